//! How often a run of a network on the CPU asks for memory: once, for the logits that it gives away.

#![allow(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout as MemoryLayout, System};
use std::cell::Cell;

use engine::network::{EfficientNet, LoadOptions, Unpaced, cpu_device};
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

#[test]
fn a_run_on_the_cpu_asks_for_the_memory_of_its_logits_alone() {
    const OPTIONS: LoadOptions =
        LoadOptions { layout: Layout::Timm, padding: PaddingMode::Same, batch_norm_epsilon: 1e-3 };
    for family in [Family::EfficientNet, Family::Lite] {
        let spec = ArchSpec::new(family, Coefficients::BASELINE, 64).expect("a network");
        let network = block_on(EfficientNet::load(&spec, &SyntheticSource, OPTIONS, &cpu_device(), &mut Unpaced));
        let network = network.expect("a network");
        let requests = |side: usize| {
            let input = unit_values("input", 3 * side * side);
            block_on(async {
                let before = REQUESTS.get();
                network.logits(input, side, &mut Unpaced).await.expect("logits");
                REQUESTS.get() - before
            })
        };
        assert!(requests(64) > 1, "{family:?}: the first run makes the buffers");
        assert_eq!(requests(64), 1, "{family:?}");
        assert_eq!(requests(33), 1, "{family:?}: a smaller picture finds the buffers of a larger one");
    }
}
