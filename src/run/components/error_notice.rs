//! The one place for what went wrong with the engine.

use crate::language::{say, speak};
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::{Message, engine as text};
use wire::protocol::ErrorKind;

/// The error in words, with what the person can do. The last result stays where it is.
#[component]
pub fn ErrorNotice(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let error = Memo::new(move |_| engine.error());
    move || {
        error.get().map(|error| {
            let retry = retry_label(error.kind).map(|label| {
                view! {
                    <button type="button" class="button" data-testid="retry" on:click=move |_| engine.start()>
                        {label}
                    </button>
                }
            });
            let suggestion = error.suggestion.map(|setting| {
                view! {
                    <button
                        type="button"
                        class="button"
                        data-testid="error-suggestion"
                        on:click=move |_| engine.run_other_setting(setting)
                    >
                        {speak(&Message::new(text::RUN_SETTING).with_message("setting", setting.to_message()))}
                    </button>
                }
            });
            view! {
                <div class="notice error" role="alert" data-testid="error" data-kind=error.kind.slug()>
                    <p>{speak(&error.message)}</p>
                    <div class="notice-actions">
                        {retry}
                        {suggestion}
                        <button
                            type="button"
                            class="button quiet"
                            data-testid="error-dismiss"
                            on:click=move |_| engine.dismiss_error()
                        >
                            {say(text::CLOSE)}
                        </button>
                    </div>
                </div>
            }
        })
    }
}

/// What trying again means for a kind of failure; `None` where it would not help.
fn retry_label(kind: ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::EngineUnreachable | ErrorKind::WeightsUnreachable | ErrorKind::WeightsDamaged => {
            Some(say(text::DOWNLOAD_AGAIN))
        }
        ErrorKind::Backend | ErrorKind::Panic | ErrorKind::Silent => Some(say(text::START_AGAIN)),
        ErrorKind::Picture
        | ErrorKind::WeightsFile
        | ErrorKind::TooLarge
        | ErrorKind::Cancelled
        | ErrorKind::Version
        | ErrorKind::Protocol => None,
    }
}
