//! The sign of a control that a teacher's link locks.

use crate::language::say;
use leptos::prelude::*;
use texts::teach;

/// A lock and a word, while it is locked.
#[component]
pub fn LockSign(
    /// Whether the control is locked.
    #[prop(into)]
    is_locked: Signal<bool>,
) -> impl IntoView {
    move || {
        is_locked.get().then(|| {
            view! {
                <span class="lock-sign">
                    <svg viewBox="0 0 16 16" aria-hidden="true">
                        <path d="M3 7h10v8H3zM5 7V5a3 3 0 0 1 6 0v2" />
                    </svg>
                    {say(teach::LOCKED)}
                </span>
            }
        })
    }
}
