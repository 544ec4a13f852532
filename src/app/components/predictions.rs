//! What the network says is in the picture.

use leptos::prelude::*;

use super::network_in_use::name as name_of_network;
use crate::app::engine::{ClassNames, Engine, Shown};
use crate::camera::is_worth_hearing;
use crate::format;
use crate::predictions::Prediction;
use crate::protocol::WeightsKind;

/// Below this, the best answer is hardly one.
const UNSURE: f32 = 0.3;

/// The most probable classes, best first.
#[component]
pub fn Predictions(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let run = move || engine.shown.read().as_ref().map_or(0, |shown| shown.run);
    let rows = move || {
        let shown = engine.shown.read();
        let shown = shown.as_ref()?;
        let names = names(engine, shown);
        Some(shown.classified.predictions.iter().map(|prediction| row(*prediction, &names)).collect_view())
    };
    let known = move || match engine.shown.read().as_ref() {
        Some(shown) if shown.classified.weights == WeightsKind::Custom => {
            format!("the network only knows its {} classes", shown.classified.classes)
        }
        _ => "the network only knows 1,000 classes of ImageNet".to_owned(),
    };
    let best = move || engine.shown.read().as_ref().and_then(|shown| shown.classified.predictions.first().copied());
    let answered_by = move || {
        let shown = engine.shown.read();
        shown.as_ref().map(|shown| format!("By {}.", name_of_network(&shown.classified.network)))
    };
    let is_untrained =
        move || engine.shown.read().as_ref().is_some_and(|shown| shown.classified.weights == WeightsKind::Untrained);
    let is_old = move || engine.pending.read().is_some();
    let unsure = move || best().is_some_and(|best| best.probability < UNSURE);
    let heard = Memo::new(move |before: Option<&Option<Heard>>| {
        let shown = engine.shown.read();
        let shown = shown.as_ref()?;
        heard(before.and_then(Option::as_ref), shown, &names(engine, shown))
    });
    let announced = move || heard.read().as_ref().map(|heard| heard.sentence.clone());
    view! {
        <div class="predictions-panel stack" class:old=is_old>
            <h3>"Predictions"</h3>
            <p class="visually-hidden" role="status">{announced}</p>
            <p class="hint" data-testid="answered-by">{answered_by}</p>
            <ol class="predictions stack" data-testid="predictions" data-run=run>
                {rows}
            </ol>
            <Show when=move || run() == 0>
                <p class="hint">"The five most probable of 1,000 classes will stand here."</p>
            </Show>
            <Show when=is_untrained>
                <p class="hint" data-testid="time-only">
                    "Untrained weights, time only: the network ran on your picture, and what it would name means nothing."
                </p>
            </Show>
            <Show when=unsure>
                <p class="hint" data-testid="unsure">
                    {move || format!("Not sure: {}, and this may be none of them.", known())}
                </p>
            </Show>
            <Show when=move || is_old() && run() != 0>
                <p class="hint">"These belong to the picture before; the new one is on its way."</p>
            </Show>
        </div>
    }
}

/// The answer that was said last.
#[derive(Clone, PartialEq)]
struct Heard {
    class: usize,
    at_millis: f64,
    sentence: String,
}

/// What is to be heard of a result. Of the camera's frames, only a new class now and then.
fn heard(before: Option<&Heard>, shown: &Shown, names: &ClassNames) -> Option<Heard> {
    let best = shown.classified.predictions.first()?;
    let last = before.map(|heard| (heard.class, heard.at_millis));
    if shown.picture.is_none() && !is_worth_hearing(last, best.index, shown.at_millis) {
        return before.cloned();
    }
    let name = names.name(best.index);
    let sentence = format!("Most probable: {name}, {}", format::percent(f64::from(best.probability)));
    Some(Heard { class: best.index, at_millis: shown.at_millis, sentence })
}

/// How the classes of a result are called.
fn names(engine: Engine, shown: &Shown) -> ClassNames {
    engine.class_names(&shown.classified.network, shown.classified.classes)
}

fn row(prediction: Prediction, names: &ClassNames) -> impl IntoView + use<> {
    let Prediction { index, logit, probability } = prediction;
    let (name, synset) = (names.name(index), names.synset(index));
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
            <span class="prediction-name">{name}</span>
            <span class="prediction-probability">{format::percent(f64::from(probability))}</span>
            <span class="bar" aria-hidden="true"><span class="bar-fill" style:translate=share></span></span>
        </li>
    }
}
