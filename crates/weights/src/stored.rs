//! [`Stored`]: where in a file a tensor lies, and its numbers in 32 bits.

use half::bf16;

use super::error::WeightsError;
use super::number_kind::NumberKind;

/// No tensor of a network has more than four sides; a few more are let through to be named.
const MAX_SIDES: usize = 8;

/// A tensor in a file: kind, sides, steps, and the bytes of its storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stored {
    kind: NumberKind,
    shape: Vec<usize>,
    /// Numbers between neighbours along each side; `None` where they lie in row-major order.
    strides: Option<Vec<usize>>,
    /// Byte of the file at which the first number begins.
    start: usize,
    /// Bytes from there to the end of the last number.
    length: usize,
}

/// Sides as a file states them, checked: each fits the address space, and so does their product in bytes.
struct Extent {
    shape: Vec<usize>,
    count: usize,
    bytes: usize,
}

impl Extent {
    fn new(name: &str, kind: NumberKind, shape: &[u64]) -> Result<Self, WeightsError> {
        let impossible = || WeightsError::Impossible {
            name: name.to_owned(),
            shape: shape.iter().copied().take(MAX_SIDES).collect(),
        };
        if shape.len() > MAX_SIDES {
            return Err(impossible());
        }
        let sides: Option<Vec<usize>> = shape.iter().map(|&side| usize::try_from(side).ok()).collect();
        let sides = sides.ok_or_else(impossible)?;
        // A side of zero makes the product zero only after the other sides have been multiplied.
        let count = sides.iter().try_fold(1_usize, |product, &side| product.checked_mul(side));
        let count = count.ok_or_else(impossible)?;
        let bytes = count.checked_mul(kind.bytes()).ok_or_else(impossible)?;
        Ok(Self { shape: sides, count, bytes })
    }
}

impl Stored {
    /// A tensor in row-major order that fills `length` bytes from `start` on exactly.
    ///
    /// # Errors
    /// [`WeightsError::Impossible`] and [`WeightsError::Length`]. That the bytes are in the file is the caller's to check.
    pub(super) fn contiguous(
        name: &str,
        kind: NumberKind,
        shape: &[u64],
        start: usize,
        length: usize,
    ) -> Result<Self, WeightsError> {
        let extent = Extent::new(name, kind, shape)?;
        if extent.bytes != length {
            return Err(WeightsError::Length {
                name: name.to_owned(),
                expected_bytes: extent.bytes as u64,
                found_bytes: length as u64,
            });
        }
        Ok(Self { kind, shape: extent.shape, strides: None, start, length })
    }

    /// A view into a storage of `storage_bytes` bytes from `storage_start` on: its first number is the storage's
    /// number `offset`, neighbours along each side are `strides` numbers apart. The view may not hold more numbers
    /// than its storage, so that no few bytes can stand for many.
    ///
    /// # Errors
    /// [`WeightsError::Impossible`] and [`WeightsError::Length`].
    pub(super) fn view(
        name: &str,
        kind: NumberKind,
        (shape, strides, offset): (&[u64], &[u64], u64),
        storage_start: usize,
        storage_bytes: usize,
    ) -> Result<Self, WeightsError> {
        let extent = Extent::new(name, kind, shape)?;
        let too_short = |needed_bytes: u64| WeightsError::Length {
            name: name.to_owned(),
            expected_bytes: needed_bytes,
            found_bytes: storage_bytes as u64,
        };
        if shape.len() != strides.len() {
            return Err(WeightsError::Impossible { name: name.to_owned(), shape: shape.to_vec() });
        }
        if extent.bytes > storage_bytes {
            return Err(too_short(extent.bytes as u64));
        }
        let steps = shape
            .iter()
            .zip(strides)
            .try_fold(0_u64, |sum, (&side, &stride)| sum.checked_add(side.saturating_sub(1).checked_mul(stride)?));
        // Numbers from the first to the last of the view, both counted; none where a side is zero.
        let reach = if extent.count == 0 { Some(0) } else { steps.and_then(|steps| steps.checked_add(1)) };
        let size = kind.bytes() as u64;
        let start = offset.checked_mul(size);
        let length = reach.and_then(|reach| reach.checked_mul(size));
        let end = start.zip(length).and_then(|(start, length)| start.checked_add(length)).unwrap_or(u64::MAX);
        if end > storage_bytes as u64 {
            return Err(too_short(end));
        }
        let to_usize = |value: Option<u64>| value.and_then(|value| usize::try_from(value).ok());
        let (Some(start), Some(length)) = (to_usize(start), to_usize(length)) else { return Err(too_short(end)) };
        let strides: Vec<usize> = strides.iter().map(|&stride| usize::try_from(stride).unwrap_or(0)).collect();
        let strides = if is_row_major(&extent.shape, &strides) { None } else { Some(strides) };
        Ok(Self { kind, shape: extent.shape, strides, start: storage_start.saturating_add(start), length })
    }

    pub(super) fn kind(&self) -> NumberKind {
        self.kind
    }

    pub(super) fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// Numbers in it.
    pub(super) fn count(&self) -> usize {
        self.shape.iter().product()
    }

    /// The numbers in row-major order, for a tensor that must have the sides `expected` (trailing ones do not count).
    ///
    /// # Errors
    /// [`WeightsError`] for another shape, another kind, and values that are not finite.
    pub(super) fn read(&self, name: &str, expected: &[usize], file: &[u8]) -> Result<Vec<f32>, WeightsError> {
        if significant(&self.shape) != significant(expected) {
            let (expected, found) = (expected.to_vec(), self.shape.clone());
            return Err(WeightsError::Shape { name: name.to_owned(), expected, found });
        }
        let bytes = self.start.checked_add(self.length).and_then(|end| file.get(self.start..end)).unwrap_or_default();
        let values = match self.kind {
            NumberKind::F32 => self.numbers(bytes, f32::from_le_bytes),
            NumberKind::F16 => self.numbers(bytes, |bytes| widened(u16::from_le_bytes(bytes))),
            NumberKind::Bf16 => self.numbers(bytes, |bytes| bf16::from_le_bytes(bytes).to_f32()),
            NumberKind::F64 => self.numbers(bytes, |bytes| narrow(f64::from_le_bytes(bytes))),
            other => return Err(WeightsError::Kind { name: name.to_owned(), found: other.to_string() }),
        };
        // Of all of them, without a way out: several at a time.
        if values.iter().fold(true, |so_far, value| so_far & value.is_finite()) {
            Ok(values)
        } else {
            Err(WeightsError::NotFinite { name: name.to_owned() })
        }
    }

    fn numbers<const N: usize>(&self, bytes: &[u8], number: impl Fn([u8; N]) -> f32) -> Vec<f32> {
        let stored = bytes.as_chunks::<N>().0;
        match &self.strides {
            None => stored.iter().map(|chunk| number(*chunk)).collect(),
            Some(strides) => {
                let places = Places::new(&self.shape, strides).take(self.count());
                places.filter_map(|at| stored.get(at).map(|chunk| number(*chunk))).collect()
            }
        }
    }
}

/// The places of a view's numbers in row-major order, without end: an odometer whose last wheel turns fastest.
struct Places<'a> {
    wheels: Vec<(usize, &'a usize, &'a usize)>,
    at: usize,
}

impl<'a> Places<'a> {
    fn new(shape: &'a [usize], strides: &'a [usize]) -> Self {
        Self { wheels: shape.iter().zip(strides).map(|(side, stride)| (0, side, stride)).collect(), at: 0 }
    }
}

impl Iterator for Places<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let at = self.at;
        for (position, side, stride) in self.wheels.iter_mut().rev() {
            *position += 1;
            self.at = self.at.wrapping_add(**stride);
            if *position < **side {
                break;
            }
            self.at = self.at.wrapping_sub(side.wrapping_mul(**stride));
            *position = 0;
        }
        Some(at)
    }
}

/// Whether numbers lie in row-major order without holes. The stride of a side of one is never taken.
fn is_row_major(shape: &[usize], strides: &[usize]) -> bool {
    let mut step = 1_usize;
    shape.iter().zip(strides).rev().all(|(&side, &stride)| {
        let fits = side <= 1 || stride == step;
        step = step.saturating_mul(side);
        fits
    })
}

/// A shape without its trailing ones.
pub(super) fn significant(shape: &[usize]) -> &[usize] {
    let length = shape.iter().rposition(|&side| side != 1).map_or(0, |last| last + 1);
    shape.get(..length).unwrap_or_default()
}

/// A number in half precision, exactly. Without a branch, so that several are widened at a time: the library's conversion
/// was a third of the time in which a network is made.
fn widened(half: u16) -> f32 {
    /// 2 to the power of the difference of the two formats' biases, 127 - 15.
    const BIASES: f32 = f32::from_bits((127 + 112) << 23);
    /// Exponents of all ones, which stand for what is not finite: that of half precision, in its place in 32 bits.
    const NOT_FINITE: u32 = 0x7c00 << 13;
    let sign = u32::from(half & 0x8000) << 16;
    let magnitude = u32::from(half & 0x7fff) << 13;
    // The product also brings the smallest numbers, whose leading one is not implied, into the form of the others.
    let finite = (f32::from_bits(magnitude) * BIASES).to_bits();
    let exponent = if magnitude >= NOT_FINITE { f32::INFINITY.to_bits() } else { 0 };
    f32::from_bits(sign | finite | exponent)
}

#[expect(clippy::cast_possible_truncation, reason = "rounded to the nearest 32-bit number; beyond them, not finite")]
fn narrow(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use half::f16;

    use super::*;

    #[test]
    fn every_number_in_half_precision_is_widened_exactly() {
        for half in 0..=u16::MAX {
            let (found, expected) = (widened(half), f16::from_bits(half).to_f32());
            assert!(found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan(), "{half:#06x}");
        }
    }

    fn file(values: &[f32]) -> Vec<u8> {
        values.iter().flat_map(|value| value.to_le_bytes()).collect()
    }

    #[test]
    fn a_transposed_view_is_read_in_the_order_of_its_rows() {
        // Storage 0 1 2 / 3 4 5; its transpose is 0 3 / 1 4 / 2 5.
        let stored = Stored::view("a", NumberKind::F32, (&[3, 2], &[1, 3], 0), 0, 24).unwrap();
        assert_eq!(stored.read("a", &[3, 2], &file(&[0., 1., 2., 3., 4., 5.])), Ok(vec![0., 3., 1., 4., 2., 5.]));
    }

    #[test]
    fn a_column_begins_at_its_offset_and_steps_over_the_row() {
        let stored = Stored::view("a", NumberKind::F32, (&[2], &[3], 1), 4, 24).unwrap();
        assert_eq!(stored.read("a", &[2], &file(&[9., 0., 1., 2., 3., 4., 5.])), Ok(vec![1., 4.]));
        // The second row's fourth column would be number 3 + 3 = 6 of six: bytes up to 28.
        let beyond = Stored::view("a", NumberKind::F32, (&[2], &[3], 3), 4, 24).unwrap_err();
        assert_eq!(beyond, WeightsError::Length { name: "a".to_owned(), expected_bytes: 28, found_bytes: 24 });
    }

    #[test]
    fn a_side_of_one_may_have_any_stride() {
        let stored = Stored::view("a", NumberKind::F32, (&[2, 1, 2], &[2, 99, 1], 0), 0, 16).unwrap();
        assert_eq!(stored.strides, None);
    }

    #[test]
    fn one_number_cannot_stand_for_many() {
        let expanded = Stored::view("a", NumberKind::F32, (&[1 << 20], &[0], 0), 0, 4).unwrap_err();
        assert_eq!(expanded, WeightsError::Length { name: "a".to_owned(), expected_bytes: 1 << 22, found_bytes: 4 });
    }

    #[test]
    fn impossible_shapes_are_refused() {
        for shape in [&[u64::MAX, 2][..], &[1 << 62, 2], &[u64::MAX, u64::MAX, 0], &[1; 9]] {
            let refused = Stored::contiguous("a", NumberKind::F32, shape, 0, 0).unwrap_err();
            assert!(matches!(refused, WeightsError::Impossible { .. }), "{shape:?}: {refused}");
        }
        let overflow = Stored::view("a", NumberKind::F32, (&[2], &[u64::MAX], 0), 0, 8).unwrap_err();
        assert!(matches!(overflow, WeightsError::Length { .. }), "{overflow}");
    }

    #[test]
    fn a_64_bit_number_too_large_for_32_is_not_finite() {
        let stored = Stored::contiguous("a", NumberKind::F64, &[1], 0, 8).unwrap();
        assert_eq!(stored.read("a", &[1], &0.1_f64.to_le_bytes()), Ok(vec![0.1_f32]));
        let refused = stored.read("a", &[1], &1e300_f64.to_le_bytes());
        assert_eq!(refused, Err(WeightsError::NotFinite { name: "a".to_owned() }));
    }
}
