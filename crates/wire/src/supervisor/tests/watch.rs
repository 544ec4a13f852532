//! The watch over a worker that falls silent, and over a cancel that it does not hear.

use super::*;

/// Lets seconds go by, with the worker's thread free or not; the commands beside heartbeats.
fn wait(supervisor: &mut Supervisor, seconds: u32, is_alive: bool) -> Vec<Command> {
    for _ in 0..seconds {
        let commands = supervisor.tick(TICK_MILLIS);
        if commands.iter().any(|command| *command != Command::SendPing) {
            return commands;
        }
        if is_alive && !commands.is_empty() {
            supervisor.alive();
        }
    }
    Vec::new()
}

/// A worker that the browser had closed, or that went round in an endless loop, left "Looking at the picture" on the page
/// for ever, with no way out but a reload.
#[test]
fn a_silent_worker_is_replaced_and_the_picture_is_classified_by_the_next() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    assert_eq!(wait(&mut supervisor, 20, false), [], "a busy thread has time");
    assert_eq!(wait(&mut supervisor, 5, false), [Command::Terminate, Command::Spawn]);
    let expected = "WebGPU failed: it did not respond for 21 seconds";
    assert_eq!(reason(&supervisor).as_deref(), Some(expected));
    assert_eq!(supervisor.message(ready())[0], Command::Send(ToWorker::start(BackendRequest::Cpu)));
    assert_eq!(supervisor.message(built(3)), [Command::SendPicture(RequestId(4))]);
    // Silent again: the picture is kept, and the person is told.
    assert_eq!(wait(&mut supervisor, 30, false), [Command::Terminate]);
    assert_eq!(supervisor.error().map(|error| error.kind), Some(ErrorKind::Silent));
    assert_eq!(supervisor.start(true), [Command::Spawn]);
}

/// On WebGPU the worker's thread is free while the GPU works: a map that was never handed back left the page waiting for
/// ever, though the worker answered every heartbeat.
#[test]
fn a_job_that_does_not_go_on_is_given_up() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    assert_eq!(wait(&mut supervisor, 60, true), []);
    assert_eq!(wait(&mut supervisor, 5, true), [Command::Terminate, Command::Spawn]);
}

#[test]
fn progress_is_all_the_time_a_job_needs() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    for done in 0..20 {
        assert_eq!(wait(&mut supervisor, 50, true), []);
        let progress = Phase::Running.at(done, 20);
        supervisor.message(FromWorker::Progress { id: RequestId(2), progress });
    }
}

#[test]
fn a_network_that_was_known_to_take_long_has_its_time() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    let b7 = setting(Preset::B7);
    supervisor.network_chosen(b7.clone(), true);
    supervisor.message(asked(2));
    supervisor.agreed();
    // A minute was estimated for making it, half of one for a run.
    assert_eq!(wait(&mut supervisor, 300, false), []);
    supervisor.message(built_of(3, b7));
    assert_eq!(wait(&mut supervisor, 150, false), []);
    assert_eq!(wait(&mut supervisor, 30, false), [Command::Terminate, Command::Spawn]);
}

#[test]
fn a_device_that_slept_has_lost_nothing() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    assert_eq!(supervisor.tick(8.0 * 3_600_000.0), [Command::SendPing]);
    assert_eq!(supervisor.tick(f64::NAN), [Command::SendPing]);
}

#[test]
fn nobody_watches_a_worker_at_rest() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    assert_eq!(supervisor.tick(TICK_MILLIS), []);
    assert_eq!(wait(&mut supervisor, 1_000, false), []);
}

/// Cancel asked the worker to stop, and a worker that did not hear it went on for ever.
#[test]
fn a_cancel_that_nobody_hears_ends_the_worker() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    assert!(!supervisor.is_slow());
    assert_eq!(wait(&mut supervisor, 2, false), []);
    assert!(supervisor.is_slow(), "the page offers to cancel it");
    assert_eq!(supervisor.cancel(), [cancel(2)]);
    assert_eq!(wait(&mut supervisor, 5, false), [Command::Terminate]);
    assert_eq!((supervisor.state(), supervisor.expects_answer()), (EngineState::Cold, false));
    assert_eq!(supervisor.error(), None, "the person wanted it");
    assert_eq!(supervisor.picture_chosen(), [Command::Spawn]);
}

#[test]
fn a_cancel_that_is_heard_leaves_the_worker_alone() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    supervisor.cancel();
    supervisor.message(FromWorker::Cancelled { id: RequestId(2) });
    assert_eq!(wait(&mut supervisor, 10, false), []);
    supervisor.picture_chosen();
    assert_eq!(wait(&mut supervisor, 10, true), [], "the cancel was that of the picture before");
}

/// A download that stands still is no silent worker: WebGPU is not to blame for it.
#[test]
fn downloads_that_stand_still_are_said_as_such() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.picture_chosen();
    assert_eq!(wait(&mut supervisor, 299, true), [], "a slow connection takes its time");
    assert_eq!(wait(&mut supervisor, 5, true), [Command::Terminate]);
    assert_eq!(supervisor.error().map(|error| error.kind), Some(ErrorKind::EngineUnreachable));

    supervisor.start(true);
    supervisor.message(ready());
    supervisor.message(started(Backend::WebGpu));
    let progress = Phase::Fetching.at(5, 9);
    supervisor.message(FromWorker::Progress { id: RequestId(1), progress });
    assert_eq!(wait(&mut supervisor, 70, true), [cancel(1)]);
    assert_eq!(supervisor.error().map(|error| error.kind), Some(ErrorKind::WeightsUnreachable));
    assert_eq!(supervisor.start(true), [build(2, lite0(), false)]);
}
