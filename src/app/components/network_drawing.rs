//! The network as nine volumes over those of its baseline; each of them opens.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent, SvgElement};

use super::stage_detail::StageDetail;
use crate::app::language::{now, say, say_marked, say_with};
use crate::app::prelude::*;
use crate::app::state::{Setting, StageShown};
use crate::arch::StageRow;
use crate::drawing::{CHANNELS_CAP, PLATES, SIDE_CAP, SIZE, STAGES, Volume, map_side};
use crate::format;
use crate::text::drawing;

/// A class, and the path that it is the class of.
type Part = (&'static str, fn(&Volume) -> String);

/// The parts of a volume from back to front.
const PARTS: [Part; 3] =
    [("volume-body", Volume::body), ("volume-edges", Volume::edges), ("volume-front", Volume::front)];

/// The baseline's volume: behind the stage, and its outline over it.
const GHOSTS: [&str; 2] = ["volume-ghost", "volume-ghost over"];

/// The drawing, below it a line on the stage that is pointed at, and the stage that was opened. Pointing moves nothing;
/// focus, a tap, Enter and the space bar open a stage, Escape closes it.
#[component]
pub fn NetworkDrawing(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let open = RwSignal::new(None);
    let pointed = RwSignal::new(None);
    let close = Callback::new(move |()| {
        // Its focus opens a stage, so that comes first.
        let _ = open.get_untracked().and_then(element).map(|stage| stage.focus());
        open.set(None);
    });
    let press = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => close.run(()),
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
        let shown = pointed.get().or_else(|| open.get()).and_then(|index| setting.stage(index));
        shown.map_or_else(|| say(drawing::HINT).to_owned(), |shown| label(&shown))
    };
    view! {
        <figure class="drawing" on:keydown=press>
            <svg
                viewBox=format!("0 0 {} {}", SIZE.0, SIZE.1)
                role="group"
                aria-label=move || words()
                data-testid="network-drawing"
                on:click=move |event| show(event.into())
                on:focusin=move |event| show(event.into())
                on:pointerover=move |event| pointed.set(stage_at(&event))
                on:pointerleave=move |_| pointed.set(None)
            >
                {(0..STAGES).map(|index| stage(setting, open, index)).collect_view()}
            </svg>
            // Its stages say the same by themselves.
            <p class="drawing-read" aria-hidden="true" data-testid="drawing-read">{move || read()}</p>
            <figcaption class="hint">
                {say_marked(
                    drawing::LEGEND,
                    move |place| {
                        let word = match place {
                            "depth" => drawing::DEPTH,
                            "width" => drawing::WIDTH,
                            "resolution" => drawing::RESOLUTION,
                            "side" => return SIDE_CAP.into_any(),
                            "channels" => return count(CHANNELS_CAP).into_any(),
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

/// The stage of index `index` on the page.
fn element(index: usize) -> Option<SvgElement> {
    let selector = format!(".drawing-stage[data-stage=\"{}\"]", index + 1);
    web_sys::window()?.document()?.query_selector(&selector).ok()??.dyn_into().ok()
}

fn stage(setting: Setting, open: RwSignal<Option<usize>>, index: usize) -> impl IntoView {
    let shown = Memo::new(move |_| setting.stage(index));
    let of = move |which: fn(&StageShown) -> &StageRow| {
        Memo::new(move |_| shown.read().as_ref().map(|shown| Volume::of(index, which(shown))))
    };
    let volume = of(|shown| &shown.now);
    let before = of(|shown| &shown.baseline);
    // Where nothing has grown, a ghost would only blur the lines.
    let ghost = |class| {
        let body = move || before.get().filter(|before| volume.get() != Some(*before)).map(|before| before.body());
        view! { <path class=class d=move || body() /> }
    };
    let [behind, over] = GHOSTS.map(ghost);
    let parts =
        PARTS.map(|(class, path)| view! { <path class=class d=move || volume.get().map(|volume| path(&volume)) /> });
    let said = move || shown.read().as_ref().map(label);
    let repeats = move || shown.read().as_ref().map(|shown| format!("×{}", shown.now.repeats));
    let slot = Volume::SLOT;
    let left = Volume::left(index);
    view! {
        <g
            class="drawing-stage"
            role="button"
            tabindex="0"
            aria-label=move || said()
            aria-expanded=move || (open.get() == Some(index)).to_string()
            data-testid="drawing-stage"
            data-stage=(index + 1).to_string()
        >
            <g transform="scale(0.1)">
                <rect class="slot" x=left - Volume::INSET y="10" width=slot height=10 * SIZE.1 - 20 />
                {behind}
                {parts.collect_view()}
                {over}
            </g>
            <text class="chart-text strong" x=left / 10 y="257">{index + 1}</text>
            <text class="chart-text" x=left / 10 y="281">{move || repeats()}</text>
        </g>
    }
}

fn label(shown: &StageShown) -> String {
    let stage = &shown.now;
    let text = match (stage.number, stage.repeats) {
        (1 | STAGES, _) => drawing::STAGE_END,
        (_, 1) => drawing::STAGE_SINGLE,
        _ => drawing::STAGE,
    };
    say_with(
        text,
        &[
            ("number", &stage.number),
            ("operator", &stage.operator_in(now())),
            ("channels", &count(stage.channels)),
            ("blocks", &count(stage.repeats)),
            ("side", &count(map_side(stage))),
            ("share", &format::percent(shown.share)),
        ],
    )
}

fn count(count: u64) -> String {
    format::grouped(u128::from(count))
}
