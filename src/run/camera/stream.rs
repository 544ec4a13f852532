//! The camera as the page holds it: opens it, and sees that its light goes off.

use js_sys::{JSON, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MediaStream, MediaStreamConstraints, MediaStreamTrack, MediaStreamTrackState};

use crate::run::camera::{CameraState, FrameMeter, Off, Refusal};
use leptos::prelude::*;

/// What is asked of the browser. The network reads 300 pixels at most: more than this would only cost time.
const WISHES: &str = r#"{
    "audio": false,
    "video": { "width": { "ideal": 640 }, "height": { "ideal": 480 }, "facingMode": { "ideal": "environment" } }
}"#;

/// Handles to the camera; copied freely.
#[derive(Clone, Copy)]
pub struct Camera {
    /// What it does.
    pub state: RwSignal<CameraState>,
    /// Its pictures, while it is on.
    pub stream: RwSignal<Option<MediaStream>, LocalStorage>,
    /// How fast its frames are answered.
    pub meter: RwSignal<FrameMeter>,
    /// Counts starts and stops, so that a stream that comes after a stop is switched off at once.
    generation: StoredValue<u64>,
}

/// One time that the camera is on, from its start to its stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generation(u64);

impl Camera {
    /// A camera that is off.
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(CameraState::Off(Off::Stopped)),
            stream: RwSignal::new_local(None),
            meter: RwSignal::new(FrameMeter::default()),
            generation: StoredValue::new(0),
        }
    }

    /// Whether it is on, tracked.
    pub fn is_on(self) -> bool {
        self.state.get() == CameraState::On
    }

    /// Whether it is on or on its way, untracked.
    pub fn is_in_use(self) -> bool {
        !matches!(self.state.get_untracked(), CameraState::Off(_))
    }

    /// Switches the camera on, once the person allows it. `None` when it did not come to that; the state says why.
    pub async fn open(self) -> Option<Generation> {
        let generation = self.next_generation();
        self.meter.set(FrameMeter::default());
        self.state.set(CameraState::Opening);
        let opened = request().await;
        if !self.is_current(generation) {
            // It was stopped meanwhile.
            opened.iter().for_each(switch_off);
            return None;
        }
        match opened {
            Ok(stream) => {
                self.stream.set(Some(stream));
                self.state.set(CameraState::On);
                Some(generation)
            }
            Err(refusal) => {
                self.state.set(CameraState::Off(Off::Refused(refusal)));
                None
            }
        }
    }

    /// Switches it off where it is on or on its way; the light goes off with it. Where it is off, what was said of it
    /// goes once the person does something else.
    pub fn stop(self, why: Off) {
        if !self.is_in_use() {
            if matches!(why, Off::Stopped | Off::PictureChosen) {
                self.state.set(CameraState::Off(Off::Stopped));
            }
            return;
        }
        self.next_generation();
        if let Some(stream) = self.stream.try_update(Option::take).flatten() {
            switch_off(&stream);
        }
        self.state.set(CameraState::Off(why));
    }

    /// Whether this turn is the one that goes on.
    pub fn is_current(self, generation: Generation) -> bool {
        self.generation.try_get_value() == Some(generation.0)
    }

    /// Whether the camera ended by itself.
    pub fn has_ended(self) -> bool {
        self.stream.with_untracked(|stream| {
            stream
                .as_ref()
                .is_some_and(|stream| tracks(stream).all(|t| t.ready_state() == MediaStreamTrackState::Ended))
        })
    }

    fn next_generation(self) -> Generation {
        self.generation.update_value(|generation| *generation += 1);
        Generation(self.generation.get_value())
    }
}

/// Asks the browser for the camera.
async fn request() -> Result<MediaStream, Refusal> {
    let devices = web_sys::window().and_then(|window| window.navigator().media_devices().ok());
    // On a page that the browser does not trust there is no such object, whatever its type says.
    let devices = devices.filter(|devices| !devices.is_undefined()).ok_or(Refusal::Unavailable)?;
    let wishes: MediaStreamConstraints = JSON::parse(WISHES).map_err(|_| Refusal::Other)?.unchecked_into();
    let promise = devices.get_user_media_with_constraints(&wishes).map_err(|error| refusal(&error))?;
    let stream = JsFuture::from(promise).await.map_err(|error| refusal(&error))?;
    stream.dyn_into().map_err(|_| Refusal::Other)
}

fn refusal(error: &JsValue) -> Refusal {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    Refusal::of_exception(&name.unwrap_or_default())
}

fn tracks(stream: &MediaStream) -> impl Iterator<Item = MediaStreamTrack> {
    stream.get_tracks().to_vec().into_iter().map(JsValue::unchecked_into)
}

fn switch_off(stream: &MediaStream) {
    tracks(stream).for_each(|track| track.stop());
}
