//! A stage of the drawing, opened: the block that repeats, and every layer of it counted.

use crate::app::after_paint::after_paint;
use crate::app::language::{now, say, say_count, say_with};
use crate::app::prelude::*;
use crate::app::state::Setting;
use crate::arch::{ArchSpec, Operator};
use crate::drawing::{Block, BlockBox, OpenStage, StageLayer};
use crate::format;
use crate::text::{Text, drawing, layers, terms};

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
pub fn StageDetail(
    /// The setting.
    setting: Setting,
    /// Which stage is open, from 0.
    open: RwSignal<Option<usize>>,
    /// Closes it.
    close: Callback<()>,
) -> impl IntoView {
    // A frame behind, so that the readouts come first.
    let asked = after_paint(Memo::new(move |_| open.get().map(|index| (index, setting.input.get()))));
    move || {
        let (index, input) = asked.get()?;
        let stage = OpenStage::of(&ArchSpec::from_input(&input).ok()?, index)?;
        let operator = setting.stage(index)?.now.operator_in(now());
        Some(detail(&stage, &operator, close))
    }
}

fn detail(stage: &OpenStage, operator: &str, close: Callback<()>) -> impl IntoView + use<> {
    let OpenStage { number, cost, share, .. } = *stage;
    let sum = say_with(
        drawing::OPEN_SUM,
        &[("params", &say_count(cost.params.0)), ("macs", &say_count(cost.macs.0)), ("share", &format::percent(share))],
    );
    let heads = COLUMNS.map(|(title, _)| view! { <th scope="col" class="number">{say(title)}</th> });
    let mut before = None;
    let rows = stage.layers.iter().map(|layer| row(layer, before.replace(layer.first) != Some(layer.first)));
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
                <button type="button" class="button" data-testid="stage-close" on:click=move |_| close.run(())>
                    {say_with(drawing::CLOSE, &[("number", &number)])}
                </button>
            </div>
            <p>{sum}</p>
            {block(&stage.block)}
            <p class="hint">{about(stage)}</p>
            <div class="scroll-frame" role="region" aria-labelledby="stage-layers-caption" tabindex="0">
                <table class="facts long">
                    <caption id="stage-layers-caption">{say_with(drawing::TABLE, &[("number", &number)])}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say(layers::LAYER)}</th>
                            {heads.collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
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
    let (top, wide, tall) = Block::BOX;
    let one = |&BlockBox { x, layer }: &BlockBox| {
        let name = match layer.operator {
            Operator::StemConv | Operator::HeadConv => drawing::CONV,
            Operator::Depthwise => drawing::DEPTHWISE,
            Operator::Squeeze => drawing::GATE,
            operator => operator.text(),
        };
        let kernel = format!("{0} × {0}, /{1}", layer.kernel_size, layer.stride);
        let lines = [say(name).to_owned(), kernel, format!("→ {}", count(layer.output_channels))];
        let lines = (0_u32..).zip(lines).map(|(at, line)| {
            view! { <text class="chart-text" x=x + wide / 2 y=top + 28 + 27 * at text-anchor="middle">{line}</text> }
        });
        view! {
            <rect class="block-box" x=x y=top width=wide height=tall rx="6" />
            {lines.collect_view()}
        }
    };
    let sum = block.sum().map(|(x, y)| {
        view! {
            <circle cx=x cy=y r="8" />
            <path d=format!("M{} {y}h10M{x} {}v10", x - 5, y - 5) />
        }
    });
    view! {
        <svg class="block-drawing" viewBox=format!("0 0 {} {}", Block::SIZE.0, Block::SIZE.1) aria-hidden="true">
            <path d=block.lines() />
            {block.boxes.iter().map(one).collect_view()}
            {sum}
        </svg>
    }
}

/// A layer, below the name of its blocks where it is their first.
fn row(row: &StageLayer, is_first: bool) -> impl IntoView + use<> {
    let operator = row.layer.operator;
    let cells = COLUMNS.map(|(_, cell)| view! { <td class="number">{cell(row)}</td> });
    let group = blocks(row).filter(|_| is_first).map(|blocks| {
        view! { <tr><th class="group" scope="rowgroup" colspan=COLUMNS.len() + 1>{blocks}</th></tr> }
    });
    view! {
        {group}
        <tr
            data-testid="stage-layer"
            data-operator=operator.name()
            data-macs=row.cost.macs.0.to_string()
            data-params=row.cost.params.0.to_string()
        >
            <th scope="row">{say(operator.text())}</th>
            {cells.collect_view()}
        </tr>
    }
}

/// What goes in and what comes out, or what stays the same.
fn step(from: u64, to: u64) -> String {
    if from == to {
        return count(to);
    }
    format!("{} → {}", count(from), count(to))
}

fn count(count: u64) -> String {
    format::grouped(u128::from(count))
}
