//! Memory that a worker holds and does not need.

use super::*;

const GIB: u64 = 1 << 30;

fn memory(held_bytes: u64, needed_bytes: u64) -> FromWorker {
    FromWorker::Memory(MemoryUse { held_bytes, needed_bytes })
}

/// A supervisor with a network whose weights came from somewhere.
fn loaded(origin: Option<WeightsOrigin>) -> Supervisor {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.start(false);
    supervisor.message(ready());
    supervisor.message(started(Backend::Cpu));
    let FromWorker::Built { id, mut built } = built(1) else { unreachable!() };
    built.origin = origin;
    supervisor.message(FromWorker::Built { id, built });
    supervisor
}

/// After a picture of 64 megapixels and a very large setting the worker went on with 3.9 GB for Lite0: WebAssembly's
/// memory never shrinks.
#[test]
fn a_worker_that_holds_gigabytes_for_a_small_network_is_replaced_after_its_answer() {
    let mut supervisor = loaded(Some(WeightsOrigin::Storage));
    supervisor.picture_chosen();
    assert_eq!(supervisor.message(memory(4 * GIB, GIB / 16)), [], "not while a picture is under way");
    assert_eq!(supervisor.message(classified(2)), [Command::Show(Box::new(result()))]);
    assert_eq!(supervisor.message(memory(4 * GIB, GIB / 16)), [Command::SetAside, Command::Spawn]);
    let sent = supervisor.message(ready());
    assert_eq!(sent, [Command::EndStandby, Command::Send(ToWorker::start(WEBGPU)), build(3, lite0(), true)]);
    assert_eq!(supervisor.message(built(3)), [], "the answer on the page still stands");
    assert_eq!(supervisor.state(), EngineState::Ready);
}

#[test]
fn a_network_that_needs_its_memory_keeps_it() {
    let mut supervisor = loaded(Some(WeightsOrigin::Storage));
    assert_eq!(supervisor.message(memory(2 * GIB, GIB)), []);
    assert_eq!(supervisor.message(memory(GIB / 2, 0)), []);
}

#[test]
fn a_network_whose_making_takes_that_much_is_not_made_over_and_over() {
    let mut supervisor = loaded(Some(WeightsOrigin::Storage));
    assert_eq!(supervisor.message(memory(GIB, 1)), [Command::SetAside, Command::Spawn]);
    supervisor.message(ready());
    let FromWorker::Built { id, mut built } = built(2) else { unreachable!() };
    built.origin = Some(WeightsOrigin::Storage);
    supervisor.message(FromWorker::Built { id, built });
    assert_eq!(supervisor.message(memory(GIB, 1)), []);
    // The next picture of the person's may be large again.
    supervisor.picture_chosen();
    supervisor.message(classified(3));
    assert_eq!(supervisor.message(memory(GIB, 1)), [Command::SetAside, Command::Spawn]);
}

#[test]
fn weights_that_would_have_to_be_downloaded_again_are_kept() {
    let not_kept = Some(Box::new(Message::verbatim("the storage is full")));
    for origin in [WeightsOrigin::Memory, WeightsOrigin::Network { not_kept }] {
        assert_eq!(loaded(Some(origin)).message(memory(4 * GIB, 1)), []);
    }
    let kept = WeightsOrigin::Network { not_kept: None };
    assert_eq!(loaded(Some(kept)).message(memory(4 * GIB, 1)).len(), 2);
}

#[test]
fn a_new_worker_that_cannot_be_had_leaves_the_old_one() {
    let mut supervisor = loaded(Some(WeightsOrigin::Storage));
    supervisor.message(memory(4 * GIB, 1));
    assert_eq!(supervisor.message(failed(None, ErrorKind::EngineUnreachable)), [Command::Restore]);
    assert_eq!(supervisor.state(), EngineState::Ready);
    assert_eq!(supervisor.error(), None, "nobody asked for it");
    assert!(!supervisor.is_switch_open());
}
