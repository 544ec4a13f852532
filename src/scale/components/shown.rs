//! A part of the page that a teacher's link can hide.

use crate::link::Part;
use crate::scale::setting::Setting;
use leptos::prelude::*;

/// The part, unless it is hidden: then nothing of it exists.
#[component]
pub fn Shown(
    /// The setting, with what is hidden.
    setting: Setting,
    /// Which part.
    part: Part,
    /// The part itself.
    children: ChildrenFn,
) -> impl IntoView {
    let is_hidden = Memo::new(move |_| setting.locked_input.hides(part));
    move || (!is_hidden.get()).then(|| children())
}
