//! Lavapipe, Mesa's Vulkan driver in software: it computes in half precision, which the one that Chromium brings does
//! not.

use std::fs;
use std::path::PathBuf;

use super::apt;
use super::step_line::say;
use crate::context::Context;

/// Where Vulkan drivers are listed.
const DRIVERS: [&str; 2] = ["/usr/share/vulkan/icd.d", "/etc/vulkan/icd.d"];

/// Installs Debian's package where it is missing. Without it the tests of half precision are left out, which is said.
pub fn ensure(context: &Context) {
    if driver().is_some() {
        say("lavapipe", "is there");
    } else if let Err(error) =
        apt::install(context, &["mesa-vulkan-drivers"], "lavapipe, on which half precision is tested,")
    {
        say("lavapipe", &format!("is not there, half precision will not be tested: {error:#}"));
    }
}

/// Its description, for `VK_ICD_FILENAMES`.
pub fn driver() -> Option<PathBuf> {
    let files = DRIVERS.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    files
        .map(|file| file.path())
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("lvp_icd.")))
}
