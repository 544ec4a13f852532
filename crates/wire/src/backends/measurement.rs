//! Both backends' times of one network on this device.

use serde::{Deserialize, Serialize};

use super::Size;
use crate::protocol::Backend;
use benchmark::statistics::{Bootstrap, Estimate, Interval};
use model::scaling::Family;

/// How intervals are made.
const BOOTSTRAP: Bootstrap = Bootstrap { resamples: 1000, seed: 1, confidence: 0.95 };

/// The slower backend takes at least this many times as long, or none of them is the faster one.
const LEAST_GAIN: f64 = 1.1;

/// The median of a backend's runs in milliseconds, and its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Times {
    /// The median.
    pub median_millis: f64,
    /// The interval's lower end.
    pub low_millis: f64,
    /// Its upper end.
    pub high_millis: f64,
}

impl Times {
    /// Of the runs' times, to the microsecond: clocks tell no more. `None` where there are none, or where a clock too coarse gave zeros.
    #[must_use]
    pub fn of(samples: &[f64]) -> Option<Self> {
        let Estimate { value, interval } = BOOTSTRAP.median(samples)?;
        let [median_millis, low_millis, high_millis] =
            [value, interval.low, interval.high].map(|millis| (millis * 1000.0).round() / 1000.0);
        let times = Self { median_millis, low_millis, high_millis };
        times.is_sound().then_some(times)
    }

    /// Whether these are times at all.
    pub(super) fn is_sound(self) -> bool {
        let Self { median_millis, low_millis, high_millis } = self;
        let is_positive = [median_millis, low_millis, high_millis].iter().all(|time| time.is_finite() && *time > 0.0);
        is_positive && low_millis <= median_millis && median_millis <= high_millis
    }

    fn interval(self) -> Interval {
        Interval { low: self.low_millis, high: self.high_millis }
    }
}

/// A time of the person's calendar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moment {
    /// Milliseconds since 1970.
    pub millis: f64,
    /// The day where the person is: `2026-11-29`.
    pub day: String,
}

/// Both backends' times of networks of one family and about one size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measurement {
    /// The network's family.
    pub family: Family,
    /// See [`Size::class`].
    pub class: u32,
    /// On the CPU.
    pub cpu: Times,
    /// On WebGPU.
    pub webgpu: Times,
    /// When it was measured, in milliseconds since 1970.
    pub at_millis: f64,
    /// The day: `2026-11-29`.
    pub day: String,
}

impl Measurement {
    /// What was measured of a network of this size, at this moment.
    #[must_use]
    pub fn new(size: Size, cpu: Times, webgpu: Times, now: Moment) -> Self {
        let Moment { millis: at_millis, day } = now;
        Self { family: size.family, class: size.class(), cpu, webgpu, at_millis, day }
    }

    /// The backend that is clearly faster: the intervals share no value, and the other one takes at least 1.1 times as long.
    /// `None` where neither is.
    #[must_use]
    pub fn faster(&self) -> Option<Backend> {
        let Self { cpu, webgpu, .. } = self;
        if cpu.interval().overlaps(&webgpu.interval()) {
            return None;
        }
        let gain = |slower: &Times, faster: &Times| slower.median_millis >= LEAST_GAIN * faster.median_millis;
        if gain(webgpu, cpu) {
            Some(Backend::Cpu)
        } else if gain(cpu, webgpu) {
            Some(Backend::WebGpu)
        } else {
            None
        }
    }

    /// A backend's times.
    #[must_use]
    pub fn of(&self, backend: Backend) -> Times {
        match backend {
            Backend::Cpu => self.cpu,
            Backend::WebGpu => self.webgpu,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use model::arch::Macs;

    pub(in crate::backends) fn times(median_millis: f64, spread: f64) -> Times {
        Times { median_millis, low_millis: median_millis - spread, high_millis: median_millis + spread }
    }

    fn measured(cpu: Times, webgpu: Times) -> Measurement {
        let size = Size { family: Family::Lite, macs: Macs(385_187_552) };
        Measurement::new(size, cpu, webgpu, Moment { millis: 1.0, day: "2026-11-29".to_owned() })
    }

    #[test]
    fn the_median_comes_with_its_interval() {
        let found = Times::of(&[30.0, 31.0, 32.0, 33.0, 90.0]).unwrap();
        assert_eq!(found.median_millis, 32.0);
        assert_eq!(Times::of(&[29.199_999_999_254_945]).map(|times| times.median_millis), Some(29.2));
        assert!((30.0..=31.0).contains(&found.low_millis) && found.high_millis > 32.0, "{found:?}");
        assert_eq!(Times::of(&[]), None);
        assert_eq!(Times::of(&[0.0, 0.0, 0.0]), None);
        assert_eq!(Times::of(&[5.0, f64::NAN]), None);
    }

    #[test]
    fn a_backend_is_faster_where_the_gain_is_clear() {
        assert_eq!(measured(times(31.0, 1.0), times(190.0, 5.0)).faster(), Some(Backend::Cpu));
        assert_eq!(measured(times(31.0, 1.0), times(4.0, 0.5)).faster(), Some(Backend::WebGpu));
        // Apart, and the gain is 1.09.
        assert_eq!(measured(times(100.0, 1.0), times(109.0, 1.0)).faster(), None);
        assert_eq!(measured(times(100.0, 1.0), times(110.1, 1.0)).faster(), Some(Backend::Cpu));
        // Twice the time, and so noisy that the intervals touch.
        assert_eq!(measured(times(100.0, 60.0), times(200.0, 40.0)).faster(), None);
    }
}
