//! [`Class`]: the functions and classes that a state dict needs. Each is a word to this reader; none is ever called.

use crate::weights::error::FileError;
use crate::weights::number_kind::NumberKind;

/// Longest name that a refusal repeats.
const MAX_NAME_CHARS: usize = 120;

/// A function or class that a state dict may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// `collections.OrderedDict`: the state dict itself, and a tensor's empty hooks.
    OrderedDict,
    /// `torch._utils._rebuild_tensor_v2`: storage, offset, sides, strides, and three that do not matter.
    RebuildTensor,
    /// `torch._utils._rebuild_parameter`: a tensor, and two that do not matter.
    RebuildParameter,
    /// `torch.Size`: a tuple of sides.
    Size,
    /// `torch.FloatStorage` and its like.
    Storage(NumberKind),
}

impl Class {
    /// The class that a pickle names.
    ///
    /// # Errors
    /// [`FileError::Class`] for every other, by name.
    pub(super) fn named(module: &str, name: &str) -> Result<Self, FileError> {
        let storage = |class| NumberKind::from_storage(class).map(Self::Storage);
        let known = match (module, name) {
            ("collections", "OrderedDict") => Some(Self::OrderedDict),
            ("torch._utils", "_rebuild_tensor_v2" | "_rebuild_tensor") => Some(Self::RebuildTensor),
            ("torch._utils", "_rebuild_parameter") => Some(Self::RebuildParameter),
            ("torch", "Size") => Some(Self::Size),
            // Bytes that only a tensor's kind gives a meaning; older files have typed storages only.
            ("torch.storage" | "torch", "UntypedStorage") => Some(Self::Storage(NumberKind::U8)),
            ("torch", class) => storage(class),
            _ => None,
        };
        known
            .ok_or_else(|| FileError::Class { name: format!("{module}.{name}").chars().take(MAX_NAME_CHARS).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_state_dict_needs_is_known() {
        assert_eq!(Class::named("torch", "BFloat16Storage"), Ok(Class::Storage(NumberKind::Bf16)));
        for (module, name) in [("posix", "system"), ("torch", ""), ("torch", "load"), ("builtins", "eval"), ("", "")] {
            let refused = Class::named(module, name).unwrap_err();
            assert_eq!(refused, FileError::Class { name: format!("{module}.{name}") });
        }
    }
}
