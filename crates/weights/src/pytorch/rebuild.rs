//! What the known classes make of their arguments: a storage, a tensor, a dict. Every other object stays opaque: its
//! arguments are dropped.

use super::class::Class;
use super::value::{Ref, Storage, Tensor, Value, Values};
use crate::error::FileError;

/// A tensor of a network has four sides at most; a few more are let through to be named.
const MAX_SIDES: usize = 16;

/// What a class gives.
pub(super) enum Rebuilt<'a> {
    New(Value<'a>),
    /// A value that is there already.
    Same(Ref),
}

/// A persistent id: `("storage", class, key, location, numbers)`, with None or nothing after it. Storages of unknown
/// classes, and `("module", class, ...)` beside a whole module of the older form, are opaque.
///
/// # Errors
/// [`FileError::Malformed`] for any other.
pub(super) fn storage<'a>(values: &Values<'a>, id: Ref) -> Result<Value<'a>, FileError> {
    let other = FileError::malformed("a storage is described in another way");
    let Some([word, class, rest @ ..]) = values.items(id) else { return Err(other) };
    let word = values.text(*word);
    if let (Some("storage" | "module"), class @ Value::Opaque(_)) = (word, values.get(*class)) {
        return Ok(class.clone());
    }
    let [key, _location, _numbers, rest @ ..] = rest else { return Err(other) };
    // Before PyTorch 0.4, a part of another storage.
    let is_view = rest.iter().any(|number| values.items(*number).is_some());
    match (word, values.get(*class), values.text(*key)) {
        (Some("storage"), Value::Class(Class::Storage(kind)), Some(key)) if !is_view => {
            Ok(Value::Storage(Storage { kind: *kind, key }))
        }
        _ => Err(other),
    }
}

/// A class or function with its arguments. Nothing is called: the known ones are described, an opaque one stays opaque.
///
/// # Errors
/// [`FileError::Malformed`] for arguments that it does not take.
pub(super) fn call<'a>(values: &Values<'a>, class: Ref, arguments: Ref) -> Result<Rebuilt<'a>, FileError> {
    let class = match values.get(class) {
        Value::Class(class) => class,
        Value::Opaque(place) => return Ok(Rebuilt::New(Value::Opaque(*place))),
        _ => return Err(FileError::malformed("a class is missing")),
    };
    let arguments = values.items(arguments).ok_or(FileError::malformed("a class has no arguments"))?;
    match (class, arguments) {
        (Class::OrderedDict, []) | (Class::DefaultDict, [] | [_]) => Ok(Rebuilt::New(Value::Dict(Vec::new()))),
        (Class::OrderedDict, [pairs]) => Ok(Rebuilt::New(Value::Dict(entries(values, *pairs)?))),
        (Class::Size, [sides]) => Ok(Rebuilt::Same(*sides)),
        (Class::RebuildParameter, [tensor, ..]) => Ok(Rebuilt::Same(*tensor)),
        (Class::RebuildTensor, [storage, offset, shape, strides, ..]) => {
            let storage = match values.get(*storage) {
                Value::Storage(storage) => storage,
                // Numbers of a kind that is not known.
                Value::Opaque(place) => return Ok(Rebuilt::New(Value::Opaque(*place))),
                _ => return Err(FileError::malformed("a tensor has no storage")),
            };
            let offset = values.count(*offset).ok_or(FileError::malformed("a tensor has no offset"))?;
            let (shape, strides) = (counts(values, *shape)?, counts(values, *strides)?);
            Ok(Rebuilt::New(Value::Tensor(Box::new(Tensor { storage: *storage, offset, shape, strides }))))
        }
        _ => Err(FileError::malformed("a class has the wrong arguments")),
    }
}

/// Python 2 gave an ordered dict its entries as a list of pairs.
fn entries(values: &Values<'_>, pairs: Ref) -> Result<Vec<(Ref, Ref)>, FileError> {
    let pairs = values.items(pairs).ok_or(FileError::malformed("a dict has no entries"))?;
    let pair = |number: &Ref| match values.items(*number) {
        Some([key, value]) => Ok((*key, *value)),
        _ => Err(FileError::malformed("a key has no value")),
    };
    pairs.iter().map(pair).collect()
}

/// Sides or strides.
fn counts(values: &Values<'_>, number: Ref) -> Result<Vec<u64>, FileError> {
    let items = values.items(number).filter(|items| items.len() <= MAX_SIDES);
    let items = items.ok_or(FileError::malformed("a tensor has no shape"))?;
    let count = |item: &Ref| values.count(*item).ok_or(FileError::malformed("a side of a tensor is not a count"));
    items.iter().map(count).collect()
}
