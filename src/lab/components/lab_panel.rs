//! The room of the lab.

use super::lab_board::LabBoard;
use super::lab_curves::LabCurves;
use super::lab_guess::LabGuess;
use super::lab_inside::LabInside;
use super::lab_own::LabOwn;
use super::lab_recorded::RecordedRuns;
use super::lab_result::LabResult;
use super::lab_runs::LabRuns;
use super::lab_setup::LabSetup;
use super::lab_share::LabShare;
use super::lab_table::LabTable;
use super::lab_truth::LabTruth;
use crate::browser::lazy_details::LazyDetails;
use crate::lab::controller::Lab;
use crate::language::say;
use leptos::prelude::*;
use texts::{lab as text, lab_result, lab_truth};

/// Nothing of it exists, and nothing is fetched, before the room was opened once.
#[component]
pub fn LabPanel(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    move || lab.is_opened.get().then(|| view! { <Room lab /> })
}

/// From the choice of an experiment to what it shows.
#[component]
fn Room(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    lab.recall();
    let recorded = RecordedRuns::load();
    view! {
        <section class="lab stack-wide" id="lab" aria-labelledby="lab-title">
            <h2 id="lab-title">{say(text::TITLE)}</h2>
            <div class="pair">
                <div class="stack">
                    <p>{say(text::INTRO)}</p>
                    <p>{say(text::INTRO_PICTURES)}</p>
                    <LabSetup lab />
                </div>
                <LabGuess lab />
            </div>
            <LabRuns lab />
            <LabTable lab />
            <div class="pair">
                <LabCurves lab />
                <LabResult lab recorded />
            </div>
            <LazyDetails id="lab-own-open" title=say(lab_result::OWN)>
                <LabOwn lab />
            </LazyDetails>
            <LazyDetails id="lab-inside-open" title=say(lab_result::INSIDE)>
                <LabInside lab />
            </LazyDetails>
            <LazyDetails id="lab-board-open" title=say(lab_result::BOARD)>
                <LabBoard lab />
            </LazyDetails>
            <LazyDetails id="lab-share-open" title=say(lab_result::SHARE)>
                <LabShare lab />
            </LazyDetails>
            <LazyDetails id="lab-truth-open" title=say(lab_truth::TITLE)>
                <LabTruth recorded />
            </LazyDetails>
        </section>
    }
}
