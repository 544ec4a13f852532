//! The network as nine volumes over those of its baseline; each of them opens.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent, SvgElement};

use super::stage_detail::StageDetail;
use crate::architecture::drawing::{CHANNELS_CAP, PLATES, SIDE_CAP, SIZE, STAGES, Volume, map_side};
use crate::language::{now, say, say_marked, say_with};
use crate::scale::setting::{Setting, StageShown};
use leptos::prelude::*;
use texts::drawing;
use texts::format::{self, grouped};

/// A class, whether it is the baseline's, and the path.
type Part = (&'static str, bool, fn(&Volume) -> String);

/// The parts of a volume from back to front. The baseline's stands behind the stage, and its outline over it.
const PARTS: [Part; 5] = [
    ("volume-ghost", true, Volume::body),
    ("volume-body", false, Volume::body),
    ("volume-edges", false, Volume::edges),
    ("volume-front", false, Volume::front),
    ("volume-ghost over", true, Volume::body),
];

/// The drawing, below it a line on the stage that is pointed at, and the stage that was opened. Pointing moves nothing;
/// focus, a tap, Enter and the space bar open a stage, Escape closes it.
#[component]
pub fn NetworkDrawing(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let drawn = setting.drawn;
    let open = RwSignal::new(None);
    let pointed = RwSignal::new(None);
    let press = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => close(open),
        "Enter" | " " => {
            if let Some(stage) = stage_at(&event) {
                event.prevent_default();
                open.set(Some(stage));
            }
        }
        _ => {}
    };
    let show = move |event: Event| {
        if let Some(stage) = stage_at(&event) {
            open.set(Some(stage));
        }
    };
    let baseline = move || setting.family.get().baseline().name();
    let words = move || {
        setting.of(|s| {
            say_with(
                drawing::PICTURE,
                &[("blocks", &s.blocks), ("pixels", &s.input_resolution), ("baseline", &baseline())],
            )
        })
    };
    let read = move || {
        let shown = pointed.get().or_else(|| open.get()).and_then(|index| drawn.read().get(index).cloned());
        shown.map_or_else(|| say(drawing::HINT).to_owned(), |shown| label(&shown))
    };
    let mut stages = Vec::new();
    for index in 0..STAGES {
        stages.push(stage(drawn, open, index));
    }
    view! {
        <figure class="drawing" on:keydown=press on:pointerover=move |event| pointed.set(stage_at(&event))>
            <svg
                viewBox=format!("0 0 {} {}", SIZE.0, SIZE.1)
                role="group"
                aria-label=words
                data-testid="network-drawing"
                on:click=move |event| show(event.into())
                on:focusin=move |event| show(event.into())
            >
                {stages}
            </svg>
            // Its stages say the same by themselves.
            <p class="drawing-read" aria-hidden="true" data-testid="drawing-read">{read}</p>
            <figcaption class="hint">
                {say_marked(
                    drawing::LEGEND,
                    move |place| {
                        let word = match place {
                            "depth" => drawing::DEPTH,
                            "width" => drawing::WIDTH,
                            "resolution" => drawing::RESOLUTION,
                            "side" => return SIDE_CAP.into_any(),
                            "channels" => return grouped(CHANNELS_CAP).into_any(),
                            "plates" => return PLATES.into_any(),
                            _ => return baseline.into_any(),
                        };
                        view! { <span class=format!("axis-{place}")>{say(word)}</span> }.into_any()
                    },
                )}
            </figcaption>
            <StageDetail setting open close />
        </figure>
    }
}

/// The index of the stage that an event is about.
fn stage_at(event: &Event) -> Option<usize> {
    let stage = event_target::<Element>(event).closest(".drawing-stage").ok()??;
    stage.get_attribute("data-stage")?.parse::<usize>().ok()?.checked_sub(1)
}

/// Closes the open stage and gives it the focus.
fn close(open: RwSignal<Option<usize>>) {
    // Its focus opens a stage, so that comes first.
    let _ = open.get_untracked().and_then(element).map(|stage| stage.focus());
    open.set(None);
}

/// The stage of index `index` on the page.
fn element(index: usize) -> Option<SvgElement> {
    let id = format!("drawing-stage-{}", index + 1);
    web_sys::window()?.document()?.get_element_by_id(&id)?.dyn_into().ok()
}

fn stage(drawn: ReadSignal<Vec<StageShown>>, open: RwSignal<Option<usize>>, index: usize) -> impl IntoView {
    let shown = Memo::new(move |_| drawn.read().get(index).cloned());
    let volumes = Memo::new(move |_| {
        let shown = shown.read();
        let StageShown { now, baseline, .. } = shown.as_ref()?;
        let [now, baseline] = [now, baseline].map(|row| Volume::of(index, row));
        // Where nothing has grown, a ghost would only blur the lines.
        Some((now, (baseline != now).then_some(baseline)))
    });
    let mut parts = Vec::new();
    for (class, is_ghost, path) in PARTS {
        let d = move || {
            let (now, ghost) = volumes.get()?;
            if is_ghost { ghost } else { Some(now) }.map(|volume| path(&volume))
        };
        parts.push(view! { <path class=class d=d /> });
    }
    let message = move || shown.read().as_ref().map(label);
    let repeats = move || shown.read().as_ref().map(|shown| format!("×{}", shown.now.repeats));
    let left = Volume::left(index);
    view! {
        <g
            class="drawing-stage"
            id=format!("drawing-stage-{}", index + 1)
            role="button"
            tabindex="0"
            aria-label=message
            aria-expanded=move || (open.get() == Some(index)).to_string()
            data-testid="drawing-stage"
            data-stage=index + 1
        >
            <rect class="slot" x=left - Volume::INSET y="1" width=Volume::SLOT height=SIZE.1 - 2 />
            {parts}
        </g>
        // Over the button and no part of it: its name says both in words.
        <g class="drawing-words" aria-hidden="true">
            <text class="chart-text strong" x=left y="257">{index + 1}</text>
            <text class="chart-text" x=left y="281">{repeats}</text>
        </g>
    }
}

fn label(shown: &StageShown) -> String {
    let stage = &shown.now;
    say_with(
        drawing::STAGE,
        &[
            ("number", &stage.number),
            ("operator", &stage.operator_in(now())),
            ("channels", &grouped(stage.channels)),
            ("blocks", &grouped(stage.repeats)),
            ("side", &grouped(map_side(stage))),
            ("share", &format::percent(shown.share)),
        ],
    )
}
