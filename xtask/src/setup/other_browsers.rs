//! Makes sure that the smoke tests have Firefox and WebKit. What cannot be installed is left out of them, which is said.

use super::step_line::say;
use super::{apt, cargo_tools};
use crate::context::Context;

/// A browser beside Chromium.
pub struct OtherBrowser {
    /// What people call it.
    pub name: &'static str,
    /// What its tests' names begin with.
    pub tests: &'static str,
    /// Its programs, and Debian's packages with them.
    programs: &'static [(&'static str, &'static str)],
    /// Whether its driver is `geckodriver`, which Debian does not have.
    needs_geckodriver: bool,
}

/// All of them.
pub const ALL: [OtherBrowser; 2] = [
    OtherBrowser {
        name: "Firefox",
        tests: "firefox::",
        programs: &[("firefox", "firefox-esr")],
        needs_geckodriver: true,
    },
    OtherBrowser {
        name: "WebKit",
        tests: "webkit::",
        programs: &[("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")],
        needs_geckodriver: false,
    },
];

/// Installs what is missing of each.
pub fn ensure(context: &mut Context) {
    for browser in &ALL {
        let missing: Vec<&str> = browser.missing_packages(context);
        if !missing.is_empty()
            && let Err(error) = apt::install(context, &missing, &format!("the smoke tests in {}", browser.name))
        {
            say(browser.name, &format!("is not there, its smoke tests will be left out: {error:#}"));
            continue;
        }
        if browser.needs_geckodriver
            && let Err(error) = cargo_tools::ensure_geckodriver(context)
        {
            say(browser.name, &format!("has no driver, its smoke tests will be left out: {error:#}"));
            continue;
        }
        say(browser.name, "is there, with its driver");
    }
}

impl OtherBrowser {
    fn missing_packages(&self, context: &Context) -> Vec<&'static str> {
        let missing = self.programs.iter().filter(|(program, _)| context.find(program).is_none());
        missing.map(|(_, package)| *package).collect()
    }

    /// Whether it and its driver are on the PATH.
    pub fn is_there(&self, context: &Context) -> bool {
        self.missing_packages(context).is_empty() && (!self.needs_geckodriver || context.find("geckodriver").is_some())
    }
}
