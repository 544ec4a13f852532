//! The worker that stays while another one starts in its place: nothing is lost when that one does not arrive.

use super::parts::{Standby, Until, WorkerPhase};
use super::{Command, RunEnd, Supervisor};
use crate::protocol::BackendRequest;
use texts::Message;

impl Supervisor {
    /// Starts a worker in the place of the running one, which stands by where it has something to lose.
    pub(super) fn succeed_worker(&mut self, until: Until, before: (BackendRequest, Option<Message>)) -> Vec<Command> {
        let has_network = self.is_greeted() && self.built.is_some() && self.build.is_none();
        if self.standby.is_some() || !has_network {
            return self.replace_worker();
        }
        let (request, fallback) = before;
        let stop = self.take_picture_back();
        let mut commands = Vec::from_iter(stop.map(|classification| Command::cancel(classification.id)));
        let (started, built) = (self.started.take(), self.built.take());
        self.standby = Some(Standby { until, request, fallback, started, built });
        self.forget_worker();
        commands.push(Command::SetAside);
        commands.extend(self.spawn());
        commands
    }

    /// Ends the worker that stands by, once its successor has come so far.
    pub(super) fn release_standby(&mut self, reached: Until) -> Option<Command> {
        self.standby.take_if(|standby| reached == Until::Built || standby.until == reached)?;
        Some(Command::EndStandby)
    }

    /// Goes back to the worker that stands by, if there is one.
    pub(super) fn restore_standby(&mut self) -> Option<Command> {
        let Standby { request, fallback, started, built, .. } = self.standby.take()?;
        self.forget_worker();
        if request != self.request {
            self.end_requested_run(RunEnd::OtherBackend);
        }
        self.worker = WorkerPhase::Greeted;
        (self.started, self.built) = (started, built);
        (self.request, self.fallback, self.crashes) = (request, fallback, 0);
        Some(Command::Restore)
    }

    /// Whether the worker that stands by has the backend of a request.
    pub(super) fn standby_serves(&self, request: BackendRequest) -> bool {
        self.standby.as_ref().is_some_and(|standby| standby.request == request)
    }
}
