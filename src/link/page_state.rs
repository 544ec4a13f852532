//! What a link carries.

use super::backend_choice::BackendChoice;
use super::compare_list::CompareList;
use super::restrictions::Restrictions;
use super::room::Room;
use super::run_choice::RunChoice;
use super::step::Step;
use lab::link::LabLink;
use model::scaling::{Preset, ScalingInput};
use texts::Language;

/// Everything of the page that a link carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageState {
    /// The sliders.
    pub scaling: ScalingInput,
    /// What pictures run through.
    pub run: RunChoice,
    /// The checkpoint of the model hub that runs, or that the link offers.
    pub checkpoint: Option<&'static str>,
    /// The backend asked for.
    pub backend: BackendChoice,
    /// The chosen sample picture, by name.
    pub picture: Option<String>,
    /// The networks to compare.
    pub compare: CompareList,
    /// The experiment of the lab, with results where the link carries some.
    pub lab: LabLink,
    /// The language of the page.
    pub language: Language,
    /// The step of the lesson, while it is open.
    pub lesson: Option<Step>,
    /// The room that is open.
    pub room: Room,
    /// What a teacher locked and hid.
    pub restrictions: Restrictions,
    /// Whether the one screen stands alone, in the frame of someone else's page.
    pub is_embedded: bool,
}

impl Default for PageState {
    /// The first open: Lite0, whose weights are in the page.
    fn default() -> Self {
        Self {
            scaling: ScalingInput::published(Preset::Lite0),
            run: RunChoice::default(),
            checkpoint: None,
            backend: BackendChoice::default(),
            picture: None,
            compare: CompareList::default(),
            lab: LabLink::default(),
            language: Language::default(),
            lesson: None,
            room: Room::default(),
            restrictions: Restrictions::default(),
            is_embedded: false,
        }
    }
}
