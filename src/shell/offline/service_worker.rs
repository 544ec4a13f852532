//! What the page asks of its service worker, `assets/service-worker.js`, and of the caches that it keeps builds in.

use gloo_events::EventListener;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CacheStorage, EventTarget, Response};

use crate::run::storage::absolute;

/// The script, and the folder that it keeps.
const SCRIPT: &str = "./service-worker.js";
const FOLDER: &str = "./";

#[wasm_bindgen]
extern "C" {
    /// A `ServiceWorkerContainer`.
    #[wasm_bindgen(extends = EventTarget)]
    pub type Container;

    #[wasm_bindgen(method, catch)]
    fn register(this: &Container, address: &str, options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getRegistration)]
    fn get_registration(this: &Container, folder: &str) -> Result<Promise, JsValue>;

    /// A `ServiceWorkerRegistration`.
    #[derive(Clone)]
    #[wasm_bindgen(extends = EventTarget)]
    pub type Registration;

    #[wasm_bindgen(method, getter)]
    fn scope(this: &Registration) -> String;

    /// What is on its way.
    #[wasm_bindgen(method, getter)]
    pub fn installing(this: &Registration) -> Option<Script>;

    /// What waits until no page is left, or until it is asked to take over.
    #[wasm_bindgen(method, getter)]
    pub fn waiting(this: &Registration) -> Option<Script>;

    /// What answers the pages.
    #[wasm_bindgen(method, getter)]
    pub fn active(this: &Registration) -> Option<Script>;

    #[wasm_bindgen(method, catch)]
    fn unregister(this: &Registration) -> Result<Promise, JsValue>;

    /// A `ServiceWorker`.
    #[wasm_bindgen(extends = EventTarget)]
    pub type Script;

    #[wasm_bindgen(method, js_name = postMessage)]
    fn post_message(this: &Script, message: &str);
}

/// What the page says to the script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerMessage {
    /// A person chose the new version.
    TakeOver,
    /// The page is at rest: fetch what is missing, delete what no page needs.
    Tidy,
}

impl Script {
    /// Says it.
    pub fn say(&self, message: WorkerMessage) {
        self.post_message(match message {
            WorkerMessage::TakeOver => "take-over",
            WorkerMessage::Tidy => "tidy",
        });
    }
}

/// What the script told when it had tried to keep its build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All of it is there.
    Cached,
    /// There was no room.
    Full,
    /// Something else failed.
    Failed(String),
}

/// The browser's service workers; `None` where it has none.
pub fn container() -> Option<Container> {
    let navigator = web_sys::window()?.navigator();
    let container = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    (!container.is_undefined() && !container.is_null()).then(|| container.unchecked_into())
}

impl Container {
    /// Registers the script for the page's folder; where it is already, the browser looks for a new one.
    ///
    /// # Errors
    /// The browser's.
    pub async fn keep_page(&self) -> Result<Registration, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"scope".into(), &FOLDER.into())?;
        Reflect::set(&options, &"updateViaCache".into(), &"none".into())?;
        Ok(JsFuture::from(self.register(SCRIPT, &options)?).await?.unchecked_into())
    }

    /// The registration of the page's folder; one of a folder above it is another page's.
    pub async fn registration(&self) -> Option<Registration> {
        let found = JsFuture::from(self.get_registration(FOLDER).ok()?).await.ok()?;
        if found.is_undefined() {
            return None;
        }
        let found: Registration = found.unchecked_into();
        (found.scope() == absolute(FOLDER)).then_some(found)
    }

    /// Calls `heard` with what the script tells, and `changed` when another one answers the page, until the listeners go.
    pub fn listen(&self, heard: impl Fn(Outcome) + 'static, changed: impl Fn() + 'static) -> [EventListener; 2] {
        let on_message = EventListener::new(self, "message", move |event| {
            let data = field(event, "data");
            heard(if field(&data, "kept").is_truthy() {
                Outcome::Cached
            } else if field(&data, "isFull").is_truthy() {
                Outcome::Full
            } else {
                Outcome::Failed(field(&data, "reason").as_string().unwrap_or_default())
            });
        });
        [on_message, EventListener::new(self, "controllerchange", move |_| changed())]
    }
}

impl Registration {
    /// Calls `changed` when a script comes, is there, or fails, until the listener goes.
    pub fn listen(&self, changed: impl Fn() + Clone + 'static) -> EventListener {
        let registration = self.clone();
        let mut of_scripts = Vec::new();
        let mut watch = move || {
            if let Some(script) = registration.installing() {
                let changed = changed.clone();
                of_scripts.push(EventListener::new(&script, "statechange", move |_| changed()));
            }
            changed();
        };
        watch();
        EventListener::new(self, "updatefound", move |_| watch())
    }

    /// Ends it, and deletes what it kept.
    pub async fn end(&self) {
        if let Ok(ending) = self.unregister() {
            // It ends with its last page.
            let _ = JsFuture::from(ending).await;
        }
        let Some(caches) = caches() else { return };
        for name in builds(&caches).await {
            let _ = JsFuture::from(caches.delete(&name)).await;
        }
    }
}

/// The bytes of a build that is kept whole; `None` where there is none. No cache is opened for it: that would make one anew
/// that the script is deleting.
pub async fn kept_bytes() -> Option<u64> {
    let found = JsFuture::from(caches()?.match_with_str(&absolute("./?whole"))).await.ok()?;
    let text = found.dyn_into::<Response>().ok()?.text().ok()?;
    JsFuture::from(text).await.ok()?.as_string()?.parse().ok()
}

/// The names of the caches of this page, of every build, as the script names them.
async fn builds(caches: &CacheStorage) -> Vec<String> {
    let start = format!("efficientnet-explorer page {} ", absolute(FOLDER));
    let Ok(names) = JsFuture::from(caches.keys()).await else { return Vec::new() };
    let names = Array::from(&names);
    let names = names.iter().filter_map(|name| name.as_string());
    names.filter(|name| name.starts_with(&start)).collect()
}

fn caches() -> Option<CacheStorage> {
    let caches = web_sys::window()?.caches().ok()?;
    // Pages without https have none, which the binding does not tell.
    (!caches.is_undefined()).then_some(caches)
}

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
