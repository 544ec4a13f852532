//! A network of the sliders that grows from a person's file: family B has no weights in the page, so that its settings
//! showed their time alone, also where the person had just loaded B0.

use std::time::Duration;

use e2e::page::Page;
use e2e::picture_files::on_disk;
use e2e::weights_files::picture;

use crate::own_weights::{B0, answer, error_of, file_of, load};

const PATIENCE: Duration = Duration::from_mins(2);
const TOLERANCE: f64 = 1e-4;

/// Waits until the network on the sliders has answered.
fn wait_for_current(page: &Page, kind: &str) {
    page.wait("the answer of the sliders' network", PATIENCE, || {
        assert_eq!(page.error(), None);
        let of = |name| page.attribute("answer", name);
        (of("data-current").as_deref() == Some("true") && of("data-kind").as_deref() == Some(kind)).then_some(())
    });
}

#[test]
fn a_setting_grows_from_the_persons_file_and_answers_as_it() {
    for backend in ["cpu", "webgpu"] {
        let page = Page::open(&format!("#v1&family=b&preset=b0&backend={backend}"));
        load(&page, &file_of(&B0));
        answer(&page, "file-crop", "0");
        let parents = page.classify_file(&on_disk("own 224.png", &picture(224)));
        assert!(error_of(&B0, &parents) < TOLERANCE);
        // Deeper and wider, at its own resolution, then at the file's, where timm's answers are its own.
        page.set_slider("phi", 1.0);
        wait_for_current(&page, "grown");
        assert_eq!(page.attribute("answer", "data-parent").as_deref(), Some("own b0.safetensors"));
        assert_eq!(page.attribute("answer", "data-resolution").as_deref(), Some("258"));
        page.expect("weights", "grown");
        page.click("growth-parent");
        page.wait("the answer at the file's resolution", PATIENCE, || {
            (page.attribute("answer", "data-resolution").as_deref() == Some("224")
                && page.attribute("answer", "data-current").as_deref() == Some("true"))
            .then_some(())
        });
        let grown = page.predictions();
        let error = error_of(&B0, &grown);
        println!("measured: grown from own B0 to phi 1 on {}: relative error {error:.1e}", page.value_of("backend"));
        assert!(error < TOLERANCE, "{error:.1e} of {grown:?}");
        // Back where the file's own network is: it answers itself again.
        page.set_slider("phi", 0.0);
        wait_for_current(&page, "trained");
        page.expect("weights", "custom");
        assert!(error_of(&B0, &page.predictions()) < TOLERANCE);
        // Narrower than the file's network nothing can grow from it.
        page.set_slider("width", 0.7);
        wait_for_current(&page, "untrained");
        assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
    }
}
