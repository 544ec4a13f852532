//! Makes sure that the tests have a browser, its driver and a font with Korean letters.

use anyhow::Result;

use super::apt;
use super::step_line::say;
use crate::context::Context;

/// Installs Debian's Chromium, its driver and the font, whichever is missing.
pub fn ensure(context: &Context) -> Result<()> {
    let mut missing = Vec::new();
    if context.find("chromium").is_none() {
        missing.push("chromium");
    }
    if context.find("chromedriver").is_none() {
        missing.push("chromium-driver");
    }
    if !has_korean_font(context) {
        missing.push("fonts-noto-cjk");
    }
    if missing.is_empty() {
        say("browser", "Chromium, its driver and a Korean font are there");
        return Ok(());
    }
    apt::install(context, &missing, "the browser that the tests run")
}

/// Whether a font covers Korean, which pictures of the page in that language need.
fn has_korean_font(context: &Context) -> bool {
    let listed = context.output_of("fc-list", &[":lang=ko", "family"]).is_some_and(|fonts| !fonts.is_empty());
    listed
        || context
            .output_of("dpkg-query", &["-W", "-f=${Status}", "fonts-noto-cjk"])
            .is_some_and(|status| status.ends_with(" installed"))
}
