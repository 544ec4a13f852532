//! Which network a picture runs through, and what its answers are worth.

use super::growth_panel::GrowthPanel;
use crate::browser::after_paint::debounced;
use crate::language::{say, say_with, speak};
use crate::link::RunChoice;
use crate::run::engine::Engine;
use leptos::prelude::*;
use model::scaling::{Mode, Preset, ScalingInput};
use texts::format;
use texts::{Message, network as text};
use weights::SettingWeights;
use weights::manifest::{Manifest, Model};
use wire::protocol::{NetworkRequest, WeightsKind};

/// The network of the page, its weights, and the networks that have some of their own.
#[component]
pub fn NetworkInUse(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let network = debounced(Memo::new(move |_| engine.network_on_page()));
    let worth = Memo::new(move |_| worth(&network.read()));
    // Whatever else changes about a file leaves the button, and the focus on it, as it is.
    let has_file = Memo::new(move |_| engine.has_file());
    let own = move || has_file.get().then(|| choice(engine, RunChoice::Custom, say(text::MY_WEIGHTS)));
    view! {
        <section class="card" aria-labelledby="network-title">
            <h3 id="network-title">{say(text::TITLE)}</h3>
            <fieldset class="choice stack-tight">
                <legend class="visually-hidden">{say(text::CHOICE)}</legend>
                <div class="segments">
                    {RunChoice::BUNDLED.map(|preset| bundled(engine, preset)).collect_view()}
                    {choice(engine, RunChoice::Setting, say(text::MY_SETTING))}
                    {own}
                </div>
            </fieldset>
            <p data-testid="network">{move || speak(&opening(&network.read()))}</p>
            <p class="hint" data-testid="weights" data-value=move || worth.read().kind.slug()>
                {move || worth.read().words()}
            </p>
            <GrowthPanel engine network />
            <Show when=move || engine.is_behind()>
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

/// The button of a network with weights of its own: it sets the sliders.
fn bundled(engine: Engine, preset: Preset) -> impl IntoView {
    let setting = NetworkRequest::setting(ScalingInput::published(preset));
    let is_chosen = Memo::new(move |_| match (engine.network_on_page(), &setting) {
        (NetworkRequest::Setting { scaling, .. }, NetworkRequest::Setting { scaling: published, .. }) => {
            scaling.mode() == Mode::Published && scaling.preset() == published.preset()
        }
        _ => false,
    });
    view! {
        <button
            type="button"
            data-testid=format!("run-{}", preset.slug())
            aria-pressed=move || is_chosen.get().to_string()
            on:click=move |_| engine.run_variant(preset)
        >
            {preset.name()}
        </button>
    }
}

/// The button of the sliders' network, or of the person's file.
fn choice(engine: Engine, run: RunChoice, name: &'static str) -> impl IntoView {
    let is_file = run == RunChoice::Custom;
    let is_bundled = move || match engine.network_on_page() {
        NetworkRequest::Setting { scaling, .. } => {
            scaling.mode() == Mode::Published && RunChoice::BUNDLED.contains(&scaling.preset())
        }
        NetworkRequest::File { .. } | NetworkRequest::GrownFile { .. } => false,
    };
    let is_chosen = Memo::new(move |_| (engine.run_choice.get() == RunChoice::Custom) == is_file && !is_bundled());
    let choose = move |_| if is_file { engine.choose_run(run) } else { engine.run_setting() };
    view! {
        <button
            type="button"
            data-testid=format!("run-{}", run.slug())
            aria-pressed=move || is_chosen.get().to_string()
            on:click=choose
        >
            {name}
        </button>
    }
}

/// What the weights of a network are worth, and the bundled ones that they are or grew from.
#[derive(Clone, PartialEq)]
struct Worth {
    kind: WeightsKind,
    model: Option<&'static Model>,
    /// The name of the network or file that it grew from.
    parent: String,
}

fn worth(network: &NetworkRequest) -> Worth {
    let scaling = match network {
        NetworkRequest::Setting { scaling, .. } => scaling,
        NetworkRequest::File { .. } => return Worth { kind: WeightsKind::Custom, model: None, parent: String::new() },
        NetworkRequest::GrownFile { name, .. } => {
            return Worth { kind: WeightsKind::Grown, model: None, parent: name.clone() };
        }
    };
    let weights = Manifest::bundled().weights_of(scaling);
    let kind = match &weights {
        Some(SettingWeights::Trained(_)) => WeightsKind::Pretrained,
        Some(SettingWeights::Grown(..)) => WeightsKind::Grown,
        None => WeightsKind::Untrained,
    };
    let model = weights.map(|weights| weights.model());
    Worth { kind, model, parent: model.map_or_else(String::new, |model| model.name.to_owned()) }
}

impl Worth {
    fn words(&self) -> String {
        match (self.kind, &self.model) {
            (WeightsKind::Pretrained, Some(model)) => say_with(
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
            ),
            (WeightsKind::Grown, _) => say_with(text::WORTH_GROWN, &[("parent", &self.parent)]),
            (WeightsKind::Custom, _) => say(text::WORTH_OWN).to_owned(),
            _ => say(text::WORTH_NOTHING).to_owned(),
        }
    }
}

/// A network's name: that of its file, or what the sliders say.
pub fn name(network: &NetworkRequest) -> Message {
    match network {
        NetworkRequest::Setting { scaling, .. } | NetworkRequest::GrownFile { scaling, .. }
            if scaling.mode() == Mode::Published =>
        {
            Message::Verbatim(format!("EfficientNet-{scaling}"))
        }
        NetworkRequest::Setting { scaling, .. } | NetworkRequest::GrownFile { scaling, .. } => Message::new(text::WITH)
            .with("family", &scaling.family().name())
            .with_message("setting", scaling.to_message()),
        NetworkRequest::File { name, .. } => Message::verbatim(name),
    }
}

fn opening(network: &NetworkRequest) -> Message {
    match network {
        NetworkRequest::File { name, .. } => Message::new(text::RUNS_THROUGH_FILE).with("name", name),
        NetworkRequest::Setting { .. } | NetworkRequest::GrownFile { .. } => {
            Message::new(text::RUNS_THROUGH).with_message("name", name(network))
        }
    }
}
