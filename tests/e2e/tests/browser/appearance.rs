//! The first screen beside committed pictures of it, one a theme: what no assertion names, such as a color that is gone or
//! a part that lies elsewhere. After a change that is meant, `EXPLORER_ACCEPT_SCREENS=1 cargo test -p e2e appearance` has
//! them made anew; look at them before they are committed.

use std::thread;
use std::time::Duration;

use e2e::page::Page;
use e2e::screenshot;

#[test]
fn the_first_screen_looks_as_committed() {
    // Without an answer nothing on it depends on the machine.
    let page = Page::open_as_people("#v1&family=lite&preset=lite0&run=off");
    page.resize(1280, 720);
    let loaded = "return document.images.length > 0 && [...document.images].every(image => image.complete);";
    page.wait("its pictures", Duration::from_secs(20), || (page.js(loaded, &[]) == true).then_some(()));
    let mut faults = Vec::new();
    for scheme in ["light", "dark"] {
        page.prefer(scheme);
        // Parts of the page follow some frames later.
        thread::sleep(Duration::from_secs(1));
        let difference = screenshot::difference(page.session(), &format!("first-{scheme}.png"));
        println!("measured: {:.2} % of the first screen differ, {scheme}", 100.0 * difference);
        if difference > 0.01 {
            faults.push(format!("{scheme}: {:.1} %", 100.0 * difference));
        }
    }
    assert!(faults.is_empty(), "differs from tests/e2e/fixtures/screens: {}", faults.join(", "));
}
