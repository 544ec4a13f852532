//! Small texts that the browser keeps from visit to visit. Where it keeps none, everything lasts as long as the page.

use web_sys::Storage;

/// What is kept under a name.
pub fn get(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps a text under a name, or forgets it. A browser that is full or forbidden to keep anything does not.
pub fn set(name: &str, text: Option<&str>) {
    let Some(storage) = storage() else { return };
    let _ = match text {
        Some(text) => storage.set_item(name, text),
        None => storage.remove_item(name),
    };
}

/// Keeps a text under a name, and tells whether the browser did.
pub fn keep(name: &str, text: &str) -> bool {
    set(name, Some(text));
    get(name).as_deref() == Some(text)
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
