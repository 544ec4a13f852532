//! A stage of the drawing, opened: the block that repeats, and every layer of it counted.

use crate::architecture::drawing::{Block, BlockBox, OpenStage, StageLayer};
use crate::browser::after_paint::when_calm;
use crate::explain::facts_table::facts;
use crate::language::{now, say, say_count, say_with};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::arch::Operator;
use texts::format::{self, grouped};
use texts::{Text, drawing, layers, terms};

/// A column's head, and what it shows of a layer.
type Column = (Text, fn(&StageLayer) -> String);

/// The columns behind the first.
const COLUMNS: [Column; 7] = [
    (terms::CHANNELS, |row| step(row.layer.input_channels, row.layer.output_channels)),
    (layers::KERNEL, |row| format!("{0} × {0}", row.layer.kernel_size)),
    (layers::STRIDE, |row| row.layer.stride.to_string()),
    (drawing::MAP, |row| step(row.layer.input_resolution, row.layer.output_resolution)),
    (terms::PARAMETERS, |row| say_count(row.cost.params.0)),
    (terms::MACS, |row| say_count(row.cost.macs.0)),
    (drawing::SHARE, |row| format::percent(row.share)),
];

/// The open stage; nothing where none is.
#[component]
pub fn StageDetail<Maps: Fn(usize) -> AnyView + Copy + Send + 'static>(
    /// The setting.
    setting: Setting,
    /// Which stage is open, from 0.
    open: RwSignal<Option<usize>>,
    /// Closes it.
    close: fn(RwSignal<Option<usize>>),
    /// What the stage of an index computed of a picture.
    maps: Maps,
) -> impl IntoView {
    // A frame behind, so that the readouts come first.
    let asked = when_calm(Memo::new(move |_| Some((open.get()?, setting.network.get().ok()?))));
    move || {
        let (index, network) = asked.get()?;
        let stage = OpenStage::of(&network.spec, index)?;
        let operator = setting.stage(index)?.now.operator_in(now());
        Some(detail(&stage, &operator, move || close(open), maps(index)))
    }
}

fn detail<Close: Fn() + 'static>(
    stage: &OpenStage,
    operator: &str,
    close: Close,
    maps: AnyView,
) -> impl IntoView + use<Close> {
    let OpenStage { number, cost, share, .. } = *stage;
    let sum = say_with(
        drawing::OPEN_SUM,
        &[("params", &say_count(cost.params.0)), ("macs", &say_count(cost.macs.0)), ("share", &format::percent(share))],
    );
    let mut heads = vec![say(layers::LAYER)];
    for (title, _) in COLUMNS {
        heads.push(say(title));
    }
    let table =
        facts(say_with(drawing::TABLE, &[("number", &number)]), "stage-layers".to_owned(), &heads, 1, rows(stage));
    view! {
        <section
            class="stage-detail stack"
            aria-live="off"
            aria-labelledby="stage-detail-title"
            data-testid="stage-detail"
            data-stage=number.to_string()
            data-macs=cost.macs.0.to_string()
            data-params=cost.params.0.to_string()
        >
            <div class="stage-detail-head">
                <h3 id="stage-detail-title">
                    {say_with(drawing::OPEN, &[("number", &number), ("operator", &operator)])}
                </h3>
                <button type="button" class="button" data-testid="stage-close" on:click=move |_| close()>
                    {say_with(drawing::CLOSE, &[("number", &number)])}
                </button>
            </div>
            <p>{sum}</p>
            {maps}
            {block(&stage.block)}
            <p class="hint">{about(stage)}</p>
            {table}
        </section>
    }
}

/// Which blocks a layer is in; `None` in stem and head, which have no blocks.
fn blocks(row: &StageLayer) -> Option<String> {
    let (first, last) = (row.first?, row.last()?);
    let text = if first == last { drawing::BLOCK } else { drawing::BLOCKS };
    Some(say_with(text, &[("first", &first), ("last", &last)]))
}

/// What the diagram shows, in words.
fn about(stage: &OpenStage) -> Option<String> {
    let which = blocks(stage.layers.last()?)?;
    let skip = if stage.block.has_skip { drawing::SKIP } else { drawing::NO_SKIP };
    let has_gate = stage.layers.iter().any(|row| row.layer.operator == Operator::Squeeze);
    let gate = if has_gate { say(drawing::GATE_ABOUT) } else { "" };
    Some(format!("{which}. {} {gate}", say(skip)))
}

/// The block as a diagram; the table holds all that it says.
fn block(block: &Block) -> impl IntoView + use<> {
    let (top, wide) = Block::BOX;
    let mut words = Vec::new();
    for BlockBox { x, layer, channels } in &block.boxes {
        let name = match layer.operator {
            Operator::StemConv | Operator::HeadConv => drawing::CONV,
            Operator::Depthwise => drawing::DEPTHWISE,
            Operator::Squeeze => drawing::GATE,
            operator => operator.text(),
        };
        let kernel = format!("{0} × {0}, /{1}", layer.kernel_size, layer.stride);
        let mut y = top;
        for line in [say(name).to_owned(), kernel, format!("→ {}", grouped(*channels))] {
            y += 27;
            words.push(view! { <text class="chart-text" x=x + wide / 2 y=y text-anchor="middle">{line}</text> });
        }
    }
    view! {
        <svg class="block-drawing" viewBox=format!("0 0 {} {}", Block::SIZE.0, Block::SIZE.1) aria-hidden="true">
            <path d=block.lines() />
            <path class="block-box" d=block.outlines() />
            {words}
        </svg>
    }
}

/// The layers, below the names of their blocks.
fn rows(stage: &OpenStage) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut group = None;
    for layer in &stage.layers {
        if layer.first != group {
            group = layer.first;
            if let Some(blocks) = blocks(layer) {
                rows.push(vec![blocks]);
            }
        }
        let mut row = vec![say(layer.layer.operator.text()).to_owned()];
        for (_, cell) in COLUMNS {
            row.push(cell(layer));
        }
        rows.push(row);
    }
    rows
}

/// What goes in and what comes out, or what stays the same.
fn step(from: u64, to: u64) -> String {
    if from == to {
        return grouped(to);
    }
    format!("{} → {}", grouped(from), grouped(to))
}
