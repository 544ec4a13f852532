//! A pause in long work.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Lets the messages that wait be read. A message to oneself: a timer of no time would be held back by 4 ms.
pub async fn pause() {
    let Ok(channel) = MessageChannel::new() else { return };
    let arrived = Promise::new(&mut |resolve, _| {
        channel.port1().set_onmessage(Some(&resolve));
        if channel.port2().post_message(&JsValue::NULL).is_err() {
            // Nothing would arrive: go on at once. A resolver does not fail.
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    // A promise that only resolves.
    let _ = JsFuture::from(arrived).await;
    channel.port1().close();
}
