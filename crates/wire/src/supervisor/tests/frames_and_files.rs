//! The camera's frames, and weights files of the person's.

use super::*;

#[test]
fn one_frame_at_a_time_is_classified_by_the_loaded_network() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    assert_eq!(supervisor.frame_taken(), [], "a frame starts no engine");
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    assert_eq!(supervisor.frame_taken(), [Command::SendPicture(RequestId(2))]);
    assert_eq!(supervisor.frame_taken(), [], "one at a time");
    assert_eq!(supervisor.message(classified(2)), [Command::Show(Box::new(result()))]);
    assert_eq!(supervisor.frame_taken(), [Command::SendPicture(RequestId(3))]);
    supervisor.message(classified(3));
}

/// With the camera on, the answers stood still for as long as another network was made or the person was asked about it.
#[test]
fn frames_go_on_while_another_network_is_made_or_asked_about() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B7), false);
    assert_eq!(supervisor.frame_taken(), [Command::SendPicture(RequestId(3))]);
    assert_eq!(supervisor.frame_taken(), [], "one at a time");
    let building = Phase::Building.at(1, 2);
    supervisor.message(FromWorker::Progress { id: RequestId(2), progress: building });
    supervisor.message(FromWorker::Progress { id: RequestId(3), progress: Phase::Running.at(1, 2) });
    assert_eq!(supervisor.message(classified(3)), [Command::Show(Box::new(result()))]);
    assert_eq!(supervisor.state(), EngineState::Building(1, 2), "the state is that of the build");
    supervisor.frame_taken();
    assert_eq!(supervisor.message(failed(Some(4), ErrorKind::Picture)), [], "a bad frame ends no build");
    assert_eq!(supervisor.state(), EngineState::Building(1, 2));
    supervisor.message(asked(2));
    assert_eq!(supervisor.state(), EngineState::Ready);
    assert_eq!(supervisor.frame_taken(), [Command::SendPicture(RequestId(5))], "the person is asked");
    assert_eq!(supervisor.agreed().len(), 1);
    // The worker ends the frame for the build.
    supervisor.message(FromWorker::Superseded { id: RequestId(5) });
    assert_eq!(supervisor.frame_taken(), [Command::SendPicture(RequestId(7))]);
    assert_eq!(supervisor.message(built_of(6, setting(Preset::B7))), []);
    assert_eq!(supervisor.frame_taken(), [Command::SendPicture(RequestId(8))], "the new network answers at once");
    assert_eq!(supervisor.message(classified(7)), [], "the one before has nothing to say any more");
    assert_eq!(supervisor.message(classified(8)), [Command::Show(Box::new(result()))]);
}

#[test]
fn a_backend_that_fails_in_a_frame_is_replaced_while_a_network_is_made() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B1), false);
    supervisor.frame_taken();
    let commands = supervisor.message(failed(Some(3), ErrorKind::Backend));
    assert_eq!(commands, [Command::Terminate, Command::Spawn]);
    assert!(!supervisor.expects_answer(), "the frame is gone");
}

#[test]
fn an_error_stays_while_frames_go_on() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B7), false);
    supervisor.message(failed(Some(2), ErrorKind::TooLarge));
    assert_eq!(supervisor.frame_taken(), [Command::SendPicture(RequestId(3))]);
    assert_eq!(supervisor.error().map(|error| error.kind), Some(ErrorKind::TooLarge));
}

#[test]
fn a_frame_that_another_network_overtook_is_let_go() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.frame_taken();
    let b0 = setting(Preset::B0);
    supervisor.network_chosen(b0.clone(), false);
    assert_eq!(supervisor.message(built_of(3, b0)), []);
    assert_eq!((supervisor.state(), supervisor.expects_answer()), (EngineState::Ready, false));
    assert_eq!(supervisor.frame_taken(), [Command::SendPicture(RequestId(4))]);
}

#[test]
fn a_picture_that_is_gone_leaves_the_engine_ready() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B0), true);
    assert_eq!(supervisor.message(built_of(2, setting(Preset::B0))), [Command::SendPicture(RequestId(3))]);
    supervisor.picture_gone();
    assert_eq!((supervisor.state(), supervisor.expects_answer()), (EngineState::Ready, false));
}

#[test]
fn a_refused_file_leaves_the_loaded_network() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    assert_eq!(supervisor.network_chosen(file(1), true), [build(2, file(1), false)]);
    assert_eq!(supervisor.message(failed(Some(2), ErrorKind::WeightsFile)), []);
    assert_eq!((supervisor.state(), supervisor.network()), (EngineState::Ready, &lite0()));
    assert_eq!(supervisor.error().map(|error| error.kind), Some(ErrorKind::WeightsFile));
    assert!(supervisor.is_loaded() && !supervisor.expects_answer());
    // The second of two files is the one that counts.
    assert_eq!(supervisor.network_chosen(file(2), false), [build(3, file(2), false)]);
    assert_eq!(supervisor.network_chosen(file(3), false), [cancel(3), build(4, file(3), false)]);
    assert_eq!(supervisor.message(failed(Some(3), ErrorKind::WeightsFile)), []);
    assert_eq!(supervisor.error(), None, "what became of the first is of no matter");
    supervisor.message(built_of(4, file(3)));
    assert!(supervisor.is_loaded());
    assert_eq!(supervisor.network(), &file(3));
}

#[test]
fn a_refused_first_file_gives_way_to_the_network_before_it() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    assert_eq!(supervisor.network_chosen(file(1), false), []);
    assert_eq!(supervisor.start(false), [Command::Spawn]);
    supervisor.message(ready());
    assert_eq!(supervisor.network_chosen(file(2), false), [cancel(1), build(2, file(2), false)]);
    supervisor.message(failed(Some(2), ErrorKind::WeightsFile));
    assert_eq!((supervisor.state(), supervisor.network()), (EngineState::Cold, &lite0()));
    assert_eq!(supervisor.picture_chosen(), [build(3, lite0(), false)]);
}

#[test]
fn a_backend_that_disagrees_with_the_cpu_gives_way_to_it_with_the_same_file() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(file(1), false);
    let commands = supervisor.message(failed(Some(2), ErrorKind::Backend));
    assert_eq!(commands, [Command::Terminate, Command::Spawn]);
    let sent = supervisor.message(ready());
    assert_eq!(sent, [Command::Send(ToWorker::start(BackendRequest::Cpu)), build(3, file(1), false)]);
    supervisor.message(started(Backend::Cpu));
    assert!(reason(&supervisor).is_some_and(|reason| reason.contains("because")));
}

#[test]
fn leaving_a_file_while_it_loads_stops_it() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(file(1), false);
    assert_eq!(supervisor.network_chosen(lite0(), false), [cancel(2)]);
    assert_eq!((supervisor.state(), supervisor.is_loaded()), (EngineState::Ready, true));
}

#[test]
fn the_report_says_what_was_compared_and_how_well_it_agrees() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    assert_eq!(Supervisor::new(lite0(), WEBGPU).report("none"), None);
    let FromWorker::Built { built, .. } = built(1) else { unreachable!() };
    let agreement = Agreement { relative_error: 2.5e-7, greatest_difference: 1e-6, top_in_common: 4, top_compared: 5 };
    let self_check = SelfCheck::Compared { reference: Reference::PyTorch, input_px: 32, agreement };
    supervisor.message(FromWorker::Built { id: RequestId(9), built: Built { self_check, ..built } });
    let report = supervisor.report("EfficientNet-Lite0").expect("a report");
    for line in [
        "network: EfficientNet-Lite0",
        "backend: webgpu",
        "compared with: logits that PyTorch computed, for an input of 32 x 32 px",
        "relative error: 2.5e-7",
        "greatest difference of a logit: 1e-6",
        "in common of the first 5: 4",
    ] {
        assert!(report.lines().any(|found| found == line), "{line:?} in {report}");
    }
    assert!(report.contains(BUILD_ID));
}
