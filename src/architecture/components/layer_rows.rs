//! The rows of the table of layers: only those in sight are on the page.

use leptos::html;

use crate::architecture::layer_table::{Direction, LayerRow, Sort, SortKey};
use crate::architecture::row_window;
use crate::language::{say, say_with};
use leptos::prelude::*;
use model::arch::Place;
use texts::format::grouped;
use texts::layers;

/// Sortable heads over rows that scroll inside their frame. What is above and below the window is empty room.
#[component]
pub fn LayerRows(
    /// Every row, sorted.
    rows: Memo<Vec<LayerRow>>,
    /// By what.
    sort: RwSignal<Sort>,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let total = Memo::new(move |_| rows.read().len());
    let wanted = RwSignal::new(0_usize);
    let first = Memo::new(move |_| row_window::clamped_first(wanted.get(), total.get()));
    let follow = move |_| {
        if let Some(frame) = frame.get_untracked() {
            let [scrolled, length] = [frame.scroll_top(), frame.scroll_height()].map(|n| u64::try_from(n).unwrap_or(0));
            wanted.set(row_window::first(scrolled, length, total.get_untracked()));
        }
    };
    let press = move |key: SortKey| {
        sort.update(|sort| *sort = sort.pressed(key));
        if let Some(frame) = frame.get_untracked() {
            frame.set_scroll_top(0);
        }
    };
    let heads = SortKey::ALL.map(|key| {
        view! {
            <th role="columnheader" scope="col" class:number=is_number(key) aria-sort=move || aria_sort(sort.get(), key)>
                <button type="button" data-testid=format!("layer-sort-{}", key.slug()) on:click=move |_| press(key)>
                    {say(key.title())}
                </button>
            </th>
        }
    });
    let above = move || room(first.get());
    let below = move || room(total.get().saturating_sub(first.get() + row_window::ROWS));
    let window = move || {
        let (first, rows) = (first.get(), rows.read());
        let shown = rows.iter().copied().enumerate().skip(first).take(row_window::ROWS);
        shown.map(|(index, row)| line(index, row)).collect_view()
    };
    view! {
        <div
            class="layers-frame"
            role="region"
            aria-label=say(layers::FRAME)
            tabindex="0"
            node_ref=frame
            data-testid="layer-frame"
            on:scroll=follow
        >
            // Rows outside of the window are counted for those who do not see it.
            <table class="layers" role="table" aria-rowcount=move || (total.get() + 1).to_string()>
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex="1">{heads.collect_view()}</tr>
                </thead>
                <tbody aria-hidden="true">{above}</tbody>
                <tbody role="rowgroup">{window}</tbody>
                <tbody aria-hidden="true">{below}</tbody>
            </table>
        </div>
    }
}

/// Empty room for rows that are not on the page.
fn room(rows: usize) -> Option<impl IntoView> {
    (rows > 0).then(|| {
        view! {
            <tr class="layers-room">
                <td colspan=SortKey::ALL.len().to_string() style:block-size=format!("calc({rows} * var(--layer-row))")></td>
            </tr>
        }
    })
}

/// A row. The next setting's is written over it: only cells that change are laid out anew.
fn line(index: usize, row: LayerRow) -> impl IntoView {
    let LayerRow { number, stage, layer, cost, activation_bytes } = row;
    let place = match layer.place {
        Place::Stem | Place::Head => stage.to_string(),
        Place::Block { block, .. } => say_with(layers::PLACE, &[("stage", &stage), ("block", &grouped(block + 1))]),
    };
    let side = grouped(layer.output_resolution);
    let channels = format!("{} → {}", grouped(layer.input_channels), grouped(layer.output_channels));
    let cells = [
        grouped(number as u128),
        place,
        say(layer.operator.text()).to_owned(),
        format!("{side} × {side}"),
        channels,
        format!("{0} × {0}", layer.kernel_size),
        layer.stride.to_string(),
        grouped(cost.params.0),
        grouped(cost.macs.0),
        grouped(activation_bytes),
    ];
    let mut keys = SortKey::ALL.into_iter();
    let cells = cells.map(|text| {
        let class = keys.next().filter(|key| is_number(*key)).map(|_| "number");
        view! { <td role="cell" class=class>{text}</td> }
    });
    view! {
        <tr
            role="row"
            aria-rowindex=(index + 2).to_string()
            data-testid="layer-row"
            data-number=number.to_string()
            data-operator=layer.operator.name()
            data-macs=cost.macs.0.to_string()
            data-params=cost.params.0.to_string()
            data-activation-bytes=activation_bytes.to_string()
        >
            {cells}
        </tr>
    }
}

fn is_number(key: SortKey) -> bool {
    !matches!(key, SortKey::Number | SortKey::Stage | SortKey::Operator)
}

/// The state of a column for those who do not see its arrow; `None` for columns that do not sort now.
fn aria_sort(sort: Sort, key: SortKey) -> Option<&'static str> {
    (sort.key == key).then_some(match sort.direction {
        Direction::Ascending => "ascending",
        Direction::Descending => "descending",
    })
}
