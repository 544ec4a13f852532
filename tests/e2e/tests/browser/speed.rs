//! How long a slider takes from its event to new readouts, scripting and layout on the page's thread.

use e2e::page::Page;
use serde_json::json;

/// The most that may pass, in milliseconds: the bound in BENCHMARKS.md.
const GOAL_MILLIS: f64 = 4.0;

/// Moves a slider through a sweep. A reading runs from the event to a finished layout, after every microtask and effect
/// that the event set off: a message to itself is a task of its own, behind all of them. Readouts that come only with
/// a later frame would show as stale, which the caller refuses. The stage table follows after the paint, and has to have
/// followed by the next frame's end.
const SWEEP: &str = "
    const [knob, values] = arguments;
    const slider = at('slider-' + knob);
    const shown = () => ['macs', 'params', 'blocks', 'input-resolution'].map(id => at(id).dataset.value).join();
    const inTable = () => [...document.querySelectorAll('[data-testid=\"stage-row\"]')]
        .reduce((sum, row) => sum + BigInt(row.dataset.macs), 0n).toString();
    const channel = new MessageChannel();
    const afterMicrotasks = () => new Promise(done => { channel.port1.onmessage = done; channel.port2.postMessage(0); });
    return (async () => {
        const readings = [];
        let stale = 0, behind = 0;
        for (const value of values) {
            // A frame apart, as a hand moves, with the last one painted.
            await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
            if (inTable() !== at('macs').dataset.value) behind += 1;
            const before = shown();
            slider.value = String(value);
            const start = performance.now();
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            await afterMicrotasks();
            document.documentElement.offsetHeight;
            readings.push(performance.now() - start);
            if (shown() === before) stale += 1;
        }
        return [readings, stale, behind];
    })();";

/// The most sweeps that are made of one slider.
const SWEEPS: usize = 12;

/// Whether the moves of a slider are within the goal, in the median and at the 95th percentile. A move counts with the
/// least of its times in the sweeps so far, and sweeps are made until they suffice: other work on the machine only ever
/// adds time, and adds it to other moves in each sweep, while a page that is too slow is too slow each time.
fn is_within_goal(page: &Page, what: &str, knob: &str, values: &[f64]) -> bool {
    let mut least = vec![f64::INFINITY; values.len()];
    for sweeps in 1..=SWEEPS {
        for (least, reading) in least.iter_mut().zip(sweep(page, knob, values)) {
            *least = least.min(reading);
        }
        let mut sorted = least.clone();
        sorted.sort_by(f64::total_cmp);
        let at = |part: usize| sorted[(sorted.len() - 1) * part / 100];
        let (median, p95, max) = (at(50), at(95), at(100));
        println!(
            "measured: slider to readouts, {what}, best of {sweeps}: median {median:.1} ms, p95 {p95:.1} ms, max {max:.1} ms \
             (goal {GOAL_MILLIS} ms)"
        );
        if median <= GOAL_MILLIS && p95 <= GOAL_MILLIS {
            return true;
        }
    }
    false
}

/// The time of every move of a sweep, in milliseconds, in the order of the moves.
fn sweep(page: &Page, knob: &str, values: &[f64]) -> Vec<f64> {
    let found = page.js(SWEEP, &[json!(knob), json!(values)]);
    let (readings, stale, behind): (Vec<f64>, u64, u64) = serde_json::from_value(found).expect("readings");
    assert_eq!(readings.len(), values.len(), "a reading of each move");
    assert_eq!(behind, 0, "the stage table had not followed {behind} of {} moves of {knob}", values.len());
    assert_eq!(stale, 0, "{stale} of {} moves of {knob} changed nothing at once", values.len());
    readings
}

/// There and back, without the value that the sweep starts at.
fn there_and_back(first: u32, last: u32, step: usize, per_unit: f64) -> Vec<f64> {
    let up: Vec<f64> = (first..=last).step_by(step).map(|steps| f64::from(steps) / per_unit).collect();
    up.iter().skip(1).chain(up.iter().rev().skip(1)).copied().collect()
}

#[test]
fn a_slider_is_answered_within_the_goal_at_any_setting() {
    let page = Page::open("#v1&family=b&phi=0&alpha=1.2&beta=1.1&gamma=1.15");
    let phi = there_and_back(0, 70, 2, 10.0);
    let mut within = vec![is_within_goal(&page, "phi at the paper's bases", "phi", &phi)];

    page.go("#v1&family=b&phi=0&alpha=2&beta=2&gamma=2");
    page.expect_number("constraint", 32.0);
    within.push(is_within_goal(&page, "phi at bases 2, 2, 2", "phi", &phi));

    page.go("#v1&family=b&depth=0.5&width=1&resolution=1");
    page.expect("mode", "separate");
    within.push(is_within_goal(&page, "depth 0.5 to 8", "depth", &there_and_back(50, 800, 25, 100.0)));
    assert!(within.iter().all(|within| *within), "more than {GOAL_MILLIS} ms; see the measured lines");
}
