//! What the network says is in the picture.

use leptos::prelude::*;

use crate::app::engine::Engine;
use crate::format;
use crate::labels;
use crate::predictions::Prediction;

/// Below this, the best answer is hardly one.
const UNSURE: f32 = 0.3;

/// The most probable classes, best first.
#[component]
pub fn Predictions(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let run = move || engine.shown.read().as_ref().map_or(0, |shown| shown.run);
    let all =
        move || engine.shown.read().as_ref().map(|shown| shown.classified.predictions.clone()).unwrap_or_default();
    let best = move || engine.shown.read().as_ref().and_then(|shown| shown.classified.predictions.first().copied());
    let is_old = move || engine.pending.read().is_some();
    let unsure = move || best().is_some_and(|best| best.probability < UNSURE);
    let announced = move || {
        let best = best()?;
        Some(format!("Most probable: {}, {}", name(best.index), format::percent(f64::from(best.probability))))
    };
    view! {
        <div class="predictions-panel stack" class:old=is_old>
            <h3>"Predictions"</h3>
            <p class="visually-hidden" role="status">{announced}</p>
            <ol class="predictions stack" data-testid="predictions" data-run=run>
                {move || all().into_iter().map(row).collect_view()}
            </ol>
            <Show when=move || run() == 0>
                <p class="hint">"The five most probable of 1,000 classes will stand here."</p>
            </Show>
            <Show when=unsure>
                <p class="hint" data-testid="unsure">
                    "Not sure: the network only knows 1,000 classes of ImageNet, and this may be none of them."
                </p>
            </Show>
            <Show when=move || is_old() && run() != 0>
                <p class="hint">"These belong to the picture before; the new one is on its way."</p>
            </Show>
        </div>
    }
}

fn row(prediction: Prediction) -> impl IntoView {
    let Prediction { index, logit, probability } = prediction;
    let synset = labels::label(index).map(|label| label.synset.to_string());
    let share = format!("{}%", (100.0 * probability).clamp(0.0, 100.0) - 100.0);
    view! {
        <li
            class="prediction"
            data-testid="prediction"
            data-index=index
            data-synset=synset
            data-probability=probability.to_string()
            data-logit=logit.to_string()
        >
            <span class="prediction-name">{name(index)}</span>
            <span class="prediction-probability">{format::percent(f64::from(probability))}</span>
            <span class="bar" aria-hidden="true"><span class="bar-fill" style:translate=share></span></span>
        </li>
    }
}

/// The class's lemmas, or its index where it has no label.
fn name(index: usize) -> String {
    labels::label(index).map_or_else(|| format!("class {index}"), |label| label.lemmas.to_string())
}
