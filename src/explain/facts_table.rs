//! A table of words and numbers behind a chart.

use crate::browser::lazy_details::LazyDetails;
use leptos::prelude::*;

/// Rows of text that unfold. The first cell of each row is its head; columns from `numbers_from` on hold numbers.
#[component]
pub fn FactsTable(
    /// The test id of what unfolds it.
    id: &'static str,
    /// What it is.
    caption: &'static str,
    /// The columns.
    heads: Vec<&'static str>,
    /// The first column with numbers.
    numbers_from: usize,
    /// The rows, made once they are asked for.
    rows: fn() -> Vec<Vec<String>>,
) -> impl IntoView {
    view! {
        <LazyDetails id title=caption>
            {facts(caption.to_owned(), format!("{id}-table"), &heads, numbers_from, rows())}
        </LazyDetails>
    }
}

/// The table itself. A row of a single cell is a head over the rows that follow.
pub fn facts(
    caption: String,
    id: String,
    heads: &[&'static str],
    numbers_from: usize,
    rows: Vec<Vec<String>>,
) -> impl IntoView + use<> {
    let class = move |column: usize| if column < numbers_from { "" } else { "number" };
    let columns = heads.len();
    view! {
        <div class="scroll-frame" role="region" aria-label=caption tabindex="0">
            <table class="facts long" data-testid=id>
                <thead>
                    <tr>
                        {heads
                            .iter()
                            .enumerate()
                            .map(|(column, head)| view! { <th scope="col" class=class(column)>{*head}</th> })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {rows
                        .into_iter()
                        .map(|cells| {
                            let (scope, group, span) =
                                if cells.len() == 1 { ("rowgroup", "group", columns) } else { ("row", "", 1) };
                            let cells = cells.into_iter().enumerate().map(|(column, cell)| {
                                if column == 0 {
                                    view! { <th scope=scope class=group colspan=span>{cell}</th> }.into_any()
                                } else {
                                    view! { <td class=class(column)>{cell}</td> }.into_any()
                                }
                            });
                            view! { <tr>{cells.collect_view()}</tr> }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
}
