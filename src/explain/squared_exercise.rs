//! An exercise: double one axis of one layer and watch its multiply-adds.

use super::squared_picture::SquaredPicture;
use crate::language::{say, say_with};
use leptos::prelude::*;
use model::scaling::Preset;
use paper::{Doubled, Exercise, LayerChoice};
use texts::format;
use texts::{Text, squared, terms};

/// Two layers to choose from, four things to do with them, and the count term by term.
#[component]
pub fn SquaredExercise() -> impl IntoView {
    let (subject, doubled) = (RwSignal::new(LayerChoice::Expand), RwSignal::new(Doubled::Nothing));
    let now = Memo::new(move |_| Exercise::new(subject.get(), doubled.get()));
    let before = Memo::new(move |_| Exercise::new(subject.get(), Doubled::Nothing));

    let subjects = LayerChoice::ALL.map(|choice| {
        view! {
            <button
                type="button"
                data-testid=format!("squared-layer-{}", choice.slug())
                aria-pressed=move || (subject.get() == choice).to_string()
                on:click=move |_| subject.set(choice)
            >
                {say(layer_name(choice))}
            </button>
        }
    });
    let axes = Doubled::ALL.map(|choice| {
        view! {
            <button
                type="button"
                data-testid=format!("squared-{}", choice.slug())
                aria-pressed=move || (doubled.get() == choice).to_string()
                on:click=move |_| doubled.set(choice)
            >
                {say(axis_name(choice))}
            </button>
        }
    });
    let answer = move || {
        let (now, before) = (now.get()?, before.get()?);
        Some(view! {
            <SquaredPicture now before />
            <p class="terms">{terms(&now, &before)}</p>
            <dl class="costs">
                <Count label=say(squared::BEFORE) id="squared-before" value=before.macs.0 />
                <Count label=say(squared::NOW) id="squared-macs" value=now.macs.0 />
                <Count label=say(squared::FACTOR) id="squared-factor" value=now.factor() />
            </dl>
            <p role="status" data-testid="squared-words">{explanation(&now)}</p>
        })
    };
    view! {
        <div class="unfolded stack" data-testid="why-open">
            <p>{say_with(squared::TASK, &[("baseline", &Preset::B0.name())])}</p>
            <fieldset class="choice">
                <legend>{say(squared::LAYER)}</legend>
                <div class="segments">{subjects.collect_view()}</div>
            </fieldset>
            <fieldset class="choice">
                <legend>{say(squared::DOUBLE)}</legend>
                <div class="segments">{axes.collect_view()}</div>
            </fieldset>
            {answer}
        </div>
    }
}

/// One exact count.
#[component]
fn Count(
    /// What it is.
    label: &'static str,
    /// Its test id.
    id: &'static str,
    /// The count.
    value: u128,
) -> impl IntoView {
    view! {
        <div class="readout">
            <dt>{label}</dt>
            <dd>
                <span class="readout-value" data-testid=id data-value=value.to_string()>{format::grouped(value)}</span>
            </dd>
        </div>
    }
}

/// The product, factor by factor. What was doubled stands out by weight and by what it was.
fn terms(now: &Exercise, before: &Exercise) -> impl IntoView + use<> {
    let term = |text: Text, axis: &'static str, value: u64, was: u64| {
        let count = say_with(text, &[("count", &value)]);
        if value == was {
            view! { <span>{count}</span> }.into_any()
        } else {
            let was = say_with(squared::WAS, &[("was", &was)]);
            view! { <strong class=format!("axis-{axis}")>{count} " " <small>{was}</small></strong> }.into_any()
        }
    };
    let layers = if now.layers == 1 { squared::TERM_LAYER } else { squared::TERM_LAYERS };
    let all = [
        term(layers, "depth", now.layers, before.layers),
        term(squared::TERM_READ, "width", now.channels_read, before.channels_read),
        term(squared::TERM_OUT, "width", now.output_channels, before.output_channels),
        term(squared::TERM_KERNEL_ROWS, "width", now.kernel_size, before.kernel_size),
        term(squared::TERM_KERNEL_COLUMNS, "width", now.kernel_size, before.kernel_size),
        term(squared::TERM_MAP_ROWS, "resolution", now.resolution, before.resolution),
        term(squared::TERM_MAP_COLUMNS, "resolution", now.resolution, before.resolution),
    ];
    let with_sign = |(at, term): (usize, AnyView)| view! { {if at == 0 { "" } else { " × " }} {term} };
    all.into_iter().enumerate().map(with_sign).collect_view()
}

fn layer_name(subject: LayerChoice) -> Text {
    match subject {
        LayerChoice::Expand => squared::EXPAND,
        LayerChoice::Depthwise => squared::DEPTHWISE,
    }
}

fn axis_name(doubled: Doubled) -> Text {
    match doubled {
        Doubled::Nothing => squared::NOTHING,
        Doubled::Depth => terms::DEPTH,
        Doubled::Width => terms::WIDTH,
        Doubled::Resolution => terms::RESOLUTION,
    }
}

fn explanation(now: &Exercise) -> String {
    let text = match (now.doubled, now.subject) {
        (Doubled::Nothing, _) => squared::AS_IT_IS,
        (Doubled::Depth, _) => squared::DEPTH,
        (Doubled::Width, LayerChoice::Expand) => squared::WIDTH,
        (Doubled::Width, LayerChoice::Depthwise) => squared::WIDTH_DEPTHWISE,
        (Doubled::Resolution, _) => squared::RESOLUTION,
    };
    say_with(text, &[("factor", &now.factor()), ("baseline", &Preset::B0.name())])
}
