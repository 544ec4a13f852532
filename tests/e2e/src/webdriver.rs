//! The few commands of the W3C WebDriver protocol that the tests need: JSON over local http.

use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use ureq::Agent;

/// Longer than any script of a test may take.
const ANSWER: Duration = Duration::from_secs(240);

/// The Escape key.
pub const ESCAPE: char = '\u{E00C}';
/// The tabulator key.
pub const TAB: char = '\u{E004}';
/// The arrow to the left.
pub const ARROW_LEFT: char = '\u{E012}';
/// The arrow to the right.
pub const ARROW_RIGHT: char = '\u{E014}';
/// The arrow downwards.
pub const ARROW_DOWN: char = '\u{E015}';
/// The shift key, to be held while another is pressed.
pub const SHIFT: char = '\u{E008}';
/// The enter key.
pub const ENTER: char = '\u{E007}';

/// What the driver, or the way to it, says went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DriverError(String);

impl std::fmt::Display for DriverError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<ureq::Error> for DriverError {
    fn from(error: ureq::Error) -> Self {
        Self(format!("the driver does not answer: {error}"))
    }
}

impl From<serde_json::Error> for DriverError {
    fn from(error: serde_json::Error) -> Self {
        Self(format!("the driver's answer makes no sense: {error}"))
    }
}

/// The outcome of a command.
pub type DriverResult<T> = Result<T, DriverError>;

/// An element of the page, as the driver names it.
#[derive(Clone, Debug)]
pub struct Element(String);

/// A session of ChromeDriver with one browser.
pub struct Session {
    driver: Driver,
    id: String,
}

/// The protocol's fixed name for "this is an element".
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Session {
    /// Starts a browser.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start(port: u16, capabilities: &Value) -> DriverResult<Self> {
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let driver = Driver::new(port);
        let value = driver.post("/session", &wanted)?;
        let id = value["sessionId"].as_str().ok_or_else(|| DriverError("the driver gave no session".to_owned()))?;
        Ok(Self { id: id.to_owned(), driver })
    }

    /// Ends the browser in good order.
    ///
    /// # Errors
    /// When it is gone already.
    pub fn end(&self) -> DriverResult<()> {
        self.driver.delete(&format!("/session/{}", self.id)).map(drop)
    }

    /// Loads an address.
    ///
    /// # Errors
    /// When it cannot be loaded.
    pub fn go(&self, url: &str) -> DriverResult<()> {
        self.post("/url", &json!({ "url": url })).map(drop)
    }

    /// Loads the page of the tab again.
    ///
    /// # Errors
    /// When it cannot be loaded.
    pub fn refresh(&self) -> DriverResult<()> {
        self.post("/refresh", &json!({})).map(drop)
    }

    /// Runs the body of a function in the page, and waits for the promise that it may return.
    ///
    /// # Errors
    /// With what the script threw.
    pub fn execute(&self, script: &str, arguments: &[Value]) -> DriverResult<Value> {
        self.post("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// The first element of a selector.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(&self, selector: &str) -> DriverResult<Element> {
        let value = self.post("/element", &json!({ "using": "css selector", "value": selector }))?;
        let id = value[ELEMENT].as_str().ok_or_else(|| DriverError("the driver gave no element".to_owned()))?;
        Ok(Element(id.to_owned()))
    }

    /// Clicks into the middle of an element, after scrolling to it.
    ///
    /// # Errors
    /// When it is not visible, or something lies above it.
    pub fn click(&self, element: &Element) -> DriverResult<()> {
        self.post(&format!("/element/{}/click", element.0), &json!({})).map(drop)
    }

    /// Types into an element; a file input gets a path.
    ///
    /// # Errors
    /// When it takes no keys.
    pub fn send_keys(&self, element: &Element, keys: &str) -> DriverResult<()> {
        self.post(&format!("/element/{}/value", element.0), &json!({ "text": keys })).map(drop)
    }

    /// Presses and releases a key, for whatever has the focus. Keys without a character are of the protocol's own, such
    /// as [`TAB`].
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn press(&self, key: char) -> DriverResult<()> {
        let step = |kind: &str| json!({ "type": kind, "value": key.to_string() });
        let actions = json!([{ "type": "key", "id": "keyboard", "actions": [step("keyDown"), step("keyUp")] }]);
        self.post("/actions", &json!({ "actions": actions })).map(drop)
    }

    /// Presses and releases a key while another is held.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn press_with(&self, held: char, key: char) -> DriverResult<()> {
        let step = |kind: &str, key: char| json!({ "type": kind, "value": key.to_string() });
        let steps = [step("keyDown", held), step("keyDown", key), step("keyUp", key), step("keyUp", held)];
        let actions = json!([{ "type": "key", "id": "keyboard", "actions": steps }]);
        self.post("/actions", &json!({ "actions": actions })).map(drop)
    }

    /// The tab that the session is turned to.
    ///
    /// # Errors
    /// When it was closed.
    pub fn tab(&self) -> DriverResult<String> {
        self.get("/window").map(|value| value.as_str().unwrap_or_default().to_owned())
    }

    /// Turns to the frame that an element is: scripts and elements are that one's from now on, until another address or tab.
    ///
    /// # Errors
    /// When it is no frame.
    pub fn turn_to_frame(&self, frame: &Element) -> DriverResult<()> {
        self.post("/frame", &json!({ "id": { ELEMENT: frame.0 } })).map(drop)
    }

    /// Turns back from a frame to the page around it.
    ///
    /// # Errors
    /// When the tab is gone.
    pub fn turn_to_whole(&self) -> DriverResult<()> {
        self.post("/frame", &json!({ "id": null })).map(drop)
    }

    /// Opens a tab; the session is not turned to it.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn new_tab(&self) -> DriverResult<String> {
        let value = self.post("/window/new", &json!({ "type": "tab" }))?;
        Ok(value["handle"].as_str().unwrap_or_default().to_owned())
    }

    /// Turns to a tab.
    ///
    /// # Errors
    /// When there is no such tab.
    pub fn turn_to(&self, tab: &str) -> DriverResult<()> {
        self.post("/window", &json!({ "handle": tab })).map(drop)
    }

    /// Closes the tab that the session is turned to.
    ///
    /// # Errors
    /// When it is gone already.
    pub fn close_tab(&self) -> DriverResult<()> {
        self.driver.delete(&format!("/session/{}/window", self.id)).map(drop)
    }

    /// What the console said since the last call: level, then message.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn console(&self) -> DriverResult<Vec<(String, String)>> {
        let entries = self.post("/se/log", &json!({ "type": "browser" }))?;
        let word = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        let entries = entries.as_array().cloned().unwrap_or_default();
        Ok(entries.iter().map(|entry| (word(entry, "level"), word(entry, "message"))).collect())
    }

    /// A command of the browser's own protocol for development tools.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub fn development(&self, method: &str, parameters: &Value) -> DriverResult<Value> {
        self.post("/goog/cdp/execute", &json!({ "cmd": method, "params": parameters }))
    }

    /// A command whose answer is a file, such as a screenshot.
    ///
    /// # Errors
    /// When the browser refuses it, or answers something else.
    pub fn development_file(&self, method: &str, parameters: &Value) -> DriverResult<Vec<u8>> {
        let answer = self.development(method, parameters)?;
        let data = answer["data"].as_str().ok_or_else(|| DriverError(format!("{method} gave no file")))?;
        BASE64.decode(data).map_err(|error| DriverError(format!("{method} gave no base64: {error}")))
    }

    /// Begins to trace what the browser does, in these categories, comma between.
    ///
    /// # Errors
    /// When a trace is being taken already.
    pub fn begin_trace(&self, categories: &str) -> DriverResult<()> {
        let wanted = json!({ "categories": categories, "transferMode": "ReturnAsStream" });
        self.development("Tracing.start", &wanted).map(drop)
    }

    /// Ends the trace and gives its events.
    ///
    /// # Errors
    /// When there is none.
    pub fn end_trace(&self) -> DriverResult<Vec<Value>> {
        self.development("Tracing.end", &json!({}))?;
        let (handle, mut part) = self.trace_stream()?;
        let begun = Instant::now();
        let mut text = String::new();
        let trace: Value = loop {
            text.push_str(part["data"].as_str().unwrap_or_default());
            if part["eof"] == json!(true) {
                // The browser may still be writing: its file ends, but not the trace.
                match serde_json::from_str(&text) {
                    Err(error) if error.is_eof() && begun.elapsed() < ANSWER => {
                        std::thread::sleep(Duration::from_millis(100));
                    }
                    whole => break whole?,
                }
            }
            part = self.development("IO.read", &json!({ "handle": handle }))?;
        };
        self.development("IO.close", &json!({ "handle": handle }))?;
        Ok(trace["traceEvents"].as_array().cloned().unwrap_or_default())
    }

    /// The stream of the trace that was ended, once it is there, and its first part. Its name is told in an event, which
    /// this driver does not pass on; browsers number their streams from 1.
    fn trace_stream(&self) -> DriverResult<(String, Value)> {
        const MOST_STREAMS: u32 = 20;
        let mut refused = DriverError("no stream was tried".to_owned());
        for _ in 0..100 {
            for number in 1..=MOST_STREAMS {
                let handle = number.to_string();
                match self.development("IO.read", &json!({ "handle": handle })) {
                    Ok(part) => return Ok((handle, part)),
                    Err(error) => refused = error,
                }
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err(refused)
    }

    fn post(&self, path: &str, body: &Value) -> DriverResult<Value> {
        self.driver.post(&format!("/session/{}{path}", self.id), body)
    }

    fn get(&self, path: &str) -> DriverResult<Value> {
        self.driver.get(&format!("/session/{}{path}", self.id))
    }
}

/// The way to ChromeDriver.
struct Driver {
    agent: Agent,
    port: u16,
}

impl Driver {
    fn new(port: u16) -> Self {
        // The driver explains its refusals in the body. No proxy stands between it and the tests.
        let config =
            Agent::config_builder().http_status_as_error(false).timeout_global(Some(ANSWER)).proxy(None).build();
        Self { agent: config.into(), port }
    }

    fn post(&self, path: &str, body: &Value) -> DriverResult<Value> {
        value_of(self.agent.post(self.address(path)).content_type("application/json").send(body.to_string())?)
    }

    fn get(&self, path: &str) -> DriverResult<Value> {
        value_of(self.agent.get(self.address(path)).call()?)
    }

    fn delete(&self, path: &str) -> DriverResult<Value> {
        value_of(self.agent.delete(self.address(path)).call()?)
    }

    fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

/// The `value` of an answer, or the error that it tells.
fn value_of(mut answer: ureq::http::Response<ureq::Body>) -> DriverResult<Value> {
    // Screenshots of long pages and parts of traces are larger than what is read unless told.
    let bytes = answer.body_mut().with_config().limit(u64::MAX).read_to_vec()?;
    let mut answer: Value = serde_json::from_slice(&bytes)?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(error) if value["message"].is_string() => {
            let message = value["message"].as_str().unwrap_or_default();
            // The driver appends its own build and platform, which say nothing of the page.
            let message = message.split("\n  (Session info").next().unwrap_or_default();
            Err(DriverError(format!("{error}: {message}")))
        }
        _ => Ok(value),
    }
}
