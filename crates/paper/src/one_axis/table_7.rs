//! The settings of the paper's Table 7, counted.

use super::cost;
use crate::published::{Method, ScaledNetwork, TABLE_7_NETWORK};
use model::arch::Cost;
use model::scaling::{Knob, Preset, ScalingInput};

/// B0 scaled in some way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scaled {
    /// In which way.
    pub method: Method,
    /// The setting.
    pub input: ScalingInput,
    /// What it costs, exactly.
    pub cost: Cost,
}

impl Scaled {
    /// Sets the sliders to it. Knobs that do not decide stay where they are.
    pub fn set(&self, input: &mut ScalingInput) {
        set_to(input, &self.input);
    }
}

/// Sets the sliders to a setting. Knobs that do not decide in it stay where they are.
pub fn set_to(input: &mut ScalingInput, setting: &ScalingInput) {
    input.choose_preset(setting.preset());
    for knob in Knob::ALL.into_iter().filter(|knob| knob.mode() == setting.mode()) {
        input.set_steps(knob, setting.steps(knob));
    }
}

/// The five rows of Table 7 as settings of the sliders. The paper prints resolution 1.3 and no pixels: rounded it is
/// 291 px.
#[must_use]
pub fn table_7() -> Vec<Scaled> {
    let rows = Method::ALL.into_iter().map(|method| {
        let input = setting(method);
        Some(Scaled { method, input, cost: cost(&input)? })
    });
    rows.flatten().collect()
}

/// What Table 7 prints for a setting, if it is one of its rows.
#[must_use]
pub fn printed_for(input: &ScalingInput) -> Option<&'static ScaledNetwork> {
    TABLE_7_NETWORK.rows().find(|row| is_same(&setting(row.method), input))
}

/// Whether two settings ask for the same network, wherever the knobs stand that do not decide.
#[must_use]
pub fn is_same(one: &ScalingInput, other: &ScalingInput) -> bool {
    let asked = |input: &ScalingInput| (input.family(), input.coefficients(), input.resolution_px());
    asked(one) == asked(other)
}

fn setting(method: Method) -> ScalingInput {
    let mut input = ScalingInput::published(Preset::B0);
    if method != Method::Baseline {
        for (knob, steps) in [Knob::Depth, Knob::Width, Knob::Resolution].into_iter().zip(method.hundredths()) {
            input.set_steps(knob, steps);
        }
    }
    input
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::one_axis::{budget, scaled_b0, within};

    #[test]
    fn the_rows_cost_what_the_reference_counts() {
        let rows: Vec<_> = table_7().iter().map(|row| (row.cost.params.0, row.cost.macs.0)).collect();
        let expected = [
            (5_288_548, 385_814_752),
            (20_091_856, 1_575_132_640),
            (18_122_720, 1_449_958_848),
            (5_288_548, 1_537_537_408),
            (12_233_232, 1_800_091_280),
        ];
        assert_eq!(rows, expected);
        assert_eq!(table_7()[4].input.resolution_px(), 291);
    }

    #[test]
    fn a_row_is_set_whatever_stood_there() {
        let mut rows = table_7();
        rows.extend([Method::Depth, Method::Compound].map(|method| within(method, budget(47)).unwrap()));
        for row in rows {
            let mut input = ScalingInput::published(Preset::Lite3);
            input.set_steps(Knob::Alpha, 150);
            row.set(&mut input);
            assert!(is_same(&input, &row.input) && input.mode() == row.input.mode(), "{row:?}");
        }
    }

    #[test]
    fn a_setting_is_told_by_its_coefficients() {
        let found = within(Method::Depth, budget(41)).unwrap().input;
        assert_eq!(printed_for(&found).map(|row| row.method), Some(Method::Depth));
        assert_eq!(printed_for(&ScalingInput::default()).map(|row| row.method), Some(Method::Baseline));
        assert_eq!(printed_for(&scaled_b0(Knob::Width, 201)), None);
        assert_eq!(printed_for(&ScalingInput::published(Preset::Lite0)), None);
    }
}
