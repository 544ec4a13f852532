//! What the page has to show of a network, asserted at once.

use e2e::page::Page;

/// alpha * beta^2 * gamma^2 of the paper's bases: 1.2 * 1.1^2 * 1.15^2.
pub const PAPER_CONSTRAINT: f64 = 1.920_27;

/// What the page has to show of a network.
pub struct Shown {
    pub mode: &'static str,
    /// Depth, width, resolution.
    pub coefficients: [f64; 3],
    pub resolution_px: u64,
    pub macs: u128,
    pub params: u128,
    pub blocks: u64,
}

pub fn expect(page: &Page, shown: &Shown) {
    page.expect("mode", shown.mode);
    for (axis, value) in ["depth", "width", "resolution"].into_iter().zip(shown.coefficients) {
        page.expect_number(&format!("{axis}-coefficient"), value);
    }
    page.expect("input-resolution", &shown.resolution_px.to_string());
    page.expect("macs", &shown.macs.to_string());
    page.expect("flops", &(2 * shown.macs).to_string());
    page.expect("params", &shown.params.to_string());
    page.expect("blocks", &shown.blocks.to_string());
}

pub fn expect_factors(page: &Page, ideal: f64, formula: f64, exact: f64) {
    page.expect_number("flops-factor-ideal", ideal);
    page.expect_number("flops-factor-formula", formula);
    page.expect_number("flops-factor-exact", exact);
}
