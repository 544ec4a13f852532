//! Which networks are compared.

use crate::compare::comparison::Comparison;
use crate::language::{now, say, say_with};
use crate::link::CompareEntry;
use crate::run::hub::Hub;
use hub::HubCheckpoint;
use leptos::prelude::*;
use model::scaling::Preset;
use texts::compare as text;

/// The networks of the list, each with a button that takes it out, and a choice of further ones.
#[component]
pub fn CompareListChoice(
    /// The comparison.
    comparison: Comparison,
    /// The model hub.
    hub: Hub,
) -> impl IntoView {
    hub.list();
    let is_busy = Memo::new(move |_| comparison.is_busy());
    let kept = Memo::new(move |_| {
        let whole = HubCheckpoint::all().iter().filter(|checkpoint| hub.is_kept(checkpoint.id));
        whole.map(CompareEntry::Checkpoint).collect::<Vec<_>>()
    });
    let chosen = RwSignal::new(CompareEntry::Preset(Preset::B0));
    let choose = move |word: String| {
        if let Ok(entry) = word.parse() {
            chosen.set(entry);
        }
    };
    let is_full = move || comparison.list.read().is_full();
    let is_there = move || comparison.list.read().entries().contains(&chosen.get());
    let add = move |_| {
        comparison.list.update(|list| {
            list.add(chosen.get_untracked());
        });
    };
    let option = move |entry: CompareEntry| {
        view! {
            <option value=entry.slug() selected=move || chosen.get() == entry>
                {entry.name(now())}
            </option>
        }
    };
    let chip = move |entry: CompareEntry| {
        view! {
            <li class="compare-chip" data-testid="compare-chip" data-variant=entry.slug()>
                <span>{entry.name(now())}</span>
                <button
                    type="button"
                    class="button quiet"
                    data-testid=format!("compare-remove-{}", entry.slug())
                    aria-label=say_with(text::REMOVE, &[("name", &entry.name(now()))])
                    disabled=move || is_busy.get()
                    on:click=move |_| comparison.list.update(|list| list.remove(entry))
                >
                    "×"
                </button>
            </li>
        }
    };
    let kept = move || {
        let kept = kept.get();
        (!kept.is_empty()).then(|| {
            view! { <optgroup label=say(text::ON_DEVICE)>{kept.into_iter().map(option).collect_view()}</optgroup> }
        })
    };
    view! {
        <div class="stack">
            <ul class="compare-chips" aria-label=say(text::LIST)>
                {move || comparison.list.get().entries().iter().copied().map(chip).collect_view()}
            </ul>
            <Show when=move || comparison.list.read().entries().is_empty()>
                <p class="hint">{say(text::LIST_EMPTY)}</p>
            </Show>
            <div class="compare-actions">
                <label for="compare-select">{say(text::ADD_LABEL)}</label>
                <select
                    id="compare-select"
                    class="compare-select"
                    data-testid="compare-select"
                    disabled=move || is_busy.get()
                    on:change=move |event| choose(event_target_value(&event))
                >
                    {CompareEntry::all().map(option).collect_view()}
                    {kept}
                </select>
                <button
                    type="button"
                    class="button"
                    data-testid="compare-add"
                    disabled=move || is_busy.get() || is_there() || is_full()
                    on:click=add
                >
                    {say(text::ADD)}
                </button>
                <button
                    type="button"
                    class="button quiet"
                    data-testid="compare-add-b0-b3"
                    disabled=move || is_busy.get() || is_full()
                    on:click=move |_| comparison.list.update(|list| {
                        for preset in [Preset::B0, Preset::B1, Preset::B2, Preset::B3] {
                            list.add(CompareEntry::Preset(preset));
                        }
                    })
                >
                    {say(text::ADD_B0_B3)}
                </button>
            </div>
        </div>
    }
}
