//! The screen before the page: its size, the person's theme, and paper.

use std::time::Duration;

use serde_json::json;

use super::Page;

/// How long what unfolds may take to be there, on a busy machine.
const UNFOLDING: Duration = Duration::from_secs(10);

impl Page {
    /// Another size of the window, in CSS pixels.
    ///
    /// # Panics
    /// When the browser cannot.
    pub fn resize(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.session().development("Emulation.setDeviceMetricsOverride", &metrics).expect("another size");
    }

    /// A person who prefers a color scheme, `light` or `dark`, and nothing that moves: colors change at once.
    ///
    /// # Panics
    /// When the browser cannot.
    pub fn prefer(&self, scheme: &str) {
        self.emulate("", scheme);
    }

    /// The page as it goes to paper, for a person who prefers a color scheme.
    ///
    /// # Panics
    /// When the browser cannot.
    pub fn as_printed(&self, scheme: &str) {
        self.emulate("print", scheme);
    }

    fn emulate(&self, media: &str, scheme: &str) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        let wanted = json!({ "media": media, "features": features });
        self.session().development("Emulation.setEmulatedMedia", &wanted).expect("another medium");
    }

    /// Opens every `<details>`, and those within, until nothing more unfolds.
    pub fn unfold_everything(&self) {
        let open = "const closed = [...document.querySelectorAll('details:not([open])')];
            closed.forEach(e => { e.open = true; });
            // What follows a toggle is made after the next paint.
            await new Promise(done => setTimeout(done, 250));
            return closed.length;";
        self.wait("everything to unfold", UNFOLDING, || (self.js(&asynchronous(open), &[]) == json!(0)).then_some(()));
    }
}

/// The body of a function that may wait.
fn asynchronous(body: &str) -> String {
    format!("return (async () => {{ {body} }})();")
}
