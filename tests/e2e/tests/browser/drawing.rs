//! The network as volumes, and a stage of it opened.

use std::time::Duration;

use e2e::page::Page;
use e2e::webdriver::{ENTER, ESCAPE, TAB};
use serde_json::{Value, json};

/// Does something with a stage of the drawing, in the words of the page's script.
fn with_stage(page: &Page, stage: u64, what: &str) -> Value {
    let find =
        "const stage = document.querySelector(`[data-testid=\"drawing-stage\"][data-stage=\"${arguments[0]}\"]`);";
    page.js(&format!("{find}{what}"), &[json!(stage)])
}

/// The open stage, and its row of the stage table: `[macs, parameters]` of each.
fn counts(page: &Page, stage: u64) -> Value {
    let script = "
        const of = e => [e.dataset.macs, e.dataset.params];
        return [of(at('stage-detail')), of(document.querySelectorAll('[data-testid=\"stage-row\"]')[arguments[0] - 1])];";
    page.js(script, &[json!(stage)])
}

#[test]
fn every_stage_opens_by_keyboard_and_costs_what_its_row_says() {
    let page = Page::open("");
    assert!(!page.has("stage-detail"), "nothing is open before somebody asks");
    with_stage(&page, 1, "stage.focus();");
    for stage in 1..=9 {
        // From then on, the focus alone opens a stage.
        page.press(if stage == 1 { ENTER } else { TAB });
        page.wait("the stage", Duration::from_secs(5), || {
            (page.has("stage-detail") && page.attribute("stage-detail", "data-stage") == Some(stage.to_string()))
                .then_some(())
        });
        let [open, row] = serde_json::from_value::<[Value; 2]>(counts(&page, stage)).expect("two pairs");
        assert_eq!(open, row, "stage {stage}");
    }
    page.press(ESCAPE);
    page.wait("a closed stage", Duration::from_secs(5), || (!page.has("stage-detail")).then_some(()));
    // The focus stays where it was, and Enter opens the stage again.
    page.press(ENTER);
    page.wait("the stage again", Duration::from_secs(5), || page.has("stage-detail").then_some(()));
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn the_third_stage_of_b0_is_named_and_shows_its_layers() {
    let page = Page::open("");
    let name = with_stage(&page, 3, "return stage.getAttribute('aria-label');");
    let name = name.as_str().expect("a name");
    assert!(name.starts_with("Stage 3, MBConv6, k3x3: channels 24, blocks 2, map 56 x 56, "), "{name}");
    with_stage(&page, 3, "stage.querySelector('rect').dispatchEvent(new MouseEvent('click', { bubbles: true }));");
    page.wait("the stage", Duration::from_secs(5), || page.has("stage-layers").then_some(()));
    let rows = "return [...at('stage-layers').tBodies[0].rows].map(row => row.cells[0].textContent);";
    let block = ["expand", "depthwise", "squeeze", "excite", "project"];
    assert_eq!(page.js(rows, &[]), json!([&["Block 1"][..], &block, &["Block 2"], &block].concat()));
    // 16 channels to six times as many, on 112 x 112 cells: 19,267,584.
    let macs = page.js("return at('stage-layers').tBodies[0].rows[1].cells[6].textContent;", &[]);
    assert_eq!(macs, json!("19.3 million"));
}

#[test]
fn pointing_at_a_stage_reads_it_and_moves_nothing() {
    let page = Page::open("#v1&family=b&phi=7&alpha=1.2&beta=1.1&gamma=1.15");
    let point = "
        const height = () => document.documentElement.scrollHeight;
        const before = height();
        stage.querySelector('rect').dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
        return new Promise(done => requestAnimationFrame(() => setTimeout(() => done(
            [at('drawing-read').textContent === stage.getAttribute('aria-label'), height() - before]))));";
    assert_eq!(with_stage(&page, 7, point), json!([true, 0]));
    assert!(!page.has("stage-detail"), "pointing opens nothing");
    let blocks = "return [...document.querySelectorAll('[data-testid=\"drawing-blocks\"]')].map(e => e.textContent);";
    assert_eq!(page.js(blocks, &[]), json!(["×1", "×4", "×8", "×8", "×11", "×11", "×15", "×4", "×1"]));
}

/// On a phone the words of the drawing were 11 pixels high, beside the lesson 10.
#[test]
fn the_words_of_the_drawing_can_be_read_at_every_width() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    // What each word is, how many pixels high its letters are set, and whether it sticks out of the drawing.
    let words = "
        const svgs = [at('network-drawing'), document.querySelector('.block-drawing')].filter(svg => svg);
        return svgs.flatMap(svg => {
            const frame = svg.getBoundingClientRect(), scale = svg.getScreenCTM().a;
            const shown = text => text.textContent.trim() && text.getClientRects().length;
            return [...svg.querySelectorAll('text')].filter(shown).map(text => {
                const box = text.getBoundingClientRect();
                const out = box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 2;
                return [text.textContent, parseFloat(getComputedStyle(text).fontSize) * scale, out];
            });
        });";
    let mut faults = Vec::new();
    for width in [390, 460, 600, 700, 860, 1000, 1120, 1280, 1440, 1920] {
        page.resize(width, 900);
        with_stage(&page, 3, "stage.querySelector('rect').dispatchEvent(new MouseEvent('click', { bubbles: true }));");
        page.wait("the stage", Duration::from_secs(5), || page.has("stage-layers").then_some(()));
        let words: Vec<(String, f64, bool)> = serde_json::from_value(page.js(words, &[])).expect("words");
        assert!(words.len() > 25, "{words:?}");
        let small = words.into_iter().filter(|(_, pixels, sticks_out)| *pixels < 12.0 || *sticks_out);
        faults.extend(small.map(|(text, pixels, _)| format!("{width}: {text} in {pixels:.1} pixels")));
        page.click("stage-close");
    }
    page.go_in_fresh_tab("#v1&preset=lite0&backend=cpu&lesson=2");
    page.resize(1280, 720);
    let words: Vec<(String, f64, bool)> = serde_json::from_value(page.js(words, &[])).expect("words");
    faults.extend(words.into_iter().filter(|word| word.1 < 12.0).map(|word| format!("beside the lesson: {word:?}")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// At the largest setting the counts of blocks ran into each other on a phone, the pixels into the first stage, and the cost
/// into the volumes; of the counts "quintillion" was broken within the word.
#[test]
fn at_the_largest_setting_no_word_covers_another_and_none_is_broken() {
    let page = Page::open("#v1&family=b&phi=7&alpha=2&beta=2&gamma=2&run=off");
    let script = "
        const texts = [...at('network-drawing').querySelectorAll('text')]
            .filter(text => text.textContent.trim() && text.getClientRects().length)
            .map(text => [text.textContent.trim(), text.getBoundingClientRect()]);
        const faults = [];
        texts.forEach(([one, a], index) => texts.slice(index + 1).forEach(([other, b]) => {
            // Boxes of letters have air above and below.
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const up = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (across > 0 && up > 0.4 * Math.min(a.height, b.height)) faults.push(`${one} covers ${other}`);
        }));
        for (const value of document.querySelectorAll('.costs .readout-value')) {
            value.style.overflowWrap = 'normal';
            if (value.scrollWidth > value.clientWidth + 1) faults.push(`${value.textContent} is broken`);
            value.style.overflowWrap = '';
        }
        return [texts.length, faults];";
    let mut faults = Vec::new();
    for width in [360, 390, 460, 600, 700, 768, 860, 1000, 1040, 1120, 1280, 1440, 1920] {
        page.resize(width, 900);
        let (count, found): (u32, Vec<String>) = serde_json::from_value(page.js(script, &[])).expect("words");
        assert!(count > 18, "{count}");
        faults.extend(found.into_iter().map(|fault| format!("{width}: {fault}")));
        faults.extend(page.sticks_out().map(|found| format!("{width}: {found}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// An open stage stood in the page's flow, and pushed the counts and the rooms 600 pixels down under the pointer.
#[test]
fn opening_a_stage_moves_nothing() {
    let page = Page::open("");
    let places = "return ['macs', 'flops-factor-exact', 'stage-row', 'latency-estimate']
        .flatMap(id => [...document.querySelectorAll(`[data-testid=\"${id}\"]`)])
        .map(e => { const box = e.getBoundingClientRect(); return [box.x, box.y]; });";
    let before = page.js(places, &[]);
    with_stage(&page, 5, "stage.querySelector('rect').dispatchEvent(new MouseEvent('click', { bubbles: true }));");
    page.wait("the stage", Duration::from_secs(5), || page.has("stage-layers").then_some(()));
    assert_eq!(page.js(places, &[]), before);
    // It lies over what follows, and its button is within reach.
    page.click("stage-close");
    page.wait("a closed stage", Duration::from_secs(5), || (!page.has("stage-detail")).then_some(()));
}

/// A hundred times the work looked a third taller: the cost is an area now, and the area is the factor that is counted.
#[test]
fn the_cost_is_drawn_as_the_area_that_it_is() {
    let page = Page::open("");
    let cells = || {
        // The middle of each cell of the field, and whether it is filled.
        let script = "
            const cost = at('drawing-cost');
            const field = cost.previousElementSibling;
            const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(name => Number(field.getAttribute(name)));
            const point = cost.ownerSVGElement.createSVGPoint();
            let filled = 0;
            for (let column = 0; column < 16; column += 1)
                for (let row = 0; row < 8; row += 1) {
                    [point.x, point.y] = [x + (column + 0.5) * width / 16, y + (row + 0.5) * height / 8];
                    filled += cost.isPointInFill(point);
                }
            return filled;";
        page.js(script, &[]).as_f64().expect("a number of cells")
    };
    for (fragment, least, most) in [
        ("#v1&family=b&preset=b0", 1.0, 1.0),
        ("#v1&family=b&preset=b7", 97.0, 98.0),
        ("#v1&family=b&phi=3&alpha=1.2&beta=1.1&gamma=1.15", 5.0, 9.0),
        ("#v1&family=lite&depth=8&width=5&resolution=3", 128.0, 128.0),
    ] {
        page.go(fragment);
        page.wait("the cells", Duration::from_secs(5), || {
            let (cells, factor) = (cells(), page.number_of("flops-factor-exact"));
            // Half a cell counts or does not.
            let is_drawn = (cells - factor.min(128.0)).abs() <= 1.0;
            (is_drawn && (least..=most).contains(&cells)).then_some(())
        });
    }
    // The ends of the network: the picture as large as its pixels, and nothing said before an answer.
    assert_eq!(page.text("drawing-class"), "");
}

/// What of each channel's picture is seen: the channel, its side, and a few of its pixels.
fn maps(page: &Page) -> Vec<(u64, u64, Vec<i64>)> {
    let script = "return [...document.querySelectorAll('[data-testid=\"feature-map\"]')].map(canvas => {
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        const some = Array.from({ length: 49 }, (_, at) => data[4 * Math.floor(at * data.length / 4 / 49)]);
        return [Number(canvas.dataset.channel), canvas.width, some];
    });";
    serde_json::from_value(page.js(script, &[])).expect("channels")
}

/// Opens a stage, asks for its maps, and waits for them.
fn look_into(page: &Page, stage: u64) -> Vec<(u64, u64, Vec<i64>)> {
    with_stage(page, stage, "stage.querySelector('rect').dispatchEvent(new MouseEvent('click', { bubbles: true }));");
    page.wait("the stage", Duration::from_secs(5), || {
        (page.has("stage-detail") && page.attribute("stage-detail", "data-stage") == Some(stage.to_string()))
            .then_some(())
    });
    if page.has("feature-maps-show") {
        page.click("feature-maps-show");
    }
    page.wait("its maps", Duration::from_mins(1), || {
        assert_eq!(page.error(), None);
        let is_there =
            page.has("feature-maps") && page.attribute("feature-maps", "data-stage") == Some(stage.to_string());
        is_there.then(|| maps(page)).filter(|maps| maps.iter().all(|map| map.2.len() == 49))
    })
}

#[test]
fn a_stage_shows_what_it_computed_of_the_picture_alike_on_both_backends() {
    let mut of_backends = Vec::new();
    for backend in ["cpu", "webgpu"] {
        let page = Page::open(&format!("#v1&family=lite&preset=lite0&backend={backend}"));
        assert!(!page.has("feature-maps-show"), "nothing is open");
        let answer = page.classify_sample("chelsea");
        let third = look_into(&page, 3);
        assert_eq!(third.len(), 8);
        assert!(third.iter().all(|(channel, side, _)| *channel < 24 && *side == 56), "{third:?}");
        // Another stage is looked into by opening it.
        let seventh = look_into(&page, 7);
        assert!(seventh.iter().all(|(channel, side, _)| *channel < 192 && *side == 7), "{seventh:?}");
        let share = page.attribute("stage-time", "data-share").and_then(|share| share.parse::<f64>().ok());
        assert!(share.is_some_and(|share| share > 0.0 && share < 1.0), "{share:?}");
        assert_eq!(page.predictions(), answer, "a look changes no answer");
        // Another picture has other maps, without being asked again.
        let before = page.runs();
        page.click("sample-coffee");
        page.wait_for_run_after(before);
        let of_other =
            page.wait("other maps", Duration::from_secs(5), || Some(maps(&page)).filter(|now| *now != seventh));
        assert_eq!(of_other.len(), 8);
        of_backends.push((third, seventh));
        // A closed stage is not looked into any more.
        page.click("stage-close");
        let before = page.runs();
        page.click("sample-chelsea");
        page.wait_for_run_after(before);
        with_stage(&page, 7, "stage.querySelector('rect').dispatchEvent(new MouseEvent('click', { bubbles: true }));");
        page.wait("the question", Duration::from_secs(5), || page.has("feature-maps-show").then_some(()));
        assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
    }
    let [(cpu_third, cpu_seventh), (gpu_third, gpu_seventh)] = &of_backends[..] else { unreachable!("two backends") };
    for (cpu, gpu) in [(cpu_third, gpu_third), (cpu_seventh, gpu_seventh)] {
        for (one, other) in cpu.iter().zip(gpu) {
            assert_eq!((one.0, one.1), (other.0, other.1), "the same channels");
            // A level of gray is rounded.
            assert!(one.2.iter().zip(&other.2).all(|(a, b)| (a - b).abs() <= 2), "channel {}", one.0);
        }
    }
}
