//! Frames of a camera as cameras give them: brightness for each pixel (Y), two differences of color (U, V) for each two
//! by two (4:2:0, ITU-R BT.601 and BT.709).

use super::error::PictureError;
use super::pixels::{PixelPair, Pixels};
use super::yuv_colors::{EightYuv, YuvColors, YuvFactors};

/// Where the samples of one kind lie in a frame's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plane {
    /// The first sample.
    pub offset: usize,
    /// Bytes from a row to the next.
    pub stride: usize,
}

/// A frame of `height` rows of `width` pixels.
#[derive(Clone, Debug)]
pub struct YuvPicture {
    width: u32,
    height: u32,
    bytes: Vec<u8>,
    /// Y, U, V.
    planes: [Plane; 3],
    /// Bytes from a sample of U or V to the next.
    color_step: usize,
    factors: YuvFactors,
}

impl YuvPicture {
    /// Takes a frame's bytes: samples of Y lie side by side, those of U and V `color_step` bytes apart, which is 1 in
    /// planes of their own and 2 where they lie in turn.
    ///
    /// # Errors
    /// [`PictureError::Empty`], [`PictureError::TooLarge`], or [`PictureError::WrongLength`] where a plane reaches past
    /// the bytes.
    pub fn new(
        (width, height): (u32, u32),
        bytes: Vec<u8>,
        planes: [Plane; 3],
        color_step: usize,
        colors: YuvColors,
    ) -> Result<Self, PictureError> {
        PictureError::check_size(width, height)?;
        let [full_width, full_height] = [width, height].map(|side| side as usize);
        let sides = |is_full: bool| {
            if is_full { (full_width, full_height) } else { (full_width.div_ceil(2), full_height.div_ceil(2)) }
        };
        let length = |(place, plane): (usize, &Plane)| {
            let (samples, rows) = sides(place == 0);
            let last_row = plane.stride.checked_mul(rows - 1)?;
            let last = if place == 0 { samples - 1 } else { color_step.checked_mul(samples - 1)? };
            plane.offset.checked_add(last_row)?.checked_add(last)?.checked_add(1)
        };
        let needed = planes.iter().enumerate().map(length).try_fold(0, |most, next| next.map(|next| most.max(next)));
        let needed = needed.unwrap_or(usize::MAX);
        if needed > bytes.len() {
            return Err(PictureError::WrongLength { expected: needed as u64, found: bytes.len() as u64 });
        }
        Ok(Self { width, height, bytes, planes, color_step, factors: YuvFactors::of(colors) })
    }

    /// A plane's bytes from one of a row on.
    fn row(&self, plane: Plane, row: usize, first: usize) -> &[u8] {
        self.bytes.get(plane.offset + row * plane.stride + first..).unwrap_or_default()
    }

    /// The next four samples of color after so many times four; zeros where there are none.
    #[inline]
    fn four(&self, samples: &[u8], fours: usize) -> [u8; 4] {
        let rest = samples.get(fours * 4 * self.color_step..).unwrap_or_default();
        match (self.color_step, rest.first_chunk::<4>(), rest.first_chunk::<7>()) {
            (1, Some(four), _) => *four,
            (2, _, Some([first, _, second, _, third, _, fourth])) => [*first, *second, *third, *fourth],
            _ => {
                let mut samples = rest.iter().step_by(self.color_step.max(1)).copied();
                std::array::from_fn(|_| samples.next().unwrap_or_default())
            }
        }
    }
}

impl Pixels for YuvPicture {
    fn width(&self) -> u32 {
        self.width
    }

    fn height(&self) -> u32 {
        self.height
    }

    fn pairs(&self, row: usize, column: usize, pairs: &mut [PixelPair]) {
        let [y, u, v] = self.planes;
        let lights = self.row(y, row, column);
        let lights = lights.get(..self.width as usize - column).unwrap_or(lights);
        let [us, vs] = [u, v].map(|plane| self.row(plane, row / 2, column / 2 * self.color_step));
        let (eights, rest) = lights.as_chunks::<8>();
        let (targets, last) = pairs.split_at_mut((eights.len() * 4).min(pairs.len() / 4 * 4));
        let (targets, _) = targets.as_chunks_mut::<4>();
        for (place, (target, y)) in targets.iter_mut().zip(eights).enumerate() {
            let [u, v] = [us, vs].map(|samples| self.four(samples, place));
            *target = self.factors.pairs(EightYuv { y: *y, u, v });
        }
        // Fewer than eight: of the picture, or of the room.
        let rest = eights.get(targets.len()).map_or(rest, |eight| eight);
        let [u, v] = [us, vs].map(|samples| self.four(samples, targets.len()));
        let mut y = [0; 8];
        y.iter_mut().zip(rest).for_each(|(target, light)| *target = *light);
        last.iter_mut().zip(self.factors.pairs(EightYuv { y, u, v })).for_each(|(target, pair)| *target = pair);
    }
}

#[cfg(test)]
mod tests {
    use super::super::yuv_colors::YuvMatrix;
    use super::*;

    const STUDIO_601: YuvColors = YuvColors { matrix: YuvMatrix::Bt601, is_full_range: false };

    fn plane(offset: usize, stride: usize) -> Plane {
        Plane { offset, stride }
    }

    /// Pixels of a row, from an even column on.
    fn row(picture: &YuvPicture, row: usize, column: usize, length: usize) -> Vec<[i16; 3]> {
        let mut pairs = vec![[-1; 8]; length.div_ceil(2)];
        picture.pairs(row, column, &mut pairs);
        let pixels =
            pairs.into_iter().flat_map(|[r, next_r, g, next_g, b, next_b, _, _]| [[r, g, b], [next_r, next_g, next_b]]);
        pixels.take(length).collect()
    }

    fn one(colors: YuvColors, [y, u, v]: [u8; 3]) -> [i16; 3] {
        let planes = [plane(0, 1), plane(1, 1), plane(2, 1)];
        row(&YuvPicture::new((1, 1), vec![y, u, v], planes, 1, colors).unwrap(), 0, 0, 1)[0]
    }

    #[test]
    fn the_primary_colors_by_the_standards() {
        // BT.601, 8 bits: the colour bars of 100 % (ITU-R BT.801).
        for (yuv, rgb) in [
            ([235, 128, 128], [255, 255, 255]),
            ([16, 128, 128], [0, 0, 0]),
            ([81, 90, 240], [254, 0, 0]),
            ([145, 54, 34], [0, 255, 1]),
            ([41, 240, 110], [0, 0, 255]),
        ] {
            let found = one(STUDIO_601, yuv);
            assert!(found.iter().zip(rgb).all(|(found, expected)| (found - expected).abs() <= 1), "{yuv:?}: {found:?}");
        }
        // BT.709, red: Y = 16 + 219 * 0.2126 = 62.6; V = 240; U = 128 - 224 * 0.2126 / 1.8556 = 102.3.
        let red = one(YuvColors { matrix: YuvMatrix::Bt709, is_full_range: false }, [63, 102, 240]);
        assert!(red[0] >= 254 && red[1] <= 1 && red[2] <= 1, "{red:?}");
        // All of a byte: grey is its own brightness.
        for light in [0, 1, 127, 255] {
            let grey = one(YuvColors { matrix: YuvMatrix::Bt601, is_full_range: true }, [light, 128, 128]);
            assert_eq!(grey, [i16::from(light); 3]);
        }
    }

    #[test]
    fn both_layouts_and_every_part_of_a_row_give_the_same() {
        // 5 x 3: brightness 0 to 14 in rows of six bytes, colors 3 x 2.
        let lights: Vec<u8> = (0..3).flat_map(|row| (0..6).map(move |x| 100 + row * 5 + x)).collect();
        let [us, vs] = [[90, 100, 110, 120, 130, 140], [200, 190, 180, 170, 160, 150]];
        let apart: Vec<u8> = [&lights[..], &us, &vs].concat();
        let apart_planes = [plane(0, 6), plane(18, 3), plane(24, 3)];
        let apart = YuvPicture::new((5, 3), apart, apart_planes, 1, STUDIO_601).unwrap();
        let in_turn = us.into_iter().zip(vs).flat_map(|(u, v)| [u, v]);
        let mixed: Vec<u8> = lights.iter().copied().chain(in_turn).collect();
        let mixed_planes = [plane(0, 6), plane(18, 6), plane(19, 6)];
        let mixed = YuvPicture::new((5, 3), mixed, mixed_planes, 2, STUDIO_601).unwrap();
        for y in 0..3 {
            let all = row(&apart, y, 0, 5);
            for (x, found) in all.iter().enumerate() {
                let sample = y / 2 * 3 + x / 2;
                assert_eq!(*found, one(STUDIO_601, [lights[y * 6 + x], us[sample], vs[sample]]), "{x}, {y}");
            }
            for start in [0, 2, 4] {
                for end in start..=5 {
                    assert_eq!(row(&apart, y, start, end - start), all[start..end], "{start}..{end}");
                    assert_eq!(row(&mixed, y, start, end - start), all[start..end], "{start}..{end}");
                }
            }
        }
    }

    #[test]
    fn planes_that_reach_past_the_bytes_are_refused() {
        let planes = [plane(0, 2), plane(4, 1), plane(5, 1)];
        assert!(YuvPicture::new((2, 2), vec![0; 6], planes, 1, STUDIO_601).is_ok());
        let cut = YuvPicture::new((2, 2), vec![0; 5], planes, 1, STUDIO_601).unwrap_err();
        assert_eq!(cut, PictureError::WrongLength { expected: 6, found: 5 });
        let absurd = [plane(usize::MAX, usize::MAX); 3];
        assert!(YuvPicture::new((2, 2), vec![0; 6], absurd, usize::MAX, STUDIO_601).is_err());
        assert_eq!(YuvPicture::new((0, 2), vec![], planes, 1, STUDIO_601).unwrap_err(), PictureError::Empty);
    }
}
