//! The network of the page as a file for other programs: two buttons, and what becomes of them.

use crate::language::{say, say_with, speak};
use crate::run::engine::{Engine, Export};
use leptos::prelude::*;
use model::arch::ArchSpec;
use texts::{Text, format, network_file as text};
use weights::manifest::Manifest;
use wire::protocol::{NetworkFormat, NetworkRequest};

/// Saves the network that the page speaks of.
#[component]
pub fn NetworkFile(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let spec = Memo::new(move |_| spec(engine));
    let is_untrained = Memo::new(move |_| match engine.network_on_page() {
        NetworkRequest::Setting { scaling, .. } => Manifest::bundled().weights_of(&scaling).is_none(),
        NetworkRequest::File { .. } | NetworkRequest::GrownFile { .. } => false,
    });
    let state = Memo::new(move |_| engine.export());
    let is_under_way = Memo::new(move |_| state.read().is_under_way());
    let button = move |format: NetworkFormat, words: Text| {
        let bytes = move || spec.read().as_ref().map_or(0, |spec| saturated(format.number_bytes(spec)));
        view! {
            // It stays where it is: the focus is not lost while the file is written.
            <button
                type="button"
                class="button"
                data-testid=format!("export-{}", format.extension())
                data-bytes=move || bytes().to_string()
                on:click=move |_| engine.export_network(format)
            >
                {move || say_with(words, &[("size", &format::memory(bytes()))])}
            </button>
        }
    };
    let said = move || match state.get() {
        Export::None | Export::Writing(_) => String::new(),
        Export::Waiting => say(text::WAITING).to_owned(),
        Export::Written(written) => {
            say_with(text::SAVED, &[("name", &written.name), ("size", &format::memory(written.bytes))])
        }
        Export::Refused(message) => speak(&message),
    };
    let part = move || if let Export::Writing(part) = &*state.read() { Some(*part) } else { None };
    let usage = Memo::new(move |_| match &*state.read() {
        Export::Written(written) => Some(written.usage.clone()),
        _ => None,
    });
    view! {
        <div class="panel-content stack" data-testid="export-network" data-state=move || slug(&state.read())>
            <h4>{say(text::TITLE)}</h4>
            <p class="hint">{move || say(if is_untrained.get() { text::UNTRAINED } else { text::LEAD })}</p>
            <div class="panel-tools">
                {button(NetworkFormat::Safetensors, text::SAVE_SAFETENSORS)}
                {button(NetworkFormat::Onnx, text::SAVE_ONNX)}
                <button
                    type="button"
                    class="button quiet"
                    data-testid="export-network-cancel"
                    hidden=move || !is_under_way.get()
                    on:click=move |_| engine.cancel_export()
                >
                    {say(text::CANCEL)}
                </button>
            </div>
            {move || part().map(|part| view! {
                <p class="hint" data-testid="export-network-part">
                    {say_with(text::UNDER_WAY, &[("percent", &format!("{:.0}", part * 100.0))])}
                </p>
            })}
            <p
                class=move || if matches!(*state.read(), Export::Refused(_)) { "problem" } else { "hint" }
                role="status"
                data-testid="export-network-said"
            >
                {said}
            </p>
            {move || usage.get().map(|usage| view! {
                <div class="stack-tight">
                    <p class="hint">{say(text::USAGE)}</p>
                    <pre class="code" tabindex="0"><code data-testid="export-network-usage">{usage}</code></pre>
                </div>
            })}
        </div>
    }
}

/// What the network of the page consists of, tracked.
fn spec(engine: Engine) -> Option<ArchSpec> {
    let network = engine.network_on_page();
    let file = engine.parent_file(&network);
    let scaling = network.scaling().copied().or_else(|| file.as_ref().map(|file| file.scaling))?;
    let spec = ArchSpec::from_input(&scaling).ok()?;
    Some(match file {
        Some(file) => spec.with_classes(file.classes),
        None => spec,
    })
}

fn slug(state: &Export) -> &'static str {
    match state {
        Export::None => "none",
        Export::Waiting => "waiting",
        Export::Writing(_) => "writing",
        Export::Written(_) => "written",
        Export::Refused(_) => "refused",
    }
}

fn saturated(bytes: u128) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}
