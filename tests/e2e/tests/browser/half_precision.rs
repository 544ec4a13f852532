//! What the page says of half precision. No adapter here has it, so an actor speaks for the worker; `tests/half_precision.rs`
//! of the package runs the kernels.

use super::engine_failures::with_actor;
use e2e::page::Page;

/// What the proof says once the network is there: its precision, its details, and its report.
fn precision(page: &Page) -> (Option<String>, bool, bool) {
    page.click("sample-coffee");
    page.wait_for_run_after(0);
    page.js("at('proof').open = true;", &[]);
    let said = page.js("return at('proof').innerText;", &[]);
    let has_line = said.as_str().is_some_and(|said| said.contains("half precision"));
    (page.attribute("proof", "data-precision"), has_line, page.text("proof-report").contains("16 bits"))
}

#[test]
fn the_proof_says_which_precision_a_network_is_in() {
    assert_eq!(precision(&with_actor("half-precision")), (Some("half".to_owned()), true, true));
    assert_eq!(precision(&with_actor("")), (Some("full".to_owned()), false, false));
}
