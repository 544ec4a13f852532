//! [`Moments`]: the running mean and variance of a batch normalisation, which stand for a batch's own outside training.

/// How much of the running moments a batch replaces: PyTorch's momentum.
const MOMENTUM: f32 = 0.1;

/// Of each channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Moments {
    /// Running mean.
    pub mean: Vec<f32>,
    /// Running variance, unbiased.
    pub variance: Vec<f32>,
}

impl Moments {
    /// Mean 0 and variance 1, before the first batch.
    #[must_use]
    pub fn new(channels: usize) -> Self {
        Self { mean: vec![0.0; channels], variance: vec![1.0; channels] }
    }

    /// Takes in a batch's moments, whose variance was divided by the number of `pixels`.
    pub fn update(&mut self, mean: &[f32], variance: &[f32], pixels: usize) {
        #[expect(clippy::cast_precision_loss, reason = "far below 2^24 pixels")]
        let unbiased = pixels as f32 / pixels.saturating_sub(1).max(1) as f32;
        let towards = |running: &mut f32, value: f32| *running += MOMENTUM * (value - *running);
        self.mean.iter_mut().zip(mean).for_each(|(running, mean)| towards(running, *mean));
        self.variance.iter_mut().zip(variance).for_each(|(running, variance)| towards(running, variance * unbiased));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_of_a_batch_goes_into_the_running_moments() {
        let mut moments = Moments::new(1);
        moments.update(&[2.0], &[3.0], 4);
        // Unbiased: 3 * 4 / 3.
        assert_eq!(moments, Moments { mean: vec![0.2], variance: vec![1.0 + 0.1 * (4.0 - 1.0)] });
    }
}
