//! Code that has to run before cubecl: its crates register their parts with the linker (`inventory`, for the words of
//! kernels).
//!
//! A linker for WebAssembly that sees nobody call these constructors lets every exported function call them first: each
//! answer to a message took up to 4 ms more, and a start twice as long.

#[expect(unsafe_code, reason = "declares what the linker makes")]
unsafe extern "C" {
    /// No arguments, no result; not guarded against a second call.
    safe fn __wasm_call_ctors();
}

/// Runs them. To be called once, before WebGPU is opened; the CPU needs none of them, and they take 28 ms.
pub(super) fn run() {
    __wasm_call_ctors();
}
