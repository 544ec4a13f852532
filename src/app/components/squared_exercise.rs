//! An exercise: double one axis of one layer and watch its multiply-adds.

use leptos::prelude::*;

use super::squared_picture::SquaredPicture;
use crate::format;
use crate::lesson::{Doubled, Exercise, Subject};

/// Two layers to choose from, four things to do with them, and the count term by term.
#[component]
pub fn SquaredExercise() -> impl IntoView {
    let (subject, doubled) = (RwSignal::new(Subject::Expand), RwSignal::new(Doubled::Nothing));
    let now = Memo::new(move |_| Exercise::new(subject.get(), doubled.get()));
    let before = Memo::new(move |_| Exercise::new(subject.get(), Doubled::Nothing));

    let subjects = Subject::ALL.map(|choice| {
        view! {
            <button
                type="button"
                data-testid=format!("squared-layer-{}", choice.slug())
                aria-pressed=move || (subject.get() == choice).to_string()
                on:click=move |_| subject.set(choice)
            >
                {layer_name(choice)}
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
                {axis_name(choice)}
            </button>
        }
    });
    let answer = move || {
        let (now, before) = (now.get()?, before.get()?);
        Some(view! {
            <SquaredPicture now before />
            <p class="terms">{terms(&now, &before)}</p>
            <dl class="costs">
                <Count label="As it is, multiply-adds" id="squared-before" value=before.macs.0 />
                <Count label="Now, multiply-adds" id="squared-macs" value=now.macs.0 />
                <Count label="Times as many" id="squared-factor" value=now.factor() />
            </dl>
            <p role="status" data-testid="squared-words">{explanation(&now)}</p>
        })
    };
    view! {
        <div class="unfolded stack" data-testid="why-open">
            <p>
                "Guess first: which of the three makes this layer of B0 the most expensive? Then double one axis at a time."
            </p>
            <fieldset class="choice">
                <legend>"Layer"</legend>
                <div class="segments">{subjects.collect_view()}</div>
            </fieldset>
            <fieldset class="choice">
                <legend>"Double"</legend>
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
    let term = |name: &'static str, axis: &'static str, value: u64, was: u64| {
        let count = format!("{value} {name}");
        if value == was {
            view! { <span>{count}</span> }.into_any()
        } else {
            view! { <strong class=format!("axis-{axis}")>{count} <small>{format!(" (was {was})")}</small></strong> }
                .into_any()
        }
    };
    let layers = if now.layers == 1 { "layer" } else { "layers" };
    let all = [
        term(layers, "depth", now.layers, before.layers),
        term("channels in for each out", "width", now.channels_read, before.channels_read),
        term("channels out", "width", now.output_channels, before.output_channels),
        term("kernel rows", "width", now.kernel_size, before.kernel_size),
        term("kernel columns", "width", now.kernel_size, before.kernel_size),
        term("map rows", "resolution", now.resolution, before.resolution),
        term("map columns", "resolution", now.resolution, before.resolution),
    ];
    let with_sign = |(at, term): (usize, AnyView)| view! { {if at == 0 { "" } else { " × " }} {term} };
    all.into_iter().enumerate().map(with_sign).collect_view()
}

fn layer_name(subject: Subject) -> &'static str {
    match subject {
        Subject::Expand => "Expand, a regular convolution",
        Subject::Depthwise => "Depthwise, one kernel a channel",
    }
}

fn axis_name(doubled: Doubled) -> &'static str {
    match doubled {
        Doubled::Nothing => "Nothing",
        Doubled::Depth => "Depth",
        Doubled::Width => "Width",
        Doubled::Resolution => "Resolution",
    }
}

fn explanation(now: &Exercise) -> String {
    let factor = now.factor();
    match (now.doubled, now.subject) {
        (Doubled::Nothing, _) => "The layer as it is in B0.".to_owned(),
        (Doubled::Depth, _) => {
            format!(
                "Depth: {factor} times the multiply-adds. A second layer does the same work again: depth counts once."
            )
        }
        (Doubled::Width, Subject::Expand) => format!(
            "Width: {factor} times the multiply-adds. There are more channels to read and more channels to make, so width \
             counts squared."
        ),
        (Doubled::Width, Subject::Depthwise) => format!(
            "Width: only {factor} times the multiply-adds. Each channel out reads one channel in, whatever the width, so \
             here width counts once; that is one reason why exact counts differ from the formula."
        ),
        (Doubled::Resolution, _) => format!(
            "Resolution: {factor} times the multiply-adds. The map has more rows and more columns, so resolution counts \
             squared."
        ),
    }
}
