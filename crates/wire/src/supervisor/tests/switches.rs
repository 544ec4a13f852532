//! Another backend: its worker starts beside the running one, which stays until the new one has a network.

use super::*;

const CPU: BackendRequest = BackendRequest::Cpu;

/// A supervisor with a network on WebGPU whose person has just chosen the CPU, with a picture on the page.
fn switching() -> Supervisor {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    assert_eq!(supervisor.backend_chosen(CPU, true), [Command::SetAside, Command::Spawn]);
    assert_eq!(supervisor.backend(), None);
    assert!(matches!(supervisor.state(), EngineState::Loading(_)));
    supervisor
}

#[test]
fn the_running_worker_ends_once_the_new_one_has_a_network() {
    let mut supervisor = switching();
    let sent = supervisor.message(ready());
    assert_eq!(sent, [Command::Send(ToWorker::start(CPU)), build(2, lite0(), false)]);
    supervisor.message(started(Backend::Cpu));
    let commands = supervisor.message(built(2));
    assert_eq!(commands, [Command::EndStandby, Command::SendPicture(RequestId(3))], "the last picture runs on it");
}

/// Offline, a person with a loaded network chose the other backend: the page ended the worker, could not load another, and
/// had lost a network that had worked.
#[test]
fn a_switch_without_a_connection_keeps_the_loaded_network() {
    for kind in [ErrorKind::EngineUnreachable, ErrorKind::WeightsUnreachable, ErrorKind::WeightsDamaged] {
        let mut supervisor = switching();
        let mut id = None;
        if kind != ErrorKind::EngineUnreachable {
            supervisor.message(ready());
            supervisor.message(started(Backend::Cpu));
            id = Some(2);
        }
        assert_eq!(supervisor.message(failed(id, kind)), [Command::Restore]);
        assert_eq!(supervisor.error().map(|error| error.kind), Some(kind));
        assert_eq!((supervisor.backend(), supervisor.request()), (Some(Backend::WebGpu), WEBGPU));
        assert_eq!((supervisor.state(), supervisor.expects_answer()), (EngineState::Ready, false));
        // It answers.
        let mut goes_on = supervisor.clone();
        assert!(matches!(goes_on.picture_chosen()[..], [Command::SendPicture(_)]));
        // And trying again is trying the switch again.
        assert!(supervisor.is_switch_open());
        assert_eq!(supervisor.start(true), [Command::SetAside, Command::Spawn]);
        assert_eq!(supervisor.request(), CPU);
    }
}

#[test]
fn turning_back_before_the_switch_is_done_needs_no_worker() {
    let mut supervisor = switching();
    supervisor.message(ready());
    assert_eq!(supervisor.backend_chosen(WEBGPU, true), [Command::Restore, Command::SendPicture(RequestId(3))]);
    assert_eq!(supervisor.backend(), Some(Backend::WebGpu));
}

#[test]
fn a_cancelled_switch_goes_back() {
    let mut supervisor = switching();
    assert_eq!(supervisor.cancel(), [Command::Restore], "before the new worker listens");
    assert_eq!((supervisor.state(), supervisor.request()), (EngineState::Ready, WEBGPU));

    let mut supervisor = switching();
    supervisor.message(ready());
    assert_eq!(supervisor.cancel(), [cancel(2)]);
    assert_eq!(supervisor.message(FromWorker::Cancelled { id: RequestId(2) }), [Command::Restore]);
    assert_eq!((supervisor.state(), supervisor.request()), (EngineState::Ready, WEBGPU));
}

#[test]
fn a_picture_under_way_is_stopped_and_runs_on_the_new_worker() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    assert_eq!(supervisor.backend_chosen(CPU, false), [cancel(2), Command::SetAside, Command::Spawn]);
    supervisor.message(ready());
    assert_eq!(supervisor.message(built(3)), [Command::EndStandby, Command::SendPicture(RequestId(4))]);
}

#[test]
fn a_worker_without_a_network_has_nothing_to_lose() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.picture_chosen();
    supervisor.message(ready());
    assert_eq!(supervisor.backend_chosen(CPU, true), [Command::Terminate, Command::Spawn]);
}

#[test]
fn a_new_worker_that_breaks_twice_gives_the_place_back() {
    let mut supervisor = switching();
    supervisor.message(ready());
    assert_eq!(supervisor.worker_crashed(Message::verbatim("trap")), [Command::Terminate, Command::Spawn]);
    supervisor.message(ready());
    assert_eq!(supervisor.worker_crashed(Message::verbatim("trap")), [Command::Restore]);
    assert_eq!((supervisor.state(), supervisor.backend()), (EngineState::Ready, Some(Backend::WebGpu)));
    assert!(supervisor.error().is_some());
}

#[test]
fn another_network_chosen_meanwhile_is_built_by_the_new_worker() {
    let mut supervisor = switching();
    let b1 = setting(Preset::B1);
    assert_eq!(supervisor.network_chosen(b1.clone(), true), []);
    assert_eq!(supervisor.message(ready())[1], build(2, b1.clone(), false));
    // It would take long, and the person declines: back to what was loaded, on the backend it was loaded on.
    supervisor.message(asked(2));
    assert_eq!(supervisor.declined(), [Command::Restore]);
    assert_eq!((supervisor.network(), supervisor.state()), (&lite0(), EngineState::Ready));
}
