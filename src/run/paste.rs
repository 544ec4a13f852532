//! A picture from the clipboard.

use web_sys::{ClipboardEvent, File};

/// The first picture that is pasted; `None` for text and all else, which goes where it always goes.
pub fn picture(event: &ClipboardEvent) -> Option<File> {
    let files = event.clipboard_data()?.files()?;
    (0..files.length()).filter_map(|index| files.get(index)).find(|file| file.type_().starts_with("image/"))
}
