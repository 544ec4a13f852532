//! What the page does with a picture by itself: when it opens, and when it goes to another link.

use crate::link::RunChoice;

/// What brings the link.
#[derive(Clone, Copy, Debug)]
pub enum Visit<'a> {
    /// The page opens, and may hide its answer.
    First {
        /// Whether it does.
        hides_answer: bool,
    },
    /// It goes to another link.
    Later {
        /// The sample picture that is looked at.
        chosen: Option<&'a str>,
    },
}

/// What the decision depends on.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// What brings the link.
    pub visit: Visit<'a>,
    /// The sample picture that the link names.
    pub named: Option<&'a str>,
    /// What pictures run through, and whether anything runs unasked.
    pub run: RunChoice,
    /// Whether the engine has yet to start, which costs a download.
    pub is_cold: bool,
    /// Whether the person asked for less data, or pays for it.
    pub is_data_dear: bool,
}

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened<'a> {
    /// The page's own, of which its networks are sure.
    OfPage,
    /// The sample of that name.
    Named(&'a str),
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening<'a> {
    /// Nothing.
    Nothing,
    /// The picture is shown, and runs once the person starts the engine.
    Shows(Opened<'a>),
    /// The picture runs once the page has been painted.
    Runs(Opened<'a>),
}

/// Whether data costs the person something: they asked for less (Save-Data), or the line is one that is paid by the byte, as
/// the browser names it.
pub fn is_data_dear(asks_for_less: bool, line: Option<&str>) -> bool {
    asks_for_less || line == Some("cellular")
}

/// Decides it.
pub fn decide(occasion: Occasion<'_>) -> Opening<'_> {
    let picture = match (occasion.named, occasion.visit) {
        (Some(name), Visit::Later { chosen: Some(chosen) }) if chosen == name => return Opening::Nothing,
        (Some(name), _) => Opened::Named(name),
        (None, Visit::First { hides_answer: false }) => Opened::OfPage,
        (None, _) => return Opening::Nothing,
    };
    if occasion.run == RunChoice::Off || occasion.is_cold && occasion.is_data_dear {
        return Opening::Shows(picture);
    }
    Opening::Runs(picture)
}

#[cfg(test)]
mod tests {
    use super::Opened::{Named, OfPage};
    use super::Opening::{Nothing, Runs, Shows};
    use super::{Occasion, Opening, Visit, decide, is_data_dear};
    use crate::link::{self, Part, RunChoice};
    use model::scaling::{Preset, ScalingInput};

    const SAMPLES: [&str; 2] = ["coffee", "chelsea"];

    /// The page is opened by a link, on a line that costs nothing.
    fn opened(fragment: &str) -> Occasion<'static> {
        let state = link::read(fragment, &SAMPLES).without_file().state;
        Occasion {
            visit: Visit::First { hides_answer: state.restrictions.hides(Part::Run) },
            named: SAMPLES.into_iter().find(|name| state.picture.as_deref() == Some(name)),
            run: state.run,
            is_cold: true,
            is_data_dear: false,
        }
    }

    fn of(fragment: &str) -> Opening<'static> {
        decide(opened(fragment))
    }

    #[test]
    fn the_page_answers_by_itself() {
        for fragment in ["", "#v1&family=lite&preset=lite0", "#v0", "#v1&picture=no-such-picture"] {
            assert_eq!(of(fragment), Runs(OfPage), "{fragment}");
        }
    }

    #[test]
    fn a_link_that_says_so_starts_nothing() {
        assert_eq!(of("#v1&run=off"), Shows(OfPage));
        assert_eq!(of("#v1&run=off&picture=chelsea"), Shows(Named("chelsea")));
        // Neither where the engine runs and data costs nothing.
        assert_eq!(
            decide(Occasion { is_cold: false, ..opened("#v1&run=off&picture=chelsea") }),
            Shows(Named("chelsea"))
        );
    }

    #[test]
    fn nothing_is_downloaded_unasked_where_data_costs_something() {
        for fragment in ["", "#v1&picture=chelsea", "#v1&preset=b3"] {
            let occasion = Occasion { is_data_dear: true, ..opened(fragment) };
            assert!(matches!(decide(occasion), Shows(_)), "{fragment}");
            // An engine that is here costs none.
            assert!(matches!(decide(Occasion { is_cold: false, ..occasion }), Runs(_)), "{fragment}");
        }
        for (asks_for_less, line, is_dear) in [
            (false, None, false),
            (false, Some("wifi"), false),
            (false, Some("unknown"), false),
            (false, Some("cellular"), true),
            (true, None, true),
            (true, Some("ethernet"), true),
        ] {
            assert_eq!(is_data_dear(asks_for_less, line), is_dear, "{asks_for_less} {line:?}");
        }
    }

    #[test]
    fn a_picture_in_the_link_is_the_one_that_runs() {
        assert_eq!(of("#v1&picture=chelsea"), Runs(Named("chelsea")));
        // Another link later: its picture unless it is looked at already, and no picture by itself.
        let later =
            |fragment| Occasion { visit: Visit::Later { chosen: Some("coffee") }, is_cold: false, ..opened(fragment) };
        assert_eq!(decide(later("#v1&picture=chelsea")), Runs(Named("chelsea")));
        assert_eq!(decide(later("#v1&picture=coffee")), Nothing);
        assert_eq!(decide(later("#v1")), Nothing);
    }

    #[test]
    fn a_network_in_the_link_is_the_one_that_runs() {
        for (fragment, preset) in [
            ("#v1&family=b&preset=b3", Preset::B3),
            ("#v1&family=lite&preset=lite2", Preset::Lite2),
            ("#v1&run=lite1", Preset::Lite1),
        ] {
            let state = link::read(fragment, &SAMPLES).without_file().state;
            assert_eq!((state.scaling, state.run), (ScalingInput::published(preset), RunChoice::Setting), "{fragment}");
            assert_eq!(of(fragment), Runs(OfPage), "{fragment}");
        }
        // A file of the person's does not come with a link: the network of the sliders runs.
        assert_eq!(opened("#v1&preset=b0&run=custom").run, RunChoice::Setting);
        assert_eq!(of("#v1&preset=b0&run=custom"), Runs(OfPage));
    }

    #[test]
    fn an_answer_that_is_hidden_is_not_made_unasked() {
        assert_eq!(of("#v1&preset=lite0&hide=run"), Nothing);
        assert_eq!(of("#v1&preset=lite0&hide=run&picture=coffee"), Runs(Named("coffee")));
    }
}
