//! Names of classes: the 1,000 of ImageNet-1k, in the order of the networks' outputs, and a person's own lists.
//!
//! The page as it opens does without the table: the worker sends the names of the classes that it answers with. A batch of
//! pictures, whose code is loaded with its room, looks their labels up in it.
//!
//! The table is `assets/labels/imagenet_1k.tsv`, a line a class: the WordNet synset, a tab, its
//! lemmas. It is joined from the package data of timm 1.0.31 (Apache-2.0):
//! `imagenet_synsets.txt` for the order and `imagenet_synset_to_lemma.txt` for the words.

mod encoding;
mod error;
mod list;
mod naming;
mod table;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

pub use error::{LabelError, Place};
pub use list::read_file;
pub use naming::{ClassTable, FoundLabel, LabelRule, NoLabel};

/// Number of classes.
pub const COUNT: usize = 1000;

/// The most characters that a person's own label may have: more is no name, but a file of something else.
pub const LONGEST: usize = 200;

static TABLE: &str = include_str!("../../../assets/labels/imagenet_1k.tsv");

/// What one output of a network stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// WordNet identifier, such as `n02123159`.
    pub synset: String,
    /// The words for it in English, the usual one first: `tabby, tabby cat`.
    pub lemmas: String,
}

impl Label {
    /// The first lemma, for where there is little room: `tabby`.
    pub fn name(&self) -> &str {
        self.lemmas.split_once(", ").map_or(&self.lemmas, |(first, _)| first)
    }
}

/// The label of output `index`, counted from 0; none from [`COUNT`] on.
pub fn label(index: usize) -> Option<Label> {
    static LINES: OnceLock<Vec<&str>> = OnceLock::new();
    let (synset, lemmas) = LINES.get_or_init(|| TABLE.lines().collect()).get(index)?.split_once('\t')?;
    Some(Label { synset: synset.to_owned(), lemmas: lemmas.to_owned() })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn there_are_a_thousand_and_all_differ() {
        let labels: Vec<Label> = (0..COUNT).map_while(label).collect();
        assert_eq!(labels.len(), COUNT);
        assert_eq!(TABLE.lines().count(), COUNT);
        assert_eq!(label(COUNT), None);
        let synsets: HashSet<&str> = labels.iter().map(|label| label.synset.as_str()).collect();
        assert_eq!(synsets.len(), COUNT);
        for Label { synset, lemmas } in labels {
            assert!(synset.len() == 9 && synset.starts_with('n'), "{synset}");
            assert!(!lemmas.trim().is_empty() && lemmas.trim() == lemmas, "{lemmas}");
        }
    }

    /// The first classes of the project's reference predictions.
    #[test]
    fn the_order_is_that_of_the_reference() {
        for (index, synset, lemmas) in [
            (108, "n01914609", "sea anemone, anemone"),
            (281, "n02123045", "tabby, tabby cat"),
            (282, "n02123159", "tiger cat"),
            (285, "n02124075", "Egyptian cat"),
            (287, "n02127052", "lynx, catamount"),
            (309, "n02206856", "bee"),
            (310, "n02219486", "ant, emmet, pismire"),
            (422, "n02790996", "barbell"),
            (442, "n02825657", "bell cote, bell cot"),
            (447, "n02841315", "binoculars, field glasses, opera glasses"),
            (449, "n02859443", "boathouse"),
            (450, "n02860847", "bobsled, bobsleigh, bob"),
            (470, "n02948072", "candle, taper, wax light"),
            (479, "n02974003", "car wheel"),
            (483, "n02980441", "castle"),
            (497, "n03028079", "church, church building"),
            (504, "n03063599", "coffee mug"),
            (517, "n03126707", "crane"),
            (518, "n03127747", "crash helmet"),
            (535, "n03208938", "disk brake, disc brake"),
            (540, "n03240683", "drilling platform, offshore rig"),
            (560, "n03379051", "football helmet"),
            (573, "n03444034", "go-kart"),
            (593, "n03494278", "harmonica, mouth organ, harp, mouth harp"),
            (599, "n03530642", "honeycomb"),
            (619, "n03637318", "lampshade, lamp shade"),
            (622, "n03657121", "lens cap, lens cover"),
            (650, "n03759954", "microphone, mike"),
            (657, "n03773504", "missile"),
            (663, "n03781244", "monastery"),
            (665, "n03785016", "moped"),
            (668, "n03788195", "mosque"),
            (670, "n03791053", "motor scooter, scooter"),
            (671, "n03792782", "mountain bike, all-terrain bike, off-roader"),
            (698, "n03877845", "palace"),
            (744, "n04008634", "projectile, missile"),
            (747, "n04023962", "punching bag, punch bag, punching ball, punchball"),
            (759, "n04069434", "reflex camera"),
            (768, "n04118538", "rugby ball"),
            (795, "n04228054", "ski"),
            (809, "n04263257", "soup bowl"),
            (812, "n04266014", "space shuttle"),
            (870, "n04482393", "tricycle, trike, velocipede"),
            (872, "n04485082", "tripod"),
            (875, "n04487394", "trombone"),
            (904, "n04589890", "window screen"),
            (925, "n07584110", "consomme"),
            (942, "n07717556", "butternut squash"),
            (947, "n07734744", "mushroom"),
            (957, "n07768694", "pomegranate"),
            (960, "n07836838", "chocolate sauce, chocolate syrup"),
            (967, "n07920052", "espresso"),
            (968, "n07930864", "cup"),
            (975, "n09332890", "lakeside, lakeshore"),
            (985, "n11939491", "daisy"),
            (996, "n13052670", "hen-of-the-woods, hen of the woods, Polyporus frondosus, Grifola frondosa"),
        ] {
            let Label { synset: found, lemmas: words } = label(index).unwrap();
            assert_eq!((found.as_str(), words.as_str()), (synset, lemmas));
        }
    }

    #[test]
    fn the_name_is_the_first_lemma() {
        assert_eq!(label(281).unwrap().name(), "tabby");
        assert_eq!(label(282).unwrap().name(), "tiger cat");
    }
}
