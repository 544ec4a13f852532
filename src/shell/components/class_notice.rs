//! What the page says when a teacher's link opened it, and when the link holds something back.

use crate::language::{say, say_with};
use crate::link::{Lock, Part, Restrictions};
use crate::scale::setting::Setting;
use crate::share::held_back::{listed, lock_name, part_name};
use leptos::prelude::*;
use texts::teach;

/// One line on what is locked and hidden, and the button that undoes both.
#[component]
pub fn ClassNotice(
    /// The setting, with its locks.
    setting: Setting,
) -> impl IntoView {
    let is_free = Memo::new(move |_| setting.locked_input.restrictions.get() == Restrictions::default());
    let words = move || {
        let restrictions = setting.locked_input.restrictions.get();
        let locked = Lock::ALL.into_iter().filter(|lock| restrictions.locks(*lock)).map(lock_name);
        let hidden = Part::ALL.into_iter().filter(|part| restrictions.hides(*part)).map(part_name);
        let (locked, hidden) = (listed(locked), listed(hidden));
        say_with(teach::NOTICE, &[("locked", &locked), ("hidden", &hidden)])
    };
    let free = move |_| {
        setting.locked_input.restrictions.set(Restrictions::default());
        setting.locked_input.refuse_unless(true);
    };
    view! {
        <div role="status">
            <Show when=move || !is_free.get()>
                <div class="notice" data-testid="class-notice">
                    <p>{words}</p>
                    <button type="button" class="button quiet" data-testid="class-unlock" on:click=free>
                        {say(teach::UNLOCK)}
                    </button>
                </div>
            </Show>
        </div>
        <div role="alert">
            <Show when=move || setting.locked_input.refusal().is_some()>
                <div class="notice refused" data-testid="class-refused">
                    <p>{move || setting.locked_input.refusal().map(say)}</p>
                    <button
                        type="button"
                        class="button quiet"
                        data-testid="class-refused-close"
                        on:click=move |_| setting.locked_input.refuse_unless(true)
                    >
                        {say(teach::CLOSE)}
                    </button>
                </div>
            </Show>
        </div>
    }
}
