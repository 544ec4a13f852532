//! Every tensor of a file against every tensor of an architecture.

use std::collections::{BTreeMap, BTreeSet};

use super::detected::DetectError;
use crate::checkpoint::Checkpoint;
use crate::error::WeightsError;
use crate::layout::{Layout, Part};
use crate::number_kind::NumberKind;
use crate::stored::significant;
use model::arch::ArchSpec;

/// What the tensors that the architecture uses are.
pub(super) struct Verified {
    pub(super) kind: NumberKind,
    pub(super) parameters: u64,
    pub(super) unused: Vec<String>,
}

/// Compares names, shapes and kinds.
///
/// # Errors
/// [`DetectError`] for tensors that are missing, have another shape or kind, or belong to the network without being
/// used by the architecture.
pub(super) fn verify(checkpoint: &Checkpoint, spec: &ArchSpec, layout: Layout) -> Result<Verified, DetectError> {
    let mut used = BTreeSet::new();
    let mut missing = Vec::new();
    let mut numbers: BTreeMap<NumberKind, u64> = BTreeMap::new();
    let mut parameters = 0_u64;
    for layer in spec.layers() {
        for (part, shape) in Part::of(&layer) {
            let name = layout.tensor_name(spec, &layer, part);
            let Some(tensor) = checkpoint.tensor(&name) else {
                missing.push(name);
                continue;
            };
            // A side beyond the address space fits no file.
            let expected: Vec<usize> = shape.iter().map(|&side| usize::try_from(side).unwrap_or(usize::MAX)).collect();
            if significant(tensor.shape) != significant(&expected) {
                return Err(WeightsError::Shape { name, expected, found: tensor.shape.to_vec() }.into());
            }
            if !tensor.kind.is_readable() {
                return Err(WeightsError::Kind { name, found: tensor.kind.to_string() }.into());
            }
            let count = tensor.shape.iter().product::<usize>() as u64;
            *numbers.entry(tensor.kind).or_default() += count;
            if !matches!(part, Part::NormMean | Part::NormVariance) {
                parameters += count;
            }
            used.insert(name);
        }
    }
    if !missing.is_empty() {
        return Err(DetectError::Missing { names: missing });
    }
    let unused = unused(checkpoint, &used)?;
    let kind = numbers.into_iter().max_by_key(|&(_, count)| count).map_or(NumberKind::F32, |(kind, _)| kind);
    Ok(Verified { kind, parameters, unused })
}

/// The tensors that are not used, unless one is a part of the network: of floating-point numbers, and below the same
/// first word as tensors that are used. Such a network computes something else than the architecture.
fn unused(checkpoint: &Checkpoint, used: &BTreeSet<String>) -> Result<Vec<String>, DetectError> {
    let root = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
    let roots: BTreeSet<String> = used.iter().map(|name| root(name)).collect();
    let unused = || checkpoint.tensors().filter(|tensor| !used.contains(tensor.name));
    let parts = unused().filter(|tensor| tensor.kind.is_readable() && roots.contains(&root(tensor.name)));
    let names: Vec<String> = parts.map(|tensor| tensor.name.to_owned()).collect();
    if names.is_empty() {
        Ok(unused().map(|tensor| tensor.name.to_owned()).collect())
    } else {
        Err(DetectError::Surplus { names })
    }
}
