//! What the worker was asked to write: reports, and the network of the page as a file.

use std::rc::Rc;

use crate::browser::object_url::ObjectUrl;
use crate::run::worker_client::Attachment;
use benchmark::view::View;
use leptos::prelude::*;
use texts::Message;
use wire::protocol::{RequestId, ToWorker, WrittenNetwork};

/// What became of the newest file.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Export {
    /// Nobody asked for one.
    #[default]
    None,
    /// The engine starts first, or the weights arrive.
    Waiting,
    /// Part of it is written, 0 to 1.
    Writing(f64),
    /// It was given to the browser.
    Written(WrittenNetwork),
    /// Why there is none.
    Refused(Message),
}

impl Export {
    /// Whether it is under way.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        matches!(self, Self::Waiting | Self::Writing(_))
    }
}

/// The newest request for a file.
#[derive(Default)]
pub struct Exports {
    /// What became of it.
    pub state: Export,
    /// Its number: they are counted apart from those of networks and pictures.
    pub(super) sent: u64,
    /// The message, while it waits for a worker.
    pub(super) waiting: Option<ToWorker>,
    /// The browser reads a file after the click: its address is kept until the next one.
    pub(super) address: Option<ObjectUrl>,
}

/// What the worker made of a report, or why it made nothing.
pub type ReportReply = (RequestId, Rc<View>);

/// The reports that the worker was given, and beside them the network's file, which is asked of it in the same way.
pub(super) struct Reports {
    pub(super) sent: u64,
    /// One that waits for a worker.
    pub(super) waiting: Option<(ToWorker, Option<Attachment>)>,
    /// The network of the page as a file.
    pub(super) exports: RwSignal<Exports, LocalStorage>,
}

impl Reports {
    /// None was given.
    pub(super) fn new() -> Self {
        Self { sent: 0, waiting: None, exports: RwSignal::new_local(Exports::default()) }
    }
}
