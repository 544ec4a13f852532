//! The model hub: from its menu to an answer, by a hub of this machine that fails on request.
//!
//! Its checkpoints are synthetic ones, whose logits timm (PyTorch) computed: `own_weights.rs`.

use std::time::Duration;

use e2e::browser::Profile;
use e2e::page::Page;
use e2e::picture_files::on_disk;
use e2e::server::{BASE, Fault, Server};
use e2e::weights_files::{architecture, picture, safetensors, tensors};
use model::scaling::Family;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use weights::Layout;

use super::own_weights::{B0, answer, error_of};

pub const B0_ID: &str = "tf_efficientnet_b0.ns_jft_in1k";
const TIMM_B0_ID: &str = "efficientnet_b0.ra_in1k";
const FILE: &str = "model.safetensors";
pub const COMMIT: &str = "0123456789abcdef";

/// How long a download of this machine may take beside another program's build.
pub const LOADING: Duration = Duration::from_mins(2);

/// B0 with five classes, as timm names it.
fn b0() -> Vec<u8> {
    safetensors(&tensors(&architecture(Family::EfficientNet, 1.0, 1.0, 5), Layout::Timm))
}

fn hub(checkpoints: Vec<(&str, Vec<u8>)>) -> Server {
    Server::start_hub(checkpoints, COMMIT)
}

/// A page that was opened with a hub as its base.
pub fn page_with(hub: &Server, fragment: &str) -> Page {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.go(fragment);
    set_base(&page, &format!("{}{}", hub.origin(), BASE.trim_end_matches('/')));
    page.go_in_fresh_tab(fragment);
    page.wait("the hub", LOADING, || page.has("hub-base").then_some(()));
    page
}

fn set_base(page: &Page, base: &str) {
    page.wait("the hub", LOADING, || page.has("hub-base").then_some(()));
    let script = "const input = at('hub-base');
        input.value = arguments[0];
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    page.js(script, &[json!(base)]);
}

pub fn load(page: &Page, id: &str) {
    page.click(&format!("hub-load-{id}"));
}

/// Waits until a checkpoint's network is ready.
pub fn wait_for(page: &Page, id: &str) {
    page.wait(&format!("{id} to be ready"), LOADING, || {
        if let Some(error) = page.error() {
            panic!("an error instead of {id}: {error:?}");
        }
        let is_it = page.has("file-found") && page.text("file-found").contains(id);
        (is_it && page.engine() == "ready" && !page.has("hub-progress")).then_some(())
    });
}

/// Waits until so many bytes have arrived.
fn wait_for_bytes(page: &Page, bytes: usize) {
    let bytes = bytes.to_string();
    page.wait(&format!("{bytes} bytes"), LOADING, || {
        let is_loading = page.has("hub-progress");
        (is_loading && page.attribute("hub-progress", "data-bytes")? == bytes).then_some(())
    });
}

/// The hub's complaint.
fn complaint(page: &Page) -> String {
    page.wait("the hub's complaint", LOADING, || {
        let error = page.error()?;
        assert!(!page.has("hub-progress") || error.text.contains("being loaded"), "it goes on: {error:?}");
        Some(error.text)
    })
}

/// Puts the complaint away.
fn close(page: &Page) {
    page.click("hub-problem-close");
    page.wait("no error", LOADING, || page.error().is_none().then_some(()));
}

/// Requests for the file: status, first byte, bytes sent.
fn requests(hub: &Server) -> Vec<(u16, usize, usize)> {
    let seen = hub.seen().into_iter().filter(|seen| seen.path.contains(FILE) && seen.method == "GET");
    seen.map(|seen| (seen.status, seen.from, seen.sent)).collect()
}

/// SHA-256 in lower-case hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_checkpoint_cut_off_twice_comes_whole_and_answers_as_timm() {
    let file = b0();
    let total = file.len();
    let hub = hub(vec![(TIMM_B0_ID, file.clone())]);
    hub.fault(FILE, Fault::HoldAndCut(5_000_000));
    let page = page_with(&hub, "#v1&preset=lite0&backend=cpu");
    assert_eq!(hub.count(FILE), 0, "something was fetched before the person asked");
    load(&page, TIMM_B0_ID);
    wait_for_bytes(&page, 5_000_000);
    hub.next_fault(FILE, Fault::HoldAndCut(5_000_000));
    wait_for_bytes(&page, 10_000_000);
    hub.clear();
    wait_for(&page, TIMM_B0_ID);
    let expected = [(200, 0, 5_000_000), (206, 5_000_000, 5_000_000), (206, 10_000_000, total - 10_000_000)];
    assert_eq!(requests(&hub), expected, "nothing is fetched twice");
    let said = page.text("hub-said");
    assert!(said.contains(&sha256(&file)) && said.contains(COMMIT), "{said:?}");
    assert_eq!(page.attribute("file-found", "data-setting").as_deref(), Some("B0"));
    // Preprocessing is the checkpoint's, without a question.
    let of = |id: &str| page.js("return at(arguments[0]).value;", &[json!(id)]);
    let answers = ["file-padding", "file-epsilon", "file-resolution", "file-crop", "file-pixels"].map(of);
    assert_eq!(answers, ["symmetric", "1e-5", "224", "32", "imagenet"].map(|word| json!(word)));
    let presumed = page.js("return document.querySelectorAll('[data-presumed=true]').length;", &[]);
    assert_eq!(presumed, json!(0), "what a checkpoint says is not presumed");
    answer(&page, "file-crop", "0");
    let rows = page.classify_file(&on_disk("hub 224.png", &picture(224)));
    let error = error_of(&B0, &rows);
    println!("measured: a checkpoint of the hub, cut off twice: relative error {error:.1e}");
    assert!(error < 1e-4, "{error:.1e}");
    page.wait("the link", LOADING, || {
        let link = page.js("return location.hash;", &[]).as_str().unwrap_or_default().to_owned();
        link.contains(&format!("run=custom&checkpoint={TIMM_B0_ID}")).then_some(())
    });

    // A link to it opens it from what is kept, and asks nobody.
    let before = requests(&hub).len();
    page.go_in_fresh_tab(&format!("#v1&preset=lite0&backend=cpu&run=custom&checkpoint={TIMM_B0_ID}"));
    wait_for(&page, TIMM_B0_ID);
    assert_eq!(requests(&hub).len(), before, "it was fetched again");
    assert!(!page.has("hub-offer") && !page.has("link-notice"));
    // The storage panel lists it with all its bytes.
    page.click("view-device");
    let row = "return [...document.querySelectorAll('[data-testid=\"storage-row\"]')]
        .filter(row => row.dataset.model === arguments[0]).map(row => Number(row.dataset.bytes));";
    page.wait("the row", LOADING, || (page.js(row, &[json!(TIMM_B0_ID)]) == json!([total])).then_some(()));
    page.click(&format!("storage-delete-{TIMM_B0_ID}"));
    page.wait("no row", LOADING, || (page.js(row, &[json!(TIMM_B0_ID)]) == json!([])).then_some(()));
}

#[test]
fn a_stopped_download_goes_on_where_it_was_after_a_reload() {
    let file = b0();
    let total = file.len();
    let hub = hub(vec![(B0_ID, file)]);
    hub.fault(FILE, Fault::HoldAfter(9_000_000));
    let fragment = format!("#v1&preset=lite0&backend=cpu&checkpoint={B0_ID}");
    let page = page_with(&hub, &fragment);
    assert!(page.text("hub-offer").contains(B0_ID), "{:?}", page.text("hub-offer"));
    page.click("hub-offer-load");
    wait_for_bytes(&page, 9_000_000);
    assert_eq!(page.attribute("hub-progress", "data-total"), Some(total.to_string()));
    // A second download at once.
    load(&page, "tf_efficientnet_b0.in1k");
    assert!(complaint(&page).contains(B0_ID));
    page.click("hub-cancel");
    page.wait("the end", LOADING, || (!page.has("hub-progress")).then_some(()));
    assert!(page.text("hub-said").contains("9.0 MB"), "{:?}", page.text("hub-said"));
    hub.clear();
    // Leaving the page loses nothing.
    page.go_in_fresh_tab(&fragment);
    page.click("hub-offer-load");
    wait_for(&page, B0_ID);
    let expected = [(200, 0, total), (206, 9_000_000, total - 9_000_000)];
    assert_eq!(requests(&hub), expected);
    assert!(!page.has("hub-offer"));
    // It is a parent to grow from, like any other file.
    page.js("at('view-stages').click();", &[]);
    page.set_slider("width", 1.1);
    page.wait("a grown network", LOADING, || {
        (page.value_of("weights") == "grown" && page.engine() == "ready").then_some(())
    });
}

#[test]
fn what_is_no_checkpoint_is_said_in_a_sentence_and_the_network_stays() {
    let other = safetensors(&tensors(&architecture(Family::Lite, 1.0, 1.0, 5), Layout::Timm));
    let half = {
        let whole = b0();
        whole[..whole.len() - 1000].to_vec()
    };
    let files = vec![(B0_ID, b0()), (TIMM_B0_ID, other), ("tf_efficientnet_b0.aa_in1k", half)];
    let hub = hub(files);
    let elsewhere = Server::start_hub(vec![(B0_ID, b0())], COMMIT);
    let page = page_with(&hub, "#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    let refused = |fault: Option<Fault>, id: &str, words: &str| {
        if let Some(fault) = fault {
            hub.fault(FILE, fault);
        }
        load(&page, id);
        let said = complaint(&page);
        assert!(said.contains(id) && said.contains(words), "{words}: {said:?}");
        // The readout follows a refused file back once it has rested.
        page.expect("weights", "pretrained");
        hub.clear();
    };
    let path = format!("{BASE}timm/{B0_ID}/resolve/main/{FILE}");
    refused(Some(Fault::Status(404)), B0_ID, "404");
    close(&page);
    refused(Some(Fault::Status(403)), B0_ID, "403");
    close(&page);
    refused(Some(Fault::Status(503)), B0_ID, "503");
    close(&page);
    refused(Some(Fault::Replace(b"<!DOCTYPE html><p>Log in".to_vec())), B0_ID, "web page");
    close(&page);
    refused(Some(Fault::Replace(vec![b'x'; 15_000_000])), B0_ID, "no safetensors");
    close(&page);
    refused(Some(Fault::Replace(vec![b'x'; 90_000_000])), B0_ID, "another network");
    close(&page);
    // The policy of the page forbids the way there.
    refused(Some(Fault::Redirect(format!("{}{path}", elsewhere.origin()))), B0_ID, "connection failed");
    assert_eq!(elsewhere.count(FILE), 0, "the policy let it pass");
    close(&page);
    // Another network, and a file that ends too early: told by the reader, and not kept.
    refused(None, TIMM_B0_ID, "Lite0");
    page.click("error-dismiss");
    refused(None, "tf_efficientnet_b0.aa_in1k", "cannot be used");
    page.click("error-dismiss");
    let rows = "return [...document.querySelectorAll('[data-testid=\"hub-row\"]')]
        .filter(row => row.dataset.kept !== 'none').length;";
    page.wait("nothing kept", LOADING, || (page.js(rows, &[]) == json!(0)).then_some(()));
    // What was put away stood on the page again until the next answer.
    let watch = "window.errors = 0;
        new MutationObserver(() => window.errors += document.querySelectorAll('[data-testid=\"error\"]').length)
            .observe(document.body, { childList: true, subtree: true });";
    page.js(watch, &[]);
    let before = page.runs();
    page.click("sample-chelsea");
    page.wait_for_run_after(before);
    assert_eq!(page.js("return window.errors;", &[]), json!(0));
}

#[test]
fn a_full_storage_and_a_lost_network_are_said() {
    let hub = hub(vec![(B0_ID, b0())]);
    let page = page_with(&hub, "#v1&preset=lite0&backend=cpu");
    hub.fault(FILE, Fault::HoldAfter(6_000_000));
    load(&page, B0_ID);
    let said = complaint(&page);
    assert!(said.contains("15 seconds"), "{said:?}");
    close(&page);
    hub.clear();
    hub.fault(FILE, Fault::Cut(0));
    load(&page, B0_ID);
    let said = complaint(&page);
    assert!(said.contains("connection failed") && said.contains("is kept"), "{said:?}");
    close(&page);
    hub.clear();
    page.js("Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));", &[]);
    load(&page, B0_ID);
    page.wait("the network", LOADING, || {
        (page.has("file-found") && page.engine() == "ready" && !page.has("hub-progress")).then_some(())
    });
    let said = page.error().map(|error| error.text).unwrap_or_default();
    assert!(said.contains("does not keep it") && said.contains(B0_ID), "{said:?}");
    let parts: Vec<_> = requests(&hub).into_iter().map(|(_, from, _)| from).collect();
    assert_eq!((parts.first(), parts.last()), (Some(&0), Some(&6_000_000)), "{parts:?}");
}

#[test]
fn another_base_is_checked_kept_and_allowed_once_the_page_opens_anew() {
    let hub = hub(vec![(B0_ID, b0())]);
    let page = Page::open("#v1&run=off");
    page.wait("the hub", LOADING, || page.has("hub-base").then_some(()));
    let first = page.text("hub-row");
    for words in ["https://huggingface.co/timm/tf_efficientnet_b0.in1k/", "76.5 %", "224 px", "21.4 MB", "Apache-2.0"] {
        assert!(first.contains(words), "{words}: {first:?}");
    }
    assert_eq!(page.js("return document.querySelectorAll('[data-testid=\"hub-row\"]').length;", &[]), json!(46));
    for wrong in ["mirror", "ftp://mirror.test", "https://a.test/?x", "https://me@a.test"] {
        set_base(&page, wrong);
        assert!(page.has("hub-base-problem"), "{wrong}");
        assert_eq!(page.value_of("hub-base"), "https://huggingface.co");
    }
    // The page's own origin needs no reload.
    set_base(&page, "./mirror");
    assert!(!page.has("hub-base-reload") && !page.has("hub-base-problem"));
    let base = format!("{}{}", hub.origin(), BASE.trim_end_matches('/'));
    set_base(&page, &base);
    assert!(page.has("hub-base-reload"));
    load(&page, B0_ID);
    assert!(complaint(&page).contains("reload"));
    assert_eq!(hub.count(FILE), 0);
    page.click("hub-reload");
    page.wait("the hub again", LOADING, || {
        (page.has("hub-base") && !page.has("hub-base-reload") && page.value_of("hub-base") == base).then_some(())
    });
    let policies: Value = page.js("return document.querySelector('html').dataset.hub;", &[]);
    assert_eq!(policies, json!(hub.origin()));
    set_base(&page, "");
    assert_eq!(page.value_of("hub-base"), "https://huggingface.co");
}
