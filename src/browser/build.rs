//! The build that the page is of, as `cargo xtask build` writes it into `index.html`.

use crate::browser::elements::find;
use wire::protocol::BUILD_ID;

/// A build that browsers can keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Build {
    /// Follows from the content of its files.
    pub version: String,
    /// Its size.
    pub bytes: u64,
}

/// The page's build; `None` in one to look at.
pub fn build() -> Option<Build> {
    let text = find("meta[name=build]")?.get_attribute("content")?;
    let (version, bytes) = text.split_once(' ')?;
    Some(Build { version: version.to_owned(), bytes: bytes.parse().ok()? })
}

/// What addresses of files whose names carry no hash end with, so that a file of another build is never taken for them.
pub fn version() -> String {
    build().map_or_else(|| BUILD_ID.to_owned(), |build| build.version)
}
