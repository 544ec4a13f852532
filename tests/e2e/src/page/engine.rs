//! The engine's part of the page: pictures, predictions, states, errors.

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::Page;
use crate::webdriver::DriverResult;

/// How long a first result may take: the worker arrives, weights load, and on a software adapter every shader is
/// compiled while another program builds on the same two cores.
const FIRST_RESULT: Duration = Duration::from_mins(3);

/// A row of the predictions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prediction {
    /// Index of the class.
    pub index: u64,
    /// Its synset, such as `n02123159`; empty for a class that is none of ImageNet.
    pub synset: String,
    /// Its probability, 0 to 1.
    pub probability: f64,
    /// The network's raw output.
    pub logit: f64,
    /// What people read.
    pub text: String,
}

/// The page's error, as people and programs see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownError {
    /// `data-kind`.
    pub kind: String,
    /// The sentence.
    pub text: String,
}

impl Page {
    /// The engine's state.
    #[must_use]
    pub fn engine(&self) -> String {
        self.attribute("engine-status", "data-state").unwrap_or_default()
    }

    /// Waits for a state of the engine.
    pub fn wait_for_engine(&self, state: &str) {
        self.wait(&format!("the engine to be {state}"), FIRST_RESULT, || (self.engine() == state).then_some(()));
    }

    /// The predictions on show, best first; none before the first run.
    ///
    /// # Panics
    /// When a row lacks one of its attributes.
    #[must_use]
    pub fn predictions(&self) -> Vec<Prediction> {
        let script = "return [...document.querySelectorAll(
                '[data-testid=\"predictions\"] [data-testid=\"prediction\"]')].map(row => [
                row.dataset.index, row.dataset.synset, row.dataset.probability, row.dataset.logit, row.innerText]);";
        let rows = self.js(script, &[]);
        let read = |row: &serde_json::Value| {
            let word = |at: usize| row[at].as_str().map(str::to_owned);
            Some(Prediction {
                index: word(0)?.parse().ok()?,
                synset: word(1).unwrap_or_default(),
                probability: word(2)?.parse().ok()?,
                logit: word(3)?.parse().ok()?,
                text: word(4)?,
            })
        };
        let rows = rows.as_array().expect("rows");
        rows.iter().map(|row| read(row).unwrap_or_else(|| panic!("a prediction is incomplete: {row}"))).collect()
    }

    /// How many runs have been shown.
    #[must_use]
    pub fn runs(&self) -> u64 {
        let script = "return document.querySelector('[data-testid=\"predictions\"]')?.dataset.run ?? '0';";
        let value = self.js(script, &[]);
        value.as_str().and_then(|runs| runs.parse().ok()).expect("data-run is a number")
    }

    /// Waits until more than `before` runs have been shown and the engine is at rest.
    ///
    /// # Panics
    /// When the page shows an error instead.
    pub fn wait_for_run_after(&self, before: u64) -> Vec<Prediction> {
        self.wait("a new result", FIRST_RESULT, || {
            if let Some(error) = self.error() {
                panic!("an error instead of a result: {error:?}");
            }
            (self.runs() > before && self.engine() == "ready").then_some(())
        });
        self.predictions()
    }

    /// The same where an error is still on show, which the new result has to end.
    pub fn wait_for_run_after_complaint(&self, before: u64) -> Vec<Prediction> {
        self.wait("a new result", FIRST_RESULT, || (self.runs() > before && self.engine() == "ready").then_some(()));
        assert_eq!(self.error(), None, "the complaint outlives a good result");
        self.predictions()
    }

    /// Milliseconds from a click on a sample picture to the first answer, on a page that has none yet.
    ///
    /// # Panics
    /// When the page cannot be asked.
    #[must_use]
    pub fn millis_from_click_to_first_answer(&self) -> f64 {
        let script = "return new Promise(done => {
            const start = performance.now();
            const look = () => Number(at('predictions').dataset.run) > 0 ? done(performance.now() - start)
                : setTimeout(look, 2);
            at('sample-coffee').click();
            look();
        });";
        self.js(script, &[]).as_f64().expect("milliseconds")
    }

    /// Classifies a sample picture.
    pub fn classify_sample(&self, name: &str) -> Vec<Prediction> {
        let before = self.runs();
        self.click(&format!("sample-{name}"));
        self.wait_for_run_after(before)
    }

    /// Classifies a file from the disk.
    pub fn classify_file(&self, file: &Path) -> Vec<Prediction> {
        let before = self.runs();
        self.choose_file("image-input", file);
        self.wait_for_run_after(before)
    }

    /// The error on show, if any.
    #[must_use]
    pub fn error(&self) -> Option<ShownError> {
        let script = "const e = document.querySelector('[data-testid=\"error\"]');
            if (!e || e.getClientRects().length === 0 || e.innerText.trim() === '') return null;
            const words = e.cloneNode(true);
            words.querySelectorAll('button').forEach(button => button.remove());
            return [e.dataset.kind ?? '', words.textContent.trim(), !!e.closest('[role=\"alert\"]')];";
        let found = self.js(script, &[]);
        let parts = found.as_array()?;
        assert_eq!(parts[2], json!(true), "an error has to have role=\"alert\": {found}");
        let word = |at: usize| parts[at].as_str().unwrap_or_default().to_owned();
        Some(ShownError { kind: word(0), text: word(1) })
    }

    /// Waits for an error.
    pub fn wait_for_error(&self) -> ShownError {
        self.wait("an error", FIRST_RESULT, || self.error())
    }

    /// Says on standard error what the page looked like when a test failed.
    pub(super) fn report(&self) {
        const SCRIPT: &str = "const text = id => document.querySelector(`[data-testid=\"${id}\"]`)?.innerText;
            return [location.href, text('engine-status'), text('error'), text('backend'),
                window.refusals, window.failures].map(x => JSON.stringify(x ?? null)).join('\\n  ');";
        // Never fails itself: it runs while a test fails.
        let look = || -> DriverResult<_> { Ok((self.session().execute(SCRIPT, &[])?, self.session().console()?)) };
        match look() {
            Ok((state, console)) => {
                eprintln!("the page when the test failed:\n  {}", state.as_str().unwrap_or_default());
                console.iter().for_each(|(level, message)| eprintln!("  console {level}: {message}"));
            }
            Err(error) => eprintln!("the page cannot be asked any more: {error}"),
        }
        for seen in self.server.seen().iter().filter(|seen| seen.status != 200) {
            eprintln!("  {} {} was answered {}", seen.method, seen.path, seen.status);
        }
    }
}
