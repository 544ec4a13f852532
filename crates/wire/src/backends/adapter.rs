//! A WebGPU adapter, by what the browser tells of it.

/// Names that software adapters have.
const SOFTWARE: [&str; 4] = ["swiftshader", "llvmpipe", "lavapipe", "basic render"];

/// A WebGPU adapter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adapter {
    /// What the browser calls it; empty where it gives no name.
    pub name: String,
    /// Whether it computes on the CPU.
    pub is_software: bool,
}

impl Adapter {
    /// The fields of its `GPUAdapterInfo` that make up its name, in their order.
    pub const FIELDS: [&str; 4] = ["description", "vendor", "architecture", "device"];

    /// An adapter by the fields that the browser fills, and by whether it says that this one is a fallback.
    #[must_use]
    pub fn new(fields: &[String], is_fallback: bool) -> Self {
        let name = fields.iter().filter(|field| !field.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
        let lower = name.to_lowercase();
        let is_software = is_fallback || SOFTWARE.iter().any(|word| lower.contains(word));
        Self { name, is_software }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn software_is_told_by_its_name_or_by_the_browser() {
        let named = |name: &str| Adapter::new(&[name.to_owned(), String::new(), "x".to_owned()], false);
        assert_eq!(named("NVIDIA H200"), Adapter { name: "NVIDIA H200 x".to_owned(), is_software: false });
        assert!(named("Google SwiftShader").is_software && named("llvmpipe (LLVM 19)").is_software);
        assert!(Adapter::new(&[], true).is_software && !Adapter::new(&[], false).is_software);
    }
}
