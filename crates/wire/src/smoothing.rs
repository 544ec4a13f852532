//! Exponential smoothing of a camera's answers: probabilities that change less from frame to frame than those of each frame.

use crate::predictions::{Prediction, PredictionError, probabilities};

/// The weight of a frame, 0 to 1; all before it have the rest. With 0.2 a change has come through to nine tenths after ten
/// frames: 0.8^10 is 0.107.
pub const WEIGHT: f64 = 0.2;

/// The smoothed probability of every class; empty before the first frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Smoothed(Vec<f64>);

impl Smoothed {
    /// Takes the logits of the next frame, `s = WEIGHT * p + (1 - WEIGHT) * s`, and gives the `k` classes that are most
    /// probable by then, best first, with the frame's own logits. The first frame stands as it is; so does the first of
    /// a network with another number of classes.
    ///
    /// # Errors
    /// [`PredictionError`] when there is no logit or one is not finite: that frame changes nothing.
    pub fn next(&mut self, logits: &[f32], k: usize) -> Result<Vec<Prediction>, PredictionError> {
        let frame = probabilities(logits)?;
        if self.0.len() == frame.len() {
            for (smoothed, probability) in self.0.iter_mut().zip(frame) {
                *smoothed += WEIGHT * (probability - *smoothed);
            }
        } else {
            self.0 = frame;
        }
        let mut ranked: Vec<(usize, f32, f64)> =
            (0..).zip(logits.iter().zip(&self.0)).map(|(index, (logit, p))| (index, *logit, *p)).collect();
        ranked.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
        #[expect(clippy::cast_possible_truncation, reason = "a probability fits 32 bits")]
        let prediction = |(index, logit, probability)| Prediction { index, logit, probability: probability as f32 };
        Ok(ranked.into_iter().take(k).map(prediction).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Logits of two classes, the first with so much probability.
    fn logits(probability: f32) -> [f32; 2] {
        [probability.ln(), (1.0 - probability).ln()]
    }

    fn first(smoothed: &mut Smoothed, probability: f32) -> (usize, f32) {
        let best = smoothed.next(&logits(probability), 1).unwrap()[0];
        (best.index, best.probability)
    }

    #[test]
    fn a_frame_has_a_fifth_and_all_before_it_the_rest() {
        let mut smoothed = Smoothed::default();
        let near = |(index, probability): (usize, f32), expected: (usize, f32)| {
            assert!(index == expected.0 && (probability - expected.1).abs() < 1e-6, "{index} {probability}");
        };
        near(first(&mut smoothed, 0.9), (0, 0.9));
        // 0.2 * 0.4 + 0.8 * 0.9 = 0.8, then 0.2 * 0.1 + 0.8 * 0.8 = 0.66, then 0.548, then 0.4584: the other class leads.
        near(first(&mut smoothed, 0.4), (0, 0.8));
        near(first(&mut smoothed, 0.1), (0, 0.66));
        near(first(&mut smoothed, 0.1), (0, 0.548));
        near(first(&mut smoothed, 0.1), (1, 1.0 - 0.4584));
    }

    #[test]
    fn the_same_frame_again_changes_nothing() {
        let mut smoothed = Smoothed::default();
        let once = smoothed.next(&[1.0, 3.0, 2.0], 3).unwrap();
        let again = smoothed.next(&[1.0, 3.0, 2.0], 3).unwrap();
        assert_eq!(once, again);
        assert_eq!(once.iter().map(|one| (one.index, one.logit)).collect::<Vec<_>>(), [(1, 3.0), (2, 2.0), (0, 1.0)]);
    }

    #[test]
    fn a_frame_without_an_answer_and_one_of_other_classes_leave_no_trace() {
        let mut smoothed = Smoothed::default();
        let once = smoothed.next(&logits(0.75), 2).unwrap();
        assert_eq!(smoothed.next(&[f32::NAN, 0.0], 2), Err(PredictionError::NotFinite { index: 0 }));
        assert_eq!(smoothed.next(&logits(0.75), 2).unwrap(), once);
        assert_eq!(smoothed.next(&[0.0; 4], 1).unwrap()[0].probability, 0.25);
    }
}
