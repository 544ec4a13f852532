//! A picture that the person chose, and a result on the page.

use std::rc::Rc;

use web_sys::Blob;

use crate::browser::object_url::ObjectUrl;
use crate::run::samples::Sample;
use crate::run::worker_client::Pixels;
use texts::Message;
use wire::protocol::{Backend, Classified};

/// A picture that the person chose.
#[derive(Clone)]
pub struct Picture {
    /// Its name for people.
    pub name: Message,
    /// The sample it is, if it is one.
    pub sample: Option<&'static Sample>,
    /// Whether the page took it by itself, when it opened.
    pub is_of_page: bool,
    /// The encoded file.
    pub(super) blob: Blob,
    /// Where the page shows it from; `None` when the browser gave no address.
    pub url: Option<Rc<ObjectUrl>>,
}

impl Picture {
    pub(super) fn new(name: Message, blob: Blob, sample: Option<&'static Sample>) -> Self {
        let url = ObjectUrl::new(&blob).map(Rc::new);
        Self { name, sample, is_of_page: false, blob, url }
    }

    /// Whether it is that file.
    pub fn is_file(&self, blob: &Blob) -> bool {
        self.blob == *blob
    }
}

/// A result on the page.
#[derive(Clone)]
pub struct Shown {
    /// Counts the results, from 1.
    pub run: u64,
    /// What the network said.
    pub classified: Classified,
    /// What it saw, and channels of a stage, as the worker handed them over.
    pub pixels: Pixels,
    /// What the person chose; `None` for a frame of the camera.
    pub picture: Option<Picture>,
    /// The backend that answered.
    pub backend: Option<Backend>,
    /// When it was shown, in milliseconds of the page's clock.
    pub at_millis: f64,
}
