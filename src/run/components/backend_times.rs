//! Which backend is faster here: what is known of it, and the button that measures.

use crate::browser::after_paint::debounced;
use crate::browser::webgpu;
use crate::language::{say, speak};
use crate::run::engine::{Engine, TrialProgress, Wish};
use leptos::prelude::*;
use texts::{Text, backend_times as text, engine as engine_text};
use wire::backends::{Measurement, Size, Times};
use wire::protocol::{Backend, BackendRequest};
use wire::supervisor::Supervisor;

/// One sentence with both times, and the measurement's button, progress and end.
#[component]
pub fn BackendTimesLine(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let has_webgpu = webgpu::is_there();
    let network = debounced(Memo::new(move |_| engine.network_on_page()));
    // A person's file tells its size once it is loaded.
    let size = Memo::new(move |_| Size::of(&network.read()).or_else(|| engine.read(Supervisor::loaded_size)));
    let measured: Memo<Option<Measurement>> =
        Memo::new(move |_| engine.read(|supervisor| supervisor.backend_times().nearest(size.get()?).cloned()));
    let sentence = Memo::new(move |_| {
        engine.read(|supervisor| {
            let automatic = supervisor.is_automatic();
            // After a failure the CPU stays, whatever was measured.
            let choice = if automatic { BackendRequest::HardwareWebGpu } else { BackendRequest::Cpu };
            supervisor.backend_times().sentence(choice, size.get(), supervisor.backend())
        })
    });
    let millis = move |of: fn(&Measurement) -> Times| {
        move || measured.read().as_ref().map(|measured| of(measured).median_millis.to_string())
    };
    let faster = move || measured.read().as_ref().and_then(Measurement::faster).map(Backend::slug);
    let progress = Memo::new(move |_| engine.trial_progress());
    // What the page does by itself ends with the press of the button, which then measures.
    let is_under_way = Memo::new(move |_| progress.get().is_some_and(|progress| progress.wish == Wish::Persons));
    let button = move || match (is_under_way.get(), measured.read().is_some()) {
        (true, _) => say(engine_text::CANCEL),
        (false, true) => say(text::MEASURE_AGAIN),
        (false, false) => say(text::MEASURE),
    };
    let click = move |_| {
        if is_under_way.get_untracked() {
            engine.cancel_trial(Some(text::CANCELLED.into()));
        } else {
            engine.measure_backends();
        }
    };
    view! {
        <div class="stack-tight">
            <p
                class="hint"
                data-testid="backend-times"
                data-cpu-millis=millis(|measured| measured.cpu)
                data-webgpu-millis=millis(|measured| measured.webgpu)
                data-faster=faster
            >
                {move || if has_webgpu { speak(&sentence.read()) } else { say(text::NO_WEBGPU).to_owned() }}
            </p>
            <button
                type="button"
                class="button quiet"
                hidden=!has_webgpu
                data-testid=move || if is_under_way.get() { "backend-measure-cancel" } else { "backend-measure" }
                on:click=click
            >
                {button}
            </button>
            <Show when=move || progress.get().is_some()>
                <progress
                    max="1"
                    value=move || progress.get().map(|progress| part(progress).to_string())
                    aria-label=say(text::PROGRESS)
                ></progress>
            </Show>
            <p class="hint" role="status" data-testid="backend-measure-note">
                {move || {
                    let at = progress.get().map(|progress| say(at(progress)).to_owned());
                    at.or_else(|| engine.trial_note().map(|note| speak(&note)))
                }}
            </p>
        </div>
    }
}

/// Where a trial is.
fn at(progress: TrialProgress) -> Text {
    match (progress.is_timed, progress.backend) {
        (false, _) => text::AT_SWITCH,
        (true, Backend::Cpu) => text::AT_CPU,
        (true, Backend::WebGpu) => text::AT_WEBGPU,
    }
}

/// How much of it is done, 0 to 1.
fn part(progress: TrialProgress) -> f64 {
    let (done, total) = progress.steps;
    f64::from(done) / f64::from(total)
}
