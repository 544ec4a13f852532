//! Code splitting: what of the page's code is a file of its own ("chunk"), loaded when it is needed.

use std::future::Future;
use std::pin::Pin;

use crate::language::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
use texts::loading as text;

/// The loading of a chunk, with what the page calls of it: functions.
pub type Loading<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// How far a chunk is.
#[derive(Clone, Copy)]
enum State<T> {
    Absent,
    Loading,
    Failed,
    Loaded(T),
}

/// A chunk, shared by all that show a part of it.
pub struct LazyChunk<T: 'static> {
    state: RwSignal<State<T>>,
    start: fn() -> Loading<T>,
}

impl<T> Clone for LazyChunk<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for LazyChunk<T> {}

impl<T: Copy + Send + Sync> LazyChunk<T> {
    /// Not loaded yet; `start` loads it.
    pub fn new(start: fn() -> Loading<T>) -> Self {
        Self { state: RwSignal::new(State::Absent), start }
    }

    /// Loads it, unless it is there or on its way. After a failure this tries again.
    pub fn load(self) {
        if matches!(self.state.get_untracked(), State::Loading | State::Loaded(_)) {
            return;
        }
        self.state.set(State::Loading);
        spawn_local(async move {
            self.state.set((self.start)().await.map_or(State::Failed, State::Loaded));
        });
    }

    /// Shows a part of it once it is there, and until then what is the matter.
    pub fn show(self, part: impl Fn(T) -> AnyView + Send + 'static) -> AnyView {
        let show = move || match self.state.get() {
            State::Loaded(code) => part(code),
            State::Absent | State::Loading => view! {
                <p class="hint" role="status" data-testid="chunk-loading">{say(text::LOADING)}</p>
            }
            .into_any(),
            State::Failed => view! {
                <div class="notice" role="alert" data-testid="chunk-failed">
                    <p>{say(text::FAILED)}</p>
                    <button type="button" class="button" data-testid="chunk-retry" on:click=move |_| self.load()>
                        {say(text::RETRY)}
                    </button>
                </div>
            }
            .into_any(),
        };
        show.into_any()
    }
}
