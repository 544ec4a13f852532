//! Links written and read back, and what of a broken one is replaced.

use super::*;
use model::scaling::{Family, Knob, Preset, ScalingBases, ScalingInput};
use texts::{Language, link};

const SAMPLES: &[&str] = &["chelsea", "coffee"];

#[test]
fn the_first_open_reads_as_its_link() {
    let state = PageState::default();
    assert_eq!(write(&state), "#v1&family=lite&preset=lite0&run=setting");
    assert_eq!(read(&write(&state), SAMPLES), Opened { state: state.clone(), replaced: vec![] });
    assert_eq!(read("", SAMPLES), Opened { state, replaced: vec![] });
}

/// What links meant while the page opened on B0 with Lite0 for the pictures.
fn before() -> PageState {
    PageState { scaling: ScalingInput::default(), ..PageState::default() }
}

#[test]
fn links_of_before_keep_their_setting() {
    for link in ["#v1", "#v1&backend=auto", "#v1&family=b", "#v1&family=b&preset=b0&run=lite0"] {
        assert_eq!(read(link, SAMPLES), Opened { state: before(), replaced: vec![] }, "{link}");
    }
    let phi = read("#v1&family=b&phi=2&run=lite0", SAMPLES);
    assert_eq!((phi.state.scaling.phi(), phi.state.scaling.family()), (2.0, Family::EfficientNet));
    // Without a setting of its own the network that a link names is the one on the sliders.
    for (run, preset) in [("lite0", Preset::Lite0), ("lite1", Preset::Lite1), ("lite2", Preset::Lite2)] {
        let opened = read(&format!("#v1&run={run}"), SAMPLES);
        assert_eq!((opened.state.scaling, opened.state.run), (ScalingInput::published(preset), RunChoice::Setting));
        assert_eq!(opened.replaced, []);
    }
    let off = read("#v1&run=off", SAMPLES).state;
    assert_eq!((off.run, write(&off).as_str()), (RunChoice::Off, "#v1&family=b&preset=b0&run=off"));
}

/// The lesson's step about phi counts with the paper's bases: a link that names none, stands there; one that does, keeps its own.
#[test]
fn a_link_without_bases_stands_at_the_papers() {
    for link in ["#v1&lesson=7", "#v1&family=lite&preset=lite0&lesson=7", "#v1&family=lite&phi=2&lesson=7"] {
        assert_eq!(read(link, SAMPLES).state.scaling.bases(), ScalingBases::PAPER, "{link}");
    }
    let own = read("#v1&family=lite&phi=0&alpha=1.3&lesson=7&lock=alpha", SAMPLES).state.scaling.bases();
    assert_eq!(own, ScalingBases { alpha: 1.3, ..ScalingBases::PAPER });
}

#[test]
fn each_mode_has_its_keys() {
    let mut state = PageState { picture: Some("coffee".to_owned()), ..before() };
    state.scaling.set_steps(Knob::Phi, 25);
    assert_eq!(write(&state), "#v1&family=b&phi=2.5&alpha=1.2&beta=1.1&gamma=1.15&run=setting&picture=coffee");
    assert_eq!(read(&write(&state), SAMPLES).state, state);
    state.scaling.set_steps(Knob::Width, 133);
    assert!(write(&state).contains("&phi=2.5&depth=1.58&width=1.33&resolution=1.42&"), "{}", write(&state));
    let opened = read(&write(&state), SAMPLES);
    assert_eq!((opened.state, opened.replaced), (state, vec![]));
}

#[test]
fn nonsense_falls_back_and_is_named() {
    let link =
        "#v1&family=c&preset=b99&phi=NaN&alpha=9&run=gpt&backend=quantum&lang=la&picture=../../etc&width=&what=else&x";
    let opened = read(link, SAMPLES);
    assert_eq!(opened.state, before());
    let keys: Vec<_> = opened.replaced.iter().map(|replaced| replaced.key).collect();
    assert_eq!(keys, ["family", "preset", "phi", "alpha", "width", "run", "backend", "lang", "picture"]);
}

#[test]
fn a_preset_of_the_other_family_is_nonsense() {
    let opened = read("#v1&family=lite&preset=b3", SAMPLES);
    assert_eq!(opened.state.scaling.preset(), Preset::Lite0);
    assert_eq!(opened.replaced[0].key, "preset");
    // Without a family, the preset names it.
    assert_eq!(read("#v1&preset=lite2", SAMPLES).state.scaling.family(), Family::Lite);
}

#[test]
fn the_networks_to_compare_are_written_once_they_are_others() {
    let opened = read("#v1&compare=b0,lite0,setting", SAMPLES);
    assert_eq!((opened.state.compare.to_string().as_str(), opened.replaced.len()), ("b0,lite0,setting", 0));
    assert_eq!(write(&opened.state), "#v1&family=b&preset=b0&run=setting&compare=b0,lite0,setting");
    assert!(!write(&read("#v1&compare=lite0,lite1,lite2", SAMPLES).state).contains("compare"));
    // An empty list is one that somebody emptied.
    let empty = read("#v1&compare=", SAMPLES);
    assert_eq!(
        (write(&empty.state).as_str(), empty.replaced.len()),
        ("#v1&family=b&preset=b0&run=setting&compare=", 0)
    );
    let opened = read("#v1&compare=b0,gpt,b0,b1", SAMPLES);
    assert_eq!(opened.state.compare.to_string(), "b0,b1");
    let replaced = Replaced { key: "compare", found: "gpt,b0".to_owned(), used: Used::Nothing(link::NO_NETWORK) };
    assert_eq!(opened.replaced, [replaced]);
    let message = opened.replaced[0].sentence(Language::English);
    assert_eq!(message, "compare was “gpt,b0” and became no network.");
}

#[test]
fn the_language_is_written_once_it_is_another() {
    let opened = read("#v1&lang=ko", SAMPLES);
    assert_eq!((opened.state.language, opened.replaced.len()), (Language::Korean, 0));
    assert_eq!(write(&opened.state), "#v1&family=b&preset=b0&run=setting&lang=ko");
    assert!(!write(&read("#v1&lang=en", SAMPLES).state).contains("lang"));
}

#[test]
fn a_link_opens_a_room() {
    for room in Room::ALL {
        let state = PageState { room, ..PageState::default() };
        assert_eq!(read(&write(&state), SAMPLES), Opened { state, replaced: vec![] });
    }
    assert!(!write(&PageState::default()).contains("view"));
    assert_eq!(read("#v1&view=cellar", SAMPLES).replaced[0].key, "view");
}

#[test]
fn a_link_carries_an_experiment_of_the_lab_with_its_results() {
    let text =
        "#v1&family=b&preset=b0&run=setting&lab=x8,careful,own:5:120:14,compound:7:6147,own:7:6203:4:132:18&view=lab";
    let opened = read(text, SAMPLES);
    assert_eq!((opened.state.lab.results.len(), opened.replaced.len()), (2, 0));
    assert_eq!(write(&opened.state), text);
    assert!(!write(&read("#v1&lab=x4,fast", SAMPLES).state).contains("lab"), "what it opens with is not written");
    let opened = read("#v1&lab=x3,depth:1:2,depth:1", SAMPLES);
    let replaced = Replaced { key: "lab", found: "x3,depth:1".to_owned(), used: Used::Nothing(link::NO_RESULT) };
    assert_eq!((opened.state.lab.results.len(), opened.replaced), (1, vec![replaced]));
}

#[test]
fn a_link_opens_the_lesson_at_a_step() {
    let opened = read("#v1&lesson=3", SAMPLES);
    assert_eq!((opened.state.lesson, opened.replaced.len()), (Some(Step::Width), 0));
    assert_eq!(write(&opened.state), "#v1&family=b&preset=b0&run=setting&lesson=3");
    let opened = read("#v1&lesson=12", SAMPLES);
    assert_eq!(opened.state.lesson, Some(Step::Baseline));
    let replaced = Replaced { key: "lesson", found: "12".to_owned(), used: Used::Default("1".to_owned()) };
    assert_eq!(opened.replaced, [replaced]);
}

#[test]
fn a_teachers_link_locks_and_hides_and_names_what_is_unknown() {
    let opened = read("#v1&lock=alpha,beta&hide=compare,benchmark", SAMPLES);
    let restrictions = opened.state.restrictions;
    assert!(restrictions.locks(Lock::Alpha) && restrictions.locks(Lock::Beta) && !restrictions.locks(Lock::Phi));
    assert!(restrictions.hides(Part::Compare) && restrictions.hides(Part::Benchmark));
    assert_eq!(opened.replaced, []);
    let link = write(&opened.state);
    assert_eq!(link, "#v1&family=b&preset=b0&run=setting&lock=alpha,beta&hide=benchmark,compare");
    assert_eq!(read(&link, SAMPLES), opened);
    let opened = read("#v1&lock=alpha,doors&hide=everything", SAMPLES);
    assert_eq!(write(&opened.state), "#v1&family=b&preset=b0&run=setting&lock=alpha");
    let message: Vec<_> = opened.replaced.iter().map(|replaced| replaced.sentence(Language::English)).collect();
    let expected = ["lock was “doors” and became no lock.", "hide was “everything” and became nothing hidden."];
    assert_eq!(message, expected);
}

#[test]
fn a_link_cannot_carry_a_weights_file() {
    let state = PageState { run: RunChoice::Custom, ..before() };
    let opened = read(&write(&state), SAMPLES);
    assert_eq!((&opened.state, &opened.replaced), (&state, &vec![]), "where the file is open, it stays");
    let fresh = opened.without_file();
    assert_eq!(fresh.state, before());
    assert_eq!((fresh.replaced[0].key, fresh.replaced[0].found.as_str()), ("run", "custom"));
    let message = fresh.replaced[0].sentence(Language::Korean);
    assert!(message.contains("가중치 파일") && message.contains("setting"), "{message}");
    let other = Opened::default().without_file();
    assert_eq!(other, Opened::default());
}

#[test]
fn a_link_names_a_checkpoint_of_the_hub() {
    let checkpoint = Some("efficientnet_b0.ra_in1k");
    let state = PageState { run: RunChoice::Custom, checkpoint, ..before() };
    let link = "#v1&family=b&preset=b0&run=custom&checkpoint=efficientnet_b0.ra_in1k";
    assert_eq!(write(&state), link);
    let opened = read(link, SAMPLES);
    assert_eq!((&opened.state, &opened.replaced), (&state, &vec![]));
    // On another device it is offered, which is nothing to complain of; the sliders' network runs meanwhile.
    let fresh = opened.without_file();
    assert_eq!((fresh.state, fresh.replaced), (PageState { checkpoint, ..before() }, vec![]));
    let unknown = read("#v1&run=custom&checkpoint=../../etc/passwd", SAMPLES).without_file();
    let keys: Vec<_> = unknown.replaced.iter().map(|replaced| replaced.key).collect();
    assert_eq!((unknown.state.checkpoint, keys), (None, vec!["checkpoint", "run"]));
}

#[test]
fn a_foreign_version_is_said() {
    let opened = read("#v7&phi=3", SAMPLES);
    assert_eq!((opened.state, opened.replaced.len()), (PageState::default(), 1));
    assert_eq!(opened.replaced[0].sentence(Language::English), "version was “v7” and became v1.");
    let empty = read("#v1&width=", SAMPLES).replaced;
    assert_eq!(empty[0].sentence(Language::English), "width was empty and became 1.");
}

/// What Rust reads as a float is not always a number of a slider.
#[test]
fn numbers_are_decimal_and_finite() {
    for phi in ["inf", "-inf", "infinity", "nan", "1e999", ".", "1e", "1.2.3", "1,2", "0x1", "--1", "１"] {
        let opened = read(&format!("#v1&family=b&phi={phi}"), SAMPLES);
        let keys: Vec<_> = opened.replaced.iter().map(|replaced| replaced.key).collect();
        assert_eq!((opened.state.scaling.steps(Knob::Phi), keys), (0, vec!["phi"]), "{phi}");
    }
    for (phi, steps) in [("2.5", 25), ("002.50", 25), (".5", 5), ("5.", 50), ("25e-1", 25), ("-0", 0)] {
        let opened = read(&format!("#v1&family=b&phi={phi}"), SAMPLES);
        assert_eq!((opened.state.scaling.steps(Knob::Phi), opened.replaced), (steps, vec![]), "{phi}");
    }
}

/// A teacher mailed `#v1&lock=alpha,beta&compare=b0,lite0`. The mail program wrote commas as `%2C`, a learning platform
/// wrote `&` as `&amp;`, and the page opened without the locks and with "lock was “alpha%2Cbeta”", or with nothing of the
/// link at all: it split the fragment as it stood and undid no escape.
#[test]
fn a_link_that_was_escaped_on_its_way_is_read_as_meant() {
    let meant = read("#v1&family=lite&phi=1.5&lock=alpha,beta&hide=compare,run&compare=b0,lite0", SAMPLES);
    assert!(meant.replaced.is_empty() && meant.state.restrictions.locks(Lock::Beta));
    for link in [
        "#v1&family=lite&phi=1.5&lock=alpha%2Cbeta&hide=compare%2crun&compare=b0%2Clite0",
        "#v1&amp;family=lite&amp;phi=1.5&amp;lock=alpha,beta&amp;hide=compare,run&amp;compare=b0,lite0",
        "#v1&#38;family=lite&#x26;phi=1.5&amp;amp;lock=alpha,beta&hide=compare,run&compare=b0,lite0",
        "#v1&amp;family=lite&amp;phi=1%2E5&amp;lock=alpha%2Cbeta&amp;hide=compare%2Crun&amp;compare=b0%2Clite0",
        "#v1&family%3Dlite&phi%3D1.5&lock%3Dalpha,beta&hide=compare,run&compare=b0,lite0",
        "#v1%26family%3Dlite%26phi%3D1.5%26lock%3Dalpha%2Cbeta%26hide%3Dcompare%2Crun%26compare%3Db0%2Clite0",
        "#v1%26amp%3Bfamily%3Dlite%26amp%3Bphi%3D1.5%26amp%3Block%3Dalpha,beta%26hide=compare,run%26compare=b0,lite0",
    ] {
        assert_eq!(read(link, SAMPLES), meant, "{link}");
    }
}

/// The counterpart: undoing escapes must not make a key out of a value, nor break on what only looks like an escape.
#[test]
fn an_escape_inside_a_value_makes_no_key_and_a_broken_one_stays() {
    let opened = read("#v1&later=a%26phi%3D3", SAMPLES);
    assert_eq!((opened.state, opened.replaced.len()), (before(), 0));
    let found = |link: &str| read(link, SAMPLES).replaced[0].found.clone();
    assert_eq!(found("#v1&phi=100%"), "100%");
    assert_eq!(found("#v1&phi=%zz"), "%zz");
    assert_eq!(found("#v1&phi=%ff"), "\u{fffd}");
    assert_eq!(found("#v1&picture=%EA%B3%A0%EC%96%91%EC%9D%B4"), "고양이");
    // Undone once: what was escaped twice is no link of ours.
    assert_eq!(found("#v1&lock=alpha%252Cbeta"), "alpha%2Cbeta");
    assert_eq!(read("#v1&amplitude=3&ampersand=1", SAMPLES), read("#v1", SAMPLES));
}

#[test]
fn the_one_screen_alone_is_asked_for_by_a_word_or_by_the_key_itself() {
    for link in ["#v1&embed=1", "#v1&embed=", "#v1&family=b&phi=2&embed=1&lock=phi"] {
        let opened = read(link, SAMPLES);
        assert!(opened.state.is_embedded, "{link}");
        assert_eq!(opened.replaced, [], "{link}");
        assert!(write(&opened.state).ends_with("&embed=1"), "{}", write(&opened.state));
        let whole = PageState { is_embedded: false, ..opened.state };
        assert!(!write(&whole).contains("embed"));
    }
    assert_eq!(read("#v1&embed=0", SAMPLES), Opened { state: before(), replaced: vec![] });
    let other = read("#v1&embed=yes", SAMPLES);
    assert!(!other.state.is_embedded);
    assert_eq!(other.replaced[0].sentence(Language::English), "embed was “yes” and became 0.");
}
