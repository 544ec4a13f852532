//! Every layer, counted: exact sums, sorting, rows that are only there while in sight, and the file.

use std::collections::BTreeMap;
use std::time::Duration;

use e2e::page::Page;
use e2e::webdriver::ENTER;
use serde_json::{Value, json};

/// How long the table may take to follow.
const SOON: Duration = Duration::from_secs(5);

/// A network of 82 layers is more than the window holds at once; this reads all of them by scrolling, as
/// `[number, operator, parameters, multiply-adds]`, in the order of the table.
const ALL_ROWS: &str = "
    const frame = at('layer-frame'), total = Number(at('layer-table').dataset.totalRows);
    const seen = new Map();
    const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    return (async () => {
        frame.scrollTop = 0;
        await painted();
        for (let turn = 0; turn < 10000; turn += 1) {
            for (const row of document.querySelectorAll('[data-testid=\"layer-row\"]'))
                seen.set(Number(row.getAttribute('aria-rowindex')), [Number(row.dataset.number), row.dataset.operator,
                    row.dataset.params, row.dataset.macs]);
            if (frame.scrollTop + frame.clientHeight >= frame.scrollHeight - 1) break;
            frame.scrollTop += frame.clientHeight / 2;
            await painted();
        }
        return [...seen].sort((a, b) => a[0] - b[0]).map(([, row]) => row);
    })();";

type Row = (u64, String, String, String);

fn all_rows(page: &Page) -> Vec<Row> {
    serde_json::from_value(page.js(ALL_ROWS, &[])).expect("rows")
}

fn sum(rows: &[Row], of: impl Fn(&Row) -> &String) -> u128 {
    rows.iter().map(|row| of(row).parse::<u128>().expect("a whole number")).sum()
}

fn open(page: &Page) {
    page.click("layers-open");
    page.wait("rows", SOON, || page.has("layer-row").then_some(()));
}

fn total(page: &Page, name: &str) -> String {
    page.attribute("layer-table", &format!("data-total-{name}")).expect("a total")
}

/// Attributes of the rows on the page, in order.
fn in_sight(page: &Page, key: &str) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll('[data-testid=\"layer-row\"]')].map(r => r.dataset[arguments[0]]);";
    serde_json::from_value(page.js(script, &[json!(key)])).expect("rows")
}

#[test]
fn the_rows_of_b3_add_up_to_the_readouts() {
    let page = Page::open("#v1&family=b&preset=b3");
    // Closed, it holds totals and no rows.
    assert!(!page.has("layer-row"));
    // 26 blocks of 5 layers, 2 of them without expand, and stem, head convolution and classifier.
    assert_eq!(total(&page, "rows"), "131");
    open(&page);
    let rows = all_rows(&page);
    let numbers: Vec<u64> = rows.iter().map(|row| row.0).collect();
    assert_eq!(numbers, (1..=131).collect::<Vec<_>>());
    assert_eq!(sum(&rows, |row| &row.2), 12_233_232);
    assert_eq!(sum(&rows, |row| &row.3), 1_827_141_392);
    for (name, readout) in [("macs", "macs"), ("params", "params")] {
        assert_eq!(total(&page, name), page.value_of(readout));
    }
    let mut operators = BTreeMap::new();
    for row in &rows {
        *operators.entry(row.1.as_str()).or_insert(0) += 1;
    }
    assert_eq!(operators["depthwise"], 26);
    assert_eq!((operators["expand"], operators["squeeze"], operators["classifier"]), (24, 26, 1));

    for id in ["layer-stage-total", "layer-operator-total"] {
        let script = "return [...document.querySelectorAll(`[data-testid=\"${arguments[0]}\"]`)]
            .map(row => [Number(row.dataset.layers), row.dataset.name, row.dataset.params, row.dataset.macs]);";
        let sums: Vec<Row> = serde_json::from_value(page.js(script, &[json!(id)])).expect("sub-totals");
        assert_eq!(sums.iter().map(|row| row.0).sum::<u64>(), 131, "{id}");
        assert_eq!(sum(&sums, |row| &row.2), 12_233_232, "{id}");
        assert_eq!(sum(&sums, |row| &row.3), 1_827_141_392, "{id}");
    }
}

#[test]
fn the_memory_of_b0_is_counted_by_hand() {
    let page = Page::open("");
    open(&page);
    // 5,288,548 parameters less one trained vector of 21,008 normalised channels; and stage 2's depthwise layer at
    // stride 2: 96 * 112^2 in, 96 * 113^2 padded, 96 * 56^2 out.
    page.expect("weight-bytes", &((5_288_548 - 21_008) * 4).to_string());
    page.expect("peak-activation-bytes", &(96 * (112 * 112 + 113 * 113 + 56 * 56) * 4).to_string());
    page.click("family-lite");
    page.expect("weight-bytes", &((4_652_008 - 21_008) * 4).to_string());
    page.wait("rows of Lite0", SOON, || (total(&page, "rows") == "50").then_some(()));
    page.wait("no squeeze", SOON, || {
        let operators = in_sight(&page, "operator");
        // Of those in the window; B0 has one among its first ten.
        (operators.len() >= 20 && !operators.iter().any(|name| name == "squeeze")).then_some(())
    });
}

#[test]
fn a_column_sorts_by_mouse_and_keyboard_and_says_so() {
    let page = Page::open("");
    open(&page);
    let sorting = |key: &str| {
        let script = "return at(arguments[0]).closest('th').getAttribute('aria-sort');";
        page.js(script, &[json!(format!("layer-sort-{key}"))]).as_str().map(str::to_owned)
    };
    assert_eq!(sorting("number").as_deref(), Some("ascending"));
    page.click("layer-sort-params");
    page.wait("the classifier first", SOON, || (in_sight(&page, "operator")[0] == "classifier").then_some(()));
    assert_eq!((sorting("params").as_deref(), sorting("number")), (Some("descending"), None));
    let rows = all_rows(&page);
    let counts: Vec<u128> = rows.iter().map(|row| row.2.parse().expect("a number")).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    assert_eq!((counts.len(), counts[0]), (82, 1_281_000));

    // By keyboard, the other way around. The least of B0 is the squeeze of its first block, 32 * 8 weights and 8 biases:
    // the next squeeze, of 96 to 4 channels, has 96 * 4 + 4 = 388.
    page.js("at('layer-sort-params').focus();", &[]);
    page.press(ENTER);
    page.wait("the least first", SOON, || (in_sight(&page, "params")[0] == "264").then_some(()));
    assert_eq!(sorting("params").as_deref(), Some("ascending"));
    // A sort stays while the setting changes. The second block of B1 squeezes 16 to 4 channels: 16 * 4 + 4 = 68.
    page.click("preset-b1");
    page.wait("rows of B1", SOON, || (total(&page, "rows") == "116").then_some(()));
    page.wait("sorted rows", SOON, || {
        let counts: Vec<u128> = in_sight(&page, "params").iter().map(|n| n.parse().expect("a number")).collect();
        (counts.is_sorted() && counts[0] == 68).then_some(())
    });
}

#[test]
fn ten_thousand_layers_scroll_with_few_rows_on_the_page() {
    let page = Page::open("#v1&family=b&phi=7&alpha=2&beta=2&gamma=2");
    // 2048 blocks of 5 layers, 128 of the first stage without expand, and 3 more.
    let layers = 2048 * 5 - 128 + 3;
    assert_eq!(total(&page, "rows"), layers.to_string());
    open(&page);
    let few = || {
        let rows = in_sight(&page, "number").len();
        assert!((20..100).contains(&rows), "{rows} rows are on the page");
    };
    few();
    page.js("const f = at('layer-frame'); f.scrollTop = f.scrollHeight;", &[]);
    page.wait("the last layer", SOON, || (in_sight(&page, "number").last() == Some(&layers.to_string())).then_some(()));
    few();
    // The last row is in sight, not only on the page.
    let script = "const rows = document.querySelectorAll('[data-testid=\"layer-row\"]'), frame = at('layer-frame');
        const row = rows[rows.length - 1].getBoundingClientRect(), view = frame.getBoundingClientRect();
        return row.top >= view.top && row.bottom <= view.bottom + 1 && rows[rows.length - 1].dataset.operator;";
    assert_eq!(page.js(script, &[]), json!("classifier"));
    // Anywhere between, the rows in sight are there, and are the ones that belong there.
    let script = "const frame = at('layer-frame');
        frame.scrollTop = arguments[0] * frame.scrollHeight;
        return new Promise(done => requestAnimationFrame(() => setTimeout(() => {
            const box = frame.getBoundingClientRect();
            const at = y => document.elementFromPoint(box.left + 40, box.top + y)?.closest('tr');
            const [first, last] = [at(box.height / 3), at(box.height - 30)];
            done([first, last].map(row => Number(row?.dataset.number)));
        })));";
    page.js("at('layer-frame').scrollIntoView({ block: 'center', behavior: 'instant' });", &[]);
    for part in [0.1, 0.5, 0.77] {
        let seen = page.js(script, &[json!(part)]);
        let (first, last): (f64, f64) =
            serde_json::from_value(seen.clone()).unwrap_or_else(|_| panic!("no rows: {seen}"));
        let expected = part * f64::from(layers);
        assert!(
            (first - expected).abs() < 30.0 && last > first && last - first < 40.0,
            "{first} to {last}, {expected}"
        );
        few();
    }
    // By keyboard alone.
    page.js("at('layer-frame').scrollTop = 0; at('layer-frame').focus();", &[]);
    page.press('\u{E010}'); // End
    page.wait("the end by its key", SOON, || {
        (in_sight(&page, "number").last() == Some(&layers.to_string())).then_some(())
    });
    // Back at B0, the frame shows its last rows, not nothing.
    page.click("preset-b0");
    page.wait("rows of B0", SOON, || {
        (in_sight(&page, "number").last().map(String::as_str) == Some("82")).then_some(())
    });
}

/// Presses a button that saves a file, and gives its name, type and text.
pub fn saved(page: &Page, button: &str) -> (String, String, String) {
    let script = "const made = [], named = [];
        const create = URL.createObjectURL, click = HTMLAnchorElement.prototype.click;
        URL.createObjectURL = blob => { made.push(blob); return create.call(URL, blob); };
        HTMLAnchorElement.prototype.click = function () { named.push(this.download); };
        try { at(arguments[0]).click(); } finally {
            URL.createObjectURL = create;
            HTMLAnchorElement.prototype.click = click;
        }
        if (made.length !== 1 || named.length !== 1) throw new Error(`${made.length} files, ${named.length} names`);
        return made[0].text().then(text => [named[0], made[0].type, text]);";
    let answer: Value = page.js(script, &[json!(button)]);
    serde_json::from_value(answer).expect("name, type and text")
}

#[test]
fn the_csv_holds_every_row_in_the_order_of_the_table() {
    let page = Page::open("#v1&family=lite&preset=lite4");
    open(&page);
    page.click("layer-sort-macs");
    page.wait("the sorted rows", SOON, || (in_sight(&page, "number")[0] != "1").then_some(()));
    let first = in_sight(&page, "macs")[0].clone();
    let (name, kind, text) = saved(&page, "layer-csv");
    assert_eq!((name.as_str(), kind.as_str()), ("efficientnet-lite4-layers.csv", "text/csv"));
    let lines: Vec<Vec<&str>> = text.split_terminator("\r\n").map(|line| line.split(',').collect()).collect();
    assert_eq!(lines.len().to_string(), (total(&page, "rows").parse::<usize>().expect("a number") + 1).to_string());
    let column = |name: &str| lines[0].iter().position(|found| *found == name).expect("a column");
    let numbers = |name: &str| -> Vec<u128> {
        lines[1..].iter().map(|line| line[column(name)].parse().expect("a whole number")).collect()
    };
    assert_eq!(numbers("multiply_adds").iter().sum::<u128>(), 3_943_564_112);
    assert_eq!(numbers("parameters").iter().sum::<u128>(), 13_006_568);
    assert_eq!(numbers("multiply_adds")[0].to_string(), first);
    assert!(numbers("multiply_adds").is_sorted_by(|a, b| a >= b));
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn the_open_table_stays_inside_a_narrow_page() {
    let page = Page::open("");
    let metrics = json!({ "width": 360, "height": 780, "deviceScaleFactor": 1, "mobile": false });
    page.session().development("Emulation.setDeviceMetricsOverride", &metrics).expect("another size");
    for (button, content) in
        [("layers-open", "layer-row"), ("staircase-open", "staircase-blocks"), ("export-open", "export-timm")]
    {
        page.click(button);
        page.wait(content, SOON, || page.has(content).then_some(()));
        assert_eq!(page.sticks_out(), None, "{button} makes the page wider than the screen");
        let script = "const small = [...document.querySelectorAll('.panel button, .panel summary')]
            .filter(e => e.getClientRects().length > 0).map(e => [e.dataset.testid, e.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24);
            return small.map(([name]) => name);";
        assert_eq!(page.js(script, &[]), json!([]), "too small for a finger");
    }
    page.open_room_of("layer-frame");
    let script = "const frame = at('layer-frame'); return frame.scrollWidth > frame.clientWidth;";
    assert_eq!(page.js(script, &[]), json!(true), "the columns are pressed together instead of scrolling");
}
