//! How long numbers are under way: measured without a layer, and without a change of what a run leaves.

use std::cell::Cell;

use futures::executor::block_on;

use super::{DEVICE, EfficientNet, NoYield, OPTIONS, cpu_device};
use crate::network::TransferTimes;
use model::arch::ArchSpec;
use model::scaling::{Coefficients, Family};
use weights::synthetic::{SyntheticSource, unit_values};

#[test]
fn transfers_are_timed_beside_the_runs() {
    let spec = ArchSpec::new(Family::Lite, Coefficients::BASELINE, 64).expect("a network");
    let load =
        |device| block_on(EfficientNet::load(&spec, &SyntheticSource, OPTIONS, device, &mut NoYield)).expect("it");
    let (cpu, gpu) = (load(&cpu_device()), load(&DEVICE));
    let input = unit_values("input", 3 * 64 * 64);
    let run = || block_on(gpu.logits(input.clone(), 64, &mut NoYield)).expect("logits");
    let before = run();
    let count = gpu.run_count();
    // A clock that goes faster each time that it is read: 0.5 and 2 around the wait, 4.5 and 8 around the upload, 12.5 and 18.
    let clock = Cell::new(0.0);
    let now = || {
        clock.set(clock.get() + 1.0);
        clock.get() * clock.get() / 2.0
    };
    let times = block_on(gpu.transfer_times(input.clone(), &now)).expect("read");
    assert_eq!(times, Some(TransferTimes { upload_millis: 2.0, read_back_millis: 5.5 }));
    assert_eq!(gpu.run_count(), count, "it is no run");
    assert_eq!(run(), before);
    assert_eq!(block_on(cpu.transfer_times(input, &now)), Ok(None));
}
