//! What is known of a file that was loaded whole: its checksum and version, in the page's local settings, so that what the
//! browser keeps is checked when it is loaded again.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::arriving::Arriving;
use crate::browser::local_storage;
use hub::Refusal;
use texts::{Message, hub as text};

/// Checks the checksum of a whole file: with the server's name of its version where that is a SHA-256, and with the record of
/// the same version. Says what is known of it; nothing where the browser computes no checksum.
///
/// # Errors
/// [`Refusal::OtherChecksum`].
pub async fn check(arriving: &mut Arriving) -> Result<Option<Message>, Refusal> {
    let Some(sha256) = sha256(arriving.blob()).await else { return Ok(None) };
    let key = format!("hub-file-{}", arriving.checkpoint.id);
    let validator = arriving.validator.clone().unwrap_or_default();
    let tag = validator.trim_start_matches("W/").trim_matches('"');
    let is_checksum = tag.len() == 64 && tag.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_checksum && !tag.eq_ignore_ascii_case(&sha256) {
        return Err(Refusal::OtherChecksum);
    }
    let record = local_storage::get(&key).unwrap_or_default();
    let mut fields = record.splitn(3, '\n');
    let known = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
    let of_record = fields.next().filter(|recorded| *recorded == validator);
    // A name that the server gives two versions, such as none at all, says nothing.
    if of_record.is_some() && !validator.is_empty() && known.0 != sha256 {
        local_storage::set(&key, None);
        return Err(Refusal::OtherChecksum);
    }
    let revision = arriving.revision.clone().or_else(|| of_record.map(|_| known.1.to_owned())).unwrap_or_default();
    local_storage::set(&key, Some(&format!("{sha256}\n{revision}\n{validator}")));
    let shown = match (revision.as_str(), tag) {
        ("", "") => Message::new(text::NO_REVISION),
        ("", tag) => Message::verbatim(tag),
        (revision, _) => Message::verbatim(revision),
    };
    let message = Message::new(text::SERVED).with("name", &arriving.checkpoint.id).with_message("revision", shown);
    Ok(Some(message.with("sha256", &sha256)))
}

/// A file's SHA-256 in lower-case hexadecimal, computed by the browser beside this thread; `None` where it does not.
async fn sha256(file: Option<Blob>) -> Option<String> {
    let crypto = web_sys::window()?.crypto().ok()?;
    // Pages without https have none, which the binding does not tell.
    if js_sys::Reflect::get(&crypto, &"subtle".into()).ok()?.is_undefined() {
        return None;
    }
    let bytes: ArrayBuffer = JsFuture::from(file?.array_buffer()).await.ok()?.dyn_into().ok()?;
    let digest = crypto.subtle().digest_with_str_and_buffer_source("SHA-256", &bytes).ok()?;
    let digest = Uint8Array::new(&JsFuture::from(digest).await.ok()?).to_vec();
    Some(digest.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat())
}
