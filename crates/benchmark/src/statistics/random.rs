//! NumPy's default random numbers: `numpy.random.default_rng(seed)`, in the part that resampling needs.
//!
//! `SeedSequence` (O'Neill's `seed_seq_fe128`) spreads the seed, PCG64 (XSL-RR 128/64, O'Neill 2014) makes 64-bit numbers, and
//! Lemire's method (2019) takes a number below a bound from 32 bits of them, the lower half first.

#![expect(clippy::cast_possible_truncation, reason = "numbers are cut to their lower half on purpose")]

/// The multiplier of PCG64.
const MULTIPLIER: u128 = 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645;

/// Words of the pool that a seed is spread over.
const POOL: usize = 4;

/// Random numbers as NumPy's `default_rng(seed)` draws them.
#[derive(Clone, Debug)]
pub struct Generator {
    state: u128,
    increment: u128,
    /// The upper half of the last 64-bit number, where only the lower one was taken.
    half: Option<u32>,
}

impl Generator {
    /// Random numbers of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let [state_high, state_low, stream_high, stream_low] = seed_words(seed);
        let wide = |high: u64, low: u64| u128::from(high) << 64 | u128::from(low);
        let mut generator = Self { state: 0, increment: wide(stream_high, stream_low) << 1 | 1, half: None };
        generator.step();
        generator.state = generator.state.wrapping_add(wide(state_high, state_low));
        generator.step();
        generator
    }

    /// The next 64 bits. A half that is left over stays for the next smaller number, as with NumPy.
    pub fn next_u64(&mut self) -> u64 {
        self.step();
        let folded = (self.state >> 64) as u64 ^ self.state as u64;
        folded.rotate_right((self.state >> 122) as u32)
    }

    /// A number from 0 to below a bound, each as likely: `integers(0, bound)`. Of a bound of one or less, 0 without a draw.
    pub fn below(&mut self, bound: u32) -> u32 {
        if bound <= 1 {
            return 0;
        }
        let mut product = u64::from(self.next_u32()) * u64::from(bound);
        if (product as u32) < bound {
            let threshold = bound.wrapping_neg() % bound;
            while (product as u32) < threshold {
                product = u64::from(self.next_u32()) * u64::from(bound);
            }
        }
        (product >> 32) as u32
    }

    fn next_u32(&mut self) -> u32 {
        if let Some(half) = self.half.take() {
            return half;
        }
        let both = self.next_u64();
        self.half = Some((both >> 32) as u32);
        both as u32
    }

    fn step(&mut self) {
        self.state = self.state.wrapping_mul(MULTIPLIER).wrapping_add(self.increment);
    }
}

/// A number that is multiplied in at every use of a hash, and changes with it.
struct Hash {
    factor: u32,
    next: u32,
}

impl Hash {
    fn of(&mut self, value: u32) -> u32 {
        let mixed = value ^ self.factor;
        self.factor = self.factor.wrapping_mul(self.next);
        let product = mixed.wrapping_mul(self.factor);
        product ^ product >> 16
    }
}

/// What `SeedSequence(seed).generate_state(4, uint64)` gives.
fn seed_words(seed: u64) -> [u64; 4] {
    let mut hash = Hash { factor: 0x43b0_d7e5, next: 0x931e_8875 };
    let mut pool: [u32; POOL] = [seed as u32, (seed >> 32) as u32, 0, 0].map(|word| hash.of(word));
    for source in 0..POOL {
        for target in (0..POOL).filter(|target| *target != source) {
            let from = pool.get(source).copied().unwrap_or_default();
            if let Some(word) = pool.get_mut(target) {
                *word = mixed(*word, hash.of(from));
            }
        }
    }
    let mut hash = Hash { factor: 0x8b51_f9dd, next: 0x58f3_8ded };
    let mut words = pool.into_iter().cycle().map(|word| u64::from(hash.of(word)));
    std::array::from_fn(|_| {
        let low = words.next().unwrap_or_default();
        low | words.next().unwrap_or_default() << 32
    })
}

fn mixed(one: u32, other: u32) -> u32 {
    let sum = one.wrapping_mul(0xca01_f9dd).wrapping_sub(other.wrapping_mul(0x4973_f715));
    sum ^ sum >> 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_below_a_bound_is_drawn_and_none_above() {
        let mut generator = Generator::new(1);
        for bound in [1, 2, 3, 10, 97] {
            let mut drawn = vec![0; bound as usize];
            for _ in 0..200 * bound {
                drawn[generator.below(bound) as usize] += 1;
            }
            assert!(drawn.iter().all(|count| (120..=280).contains(count)), "{drawn:?}");
        }
        assert_eq!(generator.below(0), 0);
    }

    #[test]
    fn a_half_of_a_number_is_kept_for_the_next_draw() {
        let (mut halves, mut whole) = (Generator::new(5), Generator::new(5));
        let (low, high) = (halves.next_u32(), halves.next_u32());
        assert_eq!(u64::from(high) << 32 | u64::from(low), whole.next_u64());
    }
}
