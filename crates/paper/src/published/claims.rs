//! Numbers of the paper's text and figures that do not agree with its tables.

/// "up to" so many points of top-1 that compound scaling gains over one axis alone, by the text on Table 7.
pub const CLAIMED_GAIN: f64 = 2.5;

/// Top-1 of B0 in percent in earlier versions of the paper, in Table 2 and in Table 7.
pub const OLDER_B0: f64 = 76.3;

/// The name of NASNet-A in Table 2.
pub const NASNET_A: &str = "NASNet-A";

/// Its top-1 in percent in the inset of Figure 5.
pub const FIGURE_5_NASNET_A: f64 = 80.7;

/// Top-1 in percent of ResNet-50 and of B4 in Section 1.
pub const INTRODUCTION: [f64; 2] = [76.3, 83.0];
