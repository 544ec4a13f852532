//! Leptos as the page uses it, with some of its names made smaller to load.
//!
//! Leptos compiles what holds a value anew for each type of value. Where that buys no speed, one type stands for all
//! here: a [`view`] is always an `AnyView`, every [`Memo`] and [`RwSignal`] holds the same kind of box, and [`Show`]
//! asks a signal. Together they take a tenth off the page. Closures of several places are the other half of it: Leptos
//! makes one type of those that stand in the markup, so that `{move || words()}` is smaller than `{words}`.

mod memo;
mod signal;

pub use leptos::prelude::*;

pub use memo::Memo;
pub use signal::{LocalSignal, ReadSignal, RwSignal};

/// As Leptos's own, of one type whatever stands in it.
macro_rules! erased_view {
    ($($markup:tt)*) => {
        ::leptos::prelude::IntoAny::into_any(::leptos::prelude::view! { $($markup)* })
    };
}
pub(crate) use erased_view as view;

/// Shows its content while a condition holds. Nothing of the content exists while it does not.
#[component]
pub fn Show(
    /// The content.
    children: ChildrenFn,
    /// The condition.
    #[prop(into)]
    when: Signal<bool>,
) -> impl IntoView {
    let holds = Memo::new(move |_| when.get());
    move || holds.get().then(|| children())
}
