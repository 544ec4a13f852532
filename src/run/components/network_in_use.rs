//! Which network a picture runs through, and what its answers are worth.

use crate::language::{say, say_with, speak};
use crate::run::engine::Engine;
use crate::share::link::RunChoice;
use leptos::prelude::*;
use model::scaling::Mode;
use texts::format;
use texts::{Message, network as text};
use weights::manifest::{Manifest, Model};
use wire::protocol::{NetworkRequest, WeightsKind};

/// The choice of networks, the one in use and its weights.
#[component]
pub fn NetworkInUse(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let manifest = StoredValue::new(Manifest::bundled().ok());
    let network = Memo::new(move |_| engine.of(|supervisor| supervisor.network().clone()));
    let model = Memo::new(move |_| manifest.with_value(|manifest| model_of(manifest.as_ref()?, &network.read())));
    let weights = move || match &*network.read() {
        NetworkRequest::File { .. } => WeightsKind::Custom,
        _ if model.read().is_some() => WeightsKind::Pretrained,
        _ => WeightsKind::Untrained,
    };
    // Whatever else changes about a file leaves the buttons, and the focus on one, as they are.
    let has_file = Memo::new(move |_| engine.has_file());
    let choices = move || {
        let choices = RunChoice::ALL.into_iter().filter(|run| *run != RunChoice::Custom || has_file.get());
        choices.map(|run| choice(engine, run)).collect_view()
    };
    view! {
        <section class="card" aria-labelledby="network-title">
            <h3 id="network-title">{say(text::TITLE)}</h3>
            <fieldset class="choice stack-tight">
                <legend class="visually-hidden">{say(text::CHOICE)}</legend>
                <div class="segments">{choices}</div>
            </fieldset>
            <p data-testid="network">{move || speak(&opening(&network.read(), model.read().as_ref()))}</p>
            <p class="hint" data-testid="weights" data-value=move || weights().slug()>
                {move || worth(weights(), model.read().as_ref())}
            </p>
            <Show when=move || engine.sliders_have_moved()>
                <p class="hint">{say(text::MOVED)}</p>
                <button
                    type="button"
                    class="button"
                    data-testid="run-moved-setting"
                    on:click=move |_| engine.run_setting()
                >
                    {say(text::RUN_MOVED)}
                </button>
            </Show>
        </section>
    }
}

/// The button of one network.
fn choice(engine: Engine, run: RunChoice) -> impl IntoView {
    let name = match run {
        RunChoice::Lite0 => "Lite0",
        RunChoice::Lite1 => "Lite1",
        RunChoice::Lite2 => "Lite2",
        RunChoice::Setting => say(text::MY_SETTING),
        RunChoice::Custom => say(text::MY_WEIGHTS),
    };
    let choose = move |_| if run == RunChoice::Setting { engine.run_setting() } else { engine.choose_run(run) };
    view! {
        <button
            type="button"
            data-testid=format!("run-{}", run.slug())
            aria-pressed=move || (engine.run_choice.get() == run).to_string()
            on:click=choose
        >
            {name}
        </button>
    }
}

fn model_of(manifest: &Manifest, network: &NetworkRequest) -> Option<Model> {
    match network {
        NetworkRequest::Bundled { model } => manifest.model(model),
        NetworkRequest::Setting { scaling } => manifest.model_of(scaling),
        NetworkRequest::File { .. } => None,
    }
    .cloned()
}

/// A network's name: that of its weights, or what the sliders say.
pub fn name(network: &NetworkRequest) -> Message {
    match network {
        NetworkRequest::Bundled { model } => {
            let name = Manifest::bundled().ok().and_then(|manifest| Some(manifest.model(model)?.name.clone()));
            Message::Verbatim(name.unwrap_or_else(|| model.clone()))
        }
        NetworkRequest::Setting { scaling } if scaling.mode() == Mode::Published => {
            Message::Verbatim(format!("EfficientNet-{scaling}"))
        }
        NetworkRequest::Setting { scaling } => Message::new(text::WITH)
            .with("family", &scaling.family().name())
            .with_message("setting", scaling.to_message()),
        NetworkRequest::File { name, .. } => Message::verbatim(name),
    }
}

fn opening(network: &NetworkRequest, model: Option<&Model>) -> Message {
    match (network, model) {
        (NetworkRequest::Bundled { .. }, _) => Message::new(text::RUNS_THROUGH).with_message("name", name(network)),
        (NetworkRequest::File { name, .. }, _) => Message::new(text::RUNS_THROUGH_FILE).with("name", name),
        (NetworkRequest::Setting { .. }, Some(model)) => {
            Message::new(text::RUNS_THROUGH_BUNDLED).with("name", &model.name)
        }
        (NetworkRequest::Setting { scaling }, None) => {
            Message::new(text::RUNS_THROUGH_SETTING).with_message("setting", scaling.to_message())
        }
    }
}

fn worth(weights: WeightsKind, model: Option<&Model>) -> String {
    if weights == WeightsKind::Custom {
        return say(text::WORTH_OWN).to_owned();
    }
    let Some(model) = model else { return say(text::WORTH_NOTHING).to_owned() };
    say_with(
        text::WORTH,
        &[
            ("px", &model.preprocessing.resolution_px),
            ("percent", &model.top1.percent),
            ("source", &model.top1.source),
            ("size", &format::megabytes(model.bytes)),
            ("package", &model.source.package),
            ("version", &model.source.version),
            ("licence", &model.licence),
        ],
    )
}
