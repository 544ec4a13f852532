//! Signals of one type.

use std::any::Any;
use std::marker::PhantomData;
use std::ops::Deref;

use leptos::prelude::{LocalStorage, Read, ReadUntracked, Signal, Track as _, Update as _};

/// A signal of a value that belongs to the browser and never leaves the page's thread.
pub type LocalSignal<T> = leptos::prelude::RwSignal<T, LocalStorage>;

type Boxed = Box<dyn Any + Send + Sync>;
type Inner = leptos::prelude::RwSignal<Boxed>;

/// A value that is read and written; what reads it runs again when it was written.
pub struct RwSignal<T> {
    boxed: Inner,
    holds: PhantomData<fn() -> T>,
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

/// A signal that is only read.
pub struct ReadSignal<T>(RwSignal<T>);

impl<T> Clone for ReadSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ReadSignal<T> {}

/// What a signal holds, for as long as it is looked at.
pub struct Looked<T> {
    boxed: <Inner as Read>::Value,
    holds: PhantomData<fn() -> T>,
}

impl<T: 'static> Deref for Looked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        let Some(value) = self.boxed.downcast_ref() else { unreachable!("a signal holds what its type says") };
        value
    }
}

/// Not generic, so that Leptos compiles it once. Nothing changes where the signal is gone, and nothing runs again where
/// the change says that it was none.
fn change(signal: Inner, change: &mut dyn FnMut(&mut Boxed) -> bool) {
    signal.maybe_update(change);
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal that begins with a value.
    pub fn new(value: T) -> Self {
        Self { boxed: Inner::new(Box::new(value)), holds: PhantomData }
    }

    /// The value from now on.
    pub fn set(&self, value: T) {
        let mut value = Some(value);
        change(self.boxed, &mut |boxed| {
            if let Some(value) = value.take() {
                *boxed = Box::new(value);
            }
            true
        });
    }
}

impl<T: 'static> RwSignal<T> {
    fn looked(boxed: <Inner as Read>::Value) -> Looked<T> {
        Looked { boxed, holds: PhantomData }
    }

    /// The value, tracked.
    pub fn read(&self) -> Looked<T> {
        Self::looked(self.boxed.read())
    }

    /// The value, not tracked.
    pub fn read_untracked(&self) -> Looked<T> {
        Self::looked(self.boxed.read_untracked())
    }

    /// Something of the value, tracked.
    pub fn with<U>(&self, what: impl FnOnce(&T) -> U) -> U {
        what(&self.read())
    }

    /// Something of the value, not tracked.
    pub fn with_untracked<U>(&self, what: impl FnOnce(&T) -> U) -> U {
        what(&self.read_untracked())
    }

    /// Runs again what this is called in when the signal was written.
    pub fn track(&self) {
        self.boxed.track();
    }

    /// Changes the value.
    pub fn update(&self, how: impl FnOnce(&mut T)) {
        self.try_update(how);
    }

    /// Changes the value, or says that it did not by `false`.
    pub fn maybe_update(&self, how: impl FnOnce(&mut T) -> bool) {
        let mut how = Some(how);
        change(self.boxed, &mut |boxed| how.take().zip(boxed.downcast_mut()).is_some_and(|(how, value)| how(value)));
    }

    /// Changes the value and gives what comes of it; `None` where the signal is gone.
    pub fn try_update<U>(&self, how: impl FnOnce(&mut T) -> U) -> Option<U> {
        let mut outcome = None;
        self.maybe_update(|value| {
            outcome = Some(how(value));
            true
        });
        outcome
    }

    /// The same signal, only to be read.
    pub fn read_only(self) -> ReadSignal<T> {
        ReadSignal(self)
    }
}

impl<T: Clone + 'static> RwSignal<T> {
    /// A copy of the value, tracked.
    pub fn get(&self) -> T {
        self.read().clone()
    }

    /// A copy of the value, not tracked.
    pub fn get_untracked(&self) -> T {
        self.read_untracked().clone()
    }
}

impl<T: 'static> ReadSignal<T> {
    /// The value, tracked.
    pub fn read(&self) -> Looked<T> {
        self.0.read()
    }
}

impl<T: Clone + 'static> ReadSignal<T> {
    /// A copy of the value, tracked.
    pub fn get(&self) -> T {
        self.0.get()
    }

    /// A copy of the value, not tracked.
    pub fn get_untracked(&self) -> T {
        self.0.get_untracked()
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::derive(move || signal.get())
    }
}

impl<T: Clone + Send + Sync + 'static> From<ReadSignal<T>> for Signal<T> {
    fn from(signal: ReadSignal<T>) -> Self {
        signal.0.into()
    }
}
