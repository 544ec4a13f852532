//! The weights files of the person's that may be run.

use std::rc::Rc;

use web_sys::Blob;

use hub::HubCheckpoint;
use model::arch::{ArchSpec, Summary};
use model::scaling::ScalingInput;
use texts::Message;
use weights::manifest::Manifest;
use weights::{ImportAssumptions, SettingWeights};
use wire::protocol::{FileOptions, FoundNetwork, GrownAt, NetworkRequest, RequestId};

/// A weights file of the person's.
pub(super) struct OwnFile {
    /// Counts the files, from 1.
    pub(super) number: u64,
    pub(super) name: String,
    /// A handle; the browser reads the content when it is asked for.
    pub(super) blob: Blob,
    /// The checkpoint of the model hub that it is.
    pub(super) checkpoint: Option<&'static HubCheckpoint>,
    pub(super) options: FileOptions,
    pub(super) labels: Option<Rc<Vec<String>>>,
    /// What was found in it, once it was loaded.
    pub(super) found: Option<FoundNetwork>,
}

/// The files that may still be built: the loaded one, the newest, and those of the comparison.
#[derive(Default)]
pub(super) struct OwnWeights {
    pub(super) files: Vec<OwnFile>,
    /// Checkpoints of the hub that the comparison goes through, each with its own options; the sliders do not follow them.
    pub(super) compared: Vec<OwnFile>,
    /// Files chosen so far.
    pub(super) chosen: u64,
    /// The newest file that was loaded: the sliders have followed it, once.
    pub(super) loaded: u64,
    /// Lists of labels chosen so far.
    pub(super) lists: u64,
    /// The list that is being read, and the number of the file that it is for.
    pub(super) labels_of: Option<(RequestId, u64)>,
    /// Why the newest list cannot be used, with the number of its file: what is said of one does not belong to the next.
    pub(super) label_problem: Option<(u64, Message)>,
}

impl OwnWeights {
    pub(super) fn newest(&self) -> Option<&OwnFile> {
        self.files.last()
    }

    pub(super) fn file(&self, number: u64) -> Option<&OwnFile> {
        self.files.iter().chain(&self.compared).find(|file| file.number == number)
    }

    pub(super) fn is_compared(&self, number: u64) -> bool {
        self.compared.iter().any(|file| file.number == number)
    }

    pub(super) fn file_mut(&mut self, number: u64) -> Option<&mut OwnFile> {
        self.files.iter_mut().find(|file| file.number == number)
    }

    /// Takes what was found in a file.
    pub(super) fn found(&mut self, number: u64, found: &FoundNetwork) {
        if let Some(file) = self.file_mut(number) {
            file.found = Some(found.clone());
        }
    }

    /// The network of a setting, from the file that was loaded: its own, or grown from it. `None` where bundled weights
    /// know more, or it cannot grow.
    pub(super) fn network_of(&self, scaling: ScalingInput, grown_at: GrownAt) -> Option<NetworkRequest> {
        let file = self.file(self.loaded)?;
        let found = file.found.as_ref()?;
        let growth = found.growth_to(&scaling)?;
        let params = |spec: &ArchSpec| Summary::from_spec(spec).total.params;
        match Manifest::bundled().weights_of(&scaling) {
            Some(SettingWeights::Trained(_)) => return None,
            Some(SettingWeights::Grown(_, bundled)) if params(bundled.parent()) >= params(growth.parent()) => {
                return None;
            }
            Some(SettingWeights::Grown(..)) | None => {}
        }
        let is_own = growth.is_identity() && growth.parent().input_resolution == growth.target().input_resolution;
        let OwnFile { number, name, options, .. } = file;
        let (number, name, options) = (*number, name.clone(), options.clone());
        Some(if is_own {
            NetworkRequest::File { number, name, options }
        } else {
            NetworkRequest::GrownFile { number, name, options, scaling, grown_at }
        })
    }

    /// Takes a file in. One that was never loaded makes way.
    pub(super) fn add(&mut self, name: String, blob: Blob, checkpoint: Option<&'static HubCheckpoint>) {
        let loaded = self.loaded;
        self.files.retain(|file| file.number == loaded);
        let file = self.next(name, blob, checkpoint);
        self.files.push(file);
    }

    pub(super) fn next(&mut self, name: String, blob: Blob, checkpoint: Option<&'static HubCheckpoint>) -> OwnFile {
        self.chosen += 1;
        let (number, options) = (self.chosen, checkpoint.map_or_else(FileOptions::default, options_of));
        OwnFile { number, name, blob, checkpoint, options, labels: None, found: None }
    }
}

/// What a checkpoint of the hub says of its file.
fn options_of(checkpoint: &'static HubCheckpoint) -> FileOptions {
    let ImportAssumptions { padding, batch_norm_epsilon, preprocessing } = checkpoint.assumptions();
    FileOptions {
        padding: Some(padding),
        batch_norm_epsilon: Some(batch_norm_epsilon),
        preprocessing: Some(preprocessing),
        state: None,
        expected_preset: Some(checkpoint.preset),
    }
}

/// The request for a file.
pub(super) fn request(file: &OwnFile) -> NetworkRequest {
    NetworkRequest::File { number: file.number, name: file.name.clone(), options: file.options.clone() }
}
