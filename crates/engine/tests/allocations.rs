//! How often a run of a network on the CPU asks for memory: once, for the logits that it gives away. Networks of one device
//! share what lies between layers, and do not see each other in it.

#![allow(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout as MemoryLayout, System};
use std::cell::Cell;

use engine::network::{EfficientNet, LoadOptions, NoYield, cpu_device};
use futures::executor::block_on;
use model::arch::ArchSpec;
use model::scaling::{Coefficients, Family};
use weights::Layout;
use weights::manifest::PaddingMode;
use weights::synthetic::{SyntheticSource, unit_values};

thread_local! {
    /// Requests of this thread: other tests and the harness have threads of their own.
    static REQUESTS: Cell<u64> = const { Cell::new(0) };
}

/// The system's memory, each request counted.
struct Counting;

// SAFETY: everything is the system's allocator's; only a count is kept beside it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: MemoryLayout) -> *mut u8 {
        REQUESTS.set(REQUESTS.get() + 1);
        // SAFETY: as for the caller.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: MemoryLayout) {
        // SAFETY: as for the caller.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static MEMORY: Counting = Counting;

const OPTIONS: LoadOptions = LoadOptions { layout: Layout::Timm, padding: PaddingMode::Same, batch_norm_epsilon: 1e-3 };

#[test]
fn a_run_on_the_cpu_asks_for_the_memory_of_its_logits_alone() {
    for family in [Family::EfficientNet, Family::Lite] {
        let spec = ArchSpec::new(family, Coefficients::BASELINE, 64).expect("a network");
        let network = block_on(EfficientNet::load(&spec, &SyntheticSource, OPTIONS, &cpu_device(), &mut NoYield));
        let network = network.expect("a network");
        let requests = |side: usize| {
            let input = unit_values("input", 3 * side * side);
            block_on(async {
                let before = REQUESTS.get();
                network.logits(input, side, &mut NoYield).await.expect("logits");
                REQUESTS.get() - before
            })
        };
        assert!(requests(64) > 1, "{family:?}: the first run makes the buffers");
        assert_eq!(requests(64), 1, "{family:?}");
        assert_eq!(requests(33), 1, "{family:?}: a smaller picture finds the buffers of a larger one");
    }
}

#[test]
fn networks_of_one_device_share_the_memory_between_layers() {
    let device = cpu_device();
    let network = |family, px| {
        let spec = ArchSpec::new(family, Coefficients::BASELINE, px).expect("a network");
        block_on(EfficientNet::load(&spec, &SyntheticSource, OPTIONS, &device, &mut NoYield)).expect("a network")
    };
    let run = |network: &EfficientNet, side: usize| {
        let input = unit_values("input", 3 * side * side);
        block_on(async {
            let before = REQUESTS.get();
            let logits = network.logits(input, side, &mut NoYield).await.expect("logits");
            (REQUESTS.get() - before, logits)
        })
    };
    let maps = |network: &EfficientNet| block_on(network.activation_maps(&[1, 7])).expect("read").expect("a run ended");

    let small = network(Family::Lite, 64);
    let (_, alone) = run(&small, 64);
    let maps_alone = maps(&small);
    let large = network(Family::EfficientNet, 96);
    let (_, expected) = run(&large, 96);
    assert_eq!(maps(&small), maps_alone, "each keeps the map of its head");
    assert_eq!(run(&small, 64), (1, alone), "what a larger network left changes nothing");
    assert_eq!(run(&large, 96), (1, expected));

    let third = network(Family::EfficientNet, 96);
    assert_eq!(run(&third, 96).0, 2, "its first run makes its head's map alone, beside the logits");

    // What the three left is far more than twice what a network of 32 px would need.
    device.free_surplus(10_000_000);
    assert_eq!(run(&third, 96).0, 1, "it is not more than twice as much");
    device.free_surplus(100_000);
    assert!(run(&third, 96).0 > 1, "it was freed");
}
