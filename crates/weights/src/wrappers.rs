//! Words that training scripts put before every name of a tensor: they are taken away, so that the names are those of a
//! package.

use std::collections::BTreeMap;

use super::layout::{Layout, Part};
use super::stored::Stored;
use model::arch::Operator;

/// What wrappers put before every name: `DataParallel`, `torch.compile`, Lightning, timm's averaged model, and scripts.
const WRAPPERS: [&str; 8] = ["module.", "_orig_mod.", "model.", "net.", "network.", "backbone.", "ema_model.", "ema."];

/// How many of them may stand before each other.
const MAX_WRAPPERS: usize = 4;

type Tensors = BTreeMap<String, Stored>;

/// Tensors by the names that a package gives them.
pub(super) struct Unwrapped {
    pub(super) tensors: Tensors,
    /// What every one of their names began with.
    pub(super) prefix: String,
    /// Names of floating-point tensors that lack the prefix: they stand beside the network, as the weights of a loss do.
    pub(super) beside: Vec<String>,
}

/// Takes away the wrappers' words that every name has, and then whatever stands before an EfficientNet's stem.
pub(super) fn unwrap(tensors: Tensors) -> Unwrapped {
    let mut unwrapped = Unwrapped { tensors, prefix: String::new(), beside: Vec::new() };
    for _ in 0..MAX_WRAPPERS {
        let Some(wrapper) = wrapper(&unwrapped.tensors) else { break };
        unwrapped.take_away(wrapper);
    }
    if let Some(prefix) = before_stem(&unwrapped.tensors) {
        unwrapped.take_away(&prefix);
    }
    unwrapped
}

/// The wrapper's word that every tensor of floating-point numbers begins with. Counters beside the network, such as the
/// number of averaged steps, have no such word.
fn wrapper(tensors: &Tensors) -> Option<&'static str> {
    let names = || tensors.iter().filter(|(_, stored)| stored.kind().is_readable()).map(|(name, _)| name);
    let first = names().next()?;
    let wrapper = WRAPPERS.into_iter().find(|wrapper| first.starts_with(wrapper))?;
    names().all(|name| name.starts_with(wrapper)).then_some(wrapper)
}

/// What stands before the stem of the only EfficientNet among the tensors, or of the one that is a running average.
fn before_stem(tensors: &Tensors) -> Option<String> {
    let stems = Layout::ALL.map(|layout| layout.end_tensor(Operator::StemConv, Part::Weight));
    if stems.iter().any(|stem| tensors.contains_key(stem)) {
        return None;
    }
    let before = |name: &str| {
        stems
            .iter()
            .find_map(|stem| name.strip_suffix(stem.as_str()).filter(|prefix| prefix.ends_with('.')).map(str::to_owned))
    };
    let prefixes: Vec<String> = tensors.keys().filter_map(|name| before(name)).collect();
    match prefixes.as_slice() {
        [only] => Some(only.clone()),
        several => {
            let mut averages = several.iter().filter(|prefix| prefix.contains("ema"));
            averages.next().filter(|_| averages.next().is_none()).cloned()
        }
    }
}

impl Unwrapped {
    /// Takes a word away from every name that has it. No two names become one: counters that lack the word give way, and
    /// floating-point tensors that lack it are listed and left out.
    fn take_away(&mut self, word: &str) {
        let (long, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.tensors).into_iter().partition(|(name, _)| name.starts_with(word));
        let (beside, counters): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|(_, stored)| stored.kind().is_readable());
        self.beside.extend(beside.into_iter().map(|(name, _)| name));
        self.tensors = counters.into_iter().collect();
        let bare = |name: String| name.get(word.len()..).unwrap_or_default().to_owned();
        self.tensors.extend(long.into_iter().map(|(name, stored)| (bare(name), stored)));
        self.prefix.push_str(word);
    }
}
