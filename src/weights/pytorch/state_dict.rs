//! Finding the state dict in what was saved: on its own, or beside an optimizer and a count of epochs.

use super::pickle::Pickle;
use super::value::{Ref, Tensor, Value, Values};
use crate::weights::error::FileError;

/// Keys under which training scripts put a state dict, in the order of preference: a running average of the weights is
/// what they evaluate. Source: timm, `models/_helpers.py`, `load_state_dict`; then what other scripts use.
const SECTIONS: [&str; 9] = [
    "state_dict_ema",
    "model_ema",
    "state_dict",
    "model_state_dict",
    "model_state",
    "model",
    "module",
    "net",
    "params",
];

/// How many such keys may stand inside each other.
const MAX_DEPTH: usize = 4;

/// How many dicts are looked into.
const MAX_VISITS: usize = 32;

/// The named tensors of a file.
#[derive(Debug)]
pub(super) struct StateDict<'a> {
    pub(super) tensors: Vec<(&'a str, Tensor<'a>)>,
    /// Keys that led there.
    pub(super) section: Vec<&'static str>,
}

/// The state dict of a pickle.
///
/// # Errors
/// [`FileError::NoTensors`] when there is none.
pub(super) fn find<'a>(pickle: &Pickle<'a>) -> Result<StateDict<'a>, FileError> {
    let Pickle { values, root, .. } = pickle;
    let (mut section, mut visits) = (Vec::new(), MAX_VISITS);
    let dict = descend(values, *root, &mut section, &mut visits).ok_or(FileError::NoTensors)?;
    let entries = values.entries(dict).unwrap_or_default();
    let tensors = entries.iter().filter_map(|(name, value)| match values.get(*value) {
        Value::Tensor(tensor) => Some((values.text(*name)?, tensor.as_ref().clone())),
        _ => None,
    });
    Ok(StateDict { tensors: tensors.collect(), section })
}

/// The first dict with tensors of its own on the way down the known keys. Recursion ends at [`MAX_DEPTH`]; `visits`
/// bounds the work, as a dict may stand inside itself.
fn descend(values: &Values<'_>, dict: Ref, section: &mut Vec<&'static str>, visits: &mut usize) -> Option<Ref> {
    *visits = visits.checked_sub(1)?;
    if section.len() < MAX_DEPTH {
        for key in SECTIONS {
            let Some(inner) = values.entry(dict, key).filter(|inner| values.entries(*inner).is_some()) else {
                continue;
            };
            section.push(key);
            if let Some(found) = descend(values, inner, section, visits) {
                return Some(found);
            }
            section.pop();
        }
    }
    let is_tensor = |number: Ref| matches!(values.get(number), Value::Tensor(_));
    values.entries(dict)?.iter().any(|entry| is_tensor(entry.1)).then_some(dict)
}
