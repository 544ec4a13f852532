//! Weights files that cannot be used: refused in words that name what is wrong, and the loaded network stays.

use std::path::{Path, PathBuf};

use e2e::page::Page;
use e2e::picture_files::on_disk;
use e2e::weights_files::{Tensors, architecture, safetensors, tensors};
use model::scaling::Family;
use weights::Layout;

const CPU: &str = "#v1&preset=lite0&backend=cpu";

fn tiny() -> Tensors {
    tensors(&architecture(Family::Lite, 0.5, 0.3, 3), Layout::Timm)
}

fn changed(name: &str, change: impl FnOnce(&mut Tensors)) -> PathBuf {
    let mut tensors = tiny();
    change(&mut tensors);
    on_disk(name, &safetensors(&tensors))
}

/// Files that cannot be used, and words of their refusals.
fn unusable() -> Vec<(PathBuf, &'static [&'static str])> {
    let whole = safetensors(&tiny());
    let mut lying = whole.clone();
    lying[..8].copy_from_slice(&u64::MAX.to_le_bytes());
    let hostile = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/weights/zip_hostile.pth");
    vec![
        (on_disk("garbage.pth", b"This is a text, whatever its name says.\n"), &["PyTorch", "safetensors"]),
        (on_disk("empty.safetensors", b""), &["empty"]),
        (on_disk("half.safetensors", &whole[..whole.len() / 2]), &["cut short", "download it again"]),
        (on_disk("lying.safetensors", &lying), &["claims"]),
        (hostile, &["system", "nothing of it was run"]),
        (
            changed("shape.safetensors", |tensors| {
                tensors.insert("blocks.0.0.conv_dw.weight".into(), (vec![8, 1, 3, 3], vec![0.0; 72]));
            }),
            &["blocks.0.0.conv_dw.weight", "[8, 1, 3, 3]", "expected"],
        ),
        (
            changed("missing.safetensors", |tensors| {
                tensors.remove("blocks.1.0.bn2.running_var");
            }),
            &["blocks.1.0.bn2.running_var", "lacks"],
        ),
        (
            changed("surplus.safetensors", |tensors| {
                tensors.insert("blocks.1.0.attention.weight".into(), (vec![4], vec![0.0; 4]));
            }),
            &["blocks.1.0.attention.weight", "does not use"],
        ),
        (
            changed("not_a_number.safetensors", |tensors| {
                let numbers = &mut tensors.get_mut("classifier.weight").expect("a classifier").1;
                numbers[7] = f32::NAN;
            }),
            &["classifier.weight", "not a finite number"],
        ),
        (
            changed("variance.safetensors", |tensors| {
                tensors.get_mut("bn1.running_var").expect("a norm").1[0] = -5.0;
            }),
            &["bn1.running_var", "below zero"],
        ),
        (
            changed("overflow.safetensors", |tensors| {
                tensors.get_mut("classifier.weight").expect("a layer").1.fill(3.0e38);
            }),
            &["output that is not a finite number"],
        ),
    ]
}

/// Gives a file that has to be refused, and its words.
fn refusal(page: &Page, file: &Path) -> String {
    if page.has("error-dismiss") {
        page.click("error-dismiss");
    }
    assert_eq!(page.error(), None, "an old error stands in the way");
    page.choose_file("weights-input", file);
    let error = page.wait_for_error();
    assert_eq!(error.kind, "weights-file", "{}: {error:?}", file.display());
    println!("  {} is refused: {}", file.file_name().unwrap_or_default().display(), error.text);
    // Where it was chosen, too: the answer is far above.
    assert!(page.has("weights-refused") && error.text.starts_with(page.text("weights-refused").trim()), "{error:?}");
    error.text
}

#[test]
fn what_is_no_usable_file_is_refused_by_name_and_the_loaded_network_stays() {
    let page = Page::open(CPU);
    let standing = page.classify_sample("coffee");
    for (file, words) in unusable() {
        let text = refusal(&page, &file);
        for word in words {
            assert!(text.contains(word), "{}: no {word:?} in {text:?}", file.display());
        }
        page.wait_for_engine("ready");
        page.expect("weights", "pretrained");
        assert_eq!(page.attribute("run-lite0", "aria-pressed").as_deref(), Some("true"));
        assert_eq!(page.predictions(), standing);
        assert!(!page.has("run-custom"), "a refused file cannot be run");
    }
    // The network is as good as before, and a good answer ends the complaint.
    let before = page.runs();
    page.click("run-again");
    assert_eq!(page.wait_for_run_after_complaint(before), standing);
    assert_eq!(page.server.count("worker.js"), 1, "no worker broke");
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn a_refused_file_leaves_the_file_before_it() {
    let page = Page::open(CPU);
    page.choose_file("weights-input", &on_disk("good.safetensors", &safetensors(&tiny())));
    page.wait_for_engine("ready");
    page.expect("weights", "custom");
    let standing = page.classify_sample("coffee");
    refusal(&page, &on_disk("garbage.pth", b"no weights"));
    page.expect("weights", "custom");
    assert!(page.text("network").contains("good.safetensors"));
    let before = page.runs();
    page.click("run-again");
    assert_eq!(page.wait_for_run_after_complaint(before), standing);
}

#[test]
fn a_refused_first_file_leaves_a_page_that_works() {
    let page = Page::open(CPU);
    refusal(&page, &on_disk("garbage.pth", b"no weights"));
    assert_eq!(page.engine(), "cold");
    page.click("sample-coffee");
    let before = 0;
    let rows = page.wait_for_run_after_complaint(before);
    assert_eq!(rows[0].index, 967, "espresso");
    page.expect("weights", "pretrained");
}
