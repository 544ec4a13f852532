//! The faster backend by measurement: at the next start, and silently at rest.

use super::*;
use crate::backends::{Adapter, Loaded, Measurement, Moment, Size, Times};
use crate::supervisor::Standby;

fn times(median_millis: f64) -> Times {
    Times { median_millis, low_millis: median_millis, high_millis: median_millis }
}

/// What is known where a network of Lite0's size was measured.
fn known(cpu: f64, webgpu: f64) -> BackendTimes {
    let mut known = BackendTimes::new(BUILD_ID);
    let now = Moment { millis: 0.0, day: "2026-11-29".to_owned() };
    let size = Size::of(&lite0()).unwrap();
    known.put(&Adapter::default(), Measurement::new(size, times(cpu), times(webgpu), now));
    known
}

fn loaded(backend: Backend, network: NetworkRequest) -> Loaded {
    let FromWorker::Built { built, .. } = built_of(1, network) else { unreachable!("made so") };
    Loaded { started: Started { backend, adapter: None, reason: None }, built }
}

/// The request that a new worker is sent.
fn opened(supervisor: &mut Supervisor) -> ToWorker {
    assert_eq!(supervisor.start(false), [Command::Spawn]);
    match supervisor.message(ready()).swap_remove(0) {
        Command::Send(start) => start,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_automatic_choice_starts_on_the_faster_backend_and_stays_the_automatic_one() {
    for (cpu, webgpu, expected) in [(31.0, 190.0, BackendRequest::Cpu), (31.0, 5.0, WEBGPU), (31.0, 32.0, WEBGPU)] {
        let mut supervisor = Supervisor::new(lite0(), WEBGPU);
        supervisor.set_backend_times(known(cpu, webgpu));
        assert_eq!(opened(&mut supervisor), ToWorker::start(expected));
        assert_eq!(supervisor.request(), WEBGPU);
    }
    // A network of another size was not measured.
    let mut supervisor = Supervisor::new(setting(Preset::Lite4), WEBGPU);
    supervisor.set_backend_times(known(31.0, 190.0));
    assert_eq!(opened(&mut supervisor), ToWorker::start(WEBGPU));
}

#[test]
fn the_persons_own_choice_wins() {
    for (request, cpu, webgpu) in [(BackendRequest::AnyWebGpu, 31.0, 190.0), (BackendRequest::Cpu, 31.0, 5.0)] {
        let mut supervisor = Supervisor::new(lite0(), request);
        supervisor.set_backend_times(known(cpu, webgpu));
        assert_eq!(opened(&mut supervisor), ToWorker::start(request));
    }
}

#[test]
fn at_rest_another_worker_takes_over_and_nothing_else_changes() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    assert!(supervisor.is_calm() && supervisor.is_automatic());
    assert!(supervisor.adopt(loaded(Backend::Cpu, lite0()), RequestId(3)));
    assert_eq!((supervisor.state(), supervisor.backend()), (EngineState::Ready, Some(Backend::Cpu)));
    assert_eq!((supervisor.request(), reason(&supervisor)), (WEBGPU, None));
    // The next request is one that the worker does not know.
    assert_eq!(supervisor.picture_chosen(), [Command::SendPicture(RequestId(4))]);
    // A worker that breaks is followed by one on the backend that is known to be faster.
    supervisor.set_backend_times(known(31.0, 190.0));
    assert_eq!(supervisor.worker_crashed(Message::verbatim("trap")), [Command::Terminate, Command::Spawn]);
}

#[test]
fn nothing_is_taken_over_while_something_is_under_way() {
    let refuses = |supervisor: &Supervisor, network| {
        let mut supervisor = supervisor.clone();
        let before = (supervisor.state(), supervisor.backend());
        let took = supervisor.adopt(loaded(Backend::Cpu, network), RequestId(3));
        if !took {
            assert_eq!((supervisor.state(), supervisor.backend()), before);
        }
        !took
    };
    let calm = warm(WEBGPU, Backend::WebGpu);
    assert!(!refuses(&calm, lite0()));
    assert!(refuses(&calm, setting(Preset::Lite1)), "another network");
    assert!(refuses(&warm(BackendRequest::AnyWebGpu, Backend::WebGpu), lite0()), "the person chose");
    assert!(refuses(&Supervisor::new(lite0(), WEBGPU), lite0()), "it has not started");

    let mut busy = calm.clone();
    busy.picture_chosen();
    assert!(!busy.is_calm() && refuses(&busy, lite0()));
    let mut building = calm.clone();
    building.network_chosen(setting(Preset::Lite1), false);
    assert!(refuses(&building, setting(Preset::Lite1)));
    let mut comparing = calm.clone();
    comparing.keep_networks(true);
    assert!(refuses(&comparing, lite0()));
    let mut after_failure = calm.clone();
    after_failure.fallback = Some(Message::verbatim("because"));
    assert!(refuses(&after_failure, lite0()));
    let mut switching = calm;
    switching.standby =
        Some(Standby { until: Until::Built, request: WEBGPU, fallback: None, started: None, built: None });
    assert!(refuses(&switching, lite0()));
}
