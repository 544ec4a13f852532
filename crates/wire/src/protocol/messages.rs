//! The two directions of the wire.

use serde::{Deserialize, Serialize};

use super::backend::{BackendRequest, Started};
use super::benchmark::ReportTask;
use super::error::WorkerError;
use super::network::{Built, Classified, Estimate, NetworkRequest, Progress, Smoothing};
use super::network_file::{ExportReply, NetworkFormat};
use super::{BUILD_ID, RequestId};
use crate::measured::Measured;
use crate::size_sweep::SizeAnswer;
use ::benchmark::view::View;
use texts::Message;

/// From the page to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToWorker {
    /// Open a backend. Answered by [`FromWorker::Started`], or `Failed` without an id.
    Start {
        /// The page's [`BUILD_ID`].
        build_id: String,
        /// Where to run.
        backend: BackendRequest,
    },
    /// Make a network, check it and warm it up. The one that was loaded stays until then. A person's weights file
    /// travels beside this message, as a `Blob`.
    Build {
        /// The request.
        id: RequestId,
        /// Which network.
        network: NetworkRequest,
        /// Whether the person has agreed to a long one; without that the answer may be [`FromWorker::Asked`].
        is_agreed: bool,
        /// Whether the networks that were made before are kept as well, as far as memory allows, so that they are at hand
        /// when they are asked for again: those of a benchmark take turns.
        keeps_others: bool,
    },
    /// Classify the picture that travels beside this message: an encoded file as a `Blob`, or a frame of a camera as
    /// a `VideoFrame` or an `ImageBitmap`.
    Classify {
        /// The request.
        id: RequestId,
        /// Number of a stage, 1 (stem) to 9 (head), to look into as well: the network then runs once more, stage by stage.
        stage: Option<u8>,
        /// Whether the class activation maps of the predicted classes are wanted as well.
        activation_maps: bool,
        /// Where the run is timed: how often the network runs once more on the same values. How long the numbers of a run
        /// are under way is measured as well.
        repeats: Option<u16>,
        /// Whether it is profiled as well: it then runs several times more, and the device's ceiling is measured.
        profiles: bool,
        /// Whether its answer is smoothed over a camera's frames as well.
        smoothing: Option<Smoothing>,
        /// Whether it is answered at other input sizes as well, each told by [`FromWorker::AtSize`] as soon as it is there.
        sizes: bool,
    },
    /// Read the list of labels that travels beside this message as a `Blob`. Needs neither backend nor network.
    ReadLabels {
        /// The request.
        id: RequestId,
        /// The list's name: what it ends in says what it is.
        name: String,
        /// Classes that it is for.
        classes: u64,
    },
    /// Do something with a benchmark's report; the file of another device travels beside this message, as a `Blob`, where it
    /// is compared. Needs neither backend nor network. Answered by [`FromWorker::Report`].
    Report {
        /// The request.
        id: RequestId,
        /// What was measured on this device, which the worker describes itself.
        report: Box<Measured>,
        /// What to do.
        task: ReportTask,
    },
    /// Write a network to a file, for other programs. A person's weights file travels beside this message, as a `Blob`, where
    /// the network is read from one. Needs a backend, by which it is known what fits. Answered by
    /// [`FromWorker::NetworkFile`]s, the last of which ends it.
    ExportNetwork {
        /// The request; counted apart from those of networks and pictures.
        id: RequestId,
        /// Which network.
        network: NetworkRequest,
        /// Which kind of file.
        format: NetworkFormat,
    },
    /// Stop a [`ToWorker::ExportNetwork`], waiting or under way. One that has ended already is left at that.
    StopExport {
        /// The export to stop.
        id: RequestId,
    },
    /// Stop a request, waiting or under way. One that has ended already is left at that.
    Cancel {
        /// The request to stop.
        id: RequestId,
    },
}

impl ToWorker {
    /// The first message of the page.
    #[must_use]
    pub fn start(backend: BackendRequest) -> Self {
        Self::Start { build_id: BUILD_ID.to_owned(), backend }
    }
}

/// The memory of a worker, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemoryUse {
    /// Its WebAssembly memory, which never shrinks.
    pub held_bytes: u64,
    /// What the loaded network needs of it.
    pub needed_bytes: u64,
}

/// From the worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FromWorker {
    /// The worker listens.
    Ready {
        /// The worker's [`BUILD_ID`].
        build_id: String,
    },
    /// The backend is open.
    Started(Started),
    /// A request is under way.
    Progress {
        /// The request.
        id: RequestId,
        /// How far it is.
        progress: Progress,
    },
    /// A picture is answered at another input size; its final reply follows.
    AtSize {
        /// The request.
        id: RequestId,
        /// What the network answers there.
        answer: SizeAnswer,
    },
    /// A network would take long: the worker made nothing, and asks first.
    Asked {
        /// The build that was not begun.
        id: RequestId,
        /// What it would take.
        estimate: Estimate,
    },
    /// A network is loaded, checked and warm.
    Built {
        /// The build.
        id: RequestId,
        /// What was built.
        built: Built,
    },
    /// A picture is classified. The pixels that the network saw travel beside this message, RGBA, row by row; so do
    /// the maps of the stage that was looked into, gray, one after the other.
    Classified {
        /// The request.
        id: RequestId,
        /// The result.
        classified: Classified,
    },
    /// A newer request took this one's place.
    Superseded {
        /// The request that will not be carried out.
        id: RequestId,
    },
    /// A request was stopped, as the page wanted.
    Cancelled {
        /// The request.
        id: RequestId,
    },
    /// A list of labels was read.
    Labels {
        /// The request.
        id: RequestId,
        /// A label for each class, or why the list cannot be used.
        labels: Result<Vec<String>, Message>,
    },
    /// What the worker made of a benchmark's report.
    Report {
        /// The request.
        id: RequestId,
        /// What came of it, or why nothing did.
        view: Box<View>,
    },
    /// How far the writing of a network's file is, or what came of it; the file travels beside this message, as a `Blob`.
    NetworkFile {
        /// The request.
        id: RequestId,
        /// What there is to tell.
        reply: ExportReply,
    },
    /// What the worker's memory came to after a request, where that is much.
    Memory(MemoryUse),
    /// A request, or the worker itself, failed.
    Failed {
        /// The request; `None` when the worker as a whole failed.
        id: Option<RequestId>,
        /// What went wrong.
        error: WorkerError,
    },
}
