//! Which network a picture runs through, and what its answers are worth.

use leptos::prelude::*;

use crate::app::engine::Engine;
use crate::format;
use crate::protocol::{NetworkRequest, WeightsKind};
use crate::scaling::Mode;
use crate::share_link::RunChoice;
use crate::weights::manifest::{Manifest, Model};

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
            <h3 id="network-title">"The network that answers"</h3>
            <fieldset class="choice stack-tight">
                <legend class="visually-hidden">"Network"</legend>
                <div class="segments">{choices}</div>
            </fieldset>
            <p data-testid="network">{move || opening(&network.read(), model.read().as_ref())}</p>
            <p class="hint" data-testid="weights" data-value=move || weights().slug()>
                {move || worth(weights(), model.read().as_ref())}
            </p>
            <Show when=move || engine.sliders_have_moved()>
                <p class="hint">"The sliders have moved since."</p>
                <button
                    type="button"
                    class="button"
                    data-testid="run-moved-setting"
                    on:click=move |_| engine.run_setting()
                >
                    "Run my setting as it is now"
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
        RunChoice::Setting => "My setting",
        RunChoice::Custom => "My weights",
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
pub fn name(network: &NetworkRequest) -> String {
    match network {
        NetworkRequest::Bundled { model } => {
            Manifest::bundled().ok().and_then(|m| Some(m.model(model)?.name.clone())).unwrap_or_else(|| model.clone())
        }
        NetworkRequest::Setting { scaling } if scaling.mode() == Mode::Published => format!("EfficientNet-{scaling}"),
        NetworkRequest::Setting { scaling } => format!("{} with {scaling}", scaling.family().name()),
        NetworkRequest::File { name, .. } => name.clone(),
    }
}

fn opening(network: &NetworkRequest, model: Option<&Model>) -> String {
    match (network, model) {
        (NetworkRequest::Bundled { .. }, _) => {
            format!("The picture runs through {}, whatever the sliders say.", name(network))
        }
        (NetworkRequest::File { name, .. }, _) => {
            format!("The picture runs through the network in your file {name}, whatever the sliders say.")
        }
        (NetworkRequest::Setting { .. }, Some(model)) => {
            format!("The picture runs through the network that the sliders describe, {}.", model.name)
        }
        (NetworkRequest::Setting { scaling }, None) => {
            format!("The picture runs through the network that the sliders describe: {scaling}.")
        }
    }
}

fn worth(weights: WeightsKind, model: Option<&Model>) -> String {
    if weights == WeightsKind::Custom {
        return "Your own weights: what they were trained on, and how well, is not known here.".to_owned();
    }
    let Some(model) = model else {
        return "Untrained, time only: no trained weights of this network come with the page, so its numbers are made up. \
                The time is that of the real network; it names nothing in the picture."
            .to_owned();
    };
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
