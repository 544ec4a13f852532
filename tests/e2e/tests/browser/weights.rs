//! Weights that do not come, or not whole: said, and tried again.

use e2e::browser::Profile;
use e2e::page::Page;
use e2e::reference::Expected;
use e2e::server::Fault;

/// With the fault the page says `kind`; when the fault is over, one click leads to the answer.
fn expect_said_and_tried_again(fault: &Fault, kind: &str) {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.server.fault("weights/efficientnet-", fault.clone());
    page.go("#v1&preset=lite0&backend=cpu");
    page.click("sample-coffee");
    let error = page.wait_for_error();
    println!("  {fault:?} of the weights is said: {}", error.text);
    assert_eq!(error.kind, kind, "{fault:?}: {error:?}");
    assert_eq!(page.engine(), "failed");
    assert!(page.predictions().is_empty());
    // The rest of the page goes on, and a setting that comes and goes starts nothing.
    page.set_slider("phi", 1.0);
    page.expect("macs", "858907472");
    page.set_slider("phi", 0.0);
    page.click("preset-lite0");
    page.expect("macs", "385187552");
    assert_eq!(page.wait_for_error().kind, kind);

    // While nothing has changed, a retry ends where it began.
    page.click("retry");
    page.wait("the same error", std::time::Duration::from_secs(60), || {
        (page.server.count("weights/efficientnet-") > 1 && page.engine() == "failed").then_some(())
    });
    assert_eq!(page.wait_for_error().kind, kind);

    page.server.clear();
    page.click("retry");
    page.wait("a result", std::time::Duration::from_secs(120), || (page.runs() > 0).then_some(()));
    let comparison = Expected::of("coffee").compare(&page.predictions());
    assert!(comparison.faults.is_empty(), "{:?}", comparison.faults);
    assert_eq!(page.error(), None);
    assert_eq!(page.engine(), "ready");
}

#[test]
fn weights_that_are_not_there_are_said_to_be_unreachable() {
    expect_said_and_tried_again(&Fault::Status(404), "weights-unreachable");
}

#[test]
fn weights_whose_connection_breaks_are_said_to_be_unreachable() {
    expect_said_and_tried_again(&Fault::Cut(5_000_000), "weights-unreachable");
}

#[test]
fn truncated_weights_are_said_to_be_damaged() {
    expect_said_and_tried_again(&Fault::Truncate(5_000_000), "weights-damaged");
}

#[test]
fn weights_with_one_wrong_bit_are_said_to_be_damaged() {
    expect_said_and_tried_again(&Fault::Flip(7_654_321), "weights-damaged");
}

#[test]
fn the_words_name_the_button_that_is_there() {
    for fault in [Fault::Status(404), Fault::Truncate(5_000_000)] {
        let page = Page::prepare(Profile::SoftwareAdapter);
        page.server.fault("weights/efficientnet-", fault);
        page.go("#v1&preset=lite0&backend=cpu");
        page.click("sample-coffee");
        let words = page.wait_for_error().text.to_lowercase();
        let label = page.text("retry").to_lowercase();
        if let Some((_, named)) = words.split_once("press ") {
            assert!(named.starts_with(&label), "the button is called {label:?}, and the words are {words:?}");
        }
    }
}
