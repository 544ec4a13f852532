//! Networks that are asked about, built, replaced, refused and given up.

use super::*;

#[test]
fn progress_of_an_older_build_is_not_shown() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.start(false);
    supervisor.message(ready());
    let fetching = |id, received_bytes| FromWorker::Progress {
        id: RequestId(id),
        progress: Phase::Fetching.at(received_bytes, 9),
    };
    supervisor.message(fetching(1, 5));
    assert_eq!(supervisor.state(), EngineState::Loading(Some((5, 9))));
    supervisor.message(fetching(77, 8));
    assert_eq!(supervisor.state(), EngineState::Loading(Some((5, 9))));
}

#[test]
fn a_long_network_is_built_once_the_person_agrees() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    let b7 = setting(Preset::B7);
    assert_eq!(supervisor.network_chosen(b7.clone(), true), [build(2, b7.clone(), false)]);
    assert_eq!(supervisor.message(asked(2)), []);
    assert_eq!(supervisor.question().map(|estimate| estimate.run_millis), Some(30_000.0));
    assert_eq!(supervisor.state(), EngineState::Ready, "the loaded network still works");
    assert_eq!(supervisor.agreed(), [build(3, b7.clone(), true)]);
    assert_eq!(supervisor.question(), None);
    assert_eq!(
        supervisor.message(built_of(3, b7)),
        [Command::SendPicture(RequestId(4))],
        "the last picture runs on it"
    );
}

#[test]
fn a_network_that_is_declined_leaves_the_loaded_one_in_use() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B7), true);
    supervisor.message(asked(2));
    supervisor.declined();
    assert_eq!((supervisor.network(), supervisor.state()), (&lite0(), EngineState::Ready));
    assert!(!supervisor.expects_answer());
    assert_eq!(supervisor.picture_chosen(), [Command::SendPicture(RequestId(3))]);
}

#[test]
fn a_cancelled_build_leaves_the_loaded_one_in_use() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B3), false);
    assert_eq!(supervisor.cancel(), [cancel(2)]);
    assert!(supervisor.state().is_busy(), "it is under way until the worker says otherwise");
    supervisor.message(FromWorker::Cancelled { id: RequestId(2) });
    assert_eq!((supervisor.network(), supervisor.state()), (&lite0(), EngineState::Ready));
}

#[test]
fn a_cancelled_run_leaves_the_network_and_loses_no_later_picture() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    assert_eq!(supervisor.cancel(), [cancel(2)]);
    supervisor.picture_chosen();
    assert_eq!(supervisor.message(FromWorker::Cancelled { id: RequestId(2) }), [], "that was the older one");
    assert_eq!(supervisor.message(classified(3)), [Command::Show(Box::new(result()))]);
}

#[test]
fn cancelling_before_the_worker_listens_ends_it() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.picture_chosen();
    assert_eq!(supervisor.cancel(), [Command::Terminate]);
    assert_eq!(supervisor.state(), EngineState::Cold);
    assert_eq!(supervisor.picture_chosen(), [Command::Spawn]);
}

#[test]
fn the_newest_network_wins_and_answers_the_picture_under_way() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    let (b0, b1) = (setting(Preset::B0), setting(Preset::B1));
    assert_eq!(supervisor.network_chosen(b0, false), [build(3, setting(Preset::B0), false)]);
    assert_eq!(supervisor.network_chosen(b1.clone(), false), [cancel(3), build(4, b1.clone(), false)]);
    assert_eq!(supervisor.message(classified(2)), [], "the answer of the network before is not shown");
    supervisor.message(FromWorker::Cancelled { id: RequestId(3) });
    assert_eq!(supervisor.message(built_of(4, b1)), [Command::SendPicture(RequestId(5))]);
}

#[test]
fn going_back_to_the_loaded_network_needs_no_build() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B1), true);
    assert_eq!(supervisor.network_chosen(lite0(), true), [cancel(2), Command::SendPicture(RequestId(3))]);
}

#[test]
fn a_network_that_does_not_fit_is_refused_and_the_loaded_one_stays() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B7), true);
    supervisor.message(failed(Some(2), ErrorKind::TooLarge));
    assert_eq!((supervisor.network(), supervisor.state()), (&lite0(), EngineState::Ready));
    assert_eq!(supervisor.error().map(|error| error.kind), Some(ErrorKind::TooLarge));
    // Back at the loaded one nothing is refused, and nothing is to be made.
    assert_eq!(supervisor.network_chosen(lite0(), true), []);
    assert_eq!(supervisor.error(), None);
    supervisor.picture_chosen();
    supervisor.message(failed(Some(3), ErrorKind::Picture));
    supervisor.network_chosen(lite0(), true);
    assert_eq!(supervisor.error().map(|error| error.kind), Some(ErrorKind::Picture), "a picture's stays");
}

#[test]
fn weights_that_fail_leave_the_loaded_network_and_the_choice() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    let lite1 = setting(Preset::Lite1);
    supervisor.network_chosen(lite1.clone(), true);
    supervisor.message(failed(Some(2), ErrorKind::WeightsUnreachable));
    assert_eq!((supervisor.network(), supervisor.state()), (&lite1, EngineState::Ready));
    assert_eq!(supervisor.start(false), [build(3, lite1.clone(), false)], "try again");
    supervisor.message(failed(Some(3), ErrorKind::WeightsUnreachable));
    assert_eq!(supervisor.network_chosen(lite1.clone(), true), [build(4, lite1, false)], "choosing it is trying again");
}

#[test]
fn nothing_is_built_by_choosing_before_the_engine_runs() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    assert_eq!(supervisor.network_chosen(setting(Preset::B2), false), []);
    assert_eq!(supervisor.picture_chosen(), [Command::Spawn]);
    assert_eq!(supervisor.message(ready())[1], build(1, setting(Preset::B2), false));
}

#[test]
fn progress_is_shown_step_by_step() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    supervisor.message(FromWorker::Progress { id: RequestId(2), progress: Phase::Running.at(3, 16) });
    assert_eq!(supervisor.state(), EngineState::Running(Some((3, 16))));
    assert_eq!(supervisor.state().part(), Some((3, 16)));
}

/// A comparison was making B3 when the person chose another picture: Lite0, loaded before, was wanted again, and B3's build
/// was told to stop. It had just ended: the picture went to B3, and the page stayed with an answer of a network that nobody
/// wanted.
#[test]
fn a_build_that_ends_before_it_is_stopped_does_not_answer_for_the_network_before() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B3), false);
    assert_eq!(supervisor.network_chosen(lite0(), true), [cancel(2), Command::SendPicture(RequestId(3))]);
    assert_eq!(supervisor.message(built_of(2, setting(Preset::B3))), [build(4, lite0(), true)]);
    assert_eq!(supervisor.message(built_of(4, lite0())), [Command::SendPicture(RequestId(5))]);
}
