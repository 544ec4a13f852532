//! One tab with the page in it, in the words of the page's contract.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::browser::{Browser, PLAIN_HOST, Profile, Shared, shared};
use crate::dist;
use crate::server::{BASE, Seen, Server};
use crate::webdriver::Session;

mod controls;
mod engine;
mod screen;

pub use engine::Prediction;

/// How long the page may take for what it does at once.
const AT_ONCE: Duration = Duration::from_secs(5);
/// How long a page may take to load on a busy machine.
const LOADING: Duration = Duration::from_secs(30);

/// The browser of a page: the one that the tests share, or its own.
enum Held {
    Shared(Shared),
    Own(Box<Browser>),
}

/// A tab with the page. Its server is its own, so that no cache or storage is shared between tests.
pub struct Page {
    /// The server of this page.
    pub server: Server,
    held: Option<Held>,
    host: &'static str,
}

impl Page {
    /// Opens the page with a fragment (`""` or `#v1&...`) where WebGPU has a software adapter.
    #[must_use]
    pub fn open(fragment: &str) -> Self {
        let page = Self::prepare(Profile::SoftwareAdapter);
        page.go(fragment);
        page
    }

    /// Opens the page by the very address, as people do.
    #[must_use]
    pub fn open_as_people(fragment: &str) -> Self {
        let page = Self::prepare(Profile::SoftwareAdapter);
        page.go_as_people(fragment);
        page
    }

    /// A server and an empty tab. Set faults, then [`Page::go`].
    #[must_use]
    pub fn prepare(profile: Profile) -> Self {
        let folder = dist::folder();
        Self::new(Held::Shared(shared(profile)), folder)
    }

    /// The same with a server that compresses what it sends, as those of the web do.
    #[must_use]
    pub fn prepare_compressed(profile: Profile) -> Self {
        let mut page = Self::prepare(profile);
        page.server = Server::start_compressed(dist::folder());
        page
    }

    /// The same in a browser of its own.
    #[must_use]
    pub fn prepare_alone(profile: Profile) -> Self {
        let folder = dist::folder();
        Self::new(Held::Own(Box::new(Browser::start(profile))), folder)
    }

    fn new(held: Held, folder: PathBuf) -> Self {
        let page = Self { server: Server::start(folder), held: Some(held), host: "127.0.0.1" };
        // What earlier tests left on the console is not this test's.
        let _ = page.browser().console();
        page.browser().keep_pages(false);
        page.browser().new_tab();
        page
    }

    /// From now on, opens the page by a name that gives it no `navigator.gpu`.
    pub fn use_plain_host(&mut self) {
        self.host = PLAIN_HOST;
    }

    /// The browser.
    ///
    /// # Panics
    /// Never before the page is dropped.
    #[must_use]
    pub fn browser(&self) -> &Browser {
        match self.held.as_ref().expect("held until the end") {
            Held::Shared(shared) => shared.as_ref().expect("a shared browser is there while it is held"),
            Held::Own(browser) => browser,
        }
    }

    /// The driver's session.
    #[must_use]
    pub fn session(&self) -> &Session {
        self.browser().session()
    }

    /// The page's address.
    #[must_use]
    pub fn address(&self, fragment: &str) -> String {
        format!("{}{BASE}{fragment}", self.origin())
    }

    fn origin(&self) -> String {
        format!("http://{}:{}", self.host, self.server.port())
    }

    /// Loads the page and waits until its controls are there. Nothing runs before the test wants it to, and the sliders are
    /// those of B0, unless the fragment says something else; see [`Page::go_as_people`].
    pub fn go(&self, fragment: &str) {
        let setting = if fragment.is_empty() { "#v1&family=b&preset=b0" } else { fragment };
        let run = if setting.contains("run=") || !setting.starts_with("#v1&") { "" } else { "&run=off" };
        self.go_as_people(&format!("{setting}{run}"));
        if !run.is_empty() {
            self.wait_for_rooms();
        }
    }

    /// Waits until the code of every room is there, which the page loads once it is at rest.
    pub fn wait_for_rooms(&self) {
        let is_loading = "return !!document.querySelector('[data-testid=\"chunk-loading\"]');";
        self.wait("the rooms", LOADING, || (self.js(is_loading, &[]) == false).then_some(()));
    }

    /// Loads the page by the very address, as people do: it starts its engine by itself.
    pub fn go_as_people(&self, fragment: &str) {
        self.load(fragment);
        // A step of the lesson may have them folded.
        let is_there = "return !!document.querySelector('[data-testid=\"mode\"]');";
        self.wait("the page's controls", LOADING, || (self.js(is_there, &[]) == true).then_some(()));
    }

    /// Loads the page and waits for nothing.
    ///
    /// # Panics
    /// When the browser cannot.
    pub fn load(&self, fragment: &str) {
        self.session().go(&self.address(fragment)).expect("the page loads");
    }

    /// Closes the tab and opens the page in a new one.
    pub fn go_in_fresh_tab(&self, fragment: &str) {
        self.browser().close_tab();
        self.browser().new_tab();
        self.go(fragment);
    }

    /// Ends the browser, which has to be the page's own, and gives its log of requests and the server.
    ///
    /// # Panics
    /// When the browser is a shared one.
    #[must_use]
    pub fn finish(mut self) -> (Value, Vec<Seen>) {
        let Some(Held::Own(browser)) = self.held.take() else { panic!("a shared browser stays open") };
        (browser.close_and_read_net_log(), self.server.seen())
    }

    /// Begins to trace what the browser does, in these categories, comma between.
    ///
    /// # Panics
    /// When it cannot.
    pub fn begin_trace(&self, categories: &str) {
        self.session().begin_trace(categories).expect("a trace");
    }

    /// The events since then.
    ///
    /// # Panics
    /// When there is no trace.
    #[must_use]
    pub fn end_trace(&self) -> Vec<Value> {
        self.session().end_trace().expect("the trace's events")
    }

    /// Runs a script in the page, with `at(id)` for the element of a test id; waits for a promise it returns.
    ///
    /// # Panics
    /// With the script's own error.
    pub fn js(&self, script: &str, arguments: &[Value]) -> Value {
        const AT: &str = "const at = id => {
            const found = document.querySelector(`[data-testid=\"${id}\"]`);
            if (!found) throw new Error(`nothing on the page has data-testid=\"${id}\"`);
            return found;
        };";
        let result = self.session().execute(&format!("{AT}\n{script}"), arguments);
        result.unwrap_or_else(|error| panic!("{error}\nin the script: {script}"))
    }

    /// Asks until there is an answer.
    ///
    /// # Panics
    /// When there is none in time.
    pub fn wait<T>(&self, what: &str, limit: Duration, mut probe: impl FnMut() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(answer) = probe() {
                return answer;
            }
            assert!(start.elapsed() < limit, "waited {limit:?} in vain for {what}");
            thread::sleep(Duration::from_millis(40));
        }
    }

    /// Whether an element is on the page and takes up room.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        // What is in a room whose door is closed is there all the same.
        let script = "const e = document.querySelector(`[data-testid=\"${arguments[0]}\"]`);
            const room = e?.closest('[data-room][hidden]');
            if (room) room.hidden = false;
            const is_there = !!e && e.getClientRects().length > 0;
            if (room) room.hidden = true;
            return is_there;";
        self.js(script, &[json!(id)]) == json!(true)
    }

    /// An attribute, where the element has it.
    #[must_use]
    pub fn attribute(&self, id: &str, name: &str) -> Option<String> {
        let value = self.js("return at(arguments[0]).getAttribute(arguments[1]);", &[json!(id), json!(name)]);
        value.as_str().map(str::to_owned)
    }

    /// The text for people.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.js("return at(arguments[0]).innerText;", &[json!(id)]).as_str().unwrap_or_default().trim().to_owned()
    }

    /// The exact value of a readout.
    ///
    /// # Panics
    /// When the readout has none.
    #[must_use]
    pub fn value_of(&self, id: &str) -> String {
        self.attribute(id, "data-value").unwrap_or_else(|| panic!("{id} has no data-value"))
    }

    /// The exact value of a readout, as a number.
    ///
    /// # Panics
    /// When it is none.
    #[must_use]
    pub fn number_of(&self, id: &str) -> f64 {
        let value = self.value_of(id);
        value.parse().unwrap_or_else(|_| panic!("{id} is {value:?}, which is no number"))
    }

    /// Asserts a readout, once the page has had time for it.
    ///
    /// # Panics
    /// When the readout is another after some seconds.
    pub fn expect(&self, id: &str, expected: &str) {
        let value = || self.attribute(id, "data-value");
        let start = Instant::now();
        while value().as_deref() != Some(expected) && start.elapsed() < AT_ONCE {
            thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(value().as_deref(), Some(expected), "{id}");
    }

    /// Asserts a decimal readout to twelve digits.
    ///
    /// # Panics
    /// When the readout is another after some seconds.
    pub fn expect_number(&self, id: &str, expected: f64) {
        let is_near = |value: f64| (value - expected).abs() <= 1e-12 * expected.abs().max(1.0);
        let start = Instant::now();
        while !is_near(self.number_of(id)) && start.elapsed() < AT_ONCE {
            thread::sleep(Duration::from_millis(20));
        }
        let value = self.number_of(id);
        assert!(is_near(value), "{id} is {value} instead of {expected}");
    }

    /// What the page's policy refused and what its scripts threw, so far.
    #[must_use]
    pub fn refusals_and_failures(&self) -> Vec<String> {
        let found = self.js("return [...window.refusals, ...window.failures];", &[]);
        found.as_array().expect("lists").iter().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if self.held.is_none() {
            return;
        }
        if thread::panicking() {
            self.report();
        }
        // What the page kept would fill the shared browser's disk, and greet a later server on the same port.
        self.browser().forget(&self.origin());
        self.browser().close_tab();
    }
}
