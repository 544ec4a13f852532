//! Pictures of the page for people, at three widths in both themes. They lie in `target/screenshots`, or in the folder that
//! `EXPLORER_SCREENSHOTS` names; a failed run leaves those that it came to.

use e2e::page::Page;
use e2e::screenshot;

/// The page as it opens, and with the lesson; the words of a link, and of a file name.
const VIEWS: [(&str, &str); 3] = [("#v1&phi=2", "page"), ("#v1&phi=2&lang=ko", "page-ko"), ("#v1&lesson=5", "lesson")];

/// The most that a scroll bar takes.
const SCROLL_BAR_PX: u32 = 20;

#[test]
fn every_width_and_theme_has_its_screenshots() {
    let page = Page::open("");
    for (fragment, name) in VIEWS {
        page.go_in_fresh_tab(fragment);
        for width in [360, 768, 1280] {
            page.resize(width, 900);
            for theme in ["light", "dark"] {
                page.prefer(theme);
                let (wide, tall) = screenshot::keep(page.session(), &format!("{name}-{width}-{theme}.png"));
                // Where there is a scroll bar, it is not on the picture.
                let is_whole = (width - SCROLL_BAR_PX..=width).contains(&wide);
                assert!(is_whole && tall > 900, "{name} at {width} px, {theme}: {wide} by {tall} pixels");
            }
        }
    }
}
