//! Every sentence of the page, in every language it speaks: one table, a section a part of the page.
//!
//! A text may hold places, `{phi}`, that [`Text::with`] fills. All languages of a text have the same places, and the
//! tests below hold the table to it. A Korean particle behind a place, `{phi}을(를)`, takes the form that the value asks for.

#![cfg_attr(
    test,
    allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        clippy::float_cmp,
        clippy::items_after_statements,
        reason = "tests compare exact numbers"
    )
)]

#[macro_use]
mod section;

pub mod accuracy;
pub mod activation_map;
pub mod answer;
pub mod arena;
pub mod backend_times;
pub mod batch;
pub mod benchmark;
pub mod benchmark_file;
pub mod bug;
pub mod catalog;
#[cfg(not(target_arch = "wasm32"))]
pub mod catalog_file;
pub mod compare;
pub mod definitions;
pub mod drawing;
pub mod engine;
pub mod export;
pub mod footer;
pub mod format;
pub mod formula;
pub mod grid;
pub mod guide;
pub mod header;
pub mod hub;
pub mod knobs;
#[cfg(test)]
mod korean;
pub mod lab;
pub mod lab_data;
pub mod lab_result;
pub mod lab_trainer;
pub mod lab_truth;
mod language;
pub mod layers;
pub mod link;
pub mod loading;
mod message;
pub mod network;
pub mod network_file;
pub mod offline;
pub mod one_axis;
pub mod own_weights;
mod particle;
pub mod picture;
pub mod picture_file;
pub mod picture_kind;
pub mod profile;
pub mod progress;
pub mod readouts;
pub mod rooms;
pub mod scale;
pub mod setting;
pub mod size_sweep;
pub mod squared;
pub mod stages;
pub mod staircase;
pub mod stopped;
pub mod teach;
pub mod teacher;
pub mod terms;
mod text;
pub mod weights_file;
pub mod why;
pub mod worker;

pub use language::Language;
pub use message::{Message, WIRE};
pub use text::{Text, parts};

/// Every section, for the file of the other language and for the tests.
#[cfg(not(target_arch = "wasm32"))]
const SECTIONS: &[(&str, &[(&str, Text)])] = &named! {
    accuracy activation_map answer arena backend_times batch benchmark benchmark_file bug compare definitions drawing engine export footer formula
    grid guide header hub knobs lab lab_data lab_result lab_trainer lab_truth layers link loading network network_file offline one_axis own_weights picture picture_file picture_kind profile progress readouts rooms scale
    setting size_sweep squared stages staircase stopped
    teach teacher terms weights_file why worker
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::Words;

    fn texts() -> impl Iterator<Item = (String, Text)> {
        let named = |section: &'static str| move |(name, text): &(&str, Text)| (format!("{section}::{name}"), *text);
        SECTIONS.iter().flat_map(move |(section, texts)| texts.iter().map(named(section)))
    }

    fn places(text: &'static str) -> BTreeSet<&'static str> {
        parts(text).filter_map(|(_, place)| place).collect()
    }

    #[test]
    fn every_text_stands_in_every_language() {
        for (name, text) in texts() {
            for language in Language::ALL {
                assert!(!text.of(language).trim().is_empty(), "{name} is empty in {}", language.name());
            }
            let is_hangul = |c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c);
            assert!(text.0.ko.chars().any(is_hangul), "{name} is not Korean: {}", text.0.ko);
            assert!(!text.0.en.chars().any(is_hangul), "{name} is not English: {}", text.0.en);
        }
    }

    #[test]
    fn every_language_has_the_same_places() {
        for (name, text) in texts() {
            assert_eq!(places(text.0.en), places(text.0.ko), "{name}");
            for language in Language::ALL {
                let of = text.of(language);
                let even = of.matches('{').count() == of.matches('}').count();
                assert!(even && places(of).iter().all(|place| !place.is_empty()), "{name}: {of}");
            }
        }
    }

    #[test]
    fn places_are_filled_and_unknown_ones_stay() {
        let text = Text(&Words { en: "phi {phi} costs {times} as much as {it}", ko: "{times} {phi} {it} 배" });
        let filled = text.with(Language::English, &[("phi", &2), ("times", &"4")]);
        assert_eq!(filled, "phi 2 costs 4 as much as {it}");
        assert_eq!(text.with(Language::Korean, &[("phi", &2), ("times", &"4"), ("it", &"x")]), "4 2 x 배");
        let text = Text(&Words { en: "set to {phi}", ko: "phi를 {phi}(으)로" });
        let korean = |phi: f64| text.with(Language::Korean, &[("phi", &phi)]);
        assert_eq!([2.0, 3.0].map(korean), ["phi를 2로", "phi를 3으로"]);
    }
}
