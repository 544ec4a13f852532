//! Use without a network: the page kept on this device by its service worker, and new versions of it, which are offered.

mod class_files;
mod download;
mod service_worker;

use crate::browser::{build, local_storage};
use crate::run::engine::Engine;
use crate::run::storage::words;
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use service_worker::{Outcome, Registration, WorkerMessage, container, kept_bytes};
use texts::{Message, Text, offline as text, worker};

use web_sys::AbortController;

pub use download::Download;

/// The name of the person's choice in the browser's storage: [`OFF`], or nothing.
const CHOICE: &str = "offline";
/// Not to keep the page.
const OFF: &str = "off";

/// How long the page has its engine and its chunks before the browser keeps it, in milliseconds.
const KEEP_DELAY_MILLIS: u32 = 2_000;

/// How far the page is kept.
#[derive(Clone, Debug, PartialEq)]
pub enum OfflineStatus {
    /// It is kept later: why.
    Scheduled(Text),
    /// It is on its way.
    Caching,
    /// It is there, with so many bytes.
    Cached(u64),
    /// It could not be: why, as part of a sentence.
    Failed(Message),
    /// It cannot be: a sentence.
    Unavailable(Text),
}

/// What of the page is kept; copied freely.
#[derive(Clone, Copy)]
pub struct Offline {
    page: RwSignal<OfflineStatus>,
    has_new_version: RwSignal<bool>,
    /// What a class needs, on its way.
    pub download: RwSignal<Download>,
    /// Ends that.
    stop: StoredValue<Option<AbortController>, LocalStorage>,
    registration: StoredValue<Option<Registration>, LocalStorage>,
    /// Hears what the script tells, and of another one that answers the page.
    of_script: StoredValue<Option<[EventListener; 2]>, LocalStorage>,
    /// Hears of scripts that come.
    of_registration: StoredValue<Option<EventListener>, LocalStorage>,
    wants_new_version: StoredValue<bool>,
}

impl Offline {
    /// Nothing is known of it.
    pub fn new() -> Self {
        Self {
            page: RwSignal::new(
                unavailable().map_or(OfflineStatus::Scheduled(text::NOT_YET), OfflineStatus::Unavailable),
            ),
            has_new_version: RwSignal::new(false),
            download: RwSignal::new(Download::None),
            stop: StoredValue::new_local(None),
            registration: StoredValue::new_local(None),
            of_script: StoredValue::new_local(None),
            of_registration: StoredValue::new_local(None),
            wants_new_version: StoredValue::new(false),
        }
    }

    /// How far the page is kept, tracked.
    pub fn page(self) -> OfflineStatus {
        self.page.get()
    }

    /// Whether a new version waits to be chosen, tracked.
    pub fn has_new_version(self) -> bool {
        self.has_new_version.get()
    }

    /// Whether the person chose not to keep the page.
    pub fn is_off(self) -> bool {
        self.page.get() == OfflineStatus::Unavailable(text::OFF)
    }

    /// Has the browser keep the page once the engine is there and at rest: whoever did not run it has not asked for its
    /// files. Where an earlier visit had the page kept, its new versions are looked for in any case.
    pub fn keep_at_rest(self, engine: Engine) {
        if unavailable().is_some() {
            return;
        }
        if Engine::is_data_dear() {
            self.page.set(OfflineStatus::Scheduled(text::SAVES_DATA));
        }
        spawn_local(async move {
            let known = match container() {
                Some(container) => container.registration().await,
                None => None,
            };
            if known.is_some() {
                self.registration.set_value(known);
                self.look().await;
                TimeoutFuture::new(KEEP_DELAY_MILLIS).await;
                self.keep_page().await;
            }
        });
        let is_at_rest =
            Memo::new(move |_| engine.read(|supervisor| supervisor.built().is_some() && !supervisor.state().is_busy()));
        Effect::new(move |before: Option<bool>| {
            let begins = before != Some(true) && is_at_rest.get();
            if begins && !Engine::is_data_dear() {
                spawn_local(async move {
                    TimeoutFuture::new(KEEP_DELAY_MILLIS).await;
                    if self.registration.with_value(Option::is_none) && unavailable().is_none() {
                        self.keep_page().await;
                    }
                });
            }
            begins || before == Some(true)
        });
    }

    /// Has the browser keep the page, and look for a new version of it.
    pub async fn keep_page(self) {
        let Some(container) = container() else { return };
        if !matches!(self.page.get_untracked(), OfflineStatus::Cached(_)) {
            self.page.set(OfflineStatus::Caching);
        }
        let listeners = container.listen(
            move |outcome| match outcome {
                Outcome::Cached => self.look_soon(),
                Outcome::Full => self.fail(Message::new(worker::STORAGE_FULL)),
                Outcome::Failed(reason) => self.fail(Message::Verbatim(reason)),
            },
            move || {
                if self.wants_new_version.get_value() {
                    reload();
                }
            },
        );
        self.of_script.set_value(Some(listeners));
        match container.keep_page().await {
            Ok(registration) => {
                self.of_registration.set_value(Some(registration.listen(move || self.look_soon())));
                if let Some(script) = registration.active() {
                    script.say(WorkerMessage::Tidy);
                }
                self.registration.set_value(Some(registration));
                self.look().await;
            }
            Err(error) => self.fail(words(&error)),
        }
    }

    /// Keeps the page from now on, or no longer, and deletes it.
    pub fn switch(self, is_on: bool) {
        local_storage::set(CHOICE, (!is_on).then_some(OFF));
        self.has_new_version.set(false);
        if is_on {
            spawn_local(self.keep_page());
        } else {
            self.page.set(OfflineStatus::Unavailable(text::OFF));
            let registration = self.registration.get_value();
            self.registration.set_value(None);
            spawn_local(async move {
                if let Some(registration) = registration {
                    registration.end().await;
                }
            });
        }
    }

    /// Opens the new version in the place of this page.
    pub fn take_new_version(self) {
        self.wants_new_version.set_value(true);
        match self.registration.with_value(|registration| registration.as_ref()?.waiting()) {
            Some(script) => script.say(WorkerMessage::TakeOver),
            // Another tab has had it take over.
            None => reload(),
        }
    }

    /// Puts the offer of the new version away.
    pub fn put_off(self) {
        self.has_new_version.set(false);
    }

    fn look_soon(self) {
        spawn_local(self.look());
    }

    /// Looks how far it is.
    async fn look(self) {
        let Some(registration) = self.registration.get_value() else { return };
        let is_active = registration.active().is_some();
        let kept = if is_active { kept_bytes().await } else { None };
        match kept {
            Some(bytes) => self.page.set(OfflineStatus::Cached(bytes)),
            None if matches!(self.page.get_untracked(), OfflineStatus::Failed(_) | OfflineStatus::Unavailable(_)) => {}
            None => self.page.set(OfflineStatus::Caching),
        }
        self.has_new_version.set(is_active && registration.waiting().is_some());
    }

    /// It failed. What was kept before stays good.
    fn fail(self, reason: Message) {
        spawn_local(async move {
            self.look().await;
            if !matches!(self.page.get_untracked(), OfflineStatus::Cached(_) | OfflineStatus::Unavailable(_)) {
                self.page.set(OfflineStatus::Failed(reason));
            }
        });
    }
}

/// Why the page cannot be kept, as a sentence; `None` where it can.
fn unavailable() -> Option<Text> {
    if local_storage::get(CHOICE).as_deref() == Some(OFF) {
        return Some(text::OFF);
    }
    if build::build().is_none() {
        return Some(text::NOT_BUILT);
    }
    if container().is_some() {
        return None;
    }
    let is_secure = web_sys::window().is_some_and(|window| window.is_secure_context());
    Some(if is_secure { text::NOT_HERE } else { text::NEEDS_HTTPS })
}

fn reload() {
    if let Some(window) = web_sys::window() {
        // Where the browser refuses, the person reloads.
        let _ = window.location().reload();
    }
}
