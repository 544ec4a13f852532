//! The person's own weights in the engine: the files, what they say of them, and the names of their classes.

use std::rc::Rc;

use web_sys::{Blob, File};

use super::Engine;
use super::exports::carries_file;
use super::own_files::{OwnFile, request};
use crate::link::RunChoice;
use crate::run::worker_client::Attachment;
use hub::HubCheckpoint;
use leptos::prelude::*;
use model::scaling::ScalingInput;
use texts::{Language, Message, answer, own_weights};
use wire::labels::Label;
use wire::protocol::{
    Classified, ErrorKind, FileOptions, FoundNetwork, GrownAt, NetworkRequest, RequestId, ToWorker, WorkerError,
};
use wire::supervisor::{EngineState, Supervisor};

/// A list of labels larger than this is not read.
const MOST_LABEL_BYTES: f64 = 4.0 * 1024.0 * 1024.0;

/// How the classes of an answer are called.
pub struct ClassNames<'a> {
    answer: &'a Classified,
    /// The person's own names, which come first.
    own: Option<Rc<Vec<String>>>,
}

impl ClassNames<'_> {
    /// What ImageNet calls a class of the answer, where the person does not call it something else.
    fn label(&self, index: usize) -> Option<&Label> {
        if self.own.is_some() { None } else { self.answer.label(index) }
    }

    /// What a class of the answer is called.
    pub fn name(&self, index: usize) -> Message {
        self.name_of(index, self.answer.label(index))
    }

    /// What a class is called that the answer may not hold: `label` is what ImageNet calls it, where it is one of its.
    pub fn name_of(&self, index: usize, label: Option<&Label>) -> Message {
        let own = self.own.as_ref().and_then(|own| own.get(index));
        let label = label.filter(|_| self.own.is_none()).map(|label| &label.lemmas);
        own.or(label).map_or_else(|| Message::new(answer::CLASS).with("index", &index), Message::verbatim)
    }

    /// What a class of the answer is called in a line that is short: ImageNet has up to nine words for one.
    pub fn short_name(&self, index: usize) -> Message {
        self.short_name_of(index, self.answer.label(index))
    }

    /// The same of a class that the answer may not hold.
    pub fn short_name_of(&self, index: usize, label: Option<&Label>) -> Message {
        let first = label.filter(|_| self.own.is_none()).map(Label::name);
        first.map_or_else(|| self.name_of(index, label), Message::verbatim)
    }

    /// The person's own names, where there are any.
    pub fn own(&self) -> Option<&[String]> {
        self.own.as_deref().map(Vec::as_slice)
    }

    /// The language of the names, where that is known (BCP 47).
    pub fn lang(&self) -> Option<&'static str> {
        let is_imagenet = self.own.is_none() && !self.answer.labels.is_empty();
        is_imagenet.then(|| Language::English.slug())
    }

    /// The synset of a class, where it is called as in ImageNet.
    pub fn synset(&self, index: usize) -> Option<String> {
        self.label(index).map(|label| label.synset.clone())
    }
}

impl Engine {
    /// Loads a weights file of the person's; the last picture runs on it.
    pub fn choose_weights(self, name: String, blob: Blob) {
        self.load_file(name, blob, None);
    }

    /// Loads a checkpoint of the model hub as it was made to be run.
    pub fn choose_checkpoint(self, checkpoint: &'static HubCheckpoint, blob: Blob) {
        self.load_file(checkpoint.file_name(), blob, Some(checkpoint));
    }

    /// The checkpoint of the model hub that the page's file is, tracked; `None` while the sliders decide what runs.
    pub fn checkpoint(self) -> Option<&'static HubCheckpoint> {
        let is_file = self.run_choice.get() == RunChoice::Custom;
        self.own.read().newest().filter(|_| is_file)?.checkpoint
    }

    fn load_file(self, name: String, blob: Blob, checkpoint: Option<&'static HubCheckpoint>) {
        self.own.update(|own| own.add(name, blob, checkpoint));
        self.choose_run(RunChoice::Custom);
        if self.read_untracked(Supervisor::state) == EngineState::Cold {
            self.start();
        }
    }

    /// Takes in a checkpoint's file for the comparison.
    pub fn add_compared(self, checkpoint: &'static HubCheckpoint, blob: Blob) {
        self.own.update(|own| {
            let file = own.next(checkpoint.file_name(), blob, Some(checkpoint));
            own.compared.push(file);
        });
    }

    /// The request for a checkpoint that was taken in for the comparison.
    pub fn checkpoint_request(self, checkpoint: &HubCheckpoint) -> Option<NetworkRequest> {
        let is_it = |file: &&OwnFile| file.checkpoint == Some(checkpoint);
        self.own.with_untracked(|own| own.compared.iter().find(is_it).map(request))
    }

    /// Whether there is a weights file to run, tracked where it may be.
    pub fn has_file(self) -> bool {
        !self.own.read().files.is_empty()
    }

    /// What the loaded weights file holds, with its number and name, tracked; `None` while another network is loaded.
    pub fn found_file(self) -> Option<(u64, String, FoundNetwork)> {
        self.read(|supervisor| {
            let built = supervisor.built()?;
            let NetworkRequest::File { number, name, .. } = &built.network else { return None };
            Some((*number, name.clone(), FoundNetwork::clone(built.found.as_ref()?)))
        })
    }

    /// What the person says of the file that is wanted, tracked.
    pub fn file_options(self) -> FileOptions {
        self.read(|supervisor| match supervisor.network() {
            NetworkRequest::File { options, .. } => options.clone(),
            NetworkRequest::Setting { .. } | NetworkRequest::GrownFile { .. } => FileOptions::default(),
        })
    }

    /// The person says something else of the loaded file, which is then built again.
    pub fn change_file_options(self, change: impl FnOnce(&mut FileOptions)) {
        let request = self.own.try_update(|own| {
            let file = own.files.last_mut()?;
            change(&mut file.options);
            Some(request(file))
        });
        if let Some(request) = request.flatten() {
            self.forget_errors();
            self.want_network(request);
        }
    }

    /// How the classes of an answer are called, tracked.
    pub fn class_names(self, answer: &Classified) -> ClassNames<'_> {
        let files = self.own.read();
        let file = answer.network.file_number().and_then(|number| files.file(number));
        ClassNames { answer, own: file.and_then(|file| file.labels.clone()) }
    }

    /// The newest weights file's number and classes, tracked; `None` before it was loaded.
    pub fn file_classes(self) -> Option<(u64, u64)> {
        let own = self.own.read();
        let file = own.newest()?;
        Some((file.number, file.found.as_ref()?.classes))
    }

    /// The person's names for the classes of the newest weights file, tracked.
    pub fn file_labels(self) -> Option<Rc<Vec<String>>> {
        self.own.read().newest()?.labels.clone()
    }

    /// Whether the file of a number has labels of the person's, tracked.
    pub fn has_labels(self, number: u64) -> bool {
        self.own.read().file(number).is_some_and(|file| file.labels.is_some())
    }

    /// Has the worker read the person's labels for the classes of a file.
    pub fn read_labels(self, number: u64, classes: u64, list: &File) {
        if list.size() > MOST_LABEL_BYTES {
            self.refuse_labels(number, Message::new(own_weights::LABELS_TOO_LARGE));
            return;
        }
        let asked = self.own.try_update(|own| {
            own.lists += 1;
            own.label_problem = None;
            own.labels_of = Some((RequestId(own.lists), number));
            RequestId(own.lists)
        });
        let Some(id) = asked else { return };
        let message = ToWorker::ReadLabels { id, name: list.name(), classes };
        if let Err(reason) = self.send(&message, Some(&Attachment::File(list.clone().into()))) {
            self.refuse_labels(number, reason);
        }
    }

    /// Takes what the worker made of a list; only the newest one counts.
    pub(super) fn take_labels(self, id: RequestId, labels: Result<Vec<String>, Message>) {
        let asked = self.own.with_untracked(|own| own.labels_of.filter(|(asked, _)| *asked == id));
        let Some((_, number)) = asked else { return };
        match labels {
            Ok(labels) => self.own.update(|own| {
                if let Some(file) = own.file_mut(number) {
                    file.labels = Some(Rc::new(labels));
                }
            }),
            Err(error) => {
                self.refuse_labels(number, Message::new(own_weights::LABELS_REFUSED).with_message("error", error));
            }
        }
    }

    /// Why the newest list for a file cannot be used, tracked.
    pub fn label_problem(self, number: u64) -> Option<Message> {
        let own = self.own.read();
        own.label_problem.as_ref().filter(|(of, _)| *of == number).map(|(_, message)| message.clone())
    }

    fn refuse_labels(self, number: u64, reason: Message) {
        self.own.update(|own| own.label_problem = Some((number, reason)));
    }

    /// Drops the person's labels.
    pub fn forget_labels(self, number: u64) {
        self.own.update(|own| {
            if let Some(file) = own.file_mut(number) {
                file.labels = None;
            }
        });
    }

    /// The network of a setting with the weights that it can have, the person's file among them, tracked.
    pub fn network_of_setting(self, scaling: ScalingInput, grown_at: GrownAt) -> NetworkRequest {
        let own = self.own.read().network_of(scaling, grown_at);
        own.unwrap_or(NetworkRequest::Setting { scaling, grown_at })
    }

    /// What was found in the file that a network grows from, tracked.
    pub fn parent_file(self, network: &NetworkRequest) -> Option<FoundNetwork> {
        self.own.read().file(network.file_number()?)?.found.clone()
    }

    /// The request for the newest file.
    pub fn file_request(self) -> Option<NetworkRequest> {
        self.own.with_untracked(|own| own.newest().map(request))
    }

    /// The weights file that travels beside a message.
    pub(super) fn file_beside(self, message: &ToWorker) -> Option<Attachment> {
        let number = carries_file(message)?;
        self.own.with_untracked(|own| own.file(number).map(|file| Attachment::File(file.blob.clone())))
    }

    /// Brings files and sliders in line with what the supervisor came to: a file that is loaded for the first time
    /// moves the sliders, a file that was refused is dropped.
    pub(super) fn follow_file(self) {
        let (wanted, built, is_refused) = self.read_untracked(|supervisor| {
            let built = supervisor.built().and_then(|built| {
                let found = FoundNetwork::clone(built.found.as_ref()?);
                Some((number_of(&built.network)?, found))
            });
            let is_refused = supervisor.error().is_some_and(|error: &WorkerError| error.kind == ErrorKind::WeightsFile);
            (supervisor.network().clone(), built, is_refused)
        });
        let (loaded, newest) =
            self.own.with_untracked(|own| (own.loaded, own.newest().map(|file| (file.number, file.options.clone()))));
        let Some((newest, message)) = newest else { return };
        if let Some((number, found)) = &built
            && self.own.with_untracked(|own| own.file(*number).is_some_and(|file| file.found.as_ref() != Some(found)))
        {
            self.own.update(|own| own.found(*number, found));
        }
        let is_first = |number: u64| number > loaded && !self.own.with_untracked(|own| own.is_compared(number));
        if let Some((number, FoundNetwork { scaling, .. })) = built.filter(|(number, _)| is_first(*number)) {
            self.own.update(|own| {
                own.loaded = number;
                own.files.retain(|file| file.number >= number);
            });
            // What is locked stays, and the page says so; the file runs as the network that it holds.
            self.setting.change(|input| *input = scaling);
        } else if is_refused && newest > loaded && number_of(&wanted) != Some(newest) {
            self.own.update(|own| own.files.retain(|file| file.number != newest));
        }
        // Answers that the file could not be built with give way to those it is loaded with.
        if let NetworkRequest::File { number, options, .. } = wanted
            && number == newest
            && options != message
        {
            self.own.update(|own| {
                if let Some(file) = own.file_mut(number) {
                    file.options = options;
                }
            });
        }
    }
}

fn number_of(network: &NetworkRequest) -> Option<u64> {
    if let NetworkRequest::File { number, .. } = network { Some(*number) } else { None }
}
