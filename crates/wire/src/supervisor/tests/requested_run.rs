use super::*;

/// A supervisor with a network, and a requested run of another one whose build, request 2, has been sent.
fn building() -> Supervisor {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.run_requested(setting(Preset::B0));
    assert_eq!(supervisor.network_chosen(setting(Preset::B0), true), [build(2, setting(Preset::B0), false)]);
    assert_eq!(supervisor.take_run_end(), None, "its own network ends no requested run");
    supervisor
}

/// The same whose picture, request 3, is being classified.
fn running() -> Supervisor {
    let mut supervisor = building();
    assert_eq!(supervisor.message(built_of(2, setting(Preset::B0))), [Command::SendPicture(RequestId(3))]);
    supervisor
}

/// A supervisor that waits for a worker on the CPU, with a requested run; the one on WebGPU stands by.
fn switching() -> Supervisor {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    assert_eq!(supervisor.backend_chosen(BackendRequest::Cpu, false), [Command::SetAside, Command::Spawn]);
    supervisor.run_requested(lite0());
    supervisor.picture_chosen();
    assert_eq!(supervisor.take_run_end(), None);
    supervisor
}

fn kind_of_failure(supervisor: &mut Supervisor) -> Option<ErrorKind> {
    let Some(RunEnd::Failed(error)) = supervisor.take_run_end() else { return None };
    assert_eq!(supervisor.error(), Some(&error), "the person reads the same");
    Some(error.kind)
}

#[test]
fn an_answer_ends_an_order() {
    let mut supervisor = running();
    assert_eq!(supervisor.message(classified(3)), [Command::Show(Box::new(result()))]);
    // What comes later is nobody's.
    supervisor.network_chosen(lite0(), true);
    supervisor.message(failed(None, ErrorKind::Version));
    assert_eq!(supervisor.take_run_end(), None);
}

#[test]
fn without_an_order_nobody_is_told() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    supervisor.message(failed(Some(2), ErrorKind::Picture));
    assert_eq!(supervisor.take_run_end(), None);
    // Nor does the next one hear of it.
    supervisor.run_requested(lite0());
    supervisor.picture_chosen();
    assert_eq!(supervisor.take_run_end(), None);
}

#[test]
fn an_end_is_told_once_and_to_the_newest_order() {
    let mut supervisor = running();
    supervisor.message(failed(Some(3), ErrorKind::Picture));
    assert_eq!(kind_of_failure(&mut supervisor), Some(ErrorKind::Picture));
    assert_eq!(supervisor.take_run_end(), None);
    supervisor.run_requested(setting(Preset::B0));
    supervisor.picture_chosen();
    supervisor.message(failed(Some(4), ErrorKind::Picture));
    supervisor.run_requested(setting(Preset::B0));
    assert_eq!(supervisor.take_run_end(), None, "the one before has nobody who waits");
}

#[test]
fn a_question_ends_an_order_only_if_it_is_declined() {
    let mut supervisor = building();
    supervisor.message(asked(2));
    assert_eq!(supervisor.take_run_end(), None, "the person is being asked");
    supervisor.declined();
    assert_eq!(supervisor.take_run_end(), Some(RunEnd::Declined));

    let mut supervisor = building();
    supervisor.message(asked(2));
    assert_eq!(supervisor.agreed(), [build(3, setting(Preset::B0), true)]);
    assert_eq!(supervisor.take_run_end(), None);
    supervisor.cancel();
    assert_eq!(supervisor.take_run_end(), None, "the worker says when it has stopped");
    supervisor.message(FromWorker::Cancelled { id: RequestId(3) });
    assert_eq!(supervisor.take_run_end(), Some(RunEnd::GivenUp));
}

#[test]
fn a_stopped_run_ends_an_order() {
    let mut supervisor = running();
    assert_eq!(supervisor.cancel(), [cancel(3)]);
    supervisor.message(FromWorker::Cancelled { id: RequestId(3) });
    assert_eq!(supervisor.take_run_end(), Some(RunEnd::GivenUp));

    // A worker that does not stop is ended.
    let mut supervisor = running();
    supervisor.cancel();
    for _ in 0..4 {
        supervisor.tick(TICK_MILLIS);
    }
    assert_eq!((supervisor.state(), supervisor.take_run_end()), (EngineState::Cold, Some(RunEnd::GivenUp)));

    // One that is still on its way, too.
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.run_requested(lite0());
    supervisor.picture_chosen();
    assert_eq!(supervisor.cancel(), [Command::Terminate]);
    assert_eq!(supervisor.take_run_end(), Some(RunEnd::GivenUp));
}

#[test]
fn a_picture_that_is_gone_ends_an_order() {
    let mut supervisor = running();
    supervisor.picture_gone();
    assert_eq!(supervisor.take_run_end(), Some(RunEnd::GivenUp));
}

#[test]
fn every_failure_of_its_request_ends_an_order() {
    use ErrorKind::{Cancelled, Picture, Protocol, TooLarge, Version, WeightsDamaged, WeightsFile, WeightsUnreachable};
    for kind in [TooLarge, WeightsUnreachable, WeightsDamaged, WeightsFile, Protocol, Version, Cancelled] {
        let mut supervisor = building();
        supervisor.message(failed(Some(2), kind));
        assert_eq!(kind_of_failure(&mut supervisor), Some(kind), "{kind:?}");
    }
    for kind in [Picture, TooLarge, Protocol] {
        let mut supervisor = running();
        supervisor.message(failed(Some(2), kind));
        assert_eq!(supervisor.take_run_end(), None, "{kind:?} of another request");
        supervisor.message(failed(Some(3), kind));
        assert_eq!(kind_of_failure(&mut supervisor), Some(kind), "{kind:?}");
    }
}

#[test]
fn a_lost_device_or_worker_ends_an_order_the_second_time() {
    let mut supervisor = running();
    assert_eq!(supervisor.message(failed(None, ErrorKind::Backend)), [Command::Terminate, Command::Spawn]);
    assert_eq!(supervisor.take_run_end(), None, "it goes on with another worker");
    supervisor.message(ready());
    assert_eq!(supervisor.message(built_of(4, setting(Preset::B0))), [Command::SendPicture(RequestId(5))]);
    assert_eq!(supervisor.worker_crashed(Message::verbatim("a trap")), [Command::Terminate]);
    assert_eq!(kind_of_failure(&mut supervisor), Some(ErrorKind::Panic));

    // One that is answered by the worker after it is none that failed.
    let mut supervisor = running();
    supervisor.worker_crashed(Message::verbatim("a trap"));
    supervisor.message(ready());
    supervisor.message(built_of(4, setting(Preset::B0)));
    assert_eq!(supervisor.message(classified(5)), [Command::Show(Box::new(result()))]);
    assert_eq!(supervisor.take_run_end(), None);
}

#[test]
fn a_silent_worker_is_replaced_under_an_order() {
    let mut supervisor = running();
    let mut ticks = (0..100).map(|_| supervisor.tick(TICK_MILLIS));
    assert!(ticks.any(|commands| commands == [Command::Terminate, Command::Spawn]));
    assert_eq!(supervisor.take_run_end(), None);
}

#[test]
fn another_network_ends_an_order() {
    for mut supervisor in [building(), running()] {
        supervisor.network_chosen(setting(Preset::B0), true);
        assert_eq!(supervisor.take_run_end(), None, "the same one does not");
        supervisor.network_chosen(lite0(), true);
        assert_eq!(supervisor.take_run_end(), Some(RunEnd::OtherNetwork));
    }
    // A person's weights file, whatever becomes of it.
    let mut supervisor = running();
    supervisor.network_chosen(file(1), true);
    assert_eq!(supervisor.take_run_end(), Some(RunEnd::OtherNetwork));
    supervisor.message(failed(Some(4), ErrorKind::WeightsFile));
    assert_eq!(supervisor.take_run_end(), None);
    // While the person is asked.
    let mut supervisor = building();
    supervisor.message(asked(2));
    supervisor.network_chosen(lite0(), true);
    assert_eq!(supervisor.take_run_end(), Some(RunEnd::OtherNetwork));
}

#[test]
fn another_backend_ends_an_order() {
    let mut supervisor = running();
    supervisor.backend_chosen(BackendRequest::Cpu, true);
    assert_eq!(supervisor.take_run_end(), Some(RunEnd::OtherBackend));

    // The one before, where the switch failed, was declined or was stopped.
    let mut supervisor = switching();
    supervisor.message(failed(None, ErrorKind::EngineUnreachable));
    assert_eq!(supervisor.take_run_end(), Some(RunEnd::OtherBackend));
    let mut supervisor = switching();
    supervisor.message(ready());
    supervisor.message(asked(2));
    supervisor.declined();
    assert_eq!(supervisor.take_run_end(), Some(RunEnd::OtherBackend));
    let mut supervisor = switching();
    supervisor.cancel();
    assert_eq!(supervisor.take_run_end(), Some(RunEnd::OtherBackend));

    // A switch that comes about is the requested run's own.
    let mut supervisor = switching();
    supervisor.message(ready());
    supervisor.message(built(2));
    assert_eq!(supervisor.message(classified(3)), [Command::Show(Box::new(result()))]);
    assert_eq!(supervisor.take_run_end(), None);
}

#[test]
fn a_worker_that_was_to_give_memory_back_and_fails_ends_an_order_without_a_word() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    let memory = crate::protocol::MemoryUse { held_bytes: 4 << 30, needed_bytes: 1 << 20 };
    assert_eq!(supervisor.message(FromWorker::Memory(memory)), [Command::SetAside, Command::Spawn]);
    supervisor.run_requested(lite0());
    supervisor.picture_chosen();
    supervisor.message(failed(None, ErrorKind::EngineUnreachable));
    assert_eq!(supervisor.take_run_end(), Some(RunEnd::GivenUp));
    assert_eq!(supervisor.error(), None);
}

#[test]
fn a_frame_of_the_camera_ends_no_order() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B0), false);
    assert_eq!(supervisor.frame_taken(), [Command::SendPicture(RequestId(3))]);
    supervisor.run_requested(setting(Preset::B0));
    supervisor.picture_chosen();
    supervisor.message(classified(3));
    assert_eq!(supervisor.message(built_of(2, setting(Preset::B0))), [Command::SendPicture(RequestId(4))]);
    assert_eq!(supervisor.take_run_end(), None);
    supervisor.message(failed(Some(4), ErrorKind::Picture));
    assert_eq!(kind_of_failure(&mut supervisor), Some(ErrorKind::Picture));
}
