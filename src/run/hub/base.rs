//! The base address that the person set, in the page's local settings; `assets/page-check.js` reads it as well, for the
//! policy.

use web_sys::Url;

use crate::browser::local_storage;
use hub::{Base, BaseError, PUBLIC};

const KEY: &str = "hub-base";

/// The base of earlier visits; the public hub where none was set.
pub fn recall() -> Base {
    local_storage::get(KEY).and_then(|kept| Base::new(&kept, &page()).ok()).unwrap_or_default()
}

/// Another base from now on.
///
/// # Errors
/// [`BaseError`].
pub fn change(text: &str) -> Result<Base, BaseError> {
    let text = text.trim();
    if text.is_empty() {
        local_storage::set(KEY, None);
        return Ok(Base::default());
    }
    let has_start = ["https://", "http://", "/", "./"].iter().any(|start| text.starts_with(start));
    let url = Url::new_with_base(text, &page()).ok().filter(|_| has_start).ok_or(BaseError::Form)?;
    let base = Base::new(&url.href(), &page())?;
    local_storage::set(KEY, (base != Base::default()).then_some(base.as_str()));
    Ok(base)
}

/// Whether the policy of the page, as it was opened, allows requests to a base.
pub fn is_allowed(base: &Base) -> bool {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    let allowed = root.and_then(|root| root.get_attribute("data-hub")).unwrap_or_default();
    base.origin() == origin || allowed.split(' ').any(|allowed| allowed == base.origin())
}

/// What is shown of a base: nothing for the public hub.
pub fn shown(base: &Base) -> &str {
    if base.as_str() == PUBLIC { "" } else { base.as_str() }
}

fn page() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}
