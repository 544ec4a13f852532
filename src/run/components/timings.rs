//! The parts of the time, the first run apart, and the self-check.

use super::self_check_badge::SelfCheckBadge;
use crate::language::{say, say_with};
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::format;
use texts::{Text, answer as text};
use wire::protocol::Classified;

/// What a run consists of, how the engine started, and the self-check.
#[component]
pub fn Timings(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let time = move |of: fn(&Classified) -> f64| engine.shown.read().as_ref().map(|shown| of(&shown.classified));
    let latency = move || time(|classified| classified.latency_millis);
    let first_run = move || {
        engine
            .read(|supervisor| {
                let built = supervisor.built()?;
                let shown = engine.shown.read();
                let of_run =
                    || Some(&shown.as_ref()?.classified).filter(|classified| classified.network == built.network);
                built.first_run_millis.or_else(|| Some(of_run()?.first_run_millis))
            })
            // The run that is shown may be the first one.
            .filter(|first| latency() != Some(*first))
    };
    let entry = move |label: Text, value: Option<f64>| {
        value.map(|millis| view! { <div><dt>{say(label)}</dt> <dd>{format::duration(millis)}</dd></div> })
    };
    let startup = move || {
        let startup = engine.startup.read();
        let parts = startup.parts()?;
        let total_millis: f64 = parts.iter().map(|(_, millis)| millis).sum();
        let rows = parts.iter().map(|(label, millis)| entry(*label, Some(*millis))).collect_view();
        let total = say_with(text::STARTUP, &[("total", &format::duration(total_millis))]);
        Some(view! {
            <details data-testid="startup" data-value=total_millis.to_string()>
                <summary>{total}</summary>
                <dl>{rows}</dl>
            </details>
        })
    };
    view! {
        <section class="card timings" aria-labelledby="timings-title">
            <h3 id="timings-title">{say(text::TIMES)}</h3>
            <dl>
                {move || entry(text::DECODE, time(|classified| classified.decode_millis))}
                {move || entry(text::RESIZE, time(|classified| classified.preprocess_millis))}
                {move || {
                    first_run().map(|millis| {
                        view! {
                            <div>
                                <dt>{say(text::FIRST_RUN)}</dt>
                                <dd data-testid="first-run" data-value=millis.to_string()>{format::duration(millis)}</dd>
                            </div>
                        }
                    })
                }}
            </dl>
            {startup}
            <SelfCheckBadge engine />
        </section>
    }
}
