//! One layer with one axis doubled.

use std::time::Duration;

use e2e::page::Page;

/// Opens the exercise, and checks that it was not there before.
fn opened() -> Page {
    let page = Page::open("");
    assert!(!page.has("squared-macs"), "nothing is computed before somebody asks");
    page.click("why-squared");
    page.wait("the exercise", Duration::from_secs(5), || page.has("squared-macs").then_some(()));
    page
}

#[test]
fn width_and_resolution_quadruple_a_regular_convolution_and_depth_doubles_it() {
    let page = opened();
    // The expand layer of a block in stage 5 of the paper's Table 1: 80 channels to six times as many, on 14 x 14 cells.
    let before: u64 = 80 * 480 * 14 * 14;
    page.expect("squared-macs", &before.to_string());
    for (axis, macs, factor) in [
        ("depth", 2 * before, "2"),
        ("width", 160 * 960 * 14 * 14, "4"),
        ("resolution", 80 * 480 * 28 * 28, "4"),
        ("nothing", before, "1"),
    ] {
        page.click(&format!("squared-{axis}"));
        page.expect("squared-macs", &macs.to_string());
        page.expect("squared-before", &before.to_string());
        page.expect("squared-factor", factor);
        assert_eq!(page.attribute(&format!("squared-{axis}"), "aria-pressed").as_deref(), Some("true"));
    }
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn a_depthwise_convolution_counts_width_once() {
    let page = opened();
    page.click("squared-layer-depthwise");
    page.click("squared-width");
    // 3 x 3 kernels, one a channel: 480 channels become 960.
    page.expect("squared-before", &(480 * 9 * 14 * 14).to_string());
    page.expect("squared-macs", &(960 * 9 * 14 * 14).to_string());
    page.expect("squared-factor", "2");
    assert!(page.text("squared-words").contains("only 2 times"), "{}", page.text("squared-words"));
    page.click("squared-resolution");
    page.expect("squared-factor", "4");
}

#[test]
fn the_exercise_leaves_the_setting_alone() {
    let page = opened();
    page.click("squared-width");
    page.expect("squared-factor", "4");
    page.expect("mode", "published");
    page.expect("macs", "385814752");
}
