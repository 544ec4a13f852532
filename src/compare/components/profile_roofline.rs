//! The roofline of a network: what its operators reach below what the device reaches.

use crate::language::{now, say};
use crate::plot::{draw, write};
use chart::Chart;
use leptos::prelude::*;
use profile::{Profile, RooflineWords, roofline_chart};
use texts::profile as text;

/// A point for each operator, and one for the whole network; nothing where there is no ceiling.
pub fn roofline(profile: &Profile) -> impl IntoView + use<> {
    let words = RooflineWords {
        intensity: say(text::CHART_ACROSS).to_owned(),
        rate: say(text::CHART_UP).to_owned(),
        whole: say(text::WHOLE_SHORT).to_owned(),
        language: now(),
    };
    roofline_chart(profile, &words).map(|Chart { frame, marks, labels, .. }| {
        view! {
            <figure class="compare-chart profile-chart">
                <figcaption>
                    <b id="profile-chart-title">{say(text::CHART)}</b>
                    <p class="hint" id="profile-chart-words">{say(text::CHART_WORDS)}</p>
                </figcaption>
                <svg
                    viewBox=format!("0 0 {} {}", frame.size.0, frame.size.1)
                    role="img"
                    aria-labelledby="profile-chart-title"
                    aria-describedby="profile-chart-words"
                    data-testid="profile-chart"
                >
                    {draw(marks)}
                    {write(labels)}
                </svg>
            </figure>
        }
    })
}
