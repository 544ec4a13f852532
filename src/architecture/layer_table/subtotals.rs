//! What the layers of a stage, or of one operator, cost together.

use super::stage_number;
use model::arch::{ArchSpec, Cost, Operator};
use texts::{Language, Text, layers};

/// The operators in the order in which a network meets them.
const OPERATORS: [Operator; 8] = [
    Operator::StemConv,
    Operator::Expand,
    Operator::Depthwise,
    Operator::Squeeze,
    Operator::Excite,
    Operator::Project,
    Operator::HeadConv,
    Operator::Classifier,
];

/// The sum over some layers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subtotal {
    /// What they have in common; its place is the number.
    text: Text,
    /// The number of the stage; nothing of an operator.
    number: usize,
    /// How many they are.
    pub layers: u64,
    /// What they cost together.
    pub cost: Cost,
}

impl Subtotal {
    /// What they have in common, such as `stage 3` or `depthwise`.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        self.text.with(language, &[("number", &self.number)])
    }

    fn empty(text: Text, number: usize) -> Self {
        Self { text, number, layers: 0, cost: Cost::default() }
    }

    fn add(&mut self, count: u64, cost: Cost) {
        self.layers = self.layers.saturating_add(count);
        self.cost = self.cost + cost.times(count);
    }
}

/// One sum a stage, 1 (stem) to 9 (head).
#[must_use]
pub fn by_stage(spec: &ArchSpec) -> Vec<Subtotal> {
    let text = |number: usize| match number {
        1 => layers::STAGE_STEM,
        _ if number == spec.stages.len() + 2 => layers::STAGE_HEAD,
        _ => layers::STAGE,
    };
    let mut sums: Vec<_> = (1..=spec.stages.len() + 2).map(|number| Subtotal::empty(text(number), number)).collect();
    for (layer, count) in spec.distinct_layers() {
        if let Some(sum) = sums.get_mut(stage_number(spec, layer.place) - 1) {
            sum.add(count, layer.cost());
        }
    }
    sums
}

/// One sum an operator, of those that the network has.
#[must_use]
pub fn by_operator(spec: &ArchSpec) -> Vec<Subtotal> {
    let distinct = spec.distinct_layers();
    let sums = OPERATORS.into_iter().map(|operator| {
        let mut sum = Subtotal::empty(operator.text(), 0);
        for (layer, count) in distinct.iter().filter(|(layer, _)| layer.operator == operator) {
            sum.add(*count, layer.cost());
        }
        sum
    });
    sums.filter(|sum| sum.layers > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::arch::Summary;
    use model::scaling::{Preset, ScalingInput};

    #[test]
    fn both_ways_of_adding_give_the_whole_network() {
        for preset in Preset::ALL {
            let spec = ArchSpec::from_input(&ScalingInput::published(preset)).unwrap();
            let summary = Summary::from_spec(&spec);
            for sums in [by_stage(&spec), by_operator(&spec)] {
                assert_eq!(sums.iter().map(|sum| sum.cost).sum::<Cost>(), summary.total, "{preset:?}");
                assert_eq!(sums.iter().map(|sum| sum.layers).sum::<u64>(), summary.layers, "{preset:?}");
            }
            let stages: Vec<Cost> = summary.stages.iter().map(|row| row.cost).collect();
            assert_eq!(by_stage(&spec).iter().map(|sum| sum.cost).collect::<Vec<_>>(), stages, "{preset:?}");
        }
    }

    #[test]
    fn sums_are_named_in_every_language() {
        let stages = by_stage(&ArchSpec::from_input(&ScalingInput::published(Preset::B0)).unwrap());
        let names = |language| [0, 3, 8].map(|index| stages[index].name(language));
        assert_eq!(names(Language::English), ["stage 1, stem", "stage 4", "stage 9, head"]);
        assert_eq!(names(Language::Korean), ["스테이지 1, 스템", "스테이지 4", "스테이지 9, 헤드"]);
    }

    #[test]
    fn lite_has_no_squeeze_excitation_to_add_up() {
        let names = |preset| {
            let sums = by_operator(&ArchSpec::from_input(&ScalingInput::published(preset)).unwrap());
            sums.into_iter().map(|sum| (sum.name(Language::English), sum.layers)).collect::<Vec<_>>()
        };
        // B0: 16 blocks, the first without expand.
        assert_eq!(
            names(Preset::B0),
            [
                ("stem convolution", 1),
                ("expand", 15),
                ("depthwise", 16),
                ("squeeze", 16),
                ("excite", 16),
                ("project", 16),
                ("head convolution", 1),
                ("classifier", 1)
            ]
            .map(|(name, layers)| (name.to_owned(), layers))
        );
        assert!(!names(Preset::Lite0).iter().any(|(name, _)| name == "squeeze" || name == "excite"));
    }
}
