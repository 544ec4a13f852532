//! Links: any state survives the round trip, and hostile fragments open the page all the same.
#![allow(clippy::float_cmp, reason = "tests compare exact numbers")]
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

use efficientnet_explorer::link::{
    BackendChoice, CompareEntry, CompareList, FixedSetting, PageState, Step, read, write,
};
use model::scaling::{Family, Knob, Preset, ScalingInput};
use proptest::prelude::*;
use texts::Language;

const SAMPLES: &[&str] = &["chelsea", "motorcycle_left"];

fn any_list() -> impl Strategy<Value = CompareList> {
    let named = 0..CompareEntry::all().count();
    let fixed = (proptest::bool::ANY, 50_u16..=800, 30_u16..=500, 30_u16..=300);
    (proptest::collection::vec(named, 0..6), proptest::collection::vec(fixed, 0..6)).prop_map(|(named, fixed)| {
        let fixed = fixed.into_iter().map(|(is_lite, depth, width, resolution)| {
            let mut input = ScalingInput::published(if is_lite { Preset::Lite0 } else { Preset::B0 });
            for (knob, steps) in [(Knob::Depth, depth), (Knob::Width, width), (Knob::Resolution, resolution)] {
                input.set_steps(knob, steps);
            }
            CompareEntry::Fixed(FixedSetting::of(&input))
        });
        CompareList::of(named.into_iter().filter_map(|index| CompareEntry::all().nth(index)).chain(fixed))
    })
}

fn any_state() -> impl Strategy<Value = PageState> {
    let moves = proptest::collection::vec((0..Knob::ALL.len(), 0.0..=1.0_f64), 0..8);
    let preset = proptest::option::of(0..Preset::ALL.len());
    let language =
        proptest::bool::ANY.prop_map(|is_korean| if is_korean { Language::Korean } else { Language::English });
    let picture = proptest::option::of(0..SAMPLES.len());
    (proptest::bool::ANY, moves, preset, 0_usize..3, picture, any_list(), language).prop_map(
        |(is_lite, moves, preset, backend, picture, compare, language)| {
            let mut scaling = ScalingInput::default();
            if is_lite {
                scaling.choose_family(Family::Lite);
            }
            for (index, fraction) in moves {
                let knob = Knob::ALL[index];
                let (min, max) = (knob.value(knob.range().0), knob.value(knob.range().1));
                scaling.set_steps(knob, knob.clamped_steps(min + fraction * (max - min)));
            }
            if let Some(preset) = preset {
                scaling.choose_preset(Preset::ALL[preset]);
            }
            PageState {
                scaling,
                backend: BackendChoice::ALL[backend],
                picture: picture.map(|index| SAMPLES[index].to_owned()),
                compare,
                language,
                ..PageState::default()
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_page_shows_survives_the_round_trip(state in any_state(), is_embedded: bool, lesson in proptest::option::of(0_usize..Step::ALL.len())) {
        let state = PageState { lesson: lesson.map(|index| Step::ALL[index]), is_embedded, ..state };
        let link = write(&state);
        let opened = read(&link, SAMPLES);
        prop_assert_eq!(&opened.replaced, &vec![]);
        let (before, after) = (&state.scaling, &opened.state.scaling);
        prop_assert_eq!(before.family(), after.family());
        prop_assert_eq!(before.mode(), after.mode());
        prop_assert_eq!(before.coefficients(), after.coefficients());
        prop_assert_eq!(before.resolution_px(), after.resolution_px());
        prop_assert_eq!(before.bases(), after.bases());
        prop_assert_eq!(before.phi(), after.phi());
        prop_assert_eq!(&state.picture, &opened.state.picture);
        prop_assert_eq!(state.backend, opened.state.backend);
        prop_assert_eq!(&state.compare, &opened.state.compare);
        prop_assert_eq!(state.language, opened.state.language);
        prop_assert_eq!(state.lesson, opened.state.lesson);
        prop_assert_eq!(state.is_embedded, opened.state.is_embedded);
        prop_assert_eq!(write(&opened.state), link);
    }

    #[test]
    fn hostile_fragments_never_panic(fragment in "\\PC*", value in "\\PC*") {
        let _ = read(&fragment, SAMPLES);
        for key in ["family", "preset", "phi", "alpha", "width", "run", "backend", "lang", "lesson", "lock", "hide", "picture", "compare", "embed"] {
            let opened = read(&format!("#v1&{key}={value}"), SAMPLES);
            // Whatever it says, the page opens with a link that reads back without complaint.
            prop_assert_eq!(read(&write(&opened.state), SAMPLES).replaced, vec![]);
        }
    }
}
