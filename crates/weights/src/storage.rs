//! What the browser keeps of weights and of the lab's pictures, in one place for the page and its workers.

use super::manifest::{Manifest, Model};

/// Name of the cache in the browser's storage. The keys in it are [`Model::address`] and the addresses of the lab's pictures.
pub const CACHE_NAME: &str = "efficientnet-explorer-weights-v1";

/// A file in the browser's storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Its whole address.
    pub address: String,
    /// Its size.
    pub bytes: u64,
}

/// What files are kept for.
#[derive(Clone, Debug, PartialEq)]
pub enum KeptFor {
    /// A network's weights.
    Network(Box<Model>),
    /// The pictures of the scaling lab.
    Lab,
    /// Files that this page knows nothing of, such as those of an older version.
    Unknown,
}

/// What is kept for one purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The purpose.
    pub of: KeptFor,
    /// Bytes in all.
    pub bytes: u64,
    /// The files' addresses.
    pub addresses: Vec<String>,
}

/// Sorts files by network, in the order of the manifest, then the lab's pictures, with what belongs to none of them last.
/// `absolute` completes a [`Model::address`] and each of `lab`.
#[must_use]
pub fn sort(
    manifest: &Manifest,
    lab: &[String],
    absolute: impl Fn(&str) -> String,
    files: Vec<StoredFile>,
) -> Vec<Kept> {
    let mut rest = files;
    let mut kept = Vec::new();
    for model in manifest.models {
        let address = absolute(&model.address());
        let (own, others) = rest.into_iter().partition(|file| file.address == address);
        kept.extend(gather(KeptFor::Network(Box::new(model.clone())), own));
        rest = others;
    }
    let lab: Vec<String> = lab.iter().map(|address| absolute(address)).collect();
    let (own, others) = rest.into_iter().partition(|file| lab.contains(&file.address));
    kept.extend(gather(KeptFor::Lab, own));
    kept.extend(gather(KeptFor::Unknown, others));
    kept
}

/// `None` when there are no files.
fn gather(of: KeptFor, files: Vec<StoredFile>) -> Option<Kept> {
    let bytes = files.iter().fold(0_u64, |sum, file| sum.saturating_add(file.bytes));
    let addresses: Vec<String> = files.into_iter().map(|file| file.address).collect();
    (!addresses.is_empty()).then_some(Kept { of, bytes, addresses })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://school.test/explorer/";

    fn absolute(address: &str) -> String {
        format!("{BASE}{}", address.trim_start_matches("./"))
    }

    fn file(address: &str, bytes: u64) -> StoredFile {
        StoredFile { address: address.to_owned(), bytes }
    }

    #[test]
    fn an_address_carries_the_files_hash() {
        let manifest = Manifest::bundled();
        let lite0 = manifest.model("lite0").unwrap();
        assert_eq!(lite0.address(), "./weights/efficientnet-lite0.safetensors?sha256=f3c7bde2456e7c3b");
    }

    #[test]
    fn files_are_sorted_by_network_and_what_is_unknown_comes_last() {
        let manifest = Manifest::bundled();
        let of = |id: &str| absolute(&manifest.model(id).unwrap().address());
        let old = format!("{BASE}weights/efficientnet-lite0.safetensors?sha256=0000000000000000");
        let elsewhere = of("lite0").replace("/explorer/", "/another/");
        let files = vec![file(&old, 5), file(&of("lite2"), 30), file(&elsewhere, 7), file(&of("lite0"), 10)];
        let lab = ["lab/train.webp?sha256=1f".to_owned()];
        let pictures = file(&format!("{BASE}lab/train.webp?sha256=1f"), 40);
        let files = [files, vec![pictures]].concat();
        let sorted = sort(manifest, &lab, absolute, files);
        let name = |of: &KeptFor| match of {
            KeptFor::Network(model) => model.id,
            KeptFor::Lab => "lab",
            KeptFor::Unknown => "unknown",
        };
        let rows: Vec<_> = sorted.iter().map(|kept| (name(&kept.of), kept.bytes)).collect();
        // 5 + 7 bytes are of no known network.
        assert_eq!(rows, [("lite0", 10), ("lite2", 30), ("lab", 40), ("unknown", 12)]);
        assert_eq!(sorted[3].addresses, [old, elsewhere]);
        assert_eq!(sort(manifest, &lab, absolute, Vec::new()), []);
    }
}
