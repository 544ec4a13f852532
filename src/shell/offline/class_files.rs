//! What a class needs beside the page: the weights of the bundled networks, and the lab's pictures.

use crate::run::storage::absolute;
use texts::{Message, network};
use weights::manifest::Manifest;
use weights::storage::StorageItem;

/// A file, with what it has to be.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassFile {
    /// What it is, for people.
    pub name: Message,
    /// Its whole address, which is its key in the browser's storage.
    pub address: String,
    /// Its size.
    pub bytes: u64,
    /// The hash of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Those that are not kept yet.
pub fn missing(kept: &[StorageItem]) -> Vec<ClassFile> {
    let is_kept = |file: &ClassFile| kept.iter().any(|kept| kept.addresses.contains(&file.address));
    let weights = Manifest::bundled().models.iter().map(|model| ClassFile {
        name: Message::verbatim(model.name),
        address: absolute(&model.address()),
        bytes: model.bytes,
        sha256: model.sha256.to_owned(),
    });
    let lab = lab::manifest::Manifest::bundled().map(|list| list.files).unwrap_or_default();
    let lab = lab.into_iter().map(|file| ClassFile {
        name: Message::new(network::KEPT_LAB),
        address: absolute(&file.address()),
        bytes: file.bytes,
        sha256: file.sha256,
    });
    weights.chain(lab).filter(|file| !is_kept(file)).collect()
}
