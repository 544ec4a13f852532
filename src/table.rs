//! Tables that scroll in a frame of their own where the page is narrow.

use leptos::prelude::*;

/// The head of a column, and its classes, such as `number`.
pub type Column = (&'static str, &'static str);

/// What a table looks like.
#[derive(Clone, Copy)]
pub enum TableStyle {
    /// As wide as what it holds.
    Facts,
    /// The same in a frame of a fixed height.
    TallFacts,
    /// The same with words that wrap in its head.
    LongFacts,
    /// As that of the comparison.
    Profile,
}

impl TableStyle {
    /// The classes of the frame and of the table.
    fn classes(self) -> (&'static str, &'static str) {
        match self {
            Self::Facts => ("scroll-frame", "facts"),
            Self::TallFacts => ("scroll-frame tall", "facts"),
            Self::LongFacts => ("scroll-frame", "facts long"),
            Self::Profile => ("compare-frame", "compare-table profile-table"),
        }
    }
}

/// What a table is called, for the eye and, by its id, for the ear.
pub struct Caption {
    /// The id of its element.
    pub id: &'static str,
    /// The words.
    pub words: AnyView,
}

/// A table in its frame; `rows` are what its body holds.
pub fn framed_table(style: TableStyle, caption: Caption, columns: Vec<Column>, rows: AnyView) -> AnyView {
    let (frame, table) = style.classes();
    let Caption { id, words } = caption;
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
