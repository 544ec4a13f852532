//! The comparison against what the other modules know.
#![allow(clippy::float_cmp, reason = "tests compare exact numbers")]

use efficientnet_explorer::compare::published_accuracy;
use model::scaling::Family;
use weights::manifest::Manifest;

#[test]
fn the_published_accuracy_is_that_of_the_bundled_weights() {
    let manifest = Manifest::bundled();
    assert!(!manifest.models.is_empty());
    for model in manifest.models {
        assert_eq!(published_accuracy(model.preset).percent, model.top1.percent, "{}", model.id);
    }
}

#[test]
fn a_larger_variant_is_published_as_more_accurate() {
    for family in Family::ALL {
        let percent: Vec<_> = family.presets().iter().map(|preset| published_accuracy(*preset).percent).collect();
        assert!(percent.windows(2).all(|pair| pair[0] < pair[1]), "{percent:?}");
    }
}
