//! Tables that scroll in a frame of their own where the page is narrow.

use leptos::prelude::*;

/// The head of a column, and its classes, such as `number`.
pub type Column = (&'static str, &'static str);

/// What a table is called, for the eye and, by its id, for the ear.
pub struct Caption {
    /// The id of its element.
    pub id: &'static str,
    /// The words.
    pub words: AnyView,
}

/// A table in its frame; `rows` are what its body holds.
pub fn framed_table(
    (frame, table): (&'static str, &'static str),
    caption: Caption,
    columns: impl IntoIterator<Item = Column>,
    rows: AnyView,
) -> AnyView {
    fn with_heads(
        (frame, table): (&'static str, &'static str),
        Caption { id, words }: Caption,
        columns: Vec<Column>,
        rows: AnyView,
    ) -> AnyView {
        let head = |(words, class): Column| view! { <th scope="col" class=class>{words}</th> };
        view! {
            <div class=frame role="region" aria-labelledby=id tabindex="0">
                <table class=table>
                    <caption id=id>{words}</caption>
                    <thead>
                        <tr>{columns.into_iter().map(head).collect_view()}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    }
    with_heads((frame, table), caption, columns.into_iter().collect(), rows)
}
