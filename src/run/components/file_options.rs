//! What a weights file cannot tell: asked, with the answers that its package would give.

use super::file_found::state_words;
use crate::language::{say, say_with, speak};
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::{Message, Text, own_weights as text};
use weights::manifest::{Interpolation, PaddingMode, Preprocessing};
use weights::{ImportAssumptions, PixelScale};
use wire::protocol::{FileOptions, FoundNetwork};

/// Epsilons of batch normalisation: PyTorch's and TensorFlow's.
const EPSILONS: [(f64, &str, &str); 2] = [(1e-5, "1e-5", "0.00001 (PyTorch)"), (1e-3, "1e-3", "0.001 (TensorFlow)")];

/// What the largest square loses before it is resized, in pixels on the scale of the input: every margin of a package.
const MARGINS: [&str; 7] = ["0", "4", "15", "20", "31", "32", "33"];

/// Least and greatest side of the input that can be chosen.
const RESOLUTION_PX: (u32, u32) = (32, 1024);

/// One control for each question; another answer builds the network again.
#[component]
pub fn FileOptionsPanel(
    /// The engine.
    engine: Engine,
    /// Number, name and content of the loaded file.
    found: Memo<Option<(u64, String, FoundNetwork)>>,
) -> impl IntoView {
    let message = Memo::new(move |_| engine.file_options());
    let answers =
        Memo::new(move |_| found.read().as_ref().map(|(_, _, found)| message.read().or(found.answers.clone())));
    let of = move |what: fn(&ImportAssumptions) -> String| {
        Signal::derive(move || answers.read().as_ref().map(what).unwrap_or_default())
    };
    let picture_said = Signal::derive(move || message.read().preprocessing.is_some());
    let change_picture = move |change: &dyn Fn(&mut Preprocessing)| {
        let Some(mut preprocessing) = answers.get_untracked().map(|answers| answers.preprocessing) else { return };
        change(&mut preprocessing);
        engine.change_file_options(|options: &mut FileOptions| options.preprocessing = Some(preprocessing));
    };
    let problem = RwSignal::new(None::<Message>);
    let change_resolution = move |text: String| {
        let (least, most) = RESOLUTION_PX;
        match text.trim().parse::<u32>().ok().filter(|side| (least..=most).contains(side)) {
            Some(side) => {
                problem.set(None);
                change_picture(&|preprocessing| preprocessing.resolution_px = side);
            }
            None => {
                problem.set(Some(Message::new(text::RESOLUTION_RANGE).with("least", &least).with("most", &most)));
            }
        }
    };
    view! {
        <fieldset class="file-options stack-tight" data-testid="file-options">
            <legend>{say(text::QUESTIONS)}</legend>
            <p class="hint">{say(text::QUESTIONS_WORDS)}</p>
            <StateSelect engine found message />
            {select(
                ("file-padding", text::PADDING),
                vec![("symmetric", say(text::PADDING_SYMMETRIC).to_owned()), ("same", "SAME (TensorFlow)".to_owned())],
                of(|answers| padding_slug(answers.padding).to_owned()),
                Signal::derive(move || message.read().padding.is_some()),
                move |word| {
                    let padding = if word == "same" { PaddingMode::Same } else { PaddingMode::Symmetric };
                    engine.change_file_options(|options| options.padding = Some(padding));
                },
            )}
            {select(
                ("file-epsilon", text::EPSILON),
                EPSILONS.map(|(_, slug, words)| (slug, words.to_owned())).to_vec(),
                of(|answers| epsilon_slug(answers.batch_norm_epsilon)),
                Signal::derive(move || message.read().batch_norm_epsilon.is_some()),
                move |word| {
                    let epsilon = EPSILONS.into_iter().find(|(_, slug, _)| *slug == word).map(|(epsilon, ..)| epsilon);
                    engine.change_file_options(|options| options.batch_norm_epsilon = epsilon);
                },
            )}
            <label class="file-option" data-presumed=move || (!picture_said.get()).to_string()>
                <span>{say(text::RESOLUTION)} {move || presumed(picture_said)}</span>
                <input
                    type="number"
                    min=RESOLUTION_PX.0
                    max=RESOLUTION_PX.1
                    step="1"
                    data-testid="file-resolution"
                    prop:value=of(|answers| answers.preprocessing.resolution_px.to_string())
                    on:change=move |event| change_resolution(event_target_value(&event))
                />
            </label>
            {move || problem.get().map(|message| view! { <p class="problem" role="alert">{speak(&message)}</p> })}
            {select(
                ("file-crop", text::CROP),
                MARGINS.map(|px| (px, margin_words(px))).to_vec(),
                of(|answers| answers.preprocessing.crop_padding_px.to_string()),
                picture_said,
                move |word| {
                    if let Ok(margin) = word.parse() {
                        change_picture(&|preprocessing| preprocessing.crop_padding_px = margin);
                    }
                },
            )}
            {select(
                ("file-interpolation", text::INTERPOLATION),
                [("bicubic", text::BICUBIC), ("bilinear", text::BILINEAR)].map(|(slug, text)| (slug, say(text).to_owned())).to_vec(),
                of(|answers| interpolation_slug(answers.preprocessing.interpolation).to_owned()),
                picture_said,
                move |word| {
                    let chosen = if word == "bilinear" { Interpolation::Bilinear } else { Interpolation::Bicubic };
                    change_picture(&|preprocessing| preprocessing.interpolation = chosen);
                },
            )}
            {select(
                ("file-pixels", text::PIXELS),
                PixelScale::ALL.map(|scale| (scale.slug(), say(scale_text(scale)).to_owned())).to_vec(),
                of(|answers| PixelScale::of(&answers.preprocessing).map_or("", PixelScale::slug).to_owned()),
                picture_said,
                move |word| {
                    let Some(scale) = PixelScale::ALL.into_iter().find(|scale| scale.slug() == word) else { return };
                    let (mean, std) = scale.values();
                    change_picture(&|preprocessing| (preprocessing.mean, preprocessing.std) = (mean, std));
                },
            )}
        </fieldset>
    }
}

/// Which of the states of a training checkpoint is read; nothing for a file with one.
#[component]
fn StateSelect(
    /// The engine.
    engine: Engine,
    /// Number, name and content of the loaded file.
    found: Memo<Option<(u64, String, FoundNetwork)>>,
    /// What the person says of it.
    message: Memo<FileOptions>,
) -> impl IntoView {
    let states =
        Memo::new(move |_| found.read().as_ref().map(|(_, _, found)| found.states.clone()).unwrap_or_default());
    let current = Signal::derive(move || {
        let found = found.read();
        message.get().state.or_else(|| found.as_ref().map(|(_, _, found)| found.state.clone())).unwrap_or_default()
    });
    let is_said = Signal::derive(move || message.read().state.is_some());
    move || {
        let choose = move |word| engine.change_file_options(|options: &mut FileOptions| options.state = Some(word));
        let answers = states.get().into_iter().map(|state| (state.clone(), state_words(&state))).collect::<Vec<_>>();
        let is_choice = answers.len() > 1;
        is_choice.then(|| select(("file-state", text::STATE_QUESTION), answers, current, is_said, choose))
    }
}

/// A question with a few answers; `data-presumed` says whether the person has given none.
fn select<Word: Clone + Into<String> + 'static, Choose: Fn(String) + 'static>(
    (id, question): (&'static str, Text),
    answers: Vec<(Word, String)>,
    current: Signal<String>,
    is_said: Signal<bool>,
    choose: Choose,
) -> impl IntoView + use<Word, Choose> {
    let answers: Vec<_> = answers
        .into_iter()
        .map(|(slug, words)| {
            let slug: String = slug.into();
            let value = slug.clone();
            view! { <option value=value prop:selected=move || *current.read() == slug>{words}</option> }
        })
        .collect();
    view! {
        <label class="file-option" data-presumed=move || (!is_said.get()).to_string()>
            <span>{say(question)} {move || presumed(is_said)}</span>
            <select data-testid=id data-value=current on:change=move |event| choose(event_target_value(&event))>
                {answers}
            </select>
        </label>
    }
}

/// A word for an answer that the person has not given.
fn presumed(is_said: Signal<bool>) -> Option<&'static str> {
    (!is_said.get()).then(|| say(text::PRESUMED))
}

fn padding_slug(padding: PaddingMode) -> &'static str {
    match padding {
        PaddingMode::Same => "same",
        PaddingMode::Symmetric => "symmetric",
    }
}

fn interpolation_slug(interpolation: Interpolation) -> &'static str {
    match interpolation {
        Interpolation::Bicubic => "bicubic",
        Interpolation::Bilinear => "bilinear",
    }
}

/// The nearer of the two epsilons.
fn epsilon_slug(epsilon: f64) -> String {
    if epsilon < 1e-4 { "1e-5" } else { "1e-3" }.to_owned()
}

fn margin_words(px: &str) -> String {
    if px == "0" { say(text::CROP_NOTHING).to_owned() } else { say_with(text::CROP_MARGIN, &[("px", &px)]) }
}

fn scale_text(scale: PixelScale) -> Text {
    match scale {
        PixelScale::ImageNet => text::PIXELS_IMAGENET,
        PixelScale::Symmetric => text::PIXELS_SYMMETRIC,
        PixelScale::Lite => text::PIXELS_LITE,
    }
}
