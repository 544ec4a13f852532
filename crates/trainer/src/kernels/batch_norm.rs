//! Batch normalisation in training, with the activation after it: moments over a batch, and the gradients.

use cpu_kernels::{LANES, Lanes};

use super::EPSILON;

/// Pixels that are added up in 32 bits before the sum goes into one of 64.
const CHUNK: usize = 128;

/// Mean and biased variance of each channel of `[pixels, channels]`.
pub(super) fn moments(map: &[f32], channels: usize) -> (Vec<f32>, Vec<f32>) {
    let (sums, squares) = sums_and_squares(map, channels);
    let pixels = pixels(map, channels);
    let means: Vec<f64> = sums.iter().map(|sum| sum / pixels).collect();
    let variances = squares.iter().zip(&means).map(|(square, mean)| narrow((square / pixels - mean * mean).max(0.0)));
    let variances = variances.collect();
    (means.into_iter().map(narrow).collect(), variances)
}

/// A batch's normalisation of each channel as `scale * value + shift`; all `[channels]`.
pub(super) struct Normalisation {
    mean: Vec<f32>,
    inverse_deviation: Vec<f32>,
    scale: Vec<f32>,
    shift: Vec<f32>,
}

/// Gradients of the parameters of a normalisation, `[channels]`.
pub(super) struct Gradients {
    pub(super) gamma: Vec<f32>,
    pub(super) beta: Vec<f32>,
}

impl Normalisation {
    pub(super) fn new(mean: &[f32], variance: &[f32], gamma: &[f32], beta: &[f32]) -> Self {
        let inverse_deviation: Vec<f32> =
            variance.iter().map(|variance| narrow(1.0 / (f64::from(*variance) + EPSILON).sqrt())).collect();
        let scale: Vec<f32> = gamma.iter().zip(&inverse_deviation).map(|(gamma, inverse)| gamma * inverse).collect();
        let shift = beta.iter().zip(mean).zip(&scale).map(|((beta, mean), scale)| beta - mean * scale).collect();
        Self { mean: mean.to_vec(), inverse_deviation, scale, shift }
    }

    /// The normalised map, after SiLU where `has_activation`.
    pub(super) fn apply(&self, map: &[f32], has_activation: bool) -> Vec<f32> {
        let mut output = map.to_vec();
        let channels = self.scale.len().max(1);
        for pixel in output.chunks_exact_mut(channels) {
            let parameters = fours(&self.scale).iter().zip(fours(&self.shift));
            for (four, (scale, shift)) in fours_mut(pixel).iter_mut().zip(parameters) {
                let normal = Lanes::load(shift).add_product(Lanes::load(four), Lanes::load(scale));
                let active = if has_activation { normal.mul(normal.sigmoid()) } else { normal };
                active.store(four);
            }
        }
        output
    }

    /// Turns the gradient of [`Normalisation::apply`]'s result into that of its input, in place.
    pub(super) fn backward(&self, map: &[f32], has_activation: bool, gradient: &mut [f32]) -> Gradients {
        let channels = self.scale.len().max(1);
        if has_activation {
            self.through_activation(map, gradient);
        }
        // Of the normalised values, and of their product with them: what beta and gamma receive.
        let (beta, gamma) = sums_of_two(map, gradient, channels, &self.mean, &self.inverse_deviation);
        let count = pixels(map, channels);
        // gamma / deviation * (gradient - mean(gradient) - normal * mean(gradient * normal)), as three numbers a channel.
        let coefficients: Vec<[f32; 3]> = (0..channels)
            .map(|channel| {
                let of = |values: &[f32]| f64::from(values.get(channel).copied().unwrap_or_default());
                let of_sum = |values: &[f64]| values.get(channel).copied().unwrap_or_default() / count;
                let scale = of(&self.scale);
                let slope = -scale * of_sum(&gamma) * of(&self.inverse_deviation);
                [scale, slope, -scale * of_sum(&beta) - slope * of(&self.mean)].map(narrow)
            })
            .collect();
        let [own, slope, constant] = [0, 1, 2]
            .map(|place| coefficients.iter().filter_map(|three| three.get(place).copied()).collect::<Vec<f32>>());
        for (pixel, values) in gradient.chunks_exact_mut(channels).zip(map.chunks_exact(channels)) {
            let parameters = fours(&own).iter().zip(fours(&slope)).zip(fours(&constant));
            for ((four, values), ((own, slope), constant)) in
                fours_mut(pixel).iter_mut().zip(fours(values)).zip(parameters)
            {
                let through_moments = Lanes::load(constant).add_product(Lanes::load(values), Lanes::load(slope));
                through_moments.add_product(Lanes::load(four), Lanes::load(own)).store(four);
            }
        }
        let narrowed = |sums: Vec<f64>| sums.into_iter().map(narrow).collect();
        Gradients { gamma: narrowed(gamma), beta: narrowed(beta) }
    }

    /// Multiplies by SiLU's derivative, `s * (1 + x * (1 - s))` with `s = sigmoid(x)`.
    fn through_activation(&self, map: &[f32], gradient: &mut [f32]) {
        let one = Lanes::splat(1.0);
        let channels = self.scale.len().max(1);
        for (pixel, values) in gradient.chunks_exact_mut(channels).zip(map.chunks_exact(channels)) {
            let parameters = fours(&self.scale).iter().zip(fours(&self.shift));
            for ((four, values), (scale, shift)) in fours_mut(pixel).iter_mut().zip(fours(values)).zip(parameters) {
                let x = Lanes::load(shift).add_product(Lanes::load(values), Lanes::load(scale));
                let sigmoid = x.sigmoid();
                let slope = sigmoid.mul(one.add_product(x, one.sub(sigmoid)));
                Lanes::load(four).mul(slope).store(four);
            }
        }
    }
}

/// Sums over the pixels of each channel, and of its squares.
fn sums_and_squares(map: &[f32], channels: usize) -> (Vec<f64>, Vec<f64>) {
    let mut totals = (vec![0.0; channels], vec![0.0; channels]);
    let mut part = vec![[[0.0; LANES]; 2]; channels / LANES];
    for pixels in map.chunks(CHUNK * channels.max(1)) {
        part.fill([[0.0; LANES]; 2]);
        for pixel in pixels.chunks_exact(channels.max(1)) {
            for (four, [first, second]) in fours(pixel).iter().zip(&mut part) {
                let four = Lanes::load(four);
                Lanes::load(first).add(four).store(first);
                Lanes::load(second).add_product(four, four).store(second);
            }
        }
        add_up(&mut totals, &part);
    }
    totals
}

/// Sums over the pixels of the gradient, and of the gradient times the normalised value.
fn sums_of_two(
    map: &[f32],
    gradient: &[f32],
    channels: usize,
    mean: &[f32],
    inverse_deviation: &[f32],
) -> (Vec<f64>, Vec<f64>) {
    let mut totals = (vec![0.0; channels], vec![0.0; channels]);
    let mut part = vec![[[0.0; LANES]; 2]; channels / LANES];
    let negated: Vec<f32> = mean.iter().map(|mean| -mean).collect();
    let chunks = map.chunks(CHUNK * channels.max(1)).zip(gradient.chunks(CHUNK * channels.max(1)));
    for (map, gradient) in chunks {
        part.fill([[0.0; LANES]; 2]);
        for (values, gradient) in map.chunks_exact(channels.max(1)).zip(gradient.chunks_exact(channels.max(1))) {
            let moments = fours(&negated).iter().zip(fours(inverse_deviation));
            let numbers = fours(values).iter().zip(fours(gradient)).zip(moments);
            for (((values, gradient), (mean, inverse)), [first, second]) in numbers.zip(&mut part) {
                let normal = Lanes::load(values).add(Lanes::load(mean)).mul(Lanes::load(inverse));
                let gradient = Lanes::load(gradient);
                Lanes::load(first).add(gradient).store(first);
                Lanes::load(second).add_product(gradient, normal).store(second);
            }
        }
        add_up(&mut totals, &part);
    }
    totals
}

fn add_up((first, second): &mut (Vec<f64>, Vec<f64>), part: &[[[f32; LANES]; 2]]) {
    let fours = first.chunks_exact_mut(LANES).zip(second.chunks_exact_mut(LANES));
    for ((first, second), [one, two]) in fours.zip(part) {
        first.iter_mut().zip(one).for_each(|(total, sum)| *total += f64::from(*sum));
        second.iter_mut().zip(two).for_each(|(total, sum)| *total += f64::from(*sum));
    }
}

fn fours(values: &[f32]) -> &[[f32; LANES]] {
    values.as_chunks().0
}

fn fours_mut(values: &mut [f32]) -> &mut [[f32; LANES]] {
    values.as_chunks_mut().0
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
fn pixels(map: &[f32], channels: usize) -> f64 {
    (map.len() / channels.max(1)) as f64
}

#[expect(clippy::cast_possible_truncation, reason = "to the precision of the maps")]
fn narrow(value: f64) -> f32 {
    value as f32
}
