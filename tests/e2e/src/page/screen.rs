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

    /// Notes the page's long tasks from now on, and forgets those before.
    ///
    /// # Panics
    /// When the page is gone.
    pub fn watch_long_tasks(&self) {
        self.js(
            "window.longTasks?.disconnect();
            window.longest = 0;
            window.longTasks = new PerformanceObserver(list =>
                list.getEntries().forEach(task => { longest = Math.max(longest, task.duration); }));
            longTasks.observe({ type: 'longtask' });",
            &[],
        );
    }

    /// Milliseconds of the longest task of the page's thread since; 0 where none was over 50.
    ///
    /// # Panics
    /// When none were watched.
    #[must_use]
    pub fn longest_task(&self) -> f64 {
        self.js("return longest;", &[]).as_f64().expect("milliseconds")
    }

    /// What sticks out to the right, if anything does: the page as a whole, or elements within it.
    ///
    /// # Panics
    /// When the page is gone.
    #[must_use]
    pub fn sticks_out(&self) -> Option<String> {
        let script = "
        const width = innerWidth, wide = document.documentElement.scrollWidth;
        const scrolls = e => { for (let p = e; p && p !== document.body; p = p.parentElement)
            if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(p).overflowX)) return true; return false; };
        const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 0.5
            && e.getBoundingClientRect().width > 1 && !scrolls(e)).slice(0, 5)
            .map(e => e.tagName + '.' + e.className + ' ' + (e.dataset.testid ?? '') + ' “' + e.textContent.trim().slice(0, 20)
                + '” in ' + (e.parentElement.closest('[data-testid], [id]')?.outerHTML.slice(0, 60) ?? 'the page') + ' ends at ' + e.getBoundingClientRect().right);
        return [wide <= width, wide, width, ...out];";
        let found = self.js(script, &[]);
        let list = found.as_array().expect("a list");
        (list[0] != json!(true) || list.len() > 3).then(|| found.to_string())
    }

    /// Texts that lie upon each other, or are cut off. What scrolls by itself, drawings, and what stays in sight above the
    /// page are left out.
    ///
    /// # Panics
    /// When the page is gone.
    #[must_use]
    pub fn collisions(&self) -> Vec<String> {
        let script = "
            const style = e => getComputedStyle(e);
            const apart = e => { if (!e.checkVisibility()) return true; for (let p = e; p && p !== document.body; p = p.parentElement)
                if (p.matches('svg, math, .visually-hidden, .skip-link, [hidden]') || ['sticky', 'fixed'].includes(style(p).position)
                    || ['auto', 'scroll'].includes(style(p).overflowX) || style(p).clipPath !== 'none') return true; return false; };
            // What is not laid out until it is scrolled to keeps a guessed size until then.
            for (const e of document.querySelectorAll('body *'))
                if (style(e).contentVisibility === 'auto') e.style.contentVisibility = 'visible';
            const clips = way => ['hidden', 'clip'].includes(way);
            const words = n => n.textContent.trim().slice(0, 30);
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), boxes = [], faults = [];
            for (let n = walker.nextNode(); n; n = walker.nextNode()) {
                if (!n.textContent.trim() || apart(n.parentElement)) continue;
                const range = document.createRange(); range.selectNodeContents(n);
                for (const box of range.getClientRects()) {
                    if (box.width <= 1 || box.height <= 1) continue;
                    boxes.push([box, n]);
                    for (let p = n.parentElement; p !== document.body; p = p.parentElement) {
                        const frame = p.getBoundingClientRect(), { overflowX, overflowY, textOverflow } = style(p);
                        if (textOverflow !== 'ellipsis'
                            && (clips(overflowX) && (box.left < frame.left - 1 || box.right > frame.right + 1)
                                || clips(overflowY) && (box.top < frame.top - 1 || box.bottom > frame.bottom + 1)))
                            faults.push(`“${words(n)}” is cut off by ${p.tagName} ${p.className}`);
                    }
                }
            }
            boxes.sort((a, b) => a[0].top - b[0].top);
            // Lines of one text are close, and may touch.
            const slack = 3;
            boxes.forEach(([a, m], at) => {
                for (let next = at + 1; next < boxes.length && boxes[next][0].top < a.bottom - slack; next += 1) {
                    const [b, n] = boxes[next];
                    if (m !== n && Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack
                        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack)
                        faults.push(`“${words(m)}” lies upon “${words(n)}”`);
                }
            });
            return [...new Set(faults)].slice(0, 12);";
        serde_json::from_value(self.js(script, &[])).expect("a list of texts")
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
