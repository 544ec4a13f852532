//! The network as a row of bars over the outline of its baseline.

use std::fmt::Write as _;

use crate::app::language::{say, say_marked, say_with};
use crate::app::prelude::*;
use crate::app::state::Setting;
use crate::arch::{StageRow, Summary};
use crate::text::readouts;

/// The drawing's size in its own units.
const WIDTH: f64 = 10_000.0;
const HEIGHT: f64 = 1900.0;

/// Between two bars, in units of a bar's thickness scale.
const GAP: f64 = 3.0;

/// With more blocks than this, a stage is one bar: single blocks could not be told apart.
const MOST_BARS: u64 = 120;

/// One bar a block: its height is the map's side, its thickness the channels, their number the depth.
#[component]
pub fn NetworkDrawing(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let scale = Memo::new(move |_| {
        let both = [setting.of(extent), setting.of_baseline(extent)];
        both.into_iter()
            .flatten()
            .fold((1.0, 1.0), |(x, y), (length, height)| (f64::max(x, length), f64::max(y, height)))
    });
    let bars = move || setting.of(|summary| path(summary, scale.get()));
    let outline = move || setting.of_baseline(|summary| path(summary, scale.get()));
    let baseline = move || setting.family.get().baseline().name();
    let words = move || {
        setting.of(|s| {
            say_with(
                readouts::DRAWING,
                &[("blocks", &s.blocks), ("pixels", &s.input_resolution), ("baseline", &baseline())],
            )
        })
    };
    view! {
        <figure class="drawing">
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=move || words()>
                <path class="drawing-bars" d=move || bars() />
                <path class="drawing-outline" d=move || outline() />
            </svg>
            <figcaption>
                {say_marked(
                    readouts::DRAWING_LEGEND,
                    move |place| {
                        let word = match place {
                            "depth" => readouts::HOW_MANY,
                            "width" => readouts::HOW_THICK,
                            "resolution" => readouts::HOW_TALL,
                            _ => return baseline.into_any(),
                        };
                        view! { <span class=format!("axis-{place}")>{say(word)}</span> }.into_any()
                    },
                )}
            </figcaption>
        </figure>
    }
}

/// Thickness of one bar of a stage, before scaling.
fn thickness(row: &StageRow) -> f64 {
    root(row.channels)
}

/// Length and height of the whole drawing, before scaling.
fn extent(summary: &Summary) -> (f64, f64) {
    let length = summary.stages.iter().map(|row| float(row.repeats) * (thickness(row) + GAP)).sum();
    (length, root(summary.input_resolution))
}

/// All bars as one path, centered on the middle line.
fn path(summary: &Summary, (length, height): (f64, f64)) -> String {
    let (across, up) = (WIDTH / length, HEIGHT / height);
    let single = summary.blocks <= MOST_BARS;
    let mut path = String::new();
    let mut x = 0.0;
    for row in &summary.stages {
        let (bars, step) =
            if single { (row.repeats, thickness(row) + GAP) } else { (1, float(row.repeats) * (thickness(row) + GAP)) };
        let tall = up * root(row.input_resolution);
        for _ in 0..bars {
            let (left, wide) = (whole(x * across), whole((step - GAP) * across));
            let (top, tall) = (whole((HEIGHT - tall) / 2.0), whole(tall));
            // Writing to a `String` cannot fail.
            let _ = write!(path, "M{left} {top}h{wide}v{tall}h-{wide}z");
            x += step;
        }
    }
    path
}

/// A length in whole units: a fraction of a pixel, and much faster to write than a decimal.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates, and it is not negative")]
fn whole(length: f64) -> u32 {
    length.round() as u32
}

fn root(count: u64) -> f64 {
    float(count).sqrt()
}

#[expect(clippy::cast_precision_loss, reason = "a drawing")]
fn float(count: u64) -> f64 {
    count as f64
}
