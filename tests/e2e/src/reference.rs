//! What the page has to say, from sources other than the page.

use std::collections::BTreeMap;
use std::fs;

use crate::dist;
use crate::page::Prediction;

/// A published variant: its word, depth, width and input resolution, and exact counts.
pub struct Variant {
    /// The word in test ids and links.
    pub slug: &'static str,
    /// Depth coefficient.
    pub depth: f64,
    /// Width coefficient.
    pub width: f64,
    /// Input resolution in pixels a side.
    pub resolution_px: u64,
    /// Trainable parameters.
    pub params: u64,
    /// Multiply-adds.
    pub macs: u64,
    /// MBConv blocks.
    pub blocks: u64,
}

#[rustfmt::skip]
const fn v(slug: &'static str, depth: f64, width: f64, resolution_px: u64, params: u64, macs: u64, blocks: u64) -> Variant {
    Variant { slug, depth, width, resolution_px, params, macs, blocks }
}

/// The published variants. Counted by a script independent of the page's code and checked against timm; parameters
/// also equal torchvision's `num_params`. Lite3 and Lite4 at the pixels that timm evaluates them with.
#[rustfmt::skip]
pub const VARIANTS: [Variant; 13] = [
    // slug, depth, width, pixels, parameters, multiply-adds, blocks
    v("b0",    1.0, 1.0, 224,  5_288_548,    385_814_752, 16),
    v("b1",    1.1, 1.0, 240,  7_794_184,    686_802_832, 23),
    v("b2",    1.2, 1.1, 260,  9_109_994,    993_561_872, 23),
    v("b3",    1.4, 1.2, 300, 12_233_232,  1_827_141_392, 26),
    v("b4",    1.8, 1.4, 380, 19_341_616,  4_393_771_024, 32),
    v("b5",    2.2, 1.6, 456, 30_389_784, 10_266_384_752, 39),
    v("b6",    2.6, 1.8, 528, 43_040_704, 19_067_593_536, 45),
    v("b7",    3.1, 2.0, 600, 66_347_960, 37_745_884_192, 55),
    v("lite0", 1.0, 1.0, 224,  4_652_008,    385_187_552, 16),
    v("lite1", 1.1, 1.0, 240,  5_416_680,    600_185_232, 21),
    v("lite2", 1.2, 1.1, 260,  6_092_072,    859_736_272, 21),
    v("lite3", 1.4, 1.2, 300,  8_197_096,  1_607_554_544, 24),
    v("lite4", 1.8, 1.4, 380, 13_006_568,  3_943_564_112, 30),
];

/// Multiply-adds of the baselines B0 and Lite0.
pub const BASELINE_MACS: f64 = 385_814_752.0;
/// See [`BASELINE_MACS`].
pub const LITE_BASELINE_MACS: f64 = 385_187_552.0;

/// Stages of B0: channels, repeats, side of the map that enters the stage (Tan & Le 2019, Table 1).
pub const B0_STAGES: [(u64, u64, u64); 9] = [
    (32, 1, 224),
    (16, 1, 112),
    (24, 2, 112),
    (40, 2, 56),
    (80, 3, 28),
    (112, 3, 14),
    (192, 4, 14),
    (320, 1, 7),
    (1280, 1, 7),
];

/// What PyTorch says of one picture with the weights of a Lite network.
pub struct Expected {
    /// File name of the picture.
    pub file: String,
    /// The most probable classes, best first.
    pub top: Vec<ExpectedClass>,
}

/// One class of the reference.
#[derive(Clone, Debug)]
pub struct ExpectedClass {
    /// Index of the class.
    pub index: u64,
    /// Its probability.
    pub probability: f64,
    /// Its synset.
    pub synset: String,
    /// Its lemmas.
    pub label: String,
}

/// How far the page may be from the reference.
pub struct Comparison {
    /// The greatest difference of a probability, over the classes that both name.
    pub worst: f64,
    /// What is wrong, if anything.
    pub faults: Vec<String>,
}

impl Expected {
    /// Every picture of `fixtures/lite_predictions.json`, as `network` (`lite0`, `lite1`, `lite2`) sees it.
    ///
    /// # Panics
    /// When the fixture is missing or of another form, or knows no such network.
    #[must_use]
    pub fn all(network: &str) -> Vec<Self> {
        let text = fs::read_to_string(dist::fixture("lite_predictions.json")).expect("the reference predictions");
        let fixture: serde_json::Value = serde_json::from_str(&text).expect("the reference predictions as JSON");
        let pictures = fixture["networks"][network].as_object().expect("its pictures");
        let class = |row: &serde_json::Value| ExpectedClass {
            index: row[0].as_u64().expect("an index"),
            probability: row[1].as_f64().expect("a probability"),
            synset: row[2].as_str().expect("a synset").to_owned(),
            label: row[3].as_str().expect("a label").to_owned(),
        };
        let top = |rows: &serde_json::Value| rows.as_array().expect("rows").iter().map(class).collect();
        pictures.iter().map(|(file, rows)| Self { file: file.clone(), top: top(rows) }).collect()
    }

    /// The expected answer of Lite0 for one picture, by its name without extension.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let found = Self::all("lite0").into_iter().find(|expected| expected.file.split('.').next() == Some(name));
        found.unwrap_or_else(|| panic!("no reference for {name}"))
    }

    /// 0.01 for PNG; 0.03 for JPEG, whose decoders differ.
    #[must_use]
    pub fn tolerance(&self) -> f64 {
        if self.file.ends_with(".png") { 0.01 } else { 0.03 }
    }

    /// Compares the page's answer: five classes, best first, each near the reference, and the same first class where
    /// the reference leads by more than the tolerance. A class that only one side lists has to be within the tolerance
    /// of the other side's fifth, as it could be no larger there.
    #[must_use]
    pub fn compare(&self, shown: &[Prediction]) -> Comparison {
        let tolerance = self.tolerance();
        let mut comparison = Comparison { worst: 0.0, faults: Vec::new() };
        let faults = &mut comparison.faults;
        let mut fault = |text: String| faults.push(format!("{}: {text}", self.file));
        if shown.len() != 5 {
            fault(format!("{} predictions instead of 5", shown.len()));
            return comparison;
        }
        if shown.windows(2).any(|pair| pair[0].probability < pair[1].probability) {
            fault("not best first".to_owned());
        }
        let found: BTreeMap<u64, &Prediction> = shown.iter().map(|row| (row.index, row)).collect();
        let least_found = shown[4].probability;
        let least_known = self.top.iter().map(|class| class.probability).fold(f64::INFINITY, f64::min);
        for ExpectedClass { index, probability, synset, label } in &self.top {
            let Some(row) = found.get(index) else {
                if *probability > least_found + tolerance {
                    fault(format!("{label} with {probability:.5} is not listed"));
                }
                continue;
            };
            let difference = (row.probability - probability).abs();
            comparison.worst = comparison.worst.max(difference);
            if difference > tolerance {
                fault(format!("{label} has {:.5} instead of {probability:.5}", row.probability));
            }
            let first_lemma = label.split(',').next().unwrap_or_default();
            if row.synset != *synset || !row.text.contains(first_lemma) {
                fault(format!("class {index} is shown as {} {:?}, not as {synset} {label:?}", row.synset, row.text));
            }
        }
        for row in shown.iter().filter(|row| self.top.iter().all(|class| class.index != row.index)) {
            if row.probability > least_known + tolerance {
                fault(format!("{:?} with {:.5} is not in the reference", row.text, row.probability));
            }
        }
        if self.top[0].probability - self.top[1].probability > tolerance && shown[0].index != self.top[0].index {
            fault(format!("the first class is {:?} instead of {:?}", shown[0].text, self.top[0].label));
        }
        comparison
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(rows: [(u64, f64); 5]) -> Vec<Prediction> {
        let row = |(index, probability)| Prediction {
            index,
            probability,
            synset: format!("n{index}"),
            text: format!("class-{index} 1 %"),
            logit: 0.0,
        };
        rows.map(row).to_vec()
    }

    #[test]
    fn the_comparison_finds_what_is_wrong() {
        let class = |(index, probability)| ExpectedClass {
            index,
            probability,
            synset: format!("n{index}"),
            label: format!("class-{index}, other word"),
        };
        let top = [(1, 0.5), (2, 0.2), (3, 0.1), (4, 0.05), (5, 0.04)].map(class).to_vec();
        let expected = Expected { file: "x.png".into(), top };
        let faults = |rows| expected.compare(&shown(rows)).faults.len();
        assert_eq!(faults([(1, 0.5), (2, 0.2), (3, 0.1), (4, 0.05), (5, 0.04)]), 0);
        // The fifth place may go to another class that is near.
        assert_eq!(faults([(1, 0.495), (2, 0.2), (3, 0.1), (4, 0.05), (9, 0.042)]), 0);
        assert_eq!(faults([(1, 0.48), (2, 0.2), (3, 0.1), (4, 0.05), (5, 0.04)]), 1);
        assert_eq!(faults([(9, 0.5), (2, 0.2), (3, 0.1), (4, 0.05), (5, 0.04)]), 3);
        assert_eq!(expected.compare(&[]).faults.len(), 1);
    }
}
