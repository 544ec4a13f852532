//! A person's own labels for the classes of their weights, from files of each kind.

use std::time::Duration;

use e2e::page::Page;
use e2e::picture_files::on_disk;

use crate::own_weights::{CPU, LITE0, file_of, load};

#[test]
fn labels_of_the_persons_name_the_classes() {
    let page = Page::open(CPU);
    load(&page, &file_of(&LITE0));
    page.expect("labels", "false");
    let best = page.classify_sample("coffee")[0].index;
    page.choose_file("label-input", &on_disk("four.txt", b"ant\nbee\ncat\ndog\n"));
    let problem = page
        .wait("a refusal", Duration::from_secs(10), || page.has("label-problem").then(|| page.text("label-problem")));
    assert!(problem.contains('4') && problem.contains('5'), "{problem:?}");
    assert!(page.predictions()[0].text.contains("class "));

    for (name, list) in [
        ("five.txt", "ant\nbee\ncat\ndog\nelk\n"),
        ("five.json", r#"{"id2label": {"4": "elk", "0": "ant", "1": "bee", "2": "cat", "3": "dog"}}"#),
        ("five.csv", "index,name\r\n4,elk\r\n0,\"ant\"\r\n1,bee\r\n2,cat\r\n3,dog\r\n"),
        ("five.tsv", "ant\t0\nbee\t1\ncat\t2\ndog\t3\nelk\t4\n"),
    ] {
        page.choose_file("label-input", &on_disk(name, list.as_bytes()));
        page.expect("labels", "true");
        assert!(!page.has("label-problem"));
        let name = ["ant", "bee", "cat", "dog", "elk"][usize::try_from(best).expect("a class")];
        assert!(page.predictions()[0].text.contains(name), "{:?}", page.predictions()[0]);
        page.click("label-forget");
        page.expect("labels", "false");
    }
}

/// A list that is not UTF-8 named the classes "��", and a paragraph became a label of any length, without a word.
#[test]
fn labels_that_are_no_text_or_too_long_are_refused_with_their_line() {
    let page = Page::open(CPU);
    load(&page, &file_of(&LITE0));
    let long = format!("ant\nbee\n{}\ndog\nelk\n", "c".repeat(201));
    for (name, list, words) in [
        ("euc-kr.txt", b"ant\n\xb0\xed\xbe\xe7\xc0\xcc\ncat\ndog\nelk\n".as_slice(), ["line 2", "UTF-8"]),
        ("long.txt", long.as_bytes(), ["line 3", "201"]),
        ("columns.csv", b"0,ant\n1,bee, honey\n".as_slice(), ["line 2", "quotes"]),
    ] {
        page.choose_file("label-input", &on_disk(name, list));
        page.wait(&format!("the refusal of {name}"), Duration::from_secs(10), || {
            let said = page.has("label-problem").then(|| page.text("label-problem"))?;
            words.iter().all(|word| said.contains(word)).then_some(())
        });
        page.expect("labels", "false");
    }
}
