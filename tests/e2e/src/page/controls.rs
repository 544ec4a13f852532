//! Hands on the page: sliders, buttons, keys and files.

use std::path::Path;

use serde_json::json;

use super::{AT_ONCE, Page};
use crate::webdriver::{Element, SHIFT, TAB};

impl Page {
    /// Moves a slider to a value in its unit, as a hand would.
    ///
    /// # Panics
    /// When the slider cannot take the value.
    pub fn set_slider(&self, knob: &str, value: f64) {
        let script = "const slider = at('slider-' + arguments[0]);
            slider.value = String(arguments[1]);
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            slider.dispatchEvent(new Event('change', { bubbles: true }));
            return Number(slider.value);";
        let taken = self.js(script, &[json!(knob), json!(value)]).as_f64().unwrap_or(f64::NAN);
        assert!((taken - value).abs() < 1e-9, "slider-{knob} stands at {taken} instead of {value}");
    }

    /// Where a slider stands.
    #[must_use]
    pub fn slider(&self, knob: &str) -> f64 {
        self.js("return Number(at('slider-' + arguments[0]).value);", &[json!(knob)]).as_f64().unwrap_or(f64::NAN)
    }

    /// The element of a test id.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn element(&self, id: &str) -> Element {
        let selector = format!("[data-testid=\"{id}\"]");
        self.session().find(&selector).unwrap_or_else(|error| panic!("{id}: {error}"))
    }

    /// Clicks where a person would: the element has to be visible and not covered.
    ///
    /// # Panics
    /// When it cannot be clicked.
    pub fn click(&self, id: &str) {
        self.open_room_of(id);
        // The driver would stop scrolling at the edge, where a strip of the page's may lie above the element.
        self.js("at(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' });", &[json!(id)]);
        let clicked = self.session().click(&self.element(id));
        clicked.unwrap_or_else(|error| panic!("{id} cannot be clicked: {error}"));
    }

    /// Opens the room below the one screen that an element is in, as a person would by its door.
    pub fn open_room_of(&self, id: &str) {
        let script =
            "const room = document.querySelector(`[data-testid=\"${arguments[0]}\"]`)?.closest('[data-room][hidden]');
            if (!room) return;
            document.querySelector(`[aria-controls=\"${room.id}\"]`).click();
            return new Promise(done => requestAnimationFrame(() => done()));";
        self.js(script, &[json!(id)]);
    }

    /// The rooms below the one screen, in the order of their doors.
    ///
    /// # Panics
    /// When the page is gone.
    #[must_use]
    pub fn rooms(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('[data-room]')].map(room => room.dataset.room);";
        serde_json::from_value(self.js(script, &[])).expect("words")
    }

    /// Opens a room by its door, whether that is in sight or not.
    ///
    /// # Panics
    /// When there is no such room.
    pub fn open_room(&self, room: &str) {
        let script = "at('view-' + arguments[0]).click();
            return new Promise(done => requestAnimationFrame(() => done()));";
        self.js(script, &[json!(room)]);
        self.wait("the open room", AT_ONCE, || {
            let open = "return [...document.querySelectorAll('[data-room]:not([hidden])')].map(r => r.dataset.room);";
            (self.js(open, &[]) == json!([room])).then_some(())
        });
    }

    /// Types into an element that has, or gets, the focus.
    ///
    /// # Panics
    /// When it takes no keys.
    pub fn type_into(&self, id: &str, keys: &str) {
        self.open_room_of(id);
        self.session().send_keys(&self.element(id), keys).unwrap_or_else(|error| panic!("{id} takes no keys: {error}"));
    }

    /// Presses a key, for whatever has the focus.
    ///
    /// # Panics
    /// When the browser is gone.
    pub fn press(&self, key: char) {
        self.session().press(key).expect("a key press");
    }

    /// Whether the element with the focus is one of a selector's.
    #[must_use]
    pub fn is_focused(&self, selector: &str) -> bool {
        self.js("return !!document.activeElement?.matches(arguments[0]);", &[json!(selector)]) == json!(true)
    }

    /// Tabs forwards until an element of a selector has the focus.
    ///
    /// # Panics
    /// When none gets it.
    pub fn tab_to(&self, selector: &str) {
        self.tab_until(selector, || self.press(TAB));
    }

    /// Tabs backwards until an element of a selector has the focus.
    ///
    /// # Panics
    /// When none gets it.
    pub fn tab_back_to(&self, selector: &str) {
        self.tab_until(selector, || self.session().press_with(SHIFT, TAB).expect("a key press"));
    }

    /// Moves phi for ten seconds, up to 1.9 and again from 0; every tenth move rests until the network has followed.
    pub fn move_phi_for_ten_seconds(&self) {
        let moves = "
            const slider = at('slider-phi'), start = performance.now();
            return new Promise(done => {
                let move = 0;
                const next = () => {
                    slider.value = (move++ % 20) / 10;
                    slider.dispatchEvent(new Event('input', { bubbles: true }));
                    if (performance.now() - start > 10000) done();
                    else setTimeout(next, move % 10 === 0 ? 900 : 30);
                };
                next();
            });";
        self.js(moves, &[]);
    }

    fn tab_until(&self, selector: &str, press: impl Fn()) {
        // More than there are places for the focus on the page.
        const MOST: usize = 400;
        for _ in 0..MOST {
            press();
            if self.is_focused(selector) {
                return;
            }
        }
        panic!("the tabulator does not reach {selector}");
    }

    /// Picks a file with a file input.
    ///
    /// # Panics
    /// When there is no such file.
    pub fn choose_file(&self, id: &str, file: &Path) {
        let file = file.canonicalize().unwrap_or_else(|error| panic!("no file {}: {error}", file.display()));
        self.type_into(id, &file.to_string_lossy());
    }

    /// Pastes a file into the page: name, type, content; or a text, where there is no file. Says whether the page took
    /// it.
    #[must_use]
    pub fn paste(&self, file: Option<(&str, &str, &[u8])>) -> bool {
        let script = "const clipboardData = new DataTransfer();
            if (arguments[0]) {
                const [name, type, bytes] = arguments[0];
                clipboardData.items.add(new File([new Uint8Array(bytes)], name, { type }));
            } else {
                clipboardData.setData('text/plain', 'some words');
            }
            const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
            return !document.body.dispatchEvent(paste);";
        self.js(script, &[json!(file)]) == json!(true)
    }

    /// Drops files on the place for pictures: name, type, content.
    pub fn drop_files(&self, files: &[(&str, &str, &[u8])]) {
        self.drop_files_on("drop-zone", files);
    }

    /// The same on an element.
    pub fn drop_files_on(&self, id: &str, files: &[(&str, &str, &[u8])]) {
        let script = "const files = new DataTransfer();
            for (const [name, type, bytes] of arguments[0])
                files.items.add(new File([new Uint8Array(bytes)], name, { type }));
            const place = document.querySelector(`[data-testid=\"${arguments[1]}\"]`) ?? at('image-input').parentElement;
            for (const name of ['dragenter', 'dragover', 'drop'])
                place.dispatchEvent(new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: files }));";
        self.js(script, &[json!(files), json!(id)]);
    }
}
