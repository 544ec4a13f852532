//! What the network says is in the picture.

use super::nearest_answering::NearestAnswering;
use super::network_in_use::name as name_of_network;
use crate::language::{now, say, say_with, speak};
use crate::run::camera::is_worth_hearing;
use crate::run::engine::{ClassNames, Engine, Shown};
use leptos::prelude::*;
use texts::format;
use texts::{Language, Message, answer as text};
use weights::SettingWeights;
use weights::manifest::Manifest;
use wire::predictions::Prediction;
use wire::protocol::{NetworkRequest, WeightsKind};

/// Below this, the best answer is hardly one.
const UNSURE: f32 = 0.3;

/// The most probable classes, best first.
#[component]
pub fn Predictions(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let run = move || engine.shown.read().as_ref().map_or(0, |shown| shown.run);
    // The same answer once more, as with "Run again", leaves the list as it is.
    let rows = Memo::new(move |_| {
        let shown = engine.shown.read();
        let mut rows = Vec::new();
        if let Some(shown) = shown.as_ref() {
            let names = names(engine, shown);
            for prediction in engine.best(shown) {
                rows.push(Row::new(*prediction, &names));
            }
        }
        rows
    });
    let known = move || match engine.shown.read().as_ref() {
        Some(shown) if shown.classified.weights == WeightsKind::Custom => {
            Message::new(text::KNOWN_OWN).with("classes", &shown.classified.classes)
        }
        _ => Message::new(text::KNOWN_IMAGENET),
    };
    let has_english_names = move || {
        let shown = engine.shown.read();
        let shown = shown.as_ref().filter(|shown| !shown.classified.predictions.is_empty());
        now() != Language::English && shown.is_some_and(|shown| names(engine, shown).lang().is_some())
    };
    let best = move || engine.shown.read().as_ref().and_then(|shown| engine.best(shown).first().copied());
    // What a network is called and grew from is found once, and not with each of its answers.
    let network = Memo::new(move |_| engine.shown.read().as_ref().map(|shown| shown.classified.network.clone()));
    let parent = Memo::new(move |_| parent(network.read().as_ref()?));
    let weights = Memo::new(move |_| engine.shown.read().as_ref().map(|shown| shown.classified.weights));
    let answered_by = move || {
        let name = speak(&name_of_network(network.read().as_ref()?));
        Some(answered_by(&name, weights.get()?, parent.get()))
    };
    let is_untrained = move || weights.get() == Some(WeightsKind::Untrained);
    let is_of_page = Memo::new(move |_| network.read().as_ref().is_none_or(|network| engine.is_on_page(network)));
    let is_pending = move || engine.pending.read().is_some();
    let is_old = move || is_pending() || !is_of_page.get();
    let kind = move || weights.get().map(kind);
    let resolution = move || engine.shown.read().as_ref().map(|shown| shown.classified.input_resolution_px);
    let unsure = move || best().is_some_and(|best| best.probability < UNSURE);
    let heard = Memo::new(move |before: Option<&Option<Heard>>| {
        let shown = engine.shown.read();
        let shown = shown.as_ref()?;
        let best = engine.best(shown).first()?;
        heard(before.and_then(Option::as_ref), shown, best, &names(engine, shown))
    });
    let is_smoothed = move || {
        let is_there = engine.shown.read().as_ref().is_some_and(|shown| shown.classified.smoothed.is_some());
        (is_there && engine.camera.options().smooths.get()).to_string()
    };
    let announced = move || heard.read().as_ref().map(|heard| heard.sentence.clone());
    view! {
        <div
            class="predictions-panel stack"
            class:old=is_old
            data-testid="answer"
            data-kind=kind
            data-current=move || (!is_old()).to_string()
            data-parent=move || parent.get().map(|(_, slug)| slug)
            data-resolution=resolution
        >
            <h3>{say(text::TITLE)}</h3>
            <p class="visually-hidden" role="status">{announced}</p>
            <p class="hint" data-testid="answered-by">{answered_by}</p>
            <ol class="predictions stack" data-testid="predictions" data-run=run data-smoothed=is_smoothed>
                {move || rows.get().into_iter().map(Row::view).collect_view()}
            </ol>
            <Show when=move || run() == 0>
                <p class="hint">{say(text::EMPTY)}</p>
            </Show>
            <Show when=is_untrained>
                <p class="hint" data-testid="time-only">{say(text::TIME_ONLY)}</p>
                <NearestAnswering engine network />
            </Show>
            <Show when=unsure>
                <p class="hint" data-testid="unsure">
                    {move || speak(&Message::new(text::UNSURE).with_message("known", known()))}
                </p>
            </Show>
            <Show when=move || is_old() && run() != 0>
                <p class="hint" data-testid="answer-old">{move || say(if is_of_page.get() { text::OLD } else { text::BEHIND })}</p>
            </Show>
            <Show when=has_english_names>
                <p class="hint">{say(text::NAMES)}</p>
            </Show>
        </div>
    }
}

/// Which network answered, and whence it knows anything. One that knows nothing has its own sentence.
fn answered_by(network: &str, weights: WeightsKind, parent: Option<(String, String)>) -> String {
    match (weights, parent) {
        (_, Some((parent, _))) => say_with(text::BY_GROWN, &[("network", &network), ("parent", &parent)]),
        (WeightsKind::Pretrained, None) => say_with(text::BY_TRAINED, &[("network", &network)]),
        (WeightsKind::Custom, None) => say_with(text::BY_FILE, &[("network", &network)]),
        (WeightsKind::Grown | WeightsKind::Untrained, None) => say_with(text::BY, &[("network", &network)]),
    }
}

/// The contract's word for what an answer is worth.
fn kind(weights: WeightsKind) -> &'static str {
    match weights {
        WeightsKind::Pretrained | WeightsKind::Custom => "trained",
        WeightsKind::Grown => "grown",
        WeightsKind::Untrained => "untrained",
    }
}

/// The network that another one grew from: its name, and the contract's word for it.
fn parent(network: &NetworkRequest) -> Option<(String, String)> {
    match network {
        NetworkRequest::Setting { scaling, .. } => match Manifest::bundled().weights_of(scaling)? {
            SettingWeights::Grown(model, _) => Some((model.preset.name().to_owned(), model.preset.slug().to_owned())),
            SettingWeights::Trained(_) => None,
        },
        NetworkRequest::GrownFile { name, .. } => Some((name.clone(), name.clone())),
        NetworkRequest::File { .. } => None,
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
fn heard(before: Option<&Heard>, shown: &Shown, best: &Prediction, names: &ClassNames<'_>) -> Option<Heard> {
    let last = before.map(|heard| (heard.class, heard.at_millis));
    if shown.picture.is_none() && !is_worth_hearing(last, best.index, shown.at_millis) {
        return before.cloned();
    }
    let (name, percent) = (speak(&names.name(best.index)), format::percent(f64::from(best.probability)));
    let sentence = say_with(text::HEARD, &[("name", &name), ("percent", &percent)]);
    Some(Heard { class: best.index, at_millis: shown.at_millis, sentence })
}

/// How the classes of a result are called.
fn names(engine: Engine, shown: &Shown) -> ClassNames<'_> {
    engine.class_names(&shown.classified)
}

/// A class of an answer, as it is shown.
#[derive(Clone, PartialEq)]
struct Row {
    prediction: Prediction,
    name: String,
    synset: Option<String>,
    lang: Option<&'static str>,
}

impl Row {
    fn new(prediction: Prediction, names: &ClassNames<'_>) -> Self {
        let Prediction { index, .. } = prediction;
        Self { prediction, name: speak(&names.name(index)), synset: names.synset(index), lang: names.lang() }
    }

    fn view(self) -> impl IntoView {
        let Self { prediction: Prediction { index, logit, probability }, name, synset, lang } = self;
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
                <span class="prediction-name" lang=lang>{name}</span>
                <span class="prediction-probability">{format::percent(f64::from(probability))}</span>
                <span class="bar" aria-hidden="true"><span class="bar-fill" style:translate=share></span></span>
            </li>
        }
    }
}
