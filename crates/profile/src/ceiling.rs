//! [`Ceiling`]: what a device reaches at best, and the roof over an arithmetic intensity.

use serde::{Deserialize, Serialize};

/// What the CPU reaches at best in one thread of a worker, measured with kernels like those of the network.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ceiling {
    /// Multiply-adds a second of a 1x1 convolution whose maps and kernel stay in the cache.
    pub macs_per_second: f64,
    /// Bytes a second to and from a buffer that stays in the cache.
    pub cache_bytes_per_second: f64,
    /// Bytes a second to and from a buffer that no cache holds.
    pub memory_bytes_per_second: f64,
}

/// What limits a part of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It has arithmetic enough for each byte, wherever its data come from.
    Arithmetic,
    /// It cannot reach the best rate with data from memory; what the cache holds lets it come nearer.
    Memory,
}

impl Ceiling {
    /// Multiply-adds a second that are possible at so many a byte, with data from the cache.
    #[must_use]
    pub fn roof(&self, intensity: f64) -> f64 {
        self.macs_per_second.min(intensity * self.cache_bytes_per_second)
    }

    /// The same with data from memory.
    #[must_use]
    pub fn memory_roof(&self, intensity: f64) -> f64 {
        self.macs_per_second.min(intensity * self.memory_bytes_per_second)
    }

    /// The multiply-adds a byte from which on memory is no limit.
    #[must_use]
    pub fn ridge(&self) -> f64 {
        self.macs_per_second / self.memory_bytes_per_second
    }

    /// What limits at so many multiply-adds a byte.
    #[must_use]
    pub fn bound(&self, intensity: f64) -> Bound {
        if intensity < self.ridge() { Bound::Memory } else { Bound::Arithmetic }
    }

    /// Whether everything was measured.
    #[must_use]
    pub fn is_known(&self) -> bool {
        let rates = [self.macs_per_second, self.cache_bytes_per_second, self.memory_bytes_per_second];
        rates.into_iter().all(|rate| rate.is_finite() && rate > 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_roof_rises_with_the_intensity_up_to_the_best_rate() {
        let ceiling = Ceiling { macs_per_second: 20e9, cache_bytes_per_second: 40e9, memory_bytes_per_second: 10e9 };
        assert_eq!([0.1, 0.5, 4.0].map(|intensity| ceiling.roof(intensity)), [4e9, 20e9, 20e9]);
        assert_eq!([0.1, 0.5, 4.0].map(|intensity| ceiling.memory_roof(intensity)), [1e9, 5e9, 20e9]);
        assert_eq!(ceiling.ridge(), 2.0);
        assert_eq!([1.99, 2.0].map(|intensity| ceiling.bound(intensity)), [Bound::Memory, Bound::Arithmetic]);
        assert!(ceiling.is_known());
        assert!(!Ceiling { memory_bytes_per_second: 0.0, ..ceiling }.is_known());
    }
}
