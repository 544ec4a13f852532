//! Figure 3: B0 scaled along one axis alone. The figure prints the coefficients beside its points and no accuracies.

use model::scaling::Knob;

/// Each axis with the coefficients of its points, in hundredths.
pub const FIGURE_3: [(Knob, &[u16]); 3] = [
    (Knob::Depth, &[100, 200, 300, 400, 600, 800]),
    (Knob::Width, &[100, 140, 180, 260, 380, 500]),
    (Knob::Resolution, &[100, 130, 150, 170, 190, 220, 250]),
];
