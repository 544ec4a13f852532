//! A trial of the backends: carries out what [`wire::backends::Trial`] orders, beside the engine and its worker.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Uint8Array};
use web_sys::Blob;

use super::Engine;
use super::trials::{Running, TrialProgress, Trials, Wish};
use super::worker::Worker;
use crate::browser::clock::moment;
use crate::browser::visibility::is_hidden;
use crate::browser::webgpu;
use crate::run::worker_client::{Attachment, WorkerEvent};
use leptos::prelude::*;
use texts::{Message, backend_times as text};
use wire::backends::{Adapter, Loaded, Measurement, Size, Times, Trial, TrialEnd, TrialStep};
use wire::protocol::{Backend, ErrorKind, NetworkRequest, ToWorker, WorkerError};
use wire::supervisor::Supervisor;

/// A trial that takes longer is stopped: a worker that hangs, a download that stands still.
const MOST_SECONDS: u32 = 120;

impl Engine {
    /// What is under way beside the engine.
    pub(super) fn trials(self) -> Trials {
        self.workers.with_value(|workers| workers.trials)
    }

    /// How far a trial of the backends is, tracked; `None` while there is none.
    pub fn trial_progress(self) -> Option<TrialProgress> {
        self.trials().progress.get()
    }

    /// What the last trial came to, where there is something to say, tracked.
    pub fn trial_note(self) -> Option<Message> {
        self.trials().note.get()
    }

    /// The person wants both backends timed with the loaded network.
    pub fn measure_backends(self) {
        self.cancel_trial(None);
        if !untrack(|| self.is_calm()) {
            self.trials().note.set(Some(text::BUSY.into()));
            return;
        }
        wasm_bindgen_futures::spawn_local(async move {
            match webgpu::adapter().await {
                // Meanwhile the engine may have been needed.
                Some(_) if self.trials().wish().is_some() || !untrack(|| self.is_calm()) => {}
                Some(adapter) => self.begin_trial(Wish::Persons, adapter, Trial::measure),
                None => self.trials().note.set(Some(text::NO_WEBGPU.into())),
            }
        });
    }

    /// Ends the trial under way, if there is one, and says why where that has to be said.
    pub fn cancel_trial(self, why: Option<Message>) {
        if self.trials().wish().is_some() {
            self.trials().set_running(None);
        }
        if self.trials().note.with_untracked(|note| *note != why) {
            self.trials().note.set(why);
        }
    }

    /// Begins a trial with the loaded network, on the backend that it runs on or on another one.
    pub(super) fn begin_trial(
        self,
        wish: Wish,
        adapter: Adapter,
        trial: impl FnOnce(NetworkRequest, Backend) -> Trial,
    ) {
        let found = self.read_untracked(|supervisor| {
            let size = supervisor.loaded_size()?;
            Some((supervisor.network().clone(), supervisor.backend()?, size))
        });
        let Some((network, running, size)) = found else { return };
        let trial = trial(network, running);
        match self.start_worker(trial.network()) {
            Ok(worker) => self.trials().set_running(Some(Running { trial, worker, wish, adapter, size })),
            Err(detail) => return self.end_trial(None, wish, size, &trial.crashed(detail)),
        }
        let number = self.trials().begun.try_update_value(|begun| {
            *begun += 1;
            *begun
        });
        leptos::task::spawn_local(async move {
            TimeoutFuture::new(MOST_SECONDS * 1000).await;
            if self.trials().begun.try_get_value() == number && self.trials().wish().is_some() {
                self.trials().given_up.update_value(|given_up| given_up.push(size));
                self.cancel_trial(Some(Message::new(text::STALLED).with("seconds", &MOST_SECONDS)));
            }
        });
    }

    /// The worker of a trial said something. One that has been ended is not heard.
    pub(super) fn on_trial_event(self, number: u64, event: WorkerEvent) {
        let is_heard = |running: &Option<Running>| running.as_ref().is_some_and(|of| of.worker.number == number);
        if self.trials().running.try_with_value(is_heard) != Some(true) {
            return;
        }
        let Some(mut running) = self.trials().running.try_update_value(Option::take).flatten() else { return };
        let steps = match event {
            WorkerEvent::Alive => Vec::new(),
            WorkerEvent::Message(message, _) => running.trial.message(*message),
            WorkerEvent::Crashed(detail) => vec![running.trial.crashed(detail)],
        };
        for step in steps {
            let failed = match &step {
                TrialStep::Send(message) => {
                    running.worker.client.send(message, self.file_beside(message).as_ref()).err()
                }
                TrialStep::SendPicture(message) => send_picture(&running.worker, message).err(),
                TrialStep::NextWorker => match self.start_worker(running.trial.network()) {
                    Ok(worker) => {
                        running.worker = worker;
                        None
                    }
                    Err(detail) => Some(WorkerError::new(ErrorKind::Backend, detail)),
                },
                TrialStep::End(_) => {
                    let Running { wish, size, .. } = running;
                    return self.end_trial(Some(running), wish, size, &step);
                }
            };
            if let Some(error) = failed {
                let Running { wish, size, .. } = running;
                let step = running.trial.crashed(error.message);
                return self.end_trial(Some(running), wish, size, &step);
            }
        }
        self.trials().set_running(Some(running));
    }

    /// A trial has come to its end; its worker goes, unless the engine takes it over.
    fn end_trial(self, running: Option<Running>, wish: Wish, size: Size, end: &TrialStep) {
        let TrialStep::End(end) = end else { return };
        self.trials().set_running(None);
        let note = match (&**end, running) {
            (TrialEnd::Measured { cpu, webgpu, last }, Some(running)) => match (Times::of(cpu), Times::of(webgpu)) {
                (Some(cpu), Some(webgpu)) => {
                    let measurement = Measurement::new(size, cpu, webgpu, moment());
                    let is_kept = self.take_measurement(&running.adapter, measurement.clone());
                    if measurement.faster() == Some(last.started.backend) {
                        self.take_over(running.worker, last, Some(measurement.of(last.started.backend)));
                    }
                    (!is_kept).then(|| text::NOT_KEPT.into())
                }
                _ => Some(text::NO_TIMES.into()),
            },
            (TrialEnd::Ready(last), Some(running)) => {
                let times = self.read_untracked(|supervisor| {
                    Some(supervisor.backend_times().nearest(size)?.of(last.started.backend))
                });
                self.take_over(running.worker, last, times);
                None
            }
            (TrialEnd::Refused(why), _) => Some(why.clone()),
            _ => None,
        };
        if wish == Wish::Pages && matches!(&**end, TrialEnd::Refused(_)) {
            self.trials().given_up.update_value(|given_up| given_up.push(size));
        }
        self.trials().note.set(note);
    }

    /// The engine goes on with the worker of a trial, with the same network on the faster backend: the picture and its
    /// answer stay. Otherwise that worker ends.
    fn take_over(self, worker: Worker, loaded: &Loaded, times: Option<Times>) {
        let is_other = self.read_untracked(Supervisor::backend) != Some(loaded.started.backend);
        if !is_other || !untrack(|| self.is_calm()) {
            return;
        }
        let took = self.supervisor.try_update(|supervisor| supervisor.adopt(loaded.clone(), Trial::last_id()));
        if took != Some(true) {
            return;
        }
        self.workers.update_value(|workers| workers.replace(worker));
        if let Some(times) = times {
            self.take_speed(loaded.started.backend, &loaded.built.network, times.median_millis);
        }
        self.settle();
    }

    /// Ends a trial that something has come in the way of.
    pub(super) fn disturb_trial(self) {
        match self.trials().wish() {
            Some(Wish::Persons) => {
                let why = if is_hidden() { text::HIDDEN } else { text::DISTURBED };
                self.cancel_trial(Some(why.into()));
            }
            Some(Wish::Pages) => self.cancel_trial(None),
            None => {}
        }
    }
}

/// Sends a message with the picture of one pixel.
fn send_picture(worker: &Worker, message: &ToWorker) -> Result<(), WorkerError> {
    let parts = Array::of1(&Uint8Array::from(Trial::PICTURE.as_slice()));
    let blob = Blob::new_with_u8_array_sequence(&parts)
        .map_err(|_| WorkerError::new(ErrorKind::Protocol, texts::engine::NO_REASON))?;
    worker.client.send(message, Some(&Attachment::File(blob)))
}
