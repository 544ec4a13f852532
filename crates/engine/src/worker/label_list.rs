//! The person's labels for the classes of their weights, read here so that the page holds no reader of tables.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::transport;
use texts::{Message, own_weights};
use wire::labels;
use wire::protocol::{FromWorker, RequestId};

/// Reads a list and says what came of it.
pub(super) async fn read(id: RequestId, name: String, classes: u64, list: Blob) {
    let labels = match JsFuture::from(list.array_buffer()).await {
        Ok(content) => {
            let classes = usize::try_from(classes).unwrap_or(usize::MAX);
            labels::read_file(&name, &Uint8Array::new(&content).to_vec(), classes).map_err(|error| error.to_message())
        }
        Err(_) => Err(Message::new(own_weights::LABELS_UNREAD)),
    };
    transport::post(&FromWorker::Labels { id, labels }, None);
}
