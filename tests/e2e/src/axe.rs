//! axe-core, the checker of rules for accessibility, run over the page.
//!
//! The driver's scripts are not the page's, so its policy lets them in; axe comes from a file and asks no network.

use serde_json::{Value, json};

use crate::page::Page;

/// Version 4.14.1; `NOTICES.md` says where it is from.
const SOURCE: &str = include_str!("../fixtures/axe.min.js");

/// WCAG 2.0, 2.1 and 2.2 at the levels A and AA, and what axe calls good practice beyond them.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// What axe finds wrong with the page as it stands: rule, selector and reason, a line each.
///
/// # Panics
/// When axe itself fails, or had nothing to check.
#[must_use]
pub fn faults(page: &Page) -> Vec<String> {
    if page.js("return !window.axe;", &[]) == json!(true) {
        page.js(SOURCE, &[]);
    }
    let script = "
        return axe.run(document, { runOnly: { type: 'tag', values: arguments[0] }, resultTypes: ['violations'] })
            .then(({ violations, passes }) => [passes.length, violations.flatMap(({ id, nodes }) =>
                nodes.map(node => [id, node.target.flat().join(' '), node.failureSummary])
            )]);";
    let found = page.js(script, &[json!(TAGS)]);
    // A rule that found nothing to look at does not pass either.
    assert!(found[0].as_u64().is_some_and(|passes| passes >= 20), "axe checked next to nothing: {found}");
    let word = |fault: &Value, at: usize| fault[at].as_str().unwrap_or_default().replace('\n', " ");
    let faults = found[1].as_array().expect("a list");
    faults.iter().map(|fault| format!("{}: {}: {}", word(fault, 0), word(fault, 1), word(fault, 2))).collect()
}
