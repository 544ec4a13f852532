//! From logits to the few most probable classes.

use serde::{Deserialize, Serialize};

use texts::{Language, Message, worker as text};

/// One class and what the network gives it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prediction {
    /// Index of the class in the network's output.
    pub index: usize,
    /// The network's raw output for the class.
    pub logit: f32,
    /// Softmax of the logits, 0 to 1.
    pub probability: f32,
}

/// Logits that name no class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.to_message().words(Language::English))]
pub enum PredictionError {
    /// There are none.
    Empty,
    /// One is not a finite number.
    NotFinite {
        /// The first class with such a logit.
        index: usize,
    },
}

impl PredictionError {
    /// Why, as part of a sentence.
    #[must_use]
    pub fn to_message(self) -> Message {
        match self {
            Self::Empty => Message::new(text::NO_OUTPUT),
            Self::NotFinite { index } => Message::new(text::OUTPUT_NOT_FINITE).with("index", &index),
        }
    }
}

/// The `k` most probable classes, best first; equal logits in the order of their index. The softmax is taken in 64
/// bits, over all logits, after subtracting the greatest.
///
/// # Errors
/// [`PredictionError`] when there is no logit or one is not finite.
pub fn top_k(logits: &[f32], k: usize) -> Result<Vec<Prediction>, PredictionError> {
    let probabilities = probabilities(logits)?;
    let mut ranked: Vec<(usize, f32, f64)> =
        (0..).zip(logits.iter().zip(probabilities)).map(|(index, (logit, p))| (index, *logit, p)).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    #[expect(clippy::cast_possible_truncation, reason = "a probability fits 32 bits")]
    let prediction = |(index, logit, probability)| Prediction { index, logit, probability: probability as f32 };
    Ok(ranked.into_iter().take(k).map(prediction).collect())
}

/// The probability of every class: the softmax in 64 bits, after subtracting the greatest logit.
///
/// # Errors
/// [`PredictionError`] when there is no logit or one is not finite.
pub fn probabilities(logits: &[f32]) -> Result<Vec<f64>, PredictionError> {
    if let Some(index) = logits.iter().position(|logit| !logit.is_finite()) {
        return Err(PredictionError::NotFinite { index });
    }
    let greatest = logits.iter().copied().max_by(f32::total_cmp).ok_or(PredictionError::Empty)?;
    let exponential = |logit: &f32| (f64::from(*logit) - f64::from(greatest)).exp();
    let sum: f64 = logits.iter().map(exponential).sum();
    Ok(logits.iter().map(|logit| exponential(logit) / sum).collect())
}

/// How far logits are from a reference: norm of the difference over norm of the reference. Infinite where the lengths
/// differ, NaN for NaN.
#[must_use]
pub fn relative_error(found: &[f32], expected: &[f32]) -> f64 {
    if found.len() != expected.len() {
        return f64::INFINITY;
    }
    let square = |value: f64| value * value;
    let difference: f64 = found.iter().zip(expected).map(|(a, b)| square(f64::from(*a) - f64::from(*b))).sum();
    let norm: f64 = expected.iter().map(|value| square(f64::from(*value))).sum();
    // Equal is equal, where the reference is all zeros too.
    if difference == 0.0 { 0.0 } else { (difference / norm).sqrt() }
}

/// How many of the first places two answers are compared by.
const TOP_COMPARED: usize = 5;

/// How well two answers to one input agree.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// See [`relative_error`].
    pub relative_error: f64,
    /// The greatest difference of a logit; NaN where one is not a number.
    pub greatest_difference: f64,
    /// Classes that are among the most probable of both.
    pub top_in_common: usize,
    /// How many that could be: 5, or as many classes as there are.
    pub top_compared: usize,
}

/// Compares logits with a reference. Logits of which one is not finite have no first places.
#[must_use]
pub fn agreement(found: &[f32], expected: &[f32]) -> Agreement {
    let differences = found.iter().zip(expected).map(|(a, b)| (f64::from(*a) - f64::from(*b)).abs());
    let top = |logits| top_k(logits, TOP_COMPARED).unwrap_or_default();
    let (ours, theirs) = (top(found), top(expected));
    let is_in_both = |one: &&Prediction| theirs.iter().any(|other| other.index == one.index);
    Agreement {
        relative_error: relative_error(found, expected),
        greatest_difference: differences.fold(0.0, |most, next| if next > most || next.is_nan() { next } else { most }),
        top_in_common: ours.iter().filter(is_in_both).count(),
        top_compared: expected.len().min(TOP_COMPARED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_probable_come_first_and_sum_to_one() {
        let top = top_k(&[0.0, 2.0_f32.ln(), 5.0_f32.ln()], 3).unwrap(); // weights 1, 2, 5 of 8
        let found: Vec<_> = top.iter().map(|p| (p.index, (p.probability * 1000.0).round())).collect();
        assert_eq!(found, [(2, 625.0), (1, 250.0), (0, 125.0)]);
    }

    #[test]
    fn all_probabilities_sum_to_one() {
        let found = probabilities(&[0.0, 2.0_f32.ln(), 5.0_f32.ln()]).unwrap();
        let expected = [0.125, 0.25, 0.625];
        assert!(found.iter().zip(expected).all(|(p, expected)| (p - expected).abs() < 1e-7), "{found:?}");
        assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-15);
        assert_eq!(probabilities(&[f32::NAN]), Err(PredictionError::NotFinite { index: 0 }));
    }

    #[test]
    fn huge_logits_do_not_overflow() {
        let top = top_k(&[3.0e38, -3.0e38], 5).unwrap();
        assert_eq!((top.len(), top[0].probability, top[1].probability), (2, 1.0, 0.0));
    }

    #[test]
    fn ties_keep_the_order_of_the_classes() {
        let order: Vec<_> = top_k(&[1.0; 4], 3).unwrap().iter().map(|p| p.index).collect();
        assert_eq!(order, [0, 1, 2]);
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        assert_eq!(top_k(&[], 5), Err(PredictionError::Empty));
        assert_eq!(top_k(&[0.0, f32::NAN], 5), Err(PredictionError::NotFinite { index: 1 }));
        assert_eq!(top_k(&[f32::INFINITY], 5), Err(PredictionError::NotFinite { index: 0 }));
    }

    #[test]
    fn an_error_is_relative_to_the_references_norm() {
        // Difference (0, 1), reference (3, 4) with norm 5.
        assert_eq!(relative_error(&[3.0, 5.0], &[3.0, 4.0]), 0.2);
        assert_eq!(relative_error(&[3.0], &[3.0, 4.0]), f64::INFINITY);
        assert!(relative_error(&[f32::NAN, 4.0], &[3.0, 4.0]).is_nan());
        assert_eq!(relative_error(&[0.0], &[0.0]), 0.0);
        assert_eq!(relative_error(&[1.0], &[0.0]), f64::INFINITY);
    }

    #[test]
    fn two_answers_agree_by_their_first_places() {
        let expected = [6.0, 5.0, 4.0, 3.0, 2.0, 1.0];
        let same = agreement(&expected, &expected);
        let perfect = Agreement { relative_error: 0.0, greatest_difference: 0.0, top_in_common: 5, top_compared: 5 };
        assert_eq!(same, perfect);
        // The last two change places: 4 of the first 5 are in both.
        let other = agreement(&[6.0, 5.0, 4.0, 3.0, 1.0, 2.5], &expected);
        assert_eq!((other.top_in_common, other.greatest_difference), (4, 1.5));
        let few = agreement(&[1.0, 2.0], &[1.0, 2.0]);
        assert_eq!((few.top_in_common, few.top_compared), (2, 2));
        let broken = agreement(&[f32::NAN, 2.0], &[1.0, 2.0]);
        assert!(broken.greatest_difference.is_nan() && broken.relative_error.is_nan() && broken.top_in_common == 0);
    }
}
