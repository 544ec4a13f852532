//! Frames of a camera as cameras give them: brightness for each pixel (Y), two differences of color (U, V) for each two
//! by two (4:2:0, ITU-R BT.601 and BT.709).

use super::error::PictureError;
use super::pixels::Pixels;

/// Binary places of a factor of the conversion.
const PRECISION_BITS: u32 = 16;
/// One half in these units: rounds a sum to nearest.
const HALF: i32 = 1 << (PRECISION_BITS - 1);

/// How much red and blue make of the brightness.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum YuvMatrix {
    /// ITU-R BT.601: red 0.299, blue 0.114.
    Bt601,
    /// ITU-R BT.709: red 0.2126, blue 0.0722.
    Bt709,
}

/// What the numbers of a frame mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YuvColors {
    /// The parts of brightness.
    pub matrix: YuvMatrix,
    /// Whether brightness fills 0 to 255 and not 16 to 235; the differences then fill all of a byte as well.
    pub is_full_range: bool,
}

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
    factors: Factors,
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
        Ok(Self { width, height, bytes, planes, color_step, factors: Factors::of(colors) })
    }

    /// A plane's bytes from one of a row on.
    fn row(&self, plane: Plane, row: usize, first: usize) -> &[u8] {
        self.bytes.get(plane.offset + row * plane.stride + first..).unwrap_or_default()
    }
}

impl Pixels for YuvPicture {
    fn width(&self) -> u32 {
        self.width
    }

    fn height(&self) -> u32 {
        self.height
    }

    fn widen(&self, row: usize, column: usize, wide: &mut [[i32; 4]]) {
        let [y, u, v] = self.planes;
        let step = self.color_step.max(1);
        let [us, vs] = [u, v].map(|plane| self.row(plane, row / 2, column / 2 * step).iter().step_by(step));
        let mut colors = us.zip(vs).map(|(&u, &v)| self.factors.color(u.into(), v.into()));
        // Two neighbours share their color; where the part begins at an odd one, the first is alone, as the last may be.
        let alone = (column % 2).min(wide.len());
        let (first, wide) = wide.split_at_mut(alone);
        let (first_light, lights) = self.row(y, row, column).split_at_checked(alone).unwrap_or_default();
        let write = |pixels: &mut [[i32; 4]], lights: &[u8], color| {
            pixels.iter_mut().zip(lights).for_each(|(pixel, &light)| *pixel = self.factors.pixel(light, color));
        };
        if alone == 1
            && let Some(color) = colors.next()
        {
            write(first, first_light, color);
        }
        let (pairs, last) = wide.as_chunks_mut::<2>();
        let (two_lights, _) = lights.as_chunks::<2>();
        let last_light = lights.get(pairs.len() * 2..).unwrap_or_default();
        for ((pair, lights), color) in pairs.iter_mut().zip(two_lights).zip(&mut colors) {
            *pair = lights.map(|light| self.factors.pixel(light, color));
        }
        if let Some(color) = colors.next() {
            write(last, last_light, color);
        }
    }
}

/// The conversion in fixed point; four lanes as in the resampling, the last of them idle.
#[derive(Clone, Copy, Debug)]
struct Factors {
    light: i32,
    /// What a pixel without light or color has.
    base: [i32; 4],
    of_u: [i32; 4],
    of_v: [i32; 4],
}

impl Factors {
    fn of(YuvColors { matrix, is_full_range }: YuvColors) -> Self {
        let (red, blue) = match matrix {
            YuvMatrix::Bt601 => (0.299, 0.114),
            YuvMatrix::Bt709 => (0.2126, 0.0722),
        };
        let green = 1.0 - red - blue;
        // 219 steps of brightness and 224 of the differences, which span 1 to either side of 128.
        let (dark, light, color) = if is_full_range { (0, 1.0, 1.0) } else { (16, 255.0 / 219.0, 255.0 / 224.0) };
        let fixed = |factor: f64| (factor * f64::from(1 << PRECISION_BITS)).round() as i32;
        let [to_red, to_blue] = [red, blue].map(|part| 2.0 * (1.0 - part) * color);
        let of_u = [0.0, -to_blue * blue / green, to_blue, 0.0].map(fixed);
        let of_v = [to_red, -to_red * red / green, 0.0, 0.0].map(fixed);
        let light = fixed(light);
        let base = std::array::from_fn(|lane| {
            let [of_u, of_v] = [of_u, of_v].map(|factors: [i32; 4]| factors.get(lane).copied().unwrap_or_default());
            HALF - light * dark - (of_u + of_v) * 128
        });
        Self { light, base, of_u, of_v }
    }

    /// What a color adds to the light.
    #[inline]
    fn color(&self, u: i32, v: i32) -> [i32; 4] {
        let mut sums = self.base;
        for ((sum, of_u), of_v) in sums.iter_mut().zip(self.of_u).zip(self.of_v) {
            *sum += of_u * u + of_v * v;
        }
        sums
    }

    #[inline]
    fn pixel(&self, light: u8, color: [i32; 4]) -> [i32; 4] {
        let light = self.light * i32::from(light);
        color.map(|color| ((light + color) >> PRECISION_BITS).clamp(0, 255))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STUDIO_601: YuvColors = YuvColors { matrix: YuvMatrix::Bt601, is_full_range: false };

    fn plane(offset: usize, stride: usize) -> Plane {
        Plane { offset, stride }
    }

    fn row(picture: &YuvPicture, row: usize, column: usize, length: usize) -> Vec<[i32; 3]> {
        let mut wide = vec![[-1; 4]; length];
        picture.widen(row, column, &mut wide);
        wide.into_iter().map(|[red, green, blue, _]| [red, green, blue]).collect()
    }

    fn one(colors: YuvColors, [y, u, v]: [u8; 3]) -> [i32; 3] {
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
            assert_eq!(grey, [i32::from(light); 3]);
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
            for start in 0..5 {
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
