//! Which network a picture runs through, and what its answers are worth.

use leptos::prelude::*;

use crate::app::engine::Engine;
use crate::format;
use crate::share_link::RunChoice;
use crate::weights::manifest::{Manifest, Model};

/// The network, its published accuracy and its weights.
#[component]
pub fn NetworkInUse(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let manifest = StoredValue::new(Manifest::bundled().ok());
    let model = move |run: RunChoice| manifest.with_value(|manifest| manifest.as_ref()?.model(run.slug()).cloned());
    let in_use = Memo::new(move |_| model(engine.run_choice.get()));
    let choices = RunChoice::ALL.map(|run| {
        let name = model(run).map_or_else(|| run.slug().to_owned(), |model| model.name);
        view! {
            <button
                type="button"
                data-testid=format!("run-{}", run.slug())
                aria-pressed=move || (engine.run_choice.get() == run).to_string()
                on:click=move |_| engine.run_choice.set(run)
            >
                {name}
            </button>
        }
    });
    view! {
        <section class="card" aria-labelledby="network-title">
            <h3 id="network-title">"The network that answers"</h3>
            <fieldset class="choice stack-tight">
                <legend class="visually-hidden">"Network"</legend>
                <div class="segments">{choices.collect_view()}</div>
            </fieldset>
            <p>{move || in_use.get().map(|model| opening(&model))}</p>
            <p class="hint" data-testid="weights" data-value="pretrained">
                {move || in_use.get().map(|model| worth(&model))}
            </p>
        </section>
    }
}

fn opening(model: &Model) -> String {
    format!(
        "The picture runs through {}, the network with bundled weights; the sliders describe networks, they do not \
         change this one yet.",
        model.name
    )
}

fn worth(model: &Model) -> String {
    format!(
        "Pretrained on ImageNet: input {px} × {px} px, published top-1 accuracy {}\u{a0}% ({}). \
         {} of weights from {} {}, {}.",
        model.top1.percent,
        model.top1.source,
        format::megabytes(model.bytes),
        model.source.package,
        model.source.version,
        model.licence,
        px = model.preprocessing.resolution_px,
    )
}
