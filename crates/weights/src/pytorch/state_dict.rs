//! Finding the state dicts in what was saved: one on its own, or several beside an optimizer and a count of epochs.

use super::pickle::Pickle;
use super::value::{Ref, Tensor, Value, Values};
use crate::error::FileError;

/// Keys under which training scripts put a state dict, in the order of preference: a running average of the weights
/// (EMA) is what they evaluate. Source: timm, `models/_helpers.py`, `load_state_dict`; then what other scripts use.
const SECTIONS: [&str; 15] = [
    "state_dict_ema",
    "model_ema",
    "ema_state_dict",
    "model_ema_state_dict",
    "ema_model",
    "ema",
    "state_dict",
    "model_state_dict",
    "model_state",
    "model",
    "module",
    "net",
    "network",
    "params",
    "weights",
];

/// How many such keys may stand inside each other.
const MAX_DEPTH: usize = 4;

/// How many dicts are looked into.
const MAX_VISITS: usize = 64;

/// Functions that make tensors of other kinds: sparse, quantised.
const OTHER_TENSORS: &str = "torch._utils._rebuild_";

/// The named tensors of a file.
#[derive(Debug)]
pub(super) struct StateDict<'a> {
    pub(super) tensors: Vec<(&'a str, Tensor<'a>)>,
    /// Keys that led there.
    pub(super) section: Vec<&'a str>,
    /// Keys that lead to each state dict of the file, the preferred first.
    pub(super) sections: Vec<Vec<&'a str>>,
}

/// A dict with tensors of its own, and the keys that lead to it.
struct Candidate<'a> {
    dict: Ref,
    section: Vec<&'a str>,
    /// Tensors in it.
    tensors: usize,
}

/// A state dict of a pickle: the one whose keys, joined by dots, are `wanted`, or else the preferred one.
///
/// # Errors
/// [`FileError::Object`] when an object of an unknown class stands in its place, or in that of one of its tensors;
/// [`FileError::NoTensors`] when there is none.
pub(super) fn find<'a>(pickle: &Pickle<'a>, wanted: Option<&str>) -> Result<StateDict<'a>, FileError> {
    let Pickle { values, root, .. } = pickle;
    let mut search = Search { values, found: Vec::new(), visits: MAX_VISITS };
    search.descend(*root, &mut Vec::new());
    if search.found.is_empty() {
        search.look_into_every_entry(*root);
    }
    let candidates = search.states();
    let is_wanted = |candidate: &&Candidate<'_>| wanted.is_some_and(|wanted| candidate.section.join(".") == wanted);
    let chosen = candidates.iter().find(is_wanted).or_else(|| candidates.first());
    let Some(Candidate { dict, section, .. }) = chosen else {
        return Err(
            in_place_of_state_dict(values, *root).map_or(FileError::NoTensors, |name| FileError::Object { name })
        );
    };
    let mut tensors = Vec::new();
    for (name, value) in values.entries(*dict).unwrap_or_default() {
        if let (Some(name), Value::Tensor(tensor)) = (values.text(*name), values.get(*value)) {
            tensors.push((name, tensor.as_ref().clone()));
        }
        // Beside tensors, scripts leave settings and counters; a tensor of another kind is a part of the network.
        if let Some(name) = values.opaque_name(*value).filter(|name| name.starts_with(OTHER_TENSORS)) {
            return Err(FileError::Object { name });
        }
    }
    let section = section.clone();
    let sections = candidates.into_iter().map(|candidate| candidate.section).collect();
    Ok(StateDict { tensors, section, sections })
}

/// The search for state dicts.
struct Search<'v, 'a> {
    values: &'v Values<'a>,
    found: Vec<Candidate<'a>>,
    /// What bounds the work, as a dict may stand inside itself.
    visits: usize,
}

impl<'a> Search<'_, 'a> {
    /// Every dict with tensors of its own on the way down the known keys; the innermost first. Recursion ends at
    /// [`MAX_DEPTH`].
    fn descend(&mut self, dict: Ref, section: &mut Vec<&'a str>) {
        let Some(left) = self.visits.checked_sub(1) else { return };
        self.visits = left;
        if section.len() < MAX_DEPTH {
            for key in SECTIONS {
                if let Some((key, inner)) = self.values.entry_and_key(dict, key)
                    && self.values.entries(inner).is_some()
                {
                    section.push(key);
                    self.descend(inner, section);
                    section.pop();
                }
            }
        }
        self.take(dict, section);
    }

    /// The dicts of tensors right below the root, whatever their keys: scripts choose words of their own.
    fn look_into_every_entry(&mut self, root: Ref) {
        for (key, value) in self.values.entries(root).unwrap_or_default().iter().take(MAX_VISITS) {
            if let Some(key) = self.values.text(*key) {
                self.take(*value, &[key]);
            }
        }
    }

    /// Takes a dict in that has tensors by name, once.
    fn take(&mut self, dict: Ref, section: &[&'a str]) {
        let is_tensor = |entry: &&(Ref, Ref)| {
            self.values.text(entry.0).is_some() && matches!(self.values.get(entry.1), Value::Tensor(_))
        };
        let tensors = self.values.entries(dict).unwrap_or_default().iter().filter(is_tensor).count();
        if tensors > 0 && !self.found.iter().any(|other| other.dict == dict) {
            self.found.push(Candidate { dict, section: section.to_vec(), tensors });
        }
    }

    /// The states of the network: dicts of far fewer tensors than the largest hold settings, such as the decay of an
    /// average.
    fn states(self) -> Vec<Candidate<'a>> {
        let most = self.found.iter().map(|candidate| candidate.tensors).max().unwrap_or(0);
        self.found.into_iter().filter(|candidate| candidate.tensors >= most.div_ceil(2)).collect()
    }
}

/// The name of the object that stands where a state dict has to: the whole of what was saved, or what lies under a known
/// key, or else the first in place of a tensor.
fn in_place_of_state_dict(values: &Values<'_>, root: Ref) -> Option<String> {
    let under_keys = SECTIONS.iter().filter_map(|key| values.entry(root, key));
    let others = values.entries(root).unwrap_or_default().iter().map(|entry| entry.1);
    std::iter::once(root).chain(under_keys).chain(others).find_map(|value| values.opaque_name(value))
}
