//! Whether another tab of this browser trains as well: each that does says so once in a while, where all can read it.

use crate::browser::local_storage;

/// Where the tabs say so: a name of the tab, and the time.
const KEY: &str = "lab-running";

/// What was said longer ago than this many milliseconds is over. Browsers call a hidden tab once a second.
const FRESH_MILLIS: f64 = 4000.0;

/// This tab trains.
pub fn say(tab: u32) {
    local_storage::set(KEY, Some(&format!("{tab} {}", js_sys::Date::now())));
}

/// This tab does not train any more.
pub fn unsay(tab: u32) {
    if read().is_some_and(|(said, _)| said == tab) {
        local_storage::set(KEY, None);
    }
}

/// Whether another tab said that it trains.
pub fn is_another(tab: u32) -> bool {
    read().is_some_and(|(said, at)| said != tab && (js_sys::Date::now() - at).abs() < FRESH_MILLIS)
}

fn read() -> Option<(u32, f64)> {
    let text = local_storage::get(KEY)?;
    let (tab, at) = text.split_once(' ')?;
    Some((tab.parse().ok()?, at.parse().ok()?))
}
