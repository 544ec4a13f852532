//! The network as nine volumes over those of its baseline, each of which opens, and its cost as an area beside them. The
//! picture enters at the left, classes leave at the right.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent, SvgElement};

use super::cost_area::CostArea;
use super::stage_detail::StageDetail;
use crate::architecture::drawing::{FLOOR, Outlines, SIZE, SLOT, STAGES, left, map_side};
use crate::browser::after_paint::debounced;
use crate::language::{self, say, say_marked, say_with};
use crate::scale::setting::{Setting, StageShown};
use leptos::prelude::*;
use model::arch::{ArchSpec, Summary};
use model::scaling::{Family, Preset, ScalingInput};
use texts::drawing;
use texts::format::{self, grouped};

/// A class, which network it is of, and the path.
type Part = (&'static str, fn(&Drawn) -> Option<&Outlines>, fn(&Outlines) -> String);

/// The volumes that are drawn.
#[derive(Clone, Debug, Default, PartialEq)]
struct Drawn {
    now: Outlines,
    /// Those of the baseline, where they are others: where nothing has grown, they would only blur the lines.
    baseline: Option<Outlines>,
}

/// What all volumes consist of, from back to front: their faces, their edges in the colors of the axes, the baseline's
/// outline.
const PARTS: [Part; 7] = [
    ("volume-body", now, Outlines::bodies),
    ("volume-front", now, Outlines::fronts),
    ("volume-plates axis-depth", now, Outlines::plates),
    ("volume-edge axis-depth", now, Outlines::depths),
    ("volume-edge axis-width", now, Outlines::thicknesses),
    ("volume-edge axis-resolution", now, Outlines::heights),
    ("volume-ghost", baseline, Outlines::bodies),
];

#[expect(clippy::unnecessary_wraps, reason = "as the other one")]
fn now(drawn: &Drawn) -> Option<&Outlines> {
    Some(&drawn.now)
}

fn baseline(drawn: &Drawn) -> Option<&Outlines> {
    drawn.baseline.as_ref()
}

/// The drawing, below it a line on the stage that is pointed at, and over what follows the stage that was opened. Pointing
/// moves nothing; focus, a tap, Enter and the space bar open a stage, Escape closes it.
#[component]
pub fn NetworkDrawing<Maps: Fn(usize) -> AnyView + Copy + Send + 'static>(
    /// The setting.
    setting: Setting,
    /// The index of the open stage.
    open: RwSignal<Option<usize>>,
    /// What the stage of an index computed of a picture.
    maps: Maps,
    /// What enters and leaves the network, drawn in the same view box.
    children: Children,
) -> impl IntoView {
    let drawn = setting.drawn;
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
    // What is for the ear need not follow every move of a slider.
    let rested = debounced(Memo::new(move |_| drawn.get()));
    let resting = debounced(setting.network);
    let words = move || {
        resting.read().as_ref().ok().map(|network| &network.summary).map(|s| {
            say_with(
                drawing::PICTURE,
                &[("blocks", &s.blocks), ("pixels", &s.input_resolution), ("baseline", &baseline())],
            )
        })
    };
    let looked_at = Memo::new(move |_| pointed.get().or_else(|| open.get()));
    let read = move || {
        let shown = looked_at.get().and_then(|index| drawn.read().get(index).cloned());
        shown.map_or_else(|| say(drawing::HINT).to_owned(), |shown| label(&shown))
    };
    let mut stages = Vec::new();
    let mut numbers = Vec::new();
    for index in 0..STAGES {
        stages.push(stage(rested, open, index));
        numbers.push(number(drawn, index));
    }
    let outlines = Memo::new(move |_| outlines(&drawn.read()));
    let largest = Memo::new(move |_| largest(setting.family.get()).unwrap_or_default());
    let mut parts = Vec::new();
    for (class, which, path) in PARTS {
        let d = move || which(&outlines.read()).map(path);
        parts.push(view! { <path class=class d=d /> });
    }
    view! {
        <figure class="drawing" class:opened=move || open.get().is_some() on:keydown=press on:pointerover=move |event| pointed.set(stage_at(&event))>
            <svg
                viewBox=format!("0 0 {} {}", SIZE.0, SIZE.1)
                role="group"
                aria-label=words
                data-testid="network-drawing"
                on:click=move |event| show(event.into())
                on:focusin=move |event| show(event.into())
            >
                {stages}
                // Over the buttons and no part of them: their names say all in words.
                <g class="drawing-volumes" aria-hidden="true">
                    <path class="drawing-floor" d=format!("M0 {FLOOR}h{}", SIZE.0) />
                    <path class="volume-largest" d=move || largest.read().bodies() />
                    {parts}
                    {numbers}
                    <CostArea setting looked_at />
                    {children()}
                </g>
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
                            "largest" => return (move || last_of(setting.family.get()).name()).into_any(),
                            _ => return baseline.into_any(),
                        };
                        view! { <span class=format!("axis-{place}")>{say(word)}</span> }.into_any()
                    },
                )}
            </figcaption>
            <StageDetail setting open close maps />
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

/// The volumes of the setting.
fn outlines(stages: &[StageShown]) -> Drawn {
    let (mut now, mut baseline) = (Outlines::default(), Outlines::default());
    for (index, shown) in stages.iter().enumerate() {
        now.put(index, &shown.now, &shown.baseline);
        baseline.put(index, &shown.baseline, &shown.baseline);
    }
    Drawn { now, baseline: (now != baseline).then_some(baseline) }
}

/// The volumes of the family's largest published variant: how far the drawing goes.
fn largest(family: Family) -> Option<Outlines> {
    let summary =
        |preset| ArchSpec::from_input(&ScalingInput::published(preset)).ok().map(|spec| Summary::from_spec(&spec));
    let (largest, baseline) = (summary(last_of(family))?, summary(family.baseline())?);
    let mut outlines = Outlines::default();
    for (index, (row, baseline)) in largest.stages.iter().zip(&baseline.stages).enumerate() {
        outlines.put(index, row, baseline);
    }
    Some(outlines)
}

fn last_of(family: Family) -> Preset {
    match family {
        Family::EfficientNet => Preset::B7,
        Family::Lite => Preset::Lite4,
    }
}

/// A stage as a button.
fn stage(rested: ReadSignal<Vec<StageShown>>, open: RwSignal<Option<usize>>, index: usize) -> impl IntoView {
    let message = move || rested.read().get(index).map(label);
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
            <rect class="slot" x=left(index) - 4 y="1" width=SLOT height=SIZE.1 - 2 />
        </g>
    }
}

/// Its number, and how many blocks it has.
fn number(drawn: ReadSignal<Vec<StageShown>>, index: usize) -> impl IntoView {
    let repeats = Memo::new(move |_| drawn.read().get(index).map(|shown| shown.now.repeats));
    view! {
        <text class="chart-text strong" x=left(index) y=FLOOR + 23>{index + 1}</text>
        <text class="chart-text axis-depth" x=left(index) y=FLOOR + 46 data-testid="drawing-blocks">
            // Three digits take the room of the sign.
            {move || repeats.get().map(|repeats| if repeats < 100 { format!("×{repeats}") } else { repeats.to_string() })}
        </text>
    }
}

fn label(shown: &StageShown) -> String {
    let stage = &shown.now;
    say_with(
        drawing::STAGE,
        &[
            ("number", &stage.number),
            ("operator", &stage.operator_in(language::now())),
            ("channels", &grouped(stage.channels)),
            ("blocks", &grouped(stage.repeats)),
            ("side", &grouped(map_side(stage))),
            ("share", &format::percent(shown.share)),
        ],
    )
}
