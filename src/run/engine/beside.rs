//! Pictures that run beside the page: what it shows stays, while a batch goes through one network after the other.

use std::rc::Rc;

use web_sys::Blob;

use super::in_flight::InFlight;
use super::requested_run::RunOptions;
use super::requests::run_of;
use super::{Engine, Picture, SavedView, Shown, Unanswered};
use crate::browser::clock::now_millis;
use crate::run::Stop;
use crate::run::camera::{CameraState, OffReason};
use crate::run::worker_client::Pixels;
use leptos::prelude::*;
use texts::Message;
use wire::protocol::{Classified, ErrorKind, NetworkRequest};
use wire::size_sweep::SizeAnswer;
use wire::supervisor::{EngineState, Supervisor};

impl Engine {
    /// From now on pictures run beside the page, until [`Engine::end_beside`]. The camera makes way.
    pub fn begin_beside(self) -> Rc<SavedView> {
        self.camera.stop(OffReason::PictureChosen);
        self.generation.update_value(|generation| *generation += 1);
        let waiting = self.pending.with_untracked(|pending| pending.as_ref().map(|picture| picture.blob.clone()));
        let saved = Rc::new(SavedView { before: self.wanted_network(), waiting });
        self.in_flight.update_value(|in_flight| in_flight.saved = Some(Rc::clone(&saved)));
        saved
    }

    /// Runs a picture on a network, and waits for what comes of it. Nothing of it is shown on the page.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn run_beside(
        self,
        saved: &Rc<SavedView>,
        network: NetworkRequest,
        blob: Blob,
    ) -> Result<Classified, Unanswered> {
        Ok(self.run_and_wait_beside(saved, network, blob, RunOptions::default()).await?.classified)
    }

    /// The same, at many input sizes: `on_size` hears each answer as soon as it is there.
    ///
    /// # Errors
    /// Why it did not come to the end.
    pub async fn sweep_sizes(
        self,
        saved: &Rc<SavedView>,
        network: NetworkRequest,
        blob: Blob,
        on_size: impl Fn(SizeAnswer) + 'static,
    ) -> Result<Classified, Unanswered> {
        let options = RunOptions { on_size: Some(Box::new(on_size)), ..RunOptions::default() };
        Ok(self.run_and_wait_beside(saved, network, blob, options).await?.classified)
    }

    /// The same, with class activation maps and what the network saw.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn map_beside(
        self,
        saved: &Rc<SavedView>,
        network: NetworkRequest,
        blob: Blob,
    ) -> Result<Shown, Unanswered> {
        let options = RunOptions { activation_maps: true, ..RunOptions::default() };
        self.run_and_wait_beside(saved, network, blob, options).await
    }

    /// The picture and the network of the answer on the page, tracked, where they can run once more beside it: the answer
    /// means something and is the newest, and the engine is free.
    pub fn to_sweep(self) -> Option<(NetworkRequest, Blob)> {
        let is_free = self.pending.read().is_none()
            && self.requested.read().is_none()
            && !matches!(self.camera.state.get(), CameraState::On);
        let is_ready = self.read(|s| s.state() == EngineState::Ready && s.question().is_none() && s.is_loaded());
        let shown = self.shown.read();
        let shown = shown.as_ref().filter(|shown| !shown.classified.predictions.is_empty())?;
        let is_of_page = self.read(|supervisor| supervisor.network().is_same_network(&shown.classified.network));
        let blob = shown.picture.as_ref()?.blob.clone();
        (is_free && is_ready && is_of_page).then(|| (shown.classified.network.clone(), blob))
    }

    /// Gives an answer at an input size to whoever waits for it.
    pub(super) fn take_size(self, answer: SizeAnswer) {
        let requested = self.in_flight.with_value(|in_flight| in_flight.sent.clone());
        if let Some(requested) = requested {
            requested.tell_size(answer);
        }
    }

    async fn run_and_wait_beside(
        self,
        saved: &Rc<SavedView>,
        network: NetworkRequest,
        blob: Blob,
        options: RunOptions,
    ) -> Result<Shown, Unanswered> {
        if self.is_other_picture_waiting(saved) {
            return Err(Unanswered::Left(Stop::OtherPicture));
        }
        let picture = Picture { name: Message::verbatim(""), sample: None, is_of_page: false, blob, url: None };
        let is_same = self.wanted_network() == network;
        let requested = self.request_run(network.clone(), picture, options, Some(Rc::clone(saved)));
        self.asked.set_value(Some(network.clone()));
        self.command(|supervisor| supervisor.network_chosen(network, true));
        // Another network has taken the picture with it, unless the engine has not started.
        if is_same || !self.read_untracked(Supervisor::expects_answer) {
            self.command(Supervisor::picture_chosen);
        }
        requested.wait().await
    }

    /// Whether what runs beside the page is that.
    pub fn is_beside(self, saved: &Rc<SavedView>) -> bool {
        self.in_flight.with_value(|in_flight| in_flight.saved.as_ref().is_some_and(|now| Rc::ptr_eq(now, saved)))
    }

    /// No more pictures run beside the page. With `is_back` the network is in use again that was before, or the one that the
    /// sliders came to meanwhile; the answer on the page stays where it is that network's.
    pub fn end_beside(self, is_back: bool) {
        let Some(saved) = self.in_flight.try_update_value(|in_flight| in_flight.saved.take()).flatten() else { return };
        let error = self.read_untracked(|supervisor| supervisor.error().cloned());
        if let Some(error) = error.filter(|error| error.kind == ErrorKind::Picture)
            && !self.is_other_picture_waiting(&saved)
        {
            // A broken picture of the batch has been named there.
            self.errors.update(|errors| errors.dismissed = Some(error));
        }
        if !is_back {
            return;
        }
        let run = run_of(&saved.before);
        self.run_choice.set(run);
        let network = self.network_of(run).unwrap_or_else(|| saved.before.clone());
        let has_waiting = self.pending.with_untracked(Option::is_some);
        let is_answered = self.shown.with_untracked(|shown| {
            shown.as_ref().is_none_or(|shown| shown.classified.network.is_same_network(&network))
        });
        if self.wanted_network() == network {
            if has_waiting && !self.read_untracked(Supervisor::expects_answer) {
                self.command(Supervisor::picture_chosen);
            }
        } else if is_answered && !has_waiting {
            self.asked.set_value(Some(network.clone()));
            self.command(|supervisor| supervisor.network_chosen(network, false));
        } else {
            self.want_network(network);
        }
    }

    /// The picture of a requested run beside the page, which is sent where the person has chosen none meanwhile.
    pub(super) fn next_beside(self) -> Option<Blob> {
        let is_frame = self.in_flight.with_value(InFlight::has_frame);
        let requested = self.requested.with_untracked(Clone::clone).filter(|requested| {
            requested.saved.as_ref().is_some_and(|saved| !is_frame && !self.is_other_picture_waiting(saved))
        });
        let picture = requested.as_ref().map(|requested| requested.picture.blob.clone());
        self.in_flight.update_value(|in_flight| {
            if requested.is_some() {
                in_flight.forget_frame();
            }
            in_flight.sent = requested;
        });
        picture
    }

    /// Gives an answer to the requested run beside the page that it belongs to; gives back one that the page shows.
    pub(super) fn answer_beside(self, classified: Classified, pixels: Pixels) -> Option<(Classified, Pixels)> {
        let Some(requested) = self.in_flight.try_update_value(|in_flight| in_flight.sent.take()).flatten() else {
            return Some((classified, pixels));
        };
        self.learn_speed(&classified);
        let is_under_way =
            self.requested.with_untracked(|now| now.as_ref().is_some_and(|now| Rc::ptr_eq(now, &requested)));
        if is_under_way {
            self.requested.set(None);
        }
        // One that was given up has nobody who waits for it.
        let backend = self.read_untracked(Supervisor::backend);
        requested.end(Ok(Shown { run: 0, classified, pixels, picture: None, backend, at_millis: now_millis() }));
        None
    }

    /// Whether pictures run beside the page.
    pub fn runs_beside(self) -> bool {
        self.in_flight.with_value(|in_flight| in_flight.saved.is_some())
    }

    fn is_other_picture_waiting(self, saved: &SavedView) -> bool {
        self.pending.with_untracked(|pending| pending.as_ref().is_some_and(|picture| !saved.is_waiting(picture)))
    }
}
