//! What the CPU reaches at best in this thread: the roof that the times of layers are held against.

use std::hint::black_box;

use super::yielder::{Stopped, Yielder};
use cpu_kernels::{Pointwise, sum, triad};
use profile::Ceiling;

/// Pixels, input and output channels of the 1x1 convolutions that the best rate is sought with. Maps and kernel stay in the
/// second cache, the part of the map and the kernel of a block in the first. Their rates, and those of the network's wide 1x1
/// convolutions, lie within 2 % of each other; narrow inputs are slower.
const SHAPES: [[usize; 3]; 3] = [[64, 128, 128], [64, 192, 96], [64, 256, 64]];

/// Milliseconds for all shapes, and for each of the two bandwidths.
const BUDGET_MILLIS: f64 = 300.0;

/// Milliseconds of a batch of repetitions at least: long against the steps of a clock, short against what disturbs.
const BATCH_MILLIS: f64 = 10.0;

/// Steps of the clock in a batch at least.
const STEPS: f64 = 20.0;

/// Bytes of a number.
const NUMBER_BYTES: usize = size_of::<f32>();

/// Numbers of the buffer that stays in the cache: 128 KiB, less than the second cache of any processor of ten years.
const CACHED: usize = (128 << 10) / NUMBER_BYTES;

/// Numbers of the buffer that no cache holds, 64 MiB, and of the smallest one where memory is short.
const UNCACHED: [usize; 2] = [(64 << 20) / NUMBER_BYTES, (16 << 20) / NUMBER_BYTES];

/// Measures it, in about a second. `clock` gives milliseconds, in steps of `step_millis`; `yielder` is called between batches. A
/// rate that could not be measured is 0, as all are with a clock that stands still: its steps are 0.
///
/// # Errors
/// [`Stopped`] when `yielder` ends it.
pub async fn measure_ceiling(
    clock: &dyn Fn() -> f64,
    step_millis: f64,
    yielder: &mut impl Yielder,
) -> Result<Ceiling, Stopped> {
    if step_millis <= 0.0 {
        return Ok(Ceiling { macs_per_second: 0.0, cache_bytes_per_second: 0.0, memory_bytes_per_second: 0.0 });
    }
    let mut bench = Bench { clock, batch_millis: BATCH_MILLIS.max(STEPS * step_millis), yielder };
    let mut macs_per_second: f64 = 0.0;
    for shape in SHAPES {
        macs_per_second = macs_per_second.max(bench.convolution(shape).await?);
    }
    let cache_bytes_per_second = bench.bandwidth(&mut numbers(CACHED, CACHED)).await?;
    let [most, least] = UNCACHED;
    let memory_bytes_per_second = bench.bandwidth(&mut numbers(most, least)).await?;
    Ok(Ceiling { macs_per_second, cache_bytes_per_second, memory_bytes_per_second })
}

/// A buffer of the most numbers that there is memory for, down to `least`; empty where there is none for those. Written, as
/// memory that never was is not there yet.
fn numbers(most: usize, least: usize) -> Vec<f32> {
    let mut length = most;
    while length >= least {
        let mut values = Vec::new();
        if values.try_reserve_exact(length).is_ok() {
            values.resize(length, 1.0);
            return values;
        }
        length /= 2;
    }
    Vec::new()
}

/// What repeats work until its best rate is known.
struct Bench<'a, P> {
    clock: &'a dyn Fn() -> f64,
    batch_millis: f64,
    yielder: &'a mut P,
}

impl<P: Yielder> Bench<'_, P> {
    /// The most units of work a second in any batch of repetitions, of `units` each.
    async fn best(&mut self, units: usize, budget_millis: f64, mut work: impl FnMut()) -> Result<f64, Stopped> {
        #[expect(clippy::cast_precision_loss, reason = "a rate")]
        let units = units as f64;
        let (mut best, mut repetitions) = (0.0_f64, 1_u32);
        let began = (self.clock)();
        loop {
            let start = (self.clock)();
            for _ in 0..repetitions {
                work();
            }
            let now = (self.clock)();
            let millis = now - start;
            if millis >= self.batch_millis {
                best = best.max(units * f64::from(repetitions) / millis * 1000.0);
            } else {
                repetitions = repetitions.saturating_mul(2);
            }
            self.yielder.step(0, 1).await?;
            if best > 0.0 && now - began >= budget_millis {
                return Ok(best);
            }
        }
    }

    /// Multiply-adds a second of a 1x1 convolution.
    async fn convolution(&mut self, [pixels, inputs, outputs]: [usize; 3]) -> Result<f64, Stopped> {
        let layer = Pointwise::new(vec![0.01; inputs * outputs], &vec![0.1; outputs], None);
        let input = vec![0.5; pixels * inputs];
        let mut output = vec![0.0; pixels * outputs];
        #[expect(clippy::cast_precision_loss, reason = "three")]
        let budget_millis = BUDGET_MILLIS / SHAPES.len() as f64;
        let work = || layer.forward(black_box(&input), None, black_box(&mut output));
        self.best(pixels * inputs * outputs, budget_millis, work).await
    }

    /// Bytes a second to and from a buffer: of reading it, or of a triad on its thirds, whichever is faster.
    async fn bandwidth(&mut self, values: &mut [f32]) -> Result<f64, Stopped> {
        if values.is_empty() {
            return Ok(0.0);
        }
        let reads = self.best(values.len() * NUMBER_BYTES, BUDGET_MILLIS / 2.0, || {
            black_box(sum(black_box(&*values)));
        });
        let reads = reads.await?;
        // Whole lines of a cache.
        let third = values.len() / 3 / 64 * 64;
        let (one, rest) = values.split_at_mut(third);
        let (two, output) = rest.split_at_mut(third);
        let output = output.get_mut(..third).unwrap_or_default();
        let both = self.best(3 * third * NUMBER_BYTES, BUDGET_MILLIS / 2.0, || {
            triad(black_box(&mut *output), black_box(&*one), black_box(&*two), 0.5);
        });
        Ok(reads.max(both.await?))
    }
}
