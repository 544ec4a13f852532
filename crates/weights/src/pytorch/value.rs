//! What a pickle describes: plain values that refer to each other by number, so that nothing is nested in memory and
//! nothing is walked or freed by recursion.

use std::collections::BTreeMap;

use super::class::{Class, full_name};
use crate::number_kind::NumberKind;

/// The number of a value in its pickle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ref(pub(super) u32);

/// One value. Texts borrow from the file.
#[derive(Clone, Debug)]
pub(super) enum Value<'a> {
    /// None, a truth value, a fraction, or bytes: nothing that names or places a tensor.
    Other,
    /// True, which the system description of the older form needs.
    True,
    Integer(i64),
    Text(&'a str),
    Tuple(Vec<Ref>),
    List(Vec<Ref>),
    Dict(Vec<(Ref, Ref)>),
    Class(Class),
    /// A class that no state dict needs, or an object of one: only its name is known, by its place in a list.
    Opaque(u32),
    Storage(Storage<'a>),
    Tensor(Box<Tensor<'a>>),
}

/// A run of numbers in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Storage<'a> {
    pub(super) kind: NumberKind,
    /// The word by which the file knows it.
    pub(super) key: &'a str,
}

/// A view into a storage. Sides, strides and offset count numbers, not bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tensor<'a> {
    pub(super) storage: Storage<'a>,
    pub(super) offset: u64,
    pub(super) shape: Vec<u64>,
    pub(super) strides: Vec<u64>,
}

/// Everything that a pickle described.
#[derive(Debug, Default)]
pub(super) struct Values<'a> {
    values: Vec<Value<'a>>,
    /// Module and name of each class that is skipped.
    skipped: Vec<(&'a str, &'a str)>,
}

impl<'a> Values<'a> {
    pub(super) fn push(&mut self, value: Value<'a>) -> Ref {
        // More than 2^32 values cannot be: `pickle` stops long before.
        let number = Ref(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
        self.values.push(value);
        number
    }

    /// A class whose objects are skipped.
    pub(super) fn opaque(&mut self, module: &'a str, name: &'a str) -> Value<'a> {
        let place = u32::try_from(self.skipped.len()).unwrap_or(u32::MAX);
        self.skipped.push((module, name));
        Value::Opaque(place)
    }

    /// The name of the class of a skipped value.
    pub(super) fn opaque_name(&self, number: Ref) -> Option<String> {
        let Value::Opaque(place) = self.get(number) else { return None };
        let (module, name) = self.skipped.get(usize::try_from(*place).ok()?)?;
        Some(full_name(module, name))
    }

    pub(super) fn get(&self, number: Ref) -> &Value<'a> {
        usize::try_from(number.0).ok().and_then(|index| self.values.get(index)).unwrap_or(&Value::Other)
    }

    pub(super) fn get_mut(&mut self, number: Ref) -> Option<&mut Value<'a>> {
        usize::try_from(number.0).ok().and_then(|index| self.values.get_mut(index))
    }

    pub(super) fn text(&self, number: Ref) -> Option<&'a str> {
        if let Value::Text(text) = self.get(number) { Some(text) } else { None }
    }

    /// A number that counts something.
    pub(super) fn count(&self, number: Ref) -> Option<u64> {
        if let Value::Integer(value) = self.get(number) { u64::try_from(*value).ok() } else { None }
    }

    /// The items of a tuple or a list.
    pub(super) fn items(&self, number: Ref) -> Option<&[Ref]> {
        if let Value::Tuple(items) | Value::List(items) = self.get(number) { Some(items) } else { None }
    }

    /// The entries of a dict.
    pub(super) fn entries(&self, number: Ref) -> Option<&[(Ref, Ref)]> {
        if let Value::Dict(entries) = self.get(number) { Some(entries) } else { None }
    }

    /// What a dict holds under a key that is a text; the last of equal keys, as in Python.
    pub(super) fn entry(&self, dict: Ref, key: &str) -> Option<Ref> {
        self.entry_and_key(dict, key).map(|entry| entry.1)
    }

    /// [`Values::entry`] with the key as the file has it.
    pub(super) fn entry_and_key(&self, dict: Ref, key: &str) -> Option<(&'a str, Ref)> {
        let mut entries = self.entries(dict)?.iter().rev();
        entries.find_map(|entry| Some((self.text(entry.0).filter(|text| *text == key)?, entry.1)))
    }

    /// The kind of every storage, by its key.
    pub(super) fn storage_kinds(&self) -> BTreeMap<&'a str, NumberKind> {
        let storage = |value: &Value<'a>| if let Value::Storage(storage) = value { Some(*storage) } else { None };
        self.values.iter().filter_map(storage).map(|storage| (storage.key, storage.kind)).collect()
    }
}
