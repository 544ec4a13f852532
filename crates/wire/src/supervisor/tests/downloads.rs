//! Downloads that fail: of the worker's files, and of weights. They say nothing about a backend.

use super::*;

fn unreachable(kind: ErrorKind) -> FromWorker {
    failed(None, kind)
}

/// A person on a train: one 503 for `worker_bg.wasm`, and from then on the page ran on the CPU, said that WebGPU had been
/// given up, and "start again" started the CPU once more. A failed download counted as a crash of the backend.
#[test]
fn an_engine_that_does_not_arrive_keeps_the_backend_and_the_picture() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.picture_chosen();
    assert_eq!(supervisor.message(unreachable(ErrorKind::EngineUnreachable)), [Command::Terminate]);
    assert_eq!(supervisor.state(), EngineState::Failed);
    assert_eq!(supervisor.error().map(|error| error.kind), Some(ErrorKind::EngineUnreachable));
    assert_eq!(reason(&supervisor), None, "nobody gave WebGPU up");

    assert_eq!(supervisor.start(true), [Command::Spawn]);
    assert_eq!(supervisor.message(ready())[0], Command::Send(ToWorker::start(WEBGPU)));
    supervisor.message(started(Backend::WebGpu));
    assert_eq!(supervisor.message(built(1)), [Command::SendPicture(RequestId(2))]);
}

/// The same, offline, time and again: the page said "the engine stopped twice".
#[test]
fn an_engine_that_never_arrives_has_not_stopped() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.picture_chosen();
    for _ in 0..5 {
        supervisor.message(unreachable(ErrorKind::EngineUnreachable));
        let words = supervisor.error().map(|error| error.message.words(Language::English));
        assert_eq!(words.as_deref(), Some("because"));
        assert_eq!(supervisor.start(true), [Command::Spawn]);
    }
}

/// Lite0 had answered; Lite1's weights met a 404; choosing Lite1 once more was a retry that forgot the picture.
#[test]
fn a_retry_by_choosing_the_network_again_answers_the_picture() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    let lite1 = setting(Preset::Lite1);
    supervisor.network_chosen(lite1.clone(), false);
    supervisor.message(failed(Some(2), ErrorKind::WeightsUnreachable));
    assert_eq!(supervisor.network_chosen(lite1.clone(), true), [build(3, lite1.clone(), false)]);
    assert_eq!(supervisor.message(built_of(3, lite1)), [Command::SendPicture(RequestId(4))]);
}

/// A panic before the worker listened said that WebGPU was given up, though nothing had asked for WebGPU yet.
#[test]
fn a_worker_that_breaks_before_it_listens_blames_no_backend() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.start(false);
    assert_eq!(supervisor.worker_crashed(Message::verbatim("trap")), [Command::Terminate, Command::Spawn]);
    assert_eq!(reason(&supervisor), None);
    assert_eq!(supervisor.message(ready())[0], Command::Send(ToWorker::start(WEBGPU)));
}
