//! The surface `alpha * beta^2 * gamma^2 = 2`, drawn: alpha and beta are free, gamma is what the constraint leaves.
//!
//! Seen along the diagonal of the three axes, the part with no base below 1 is a bent triangle. Each corner doubles the
//! arithmetic along one axis alone.

use super::grid_search::{Candidate, TOLERANCES};
use chart::{Label, straight, tenth};
use model::scaling::{FLOPS_TARGET, ScalingBases};

/// The drawing's view box.
const SIZE: (f64, f64) = (640.0, 440.0);
/// Where all three bases are 1.
const ORIGIN: (f64, f64) = (330.0, 255.0);
/// Length of one unit of alpha; beta and gamma are drawn twice as long, as they count squared.
const ALPHA_UNIT: f64 = 255.0;
const SQUARED_UNIT: f64 = 2.0 * ALPHA_UNIT;
/// Straight pieces of one line.
const PIECES: u32 = 16;

/// The surface, laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Surface {
    /// Width and height of the view box.
    pub size: (f64, f64),
    /// The lines of equal alpha, as one path.
    pub alpha_lines: String,
    /// The lines of equal beta, as one path.
    pub beta_lines: String,
    /// The edge, as a closed path.
    pub edge: String,
    /// The three corners.
    pub labels: [Label; 3],
}

impl Surface {
    /// Lays the surface out, with a line each tenth of alpha and of beta.
    #[must_use]
    pub fn new() -> Self {
        let corner = FLOPS_TARGET.sqrt();
        let tenths = || (1..=9_u32).map(|tenth| 1.0 + f64::from(tenth) / 10.0);
        let alpha_lines = tenths().map(|alpha| line(&along_beta(alpha))).collect();
        let beta_lines = tenths().filter(|beta| *beta < corner).map(|beta| line(&along_alpha(beta))).collect();
        // Around: gamma 1 from alpha's corner to beta's, then alpha 1 to gamma's, then beta 1 back.
        let mut around: Vec<_> = pieces(FLOPS_TARGET, 1.0).map(|alpha| (alpha, widest(alpha))).collect();
        around.extend(along_beta(1.0).into_iter().rev());
        around.extend(along_alpha(1.0));
        let label = |name: &str, value: f64, (x, y): (f64, f64), below: f64, class| Label {
            class,
            anchor: "middle",
            text: format!("{name} {value:.2}"),
            x,
            y: y + below,
        };
        let [alpha_end, beta_end, gamma_end] =
            [(FLOPS_TARGET, 1.0, 1.0), (1.0, corner, 1.0), (1.0, 1.0, corner)].map(|(a, b, g)| project(a, b, g));
        Self {
            size: SIZE,
            alpha_lines,
            beta_lines,
            edge: format!("{}z", line(&around)),
            labels: [
                label("alpha", FLOPS_TARGET, alpha_end, 32.0, "chart-text strong axis-depth"),
                label("beta", corner, beta_end, 38.0, "chart-text strong axis-width"),
                label("gamma", corner, gamma_end, -16.0, "chart-text strong axis-resolution"),
            ],
        }
    }

    /// Where a candidate stands: on the surface, or as far from it as its product is from 2.
    #[must_use]
    pub fn place(candidate: Candidate) -> (f64, f64) {
        let ScalingBases { alpha, beta, gamma } = candidate.bases();
        project(alpha, beta, gamma)
    }

    /// Whether a point of the sliders can be shown: far from the surface it would seem to be where it is not.
    #[must_use]
    pub fn shows(candidate: Candidate) -> bool {
        TOLERANCES.into_iter().max().is_some_and(|tolerance| candidate.is_near_two(tolerance))
    }
}

impl Default for Surface {
    fn default() -> Self {
        Self::new()
    }
}

/// From the three bases to the drawing: alpha to the lower left, beta to the lower right, gamma up.
fn project(alpha: f64, beta: f64, gamma: f64) -> (f64, f64) {
    let (sine, cosine) = (0.5, 0.75_f64.sqrt());
    let [u, v, w] = [ALPHA_UNIT * (alpha - 1.0), SQUARED_UNIT * (beta - 1.0), SQUARED_UNIT * (gamma - 1.0)];
    (tenth(ORIGIN.0 + cosine * (v - u)), tenth(ORIGIN.1 + sine * (u + v) - w))
}

/// The gamma that the other two leave, never below 1.
fn gamma(alpha: f64, beta: f64) -> f64 {
    (FLOPS_TARGET / (alpha * beta * beta)).sqrt().max(1.0)
}

/// The greatest beta beside an alpha, where gamma is 1.
fn widest(alpha: f64) -> f64 {
    (FLOPS_TARGET / alpha).sqrt()
}

/// The line of one alpha: beta from 1 to its end.
fn along_beta(alpha: f64) -> Vec<(f64, f64)> {
    pieces(1.0, widest(alpha)).map(|beta| (alpha, beta)).collect()
}

/// The line of one beta: alpha from 1 to its end.
fn along_alpha(beta: f64) -> Vec<(f64, f64)> {
    pieces(1.0, FLOPS_TARGET / (beta * beta)).map(|alpha| (alpha, beta)).collect()
}

fn pieces(from: f64, to: f64) -> impl Iterator<Item = f64> {
    (0..=PIECES).map(move |piece| from + (to - from) * f64::from(piece) / f64::from(PIECES))
}

/// A line over the surface through points of alpha and beta.
fn line(points: &[(f64, f64)]) -> String {
    straight(points.iter().map(|(alpha, beta)| project(*alpha, *beta, gamma(*alpha, *beta))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::candidates;

    #[test]
    fn each_corner_doubles_along_one_axis_alone() {
        let surface = Surface::new();
        let texts = surface.labels.map(|label| label.text);
        // 2, and the square root of 2 where the axis counts squared.
        assert_eq!(texts, ["alpha 2.00", "beta 1.41", "gamma 1.41"]);
        assert!(surface.edge.starts_with('M') && surface.edge.ends_with('z'));
    }

    #[test]
    fn the_origin_is_where_nothing_is_scaled_and_gamma_goes_up() {
        assert_eq!(project(1.0, 1.0, 1.0), ORIGIN);
        let (x, y) = project(1.0, 1.0, 1.2);
        assert!((x - ORIGIN.0).abs() < 1e-9 && (y - (ORIGIN.1 - 102.0)).abs() < 1e-9);
    }

    #[test]
    fn every_candidate_and_every_label_is_inside() {
        for candidate in candidates(5, 20).unwrap() {
            let (x, y) = Surface::place(candidate);
            let is_inside = (10.0..SIZE.0 - 10.0).contains(&x) && (10.0..SIZE.1 - 10.0).contains(&y);
            assert!(is_inside && Surface::shows(candidate), "{candidate:?} at {x}, {y}");
        }
        for label in Surface::new().labels {
            let Label { x, y, .. } = label;
            // Half of the longest text is about 80 units.
            assert!(x > 80.0 && x < SIZE.0 - 80.0 && y > 20.0 && y < SIZE.1 - 8.0, "{label:?}");
        }
    }

    #[test]
    fn the_third_base_solves_the_constraint() {
        let solved = gamma(1.2, 1.1);
        assert!((1.2 * 1.21 * solved * solved - 2.0).abs() < 1e-12);
        assert_eq!(gamma(2.0, 1.2), 1.0);
    }

    #[test]
    fn bases_far_from_the_surface_are_not_shown() {
        assert!(!Surface::shows(Candidate { alpha: 100, beta: 100, gamma: 200 }));
        // Within the view box, but with a product of 32.
        assert!(!Surface::shows(Candidate { alpha: 200, beta: 200, gamma: 200 }));
        assert!(Surface::shows(Candidate::paper()));
    }
}
