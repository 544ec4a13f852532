//! What the browser keeps of weights and of the lab's pictures, in one place for the page and its workers.

use super::manifest::{Manifest, Model};

/// Name of the cache in the browser's storage. The keys in it are [`Model::address`] and the addresses of the lab's pictures.
pub const CACHE_NAME: &str = "efficientnet-explorer-weights-v1";

/// Below this address, relative to the page, lie the pieces of the model hub's checkpoints, each in a folder of its id.
pub const HUB_FOLDER: &str = "./hub/";

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
pub enum StoragePurpose {
    /// A network's weights.
    Network(Box<Model>),
    /// The pictures of the scaling lab.
    Lab,
    /// A checkpoint of the model hub, by its id, or what has arrived of it.
    Checkpoint(String),
    /// Files that this page knows nothing of, such as those of an older version.
    Unknown,
}

/// What is kept for one purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct StorageItem {
    /// The purpose.
    pub purpose: StoragePurpose,
    /// Bytes in all.
    pub bytes: u64,
    /// The files' addresses.
    pub addresses: Vec<String>,
}

/// Sorts files by network, in the order of the manifest, then the lab's pictures and the hub's checkpoints, with what belongs to
/// none of them last. `absolute` completes a [`Model::address`], each of `lab`, and [`HUB_FOLDER`].
#[must_use]
pub fn sort(
    manifest: &Manifest,
    lab: &[String],
    absolute: impl Fn(&str) -> String,
    files: Vec<StoredFile>,
) -> Vec<StorageItem> {
    let mut rest = files;
    let mut kept = Vec::new();
    for model in manifest.models {
        let address = absolute(&model.address());
        let (own, others) = rest.into_iter().partition(|file| file.address == address);
        kept.extend(gather(StoragePurpose::Network(Box::new(model.clone())), own));
        rest = others;
    }
    let lab: Vec<String> = lab.iter().map(|address| absolute(address)).collect();
    let (own, others) = rest.into_iter().partition(|file| lab.contains(&file.address));
    kept.extend(gather(StoragePurpose::Lab, own));
    let folder = absolute(HUB_FOLDER);
    let checkpoint = |file: &StoredFile| {
        file.address.strip_prefix(&folder).and_then(|rest| rest.split_once('/')).map(|(id, _)| id.to_owned())
    };
    let (mut pieces, unknown): (Vec<_>, Vec<_>) = others.into_iter().partition(|file| checkpoint(file).is_some());
    while let Some(id) = pieces.first().and_then(checkpoint) {
        let (own, others) = pieces.into_iter().partition(|file| checkpoint(file).as_ref() == Some(&id));
        kept.extend(gather(StoragePurpose::Checkpoint(id), own));
        pieces = others;
    }
    kept.extend(gather(StoragePurpose::Unknown, unknown));
    kept
}

/// `None` when there are no files.
fn gather(purpose: StoragePurpose, files: Vec<StoredFile>) -> Option<StorageItem> {
    let bytes = files.iter().fold(0_u64, |sum, file| sum.saturating_add(file.bytes));
    let addresses: Vec<String> = files.into_iter().map(|file| file.address).collect();
    (!addresses.is_empty()).then_some(StorageItem { purpose, bytes, addresses })
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
        let piece = |id: &str, at: &str| file(&format!("{BASE}hub/{id}/6162/{at}"), 3);
        let pieces = ["b.ra", "a.ra", "b.ra"].into_iter().zip(["0-3-9", "0-3-3", "3-6-9"]);
        let pieces = pieces.map(|(id, at)| piece(id, at)).collect();
        let files = [files, vec![pictures], pieces].concat();
        let sorted = sort(manifest, &lab, absolute, files);
        let name = |kept: &StorageItem| match &kept.purpose {
            StoragePurpose::Network(model) => model.id.to_owned(),
            StoragePurpose::Lab => "lab".to_owned(),
            StoragePurpose::Checkpoint(id) => id.clone(),
            StoragePurpose::Unknown => "unknown".to_owned(),
        };
        let rows: Vec<_> = sorted.iter().map(|kept| (name(kept), kept.bytes)).collect();
        // 5 + 7 bytes are of no known network.
        let expected = [("lite0", 10), ("lite2", 30), ("lab", 40), ("b.ra", 6), ("a.ra", 3), ("unknown", 12)];
        assert_eq!(rows, expected.map(|(name, bytes)| (name.to_owned(), bytes)));
        assert_eq!(sorted[5].addresses, [old, elsewhere]);
        assert_eq!(sort(manifest, &lab, absolute, Vec::new()), []);
    }
}
