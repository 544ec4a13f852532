//! [`Lanes`]: four numbers at a time, as one 128-bit vector of WebAssembly where the target has them, as an array
//! elsewhere.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use core::arch::wasm32 as simd;

/// Numbers in [`Lanes`].
pub const LANES: usize = 4;

/// 1.5 * 2^23 + 127: what is added to a small number leaves of it the nearest whole one and 127 in the lowest bits, the
/// exponent of that power of two. It takes an instruction where a conversion to integers takes ten, as WebAssembly defines
/// it for every float.
const TO_EXPONENT: f32 = 12_583_039.0;

/// Four 32-bit floats.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[derive(Clone, Copy)]
pub struct Lanes(simd::v128);

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[allow(clippy::inline_always, reason = "a call would cost more than the operation")]
#[allow(clippy::should_implement_trait, reason = "each is one instruction, which an operator would not tell")]
impl Lanes {
    /// Four times the same number.
    #[must_use]
    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self(simd::f32x4_splat(value))
    }

    /// Four numbers that lie one after the other.
    #[must_use]
    #[inline(always)]
    pub fn load(from: &[f32; LANES]) -> Self {
        // SAFETY: the array holds the 16 bytes that are read, and `v128_load` asks for no alignment.
        #[allow(unsafe_code, reason = "the load of a whole vector has no safe form")]
        Self(unsafe { simd::v128_load(from.as_ptr().cast()) })
    }

    /// Writes the four numbers one after the other.
    #[inline(always)]
    pub fn store(self, to: &mut [f32; LANES]) {
        // SAFETY: the array holds the 16 bytes that are written, and `v128_store` asks for no alignment.
        #[allow(unsafe_code, reason = "the store of a whole vector has no safe form")]
        unsafe {
            simd::v128_store(to.as_mut_ptr().cast(), self.0);
        }
    }

    /// `self + other`, number by number.
    #[must_use]
    #[inline(always)]
    pub fn add(self, other: Self) -> Self {
        Self(simd::f32x4_add(self.0, other.0))
    }

    /// `self - other`, number by number.
    #[must_use]
    #[inline(always)]
    pub fn sub(self, other: Self) -> Self {
        Self(simd::f32x4_sub(self.0, other.0))
    }

    /// `self * other`, number by number.
    #[must_use]
    #[inline(always)]
    pub fn mul(self, other: Self) -> Self {
        Self(simd::f32x4_mul(self.0, other.0))
    }

    /// `self / other`, number by number.
    #[must_use]
    #[inline(always)]
    pub fn div(self, other: Self) -> Self {
        Self(simd::f32x4_div(self.0, other.0))
    }

    /// Not a number stays so. By the pseudo-minimum and -maximum, an instruction each: those of IEEE 754 take eight.
    #[must_use]
    #[inline(always)]
    pub fn clamp(self, low: f32, high: f32) -> Self {
        Self(simd::f32x4_pmin(simd::f32x4_pmax(self.0, simd::f32x4_splat(low)), simd::f32x4_splat(high)))
    }

    /// 2 to the power of each less [`TO_EXPONENT`], which are whole numbers from -126 to 128; of the last infinity.
    #[inline(always)]
    fn power_of_two(self) -> Self {
        Self(simd::i32x4_shl(self.0, 23))
    }
}

/// Four 32-bit floats.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[derive(Clone, Copy)]
pub struct Lanes([f32; LANES]);

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[allow(clippy::inline_always, reason = "a call would cost more than the operation")]
#[allow(clippy::should_implement_trait, reason = "each is one instruction, which an operator would not tell")]
impl Lanes {
    /// Four times the same number.
    #[must_use]
    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self([value; LANES])
    }

    /// Four numbers that lie one after the other.
    #[must_use]
    #[inline(always)]
    pub fn load(from: &[f32; LANES]) -> Self {
        Self(*from)
    }

    /// Writes the four numbers one after the other.
    #[inline(always)]
    pub fn store(self, to: &mut [f32; LANES]) {
        *to = self.0;
    }

    /// `self + other`, number by number.
    #[must_use]
    #[inline(always)]
    pub fn add(self, other: Self) -> Self {
        self.zip(other, |a, b| a + b)
    }

    /// `self - other`, number by number.
    #[must_use]
    #[inline(always)]
    pub fn sub(self, other: Self) -> Self {
        self.zip(other, |a, b| a - b)
    }

    /// `self * other`, number by number.
    #[must_use]
    #[inline(always)]
    pub fn mul(self, other: Self) -> Self {
        self.zip(other, |a, b| a * b)
    }

    /// `self / other`, number by number.
    #[must_use]
    #[inline(always)]
    pub fn div(self, other: Self) -> Self {
        self.zip(other, |a, b| a / b)
    }

    /// Not a number stays so.
    #[must_use]
    #[inline(always)]
    pub fn clamp(self, low: f32, high: f32) -> Self {
        Self(self.0.map(|value| value.clamp(low, high)))
    }

    /// 2 to the power of each less [`TO_EXPONENT`], which are whole numbers from -126 to 128; of the last infinity.
    #[inline(always)]
    fn power_of_two(self) -> Self {
        Self(self.0.map(|value| f32::from_bits(value.to_bits() << 23)))
    }

    #[inline(always)]
    fn zip(self, other: Self, with: impl Fn(f32, f32) -> f32) -> Self {
        let Self([a0, a1, a2, a3]) = self;
        let Self([b0, b1, b2, b3]) = other;
        Self([with(a0, b0), with(a1, b1), with(a2, b2), with(a3, b3)])
    }
}

#[allow(clippy::inline_always, reason = "a call would cost more than the operation")]
#[allow(clippy::should_implement_trait, reason = "each is one instruction, which an operator would not tell")]
impl Lanes {
    /// The four numbers from `at` on.
    ///
    /// # Safety
    /// `from` holds them.
    #[allow(unsafe_code, reason = "for kernels that have tested whole maps")]
    #[inline(always)]
    pub unsafe fn load_unchecked(from: &[f32], at: usize) -> Self {
        debug_assert!(at + LANES <= from.len(), "{at} of {}", from.len());
        // SAFETY: the caller's promise.
        Self::load(unsafe { &*from.as_ptr().add(at).cast::<[f32; LANES]>() })
    }

    /// `self + a * b`.
    #[must_use]
    #[inline(always)]
    pub fn add_product(self, a: Self, b: Self) -> Self {
        self.add(a.mul(b))
    }

    /// `1 / (1 + exp(-x))`, within a few units of the last place for small numbers, and within one more for each 1 that a
    /// number is below 0.
    #[must_use]
    #[inline(always)]
    pub fn sigmoid(self) -> Self {
        Self::splat(1.0).div(self.one_and_exp_of_negative())
    }

    /// `x * sigmoid(x)`.
    #[must_use]
    #[inline(always)]
    pub fn silu(self) -> Self {
        self.div(self.one_and_exp_of_negative())
    }

    /// `1 + exp(-x)` as `1 + 2^n * 2^f`, `n` the whole number next to `-x / ln 2` and `f` what is left, at most one half: its
    /// power is a polynomial of degree 5, fitted to the least relative error, 1e-7. Infinite below -88.4: a sigmoid of 1e-38
    /// in place of 0 would leave products too small for the processor's fast path.
    #[inline(always)]
    fn one_and_exp_of_negative(self) -> Self {
        const POLYNOMIAL: [f32; 6] =
            [1.330_060_8e-3, 9.669_691e-3, 5.550_558_5e-2, 0.240_222_83, std::f32::consts::LN_2, 1.0];
        let exponent = self.mul(Self::splat(-std::f32::consts::LOG2_E)).clamp(-126.0, 128.0);
        let shifted = exponent.add(Self::splat(TO_EXPONENT));
        let rest = exponent.sub(shifted.sub(Self::splat(TO_EXPONENT)));
        let series = POLYNOMIAL.into_iter().map(Self::splat).reduce(|sum, next| next.add_product(sum, rest));
        Self::splat(1.0).add_product(series.unwrap_or(rest), shifted.power_of_two())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lanes(value: f32, of: impl Fn(Lanes) -> Lanes) -> f32 {
        let mut out = [0.0; LANES];
        of(Lanes::splat(value)).store(&mut out);
        assert!(out.iter().all(|lane| lane.to_bits() == out[0].to_bits()), "{out:?}");
        out[0]
    }

    #[test]
    fn the_sigmoid_is_that_of_the_standard_library() {
        for step in -8600..=8600 {
            let x = step as f32 / 100.0;
            let exact = 1.0 / (1.0 + (-f64::from(x)).exp());
            // Below 0 the exponent is rounded in proportion to the number.
            let bound = 3e-7 + 1e-7 * f64::from((-x).max(0.0));
            for (found, exact) in [(lanes(x, Lanes::sigmoid), exact), (lanes(x, Lanes::silu), f64::from(x) * exact)] {
                let error = (f64::from(found) - exact).abs() / exact.abs().max(f64::MIN_POSITIVE);
                assert!(error < bound, "{x}: {found}, relative error {error:.1e}");
            }
        }
    }

    #[test]
    fn the_sigmoid_saturates_and_keeps_what_is_not_a_number() {
        assert_eq!(lanes(0.0, Lanes::sigmoid), 0.5);
        assert_eq!(lanes(100.0, Lanes::sigmoid), 1.0);
        assert_eq!(lanes(-100.0, Lanes::sigmoid), 0.0);
        assert_eq!((lanes(-1e30, Lanes::silu), lanes(1e30, Lanes::silu)), (0.0, 1e30));
        assert_eq!(lanes(0.0, Lanes::silu), 0.0);
        assert!(lanes(f32::NAN, Lanes::silu).is_nan());
        assert!(lanes(f32::NAN, Lanes::sigmoid).is_nan());
    }
}
