//! Taking a setting away: the code for timm and the JSON.

use std::time::Duration;

use e2e::page::Page;
use serde_json::Value;

use crate::layers::saved;

const SOON: Duration = Duration::from_secs(5);

fn expect_code(page: &Page, expected: &str) {
    page.wait(&format!("the code {expected}"), SOON, || page.text("export-timm").contains(expected).then_some(()));
}

#[test]
fn the_code_for_timm_names_a_variant_or_its_coefficients() {
    let page = Page::open("#v1&family=b&preset=b3");
    assert!(!page.has("export-timm"), "it is made while nobody looks");
    page.click("export-open");
    page.wait("some code", SOON, || page.has("export-timm").then_some(()));
    expect_code(&page, "# for pictures of 300 x 300 pixels\nmodel = timm.create_model(\"tf_efficientnet_b3\")");
    page.click("family-lite");
    page.click("preset-lite4");
    expect_code(&page, "# for pictures of 380 x 380 pixels\nmodel = timm.create_model(\"tf_efficientnet_lite4\")");

    page.click("family-b");
    page.set_slider("phi", 1.0);
    expect_code(&page, "from timm.models.efficientnet import _gen_efficientnet\n");
    expect_code(
        &page,
        "# for pictures of 258 x 258 pixels\n\
         model = _gen_efficientnet(\"efficientnet_b0\", channel_multiplier=1.1, depth_multiplier=1.2)",
    );
    // It said 1.2100000000000002 beside a slider at 1.21: the error of floating point went into the files.
    page.set_slider("phi", 2.0);
    expect_code(&page, "channel_multiplier=1.21, depth_multiplier=1.44)");
    let (_, _, text) = saved(&page, "export-json");
    assert!(text.contains("\"width\": 1.21,"), "{text}");
    // 1.1^2.5 to twelve digits.
    page.set_slider("phi", 2.5);
    expect_code(&page, "channel_multiplier=1.26905870629,");
    page.click("family-lite");
    page.set_slider("depth", 2.0);
    expect_code(&page, "_gen_efficientnet_lite(\"efficientnet_lite0\", ");
    expect_code(&page, "depth_multiplier=2.0)");
}

#[test]
fn the_json_is_the_setting_with_its_exact_counts() {
    let page = Page::open("#v1&family=b&preset=b3");
    page.click("export-open");
    page.wait("the button", SOON, || page.has("export-json").then_some(()));
    let (name, kind, text) = saved(&page, "export-json");
    assert_eq!((name.as_str(), kind.as_str()), ("efficientnet-setting.json", "application/json"));
    let b3: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!((b3["mode"].as_str(), b3["preset"].as_str()), (Some("published"), Some("b3")));
    assert_eq!(b3["network"]["multiply_adds"].as_u64(), Some(1_827_141_392));
    assert_eq!(b3["network"]["parameters"].as_u64(), Some(12_233_232));

    for (knob, value) in [("alpha", 2.0), ("beta", 2.0), ("gamma", 2.0), ("phi", 7.0)] {
        page.set_slider(knob, value);
    }
    page.expect("blocks", "2048");
    expect_code(&page, "channel_multiplier=128.0");
    // 9,775,209,918,440 parameters of 4 bytes.
    page.wait("what it would need", SOON, || page.text("export").contains("39.1 TB").then_some(()));
    let (_, _, text) = saved(&page, "export-json");
    assert!(text.contains("\"multiply_adds\": 12280385111079518208"), "{text}");
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}
