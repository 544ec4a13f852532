//! Pictures that come while the engine is busy: the page goes on, and the newest wins.

use std::time::Duration;

use e2e::browser::Profile;
use e2e::page::Page;
use e2e::reference::Expected;
use e2e::server::Fault;
use serde_json::json;

fn expect_answer(page: &Page, name: &str) {
    let comparison = Expected::of(name).compare(&page.predictions());
    assert!(comparison.faults.is_empty(), "the answer is not that of {name}: {:?}", comparison.faults);
    assert_eq!(page.attribute(&format!("sample-{name}"), "aria-pressed").as_deref(), Some("true"));
}

#[test]
fn of_pictures_that_come_while_a_slow_run_is_under_way_the_newest_wins() {
    let page = Page::open("#v1&preset=lite0&backend=webgpu");
    page.classify_sample("chelsea");
    let before = page.runs();
    for name in ["coffee", "camera", "macaw", "panda"] {
        page.click(&format!("sample-{name}"));
    }
    page.wait("the engine to be busy", Duration::from_secs(10), || (page.engine() == "running").then_some(()));
    // The page's thread is free meanwhile. The slider is back before it has rested: the network stays the one of the pictures.
    let there_and_back = "const slider = at('slider-phi');
        const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        const move_to = async value => {
            slider.value = value;
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            await painted();
            return at('macs').dataset.value;
        };
        return (async () => {
            const there = await move_to('1');
            await move_to('0');
            at('preset-lite0').click();
            await painted();
            return [there, at('macs').dataset.value];
        })();";
    assert_eq!(page.js(there_and_back, &[]), json!(["858907472", "385187552"]));
    assert_eq!(page.engine(), "running", "the run was over too soon to show anything");
    page.wait("the last picture's answer", Duration::from_secs(120), || {
        let first = page.predictions().first().map(|row| row.index);
        (page.engine() == "ready" && first == Some(Expected::of("panda").top[0].index)).then_some(())
    });
    expect_answer(&page, "panda");
    let shown = page.runs() - before;
    assert!(shown <= 2, "{shown} results were shown for pictures that were overtaken");
    // Nothing hangs behind.
    page.classify_sample("coffee");
    expect_answer(&page, "coffee");
}

#[test]
fn of_pictures_that_come_while_the_engine_loads_the_newest_wins() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.server.fault("weights/efficientnet-", Fault::Hold);
    page.go("#v1&preset=lite0&backend=cpu");
    page.click("sample-chelsea");
    page.wait("the weights to be asked for", Duration::from_secs(60), || {
        (page.server.count("weights/efficientnet-") > 0).then_some(())
    });
    page.click("sample-coffee");
    page.click("sample-camera");
    page.wait("the last picture", Duration::from_secs(10), || (page.server.count("camera.png") > 0).then_some(()));
    page.server.clear();
    page.wait_for_run_after(0);
    expect_answer(&page, "camera");
    assert_eq!(page.runs(), 1, "only the newest is classified");
}

#[test]
fn a_slow_sample_does_not_overtake_a_later_choice() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.go("#v1&preset=lite0&backend=cpu");
    page.classify_sample("chelsea");
    page.server.fault("pictures/coffee.png", Fault::Hold);
    page.click("sample-coffee");
    page.wait("the slow picture", Duration::from_secs(10), || (page.server.count("coffee.png") > 0).then_some(()));
    let before = page.runs();
    page.click("sample-camera");
    page.wait_for_run_after(before);
    page.server.clear();
    // The slow picture is there within this time; it has nothing more to say.
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(page.engine(), "ready");
    expect_answer(&page, "camera");
}
