//! Memos of one type.

use std::any::Any;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::{Get as _, GetUntracked as _, Signal, Track as _};

/// A value that follows from signals, computed when it is asked for and one of them has changed. What follows from it
/// runs when the value differs.
pub struct Memo<T> {
    boxed: leptos::prelude::Memo<Boxed>,
    holds: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

/// A value of any type that can be compared.
trait Comparable: Any + Send + Sync {
    fn is(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Comparable for T {
    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

#[derive(Clone)]
struct Boxed(Arc<dyn Comparable>);

impl Boxed {
    fn value<T: 'static>(&self) -> &T {
        let value: &dyn Any = &*self.0;
        let Some(value) = value.downcast_ref() else { unreachable!("a memo holds what its type says") };
        value
    }
}

impl PartialEq for Boxed {
    fn eq(&self, other: &Self) -> bool {
        let other: &dyn Any = &*other.0;
        self.0.is(other)
    }
}

/// What a memo holds, for as long as it is looked at.
pub struct Looked<T> {
    boxed: Boxed,
    holds: PhantomData<fn() -> T>,
}

impl<T: 'static> Deref for Looked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.boxed.value()
    }
}

type Compute = Box<dyn Fn(Option<&Boxed>) -> Boxed + Send + Sync>;

/// Not generic, so that Leptos compiles it once.
fn follow(compute: Compute) -> leptos::prelude::Memo<Boxed> {
    leptos::prelude::Memo::new(compute)
}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// The value that `compute` gives, from the signals it reads and from the value before.
    pub fn new(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let boxed = follow(Box::new(move |before| Boxed(Arc::new(compute(before.map(Boxed::value))))));
        Self { boxed, holds: PhantomData }
    }
}

impl<T: 'static> Memo<T> {
    fn looked(boxed: Boxed) -> Looked<T> {
        Looked { boxed, holds: PhantomData }
    }

    /// The value, tracked.
    pub fn read(&self) -> Looked<T> {
        Self::looked(self.boxed.get())
    }

    /// The value, not tracked.
    pub fn read_untracked(&self) -> Looked<T> {
        Self::looked(self.boxed.get_untracked())
    }

    /// Something of the value, tracked.
    pub fn with<U>(&self, what: impl FnOnce(&T) -> U) -> U {
        what(&self.read())
    }

    /// Runs again what this is called in when the value differs.
    pub fn track(&self) {
        self.boxed.track();
    }
}

impl<T: Clone + 'static> Memo<T> {
    /// A copy of the value, tracked.
    pub fn get(&self) -> T {
        self.read().clone()
    }

    /// A copy of the value, not tracked.
    pub fn get_untracked(&self) -> T {
        self.read_untracked().clone()
    }

    /// A copy of the value, not tracked; `None` once the part of the page that it belonged to is gone.
    pub fn try_get_untracked(&self) -> Option<T> {
        self.boxed.try_get_untracked().map(|boxed| boxed.value::<T>().clone())
    }
}

impl<T: Clone + Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::derive(move || memo.get())
    }
}
