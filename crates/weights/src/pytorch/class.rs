//! [`Class`]: the functions and classes that a state dict needs. Each is a word to this reader; none is ever called.

use crate::error::FileError;
use crate::number_kind::NumberKind;

/// Longest name that a refusal repeats.
const MAX_NAME_CHARS: usize = 120;

/// Modules whose functions run commands, load code or open connections. A checkpoint of a training never names one; a
/// file that was made to attack whoever loads it in Python does. Source: the lists of picklescan and fickling.
const COMMAND_MODULES: [&str; 20] = [
    "os",
    "posix",
    "nt",
    "subprocess",
    "sys",
    "socket",
    "ssl",
    "pty",
    "runpy",
    "importlib",
    "ctypes",
    "shutil",
    "webbrowser",
    "commands",
    "code",
    "codeop",
    "pdb",
    "bdb",
    "timeit",
    "pip",
];

/// The same among Python's own functions.
const COMMAND_BUILTINS: [&str; 8] =
    ["eval", "exec", "execfile", "compile", "__import__", "open", "input", "breakpoint"];

/// A function or class that a state dict may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// `collections.OrderedDict`: the state dict itself, and a tensor's empty hooks.
    OrderedDict,
    /// `collections.defaultdict`: a dict that scripts collect states in.
    DefaultDict,
    /// `torch._utils._rebuild_tensor_v2`: storage, offset, sides, strides, and three that do not matter.
    RebuildTensor,
    /// `torch._utils._rebuild_parameter`: a tensor, and two or three that do not matter.
    RebuildParameter,
    /// `torch.Size`: a tuple of sides.
    Size,
    /// `torch.FloatStorage` and its like.
    Storage(NumberKind),
}

impl Class {
    /// The class that a pickle names; `None` for every other, whose objects are skipped.
    ///
    /// # Errors
    /// [`FileError::Command`] for a function that runs commands, by name.
    pub(super) fn named(module: &str, name: &str) -> Result<Option<Self>, FileError> {
        let package = module.split('.').next().unwrap_or_default();
        let is_builtin = matches!(module, "builtins" | "__builtin__");
        if COMMAND_MODULES.contains(&package) || is_builtin && COMMAND_BUILTINS.contains(&name) {
            return Err(FileError::Command { name: full_name(module, name) });
        }
        Ok(match (module, name) {
            ("collections", "OrderedDict") => Some(Self::OrderedDict),
            ("collections", "defaultdict") => Some(Self::DefaultDict),
            ("torch._utils", "_rebuild_tensor_v2" | "_rebuild_tensor") => Some(Self::RebuildTensor),
            ("torch._utils", "_rebuild_parameter" | "_rebuild_parameter_with_state") => Some(Self::RebuildParameter),
            ("torch", "Size") => Some(Self::Size),
            // Bytes that only a tensor's kind gives a meaning; older files have typed storages only.
            ("torch.storage" | "torch", "UntypedStorage") => Some(Self::Storage(NumberKind::U8)),
            ("torch", class) => NumberKind::from_storage(class).map(Self::Storage),
            _ => None,
        })
    }
}

/// A class as people write it, `argparse.Namespace`, cut to a length that a sentence bears.
pub(super) fn full_name(module: &str, name: &str) -> String {
    format!("{module}.{name}").chars().take(MAX_NAME_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_state_dict_needs_is_known() {
        assert_eq!(Class::named("torch", "BFloat16Storage"), Ok(Some(Class::Storage(NumberKind::Bf16))));
        for (module, name) in
            [("argparse", "Namespace"), ("torch", ""), ("torch", "load"), ("builtins", "set"), ("", "")]
        {
            assert_eq!(Class::named(module, name), Ok(None), "{module}.{name}");
        }
    }

    #[test]
    fn what_runs_commands_is_refused_by_name() {
        for (module, name) in [("posix", "system"), ("os.path", "x"), ("builtins", "eval"), ("__builtin__", "open")] {
            let refused = Class::named(module, name).unwrap_err();
            assert_eq!(refused, FileError::Command { name: format!("{module}.{name}") });
        }
    }
}
