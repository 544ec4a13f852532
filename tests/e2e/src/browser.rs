//! A browser and its driver, started for the tests and ended with them: Chromium, and for what a person does first Firefox and
//! WebKit.

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use crate::webdriver::Session;
use process_group::ProcessGroup;

mod chromium;
mod other;
mod process_group;
mod profile;
mod started;

pub use profile::{PLAIN_HOST, Profile};

/// A browser with its driver.
pub struct Browser {
    profile: Profile,
    session: Session,
    home: PathBuf,
    /// Ends the driver and its browser when it is dropped.
    _driver: ProcessGroup,
    /// The screen in memory that it draws on, where it needs one.
    _screen: Option<ProcessGroup>,
    /// The tab that stays open when a test closes its own.
    base_tab: String,
    /// Whether pages may be kept for use without a network.
    keeps_pages: Cell<bool>,
    /// What forbids it in the current tab, as the driver names it.
    forbids: RefCell<Option<String>>,
}

/// The browser that the tests of this process share, one test at a time.
pub type Shared = MutexGuard<'static, Option<Browser>>;

/// The shared browser, started when there is none or the last one died.
pub fn shared(profile: Profile) -> Shared {
    static BROWSERS: [Mutex<Option<Browser>>; 8] = [const { Mutex::new(None) }; 8];
    let mut shared = BROWSERS[profile as usize].lock().unwrap_or_else(PoisonError::into_inner);
    let lives = shared.as_ref().is_some_and(|browser| browser.session.tab().is_ok());
    if !lives {
        *shared = None;
        *shared = Some(Browser::start(profile));
    }
    shared
}

impl Browser {
    /// A fresh browser with an empty profile.
    ///
    /// # Panics
    /// When the driver or the browser does not start.
    #[must_use]
    pub fn start(profile: Profile) -> Self {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let number = STARTED.fetch_add(1, Ordering::SeqCst);
        let home = std::env::temp_dir().join(format!("e2e-browser-{}-{number}", std::process::id()));
        fs::create_dir_all(&home).expect("a folder for the browser");
        let started =
            if profile.is_chromium() { chromium::start(profile, &home) } else { other::start(profile, &home) };
        let base_tab = started.session.tab().expect("a first tab");
        Self {
            profile,
            session: started.session,
            home,
            _driver: started.driver,
            _screen: started.screen,
            base_tab,
            keeps_pages: Cell::new(false),
            forbids: RefCell::default(),
        }
    }

    /// The driver's session.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Opens an empty tab and turns to it. What the page refuses is collected from its first line on.
    ///
    /// # Panics
    /// When the browser is gone.
    pub fn new_tab(&self) {
        // Sees what the policy refuses and what the page throws, before any script of the page runs.
        const WATCH: &str = "window.refusals = []; window.failures = [];
            addEventListener('securitypolicyviolation', e => refusals.push(e.violatedDirective + ' ' + e.blockedURI));
            addEventListener('error', e => failures.push(String(e.message)));
            addEventListener('unhandledrejection', e => failures.push(String(e.reason)));";
        if !self.profile.is_chromium() {
            // Their drivers give no way to a script for every page; each server is a new origin to the one tab.
            return;
        }
        let tab = self.session.new_tab().expect("a new tab");
        self.session.turn_to(&tab).expect("the new tab");
        let script = json!({ "source": WATCH });
        self.session.development("Page.addScriptToEvaluateOnNewDocument", &script).expect("a script for every page");
        if self.keeps_pages.get() {
            return;
        }
        // Tests mean the network: a kept page would hide its faults. The same choice is a button of the page's.
        const FORBID: &str = "try { localStorage.setItem('offline', 'off'); } catch { /* no storage, nothing kept */ }";
        let script = json!({ "source": FORBID });
        let added = self.session.development("Page.addScriptToEvaluateOnNewDocument", &script);
        let added = added.expect("a script for every page");
        *self.forbids.borrow_mut() = added["identifier"].as_str().map(str::to_owned);
    }

    /// Whether the browser may keep pages for use without a network, from now on, the current tab included. It may not before
    /// a test wants it to.
    ///
    /// # Panics
    /// When the browser is gone.
    pub fn keep_pages(&self, may: bool) {
        self.keeps_pages.set(may);
        if may && let Some(identifier) = self.forbids.take() {
            let script = json!({ "identifier": identifier });
            self.session.development("Page.removeScriptToEvaluateOnNewDocument", &script).expect("the script ends");
        }
    }

    /// Freezes the current tab, as the browser does with one that nobody sees, or lets it go on. A browser without a
    /// screen hides none by itself.
    ///
    /// # Panics
    /// When the browser is gone.
    pub fn freeze_tab(&self, is_frozen: bool) {
        let state = if is_frozen { "frozen" } else { "active" };
        let parameters = json!({ "state": state });
        self.session.development("Page.setWebLifecycleState", &parameters).expect("the tab's state changes");
    }

    /// Closes the current tab and turns to the one that stays.
    pub fn close_tab(&self) {
        if !self.profile.is_chromium() {
            return;
        }
        // A test that failed because the browser died is not to fail here again.
        drop(self.session.close_tab());
        drop(self.session.turn_to(&self.base_tab));
    }

    /// What the browser's console said since the last call: level, then message. Only Chromium's driver tells.
    ///
    /// # Panics
    /// When the browser cannot be asked.
    #[must_use]
    pub fn console(&self) -> Vec<(String, String)> {
        if !self.profile.is_chromium() {
            return Vec::new();
        }
        self.session.console().expect("the browser's console")
    }

    /// Forgets everything that an origin kept. Other browsers than Chromium keep it until they end.
    pub fn forget(&self, origin: &str) {
        if self.profile.is_chromium() {
            // It is of no matter to a browser that died.
            let everything = json!({ "origin": origin, "storageTypes": "all" });
            drop(self.session.development("Storage.clearDataForOrigin", &everything));
        }
    }

    /// Ends the browser in good order and reads its log of requests.
    ///
    /// # Panics
    /// When there is no such log.
    #[must_use]
    pub fn close_and_read_net_log(self) -> Value {
        self.session.end().expect("Chromium ends when asked");
        let file = chromium::net_log_file(&self.home);
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("no log at {}: {error}", file.display()));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("the log of requests is damaged: {error}"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It may have been ended already, or have died.
        drop(self.session.end());
    }
}
