//! What the browser tells of cameras: the list of them, what a track is, and whether pages may use one.

use gloo_events::EventListener;
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaDevices, MediaStreamTrack};

use super::devices::{CameraDevice, Facing};

#[wasm_bindgen]
extern "C" {
    /// A `MediaStreamTrack` with what `web_sys` holds behind further features.
    type Track;

    #[wasm_bindgen(method, catch, js_name = getSettings)]
    fn settings(this: &Track) -> Result<JsValue, JsValue>;

    /// A video element that counts its frames.
    type Counting;

    #[wasm_bindgen(method, catch, js_name = getVideoPlaybackQuality)]
    fn quality(this: &Counting) -> Result<JsValue, JsValue>;

    /// `navigator.permissions`.
    type Permissions;

    #[wasm_bindgen(method, catch)]
    fn query(this: &Permissions, of: &JsValue) -> Result<js_sys::Promise, JsValue>;
}

/// The browser's cameras and microphones; `None` on a page that it does not trust, and where it knows none.
pub fn devices() -> Option<MediaDevices> {
    let devices = web_sys::window()?.navigator().media_devices().ok();
    // On a page that the browser does not trust there is no such object, whatever its type says.
    devices.filter(|devices| !devices.is_undefined())
}

/// Whether the page came over a connection that the browser trusts, such as https.
pub fn is_secure() -> bool {
    let told = Reflect::get(&js_sys::global(), &"isSecureContext".into()).ok();
    told.and_then(|told| told.as_bool()).unwrap_or(true)
}

/// The cameras that the browser tells of; none where it does not say.
pub async fn cameras() -> Vec<CameraDevice> {
    let listed = async {
        let promise = devices()?.enumerate_devices().ok()?;
        JsFuture::from(promise).await.ok()?.dyn_into::<Array>().ok()
    };
    let found = listed.await.unwrap_or_default();
    let is_camera = |device: &JsValue| text(device, "kind").as_deref() == Some("videoinput");
    let camera = |device: JsValue| CameraDevice {
        id: text(&device, "deviceId").unwrap_or_default(),
        label: text(&device, "label").unwrap_or_default(),
    };
    found.iter().filter(is_camera).map(camera).collect()
}

/// Calls `act` whenever a camera is connected or unplugged, for as long as the page lives.
pub fn on_device_change(act: impl Fn() + 'static) {
    let Some(devices) = devices() else { return };
    EventListener::new(&devices, "devicechange", move |_| act()).forget();
}

/// The id of a track's camera, where the browser tells it, and which way that faces.
pub fn settings(track: &MediaStreamTrack) -> (Option<String>, Facing) {
    let settings = track.unchecked_ref::<Track>().settings().unwrap_or_default();
    let facing = Facing::of_mode(text(&settings, "facingMode").as_deref());
    (text(&settings, "deviceId").filter(|id| !id.is_empty()), facing)
}

/// Frames that a video has been given so far; `None` where the browser does not count them.
pub fn frames_so_far(video: &HtmlVideoElement) -> Option<u64> {
    let quality = video.unchecked_ref::<Counting>().quality().ok()?;
    let total = Reflect::get(&quality, &"totalVideoFrames".into()).ok()?.as_f64()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of frames")]
    (total >= 1.0).then_some(total as u64)
}

/// Whether pages of this address may use a camera: `granted`, `denied` or `prompt`; `None` where the browser does not say.
pub async fn permission() -> Option<String> {
    let navigator = web_sys::window()?.navigator();
    let permissions = Reflect::get(&navigator, &"permissions".into()).ok().filter(JsValue::is_object)?;
    let of = js_sys::Object::new();
    Reflect::set(&of, &"name".into(), &"camera".into()).ok()?;
    let promise = permissions.unchecked_ref::<Permissions>().query(&of).ok()?;
    text(&JsFuture::from(promise).await.ok()?, "state")
}

fn text(of: &JsValue, key: &str) -> Option<String> {
    Reflect::get(of, &key.into()).ok()?.as_string()
}
