//! Code that most devices never run, kept out of the code that all of them do.

use std::hint::black_box;
use std::pin::Pin;

/// Work whose code stays a function of its own. Browsers compile a function when it is first called, and the whole of it:
/// what the compilers of Rust and of WebAssembly put inside its caller costs the start of every device its time, 33 ms
/// for the opening of WebGPU alone.
pub(super) fn apart<'a, T>(work: impl Future<Output = T> + 'a) -> Pin<Box<dyn Future<Output = T> + 'a>> {
    // So that nobody sees through the pointer.
    black_box(Box::pin(work))
}
