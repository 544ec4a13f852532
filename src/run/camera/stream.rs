//! The camera as the page holds it: opens it, and sees that its light goes off.

use js_sys::{JSON, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MediaStream, MediaStreamConstraints, MediaStreamTrack, MediaStreamTrackState};

use super::media;
use super::options::CameraOptions;
use crate::run::camera::{CameraState, End, Facing, FrameMeter, OffReason, Refusal, WantedCamera};
use leptos::prelude::*;

/// Handles to the camera; copied freely.
#[derive(Clone, Copy)]
pub struct Camera {
    /// What it does.
    pub state: RwSignal<CameraState>,
    /// Its pictures, while it is on.
    pub stream: RwSignal<Option<MediaStream>, LocalStorage>,
    /// How fast its frames are answered.
    pub meter: RwSignal<FrameMeter>,
    session: StoredValue<Session>,
}

/// What changes without anybody having to see it.
struct Session {
    /// Counts starts and stops, so that a stream that comes after a stop is switched off at once.
    generation: u64,
    /// What the browser said of the permission when the camera was opened.
    permission: Option<String>,
    options: CameraOptions,
}

/// One time that the camera is on, from its start to its stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generation(u64);

impl Camera {
    /// A camera that is off.
    pub fn new() -> Self {
        let options = CameraOptions::new();
        media::on_device_change(move || {
            // Before the first start the list has no names.
            if options.device.try_get_untracked().flatten().is_some() {
                leptos::task::spawn_local(list(options));
            }
        });
        Self {
            state: RwSignal::new(CameraState::Off(OffReason::Stopped)),
            stream: RwSignal::new_local(None),
            meter: RwSignal::new(FrameMeter::default()),
            session: StoredValue::new(Session { generation: 0, permission: None, options }),
        }
    }

    /// What the person chooses of it.
    pub fn options(self) -> CameraOptions {
        self.session.with_value(|session| session.options)
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
        let options = self.options();
        let wanted = options.wanted.get_value();
        let mut opened = request(&wanted).await;
        if matches!((&opened, &wanted), (Err(Refusal::Missing), WantedCamera::Device(_))) {
            // The one that was chosen is gone; another one will do.
            options.wanted.set_value(WantedCamera::default());
            opened = request(&WantedCamera::default()).await;
        }
        let permission = if opened.is_ok() { media::permission().await } else { None };
        if !self.is_current(generation) {
            // It was stopped meanwhile.
            opened.iter().for_each(switch_off);
            return None;
        }
        match opened {
            Ok(stream) => {
                self.session.update_value(|session| session.permission = permission);
                let (device, facing) = tracks(&stream).next().map_or((None, Facing::Unknown), |t| media::settings(&t));
                options.opened(device, facing);
                self.stream.set(Some(stream));
                self.state.set(CameraState::On);
                leptos::task::spawn_local(list(options));
                Some(generation)
            }
            Err(refusal) => {
                self.state.set(CameraState::Off(OffReason::Refused(refusal)));
                None
            }
        }
    }

    /// Switches it off where it is on or on its way; the light goes off with it. Where it is off, what was said of it
    /// goes once the person does something else.
    pub fn stop(self, why: OffReason) {
        if !self.is_in_use() {
            if matches!(why, OffReason::Stopped | OffReason::PictureChosen) {
                self.state.set(CameraState::Off(OffReason::Stopped));
            }
            return;
        }
        self.switch_light_off();
        self.state.set(CameraState::Off(why));
    }

    /// Another camera is wanted from now on. One that is on goes off at once: phones open one at a time.
    pub fn want(self, wanted: WantedCamera) {
        self.options().wanted.set_value(wanted);
        if self.is_in_use() {
            self.switch_light_off();
        }
    }

    /// Whether this turn is the one that goes on.
    pub fn is_current(self, generation: Generation) -> bool {
        self.session.try_with_value(|session| session.generation) == Some(generation.0)
    }

    /// Whether the camera ended by itself.
    pub fn has_ended(self) -> bool {
        self.stream.with_untracked(|stream| {
            stream
                .as_ref()
                .is_some_and(|stream| tracks(stream).all(|t| t.ready_state() == MediaStreamTrackState::Ended))
        })
    }

    /// Why a camera that was on ended by itself.
    pub async fn end(self) -> End {
        let (now, there) = (media::permission().await, media::cameras().await);
        let before = self.session.try_with_value(|session| session.permission.clone()).flatten();
        let device = self.options().device.get_untracked();
        let there: Vec<&str> = there.iter().map(|camera| camera.id.as_str()).collect();
        End::of([before.as_deref(), now.as_deref()], device.as_deref(), &there)
    }

    fn switch_light_off(self) {
        self.next_generation();
        if let Some(stream) = self.stream.try_update(Option::take).flatten() {
            switch_off(&stream);
        }
    }

    fn next_generation(self) -> Generation {
        self.session.update_value(|session| session.generation += 1);
        Generation(self.session.with_value(|session| session.generation))
    }
}

/// Takes down the cameras that there are.
async fn list(options: CameraOptions) {
    let found = media::cameras().await;
    if options.devices.try_with_untracked(|known| *known != found) == Some(true) {
        options.devices.set(found);
    }
}

/// Asks the browser for a camera.
async fn request(wanted: &WantedCamera) -> Result<MediaStream, Refusal> {
    let none = if media::is_secure() { Refusal::Unavailable } else { Refusal::Insecure };
    let devices = media::devices().ok_or(none)?;
    let wishes: MediaStreamConstraints =
        JSON::parse(&wanted.constraints()).map_err(|_| Refusal::Other)?.unchecked_into();
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
