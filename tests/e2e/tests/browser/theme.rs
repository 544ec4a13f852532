//! Light and dark: the system's, until a person chooses.

use std::thread;
use std::time::Duration;

use e2e::page::Page;

#[test]
fn the_switch_follows_the_system_until_a_person_chooses() {
    let page = Page::open("#v1&run=off");
    let is_dark = || page.attribute("theme", "aria-pressed").as_deref() == Some("true");
    for scheme in ["dark", "light", "dark", "light"] {
        page.prefer(scheme);
        page.wait(scheme, Duration::from_secs(5), || (is_dark() == (scheme == "dark")).then_some(()));
    }
    page.click("theme");
    assert!(is_dark(), "dark was chosen");
    for scheme in ["dark", "light"] {
        page.prefer(scheme);
        thread::sleep(Duration::from_millis(300));
        assert!(is_dark(), "what was chosen stands: the system is {scheme}");
    }
}
