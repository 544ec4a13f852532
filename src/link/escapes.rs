//! What mail programs, messengers and HTML make of a link on its way: percent-escapes, and `&amp;` for `&`.

use percent_encoding::percent_decode_str;

/// What is left of an escaped `&` once the link is split at `&`: the rest of `&amp;`, `&#38;` or `&#x26;`.
const AMPERSANDS: [&str; 3] = ["amp;", "#38;", "#x26;"];

/// The version and the `key=value` pairs of a fragment, unescaped. Escapes are undone once, after the split, so that an
/// escaped `&` inside a value does not end it; a fragment that was escaped as a whole, `&` and all, is undone before. What
/// only looks like an escape stays as it is.
pub(super) fn parts(fragment: &str) -> Vec<String> {
    let split = |text: &str| -> Vec<String> { text.split('&').map(without_ampersand).collect() };
    if fragment.contains('&') {
        split(fragment).iter().map(|part| unescaped(part)).collect()
    } else {
        split(&unescaped(fragment))
    }
}

fn unescaped(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// A part without the rest of an escaped `&` before it; one that was escaped twice has two.
fn without_ampersand(mut part: &str) -> String {
    while let Some(rest) = AMPERSANDS.iter().find_map(|escape| part.strip_prefix(escape)) {
        part = rest;
    }
    part.to_owned()
}

/// What a link said, short enough to show.
pub(super) fn clip(found: &str) -> String {
    const LONGEST: usize = 24;
    if found.chars().count() <= LONGEST {
        found.to_owned()
    } else {
        found.chars().take(LONGEST).chain(['…']).collect()
    }
}
