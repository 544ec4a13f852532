//! Files of people: good ones, wrong ones and ten thousand mutated ones.

use serde_json::{Value, json};

use super::check::{LONGEST_TEXT, MOST_WORDS, is_unseen};
use super::*;
use crate::analysis::{analyse, compare_devices};
use crate::charts::ChartWords;
use crate::json;
use crate::report::Sample;
use crate::statistics::Generator;
use crate::testing::{full_report, network, report};
use crate::view::View;
use texts::Language;

/// A report as a file, and the file as a value to change.
fn exported() -> Value {
    serde_json::from_str(&json::write(&full_report()).unwrap()).unwrap()
}

fn read_value(value: &Value) -> Result<Report, ImportError> {
    read(value.to_string().as_bytes())
}

#[test]
fn an_exported_report_is_read_as_it_was_shown() {
    let shown = crate::rounded::rounded(&full_report());
    let text = json::write(&full_report()).unwrap();
    let found = read(text.as_bytes()).unwrap();
    assert_eq!(found, shown);
    assert_eq!(read(format!("\u{feff}{text}").as_bytes()).unwrap(), shown, "with the mark that Windows puts first");
    assert_eq!(json::write(&found).unwrap(), text, "exporting it again changes nothing");
    assert_eq!(found.networks[4].macs, Some(26_000_000_000_000_000_000));
}

#[test]
fn each_wrong_file_has_its_sentence() {
    let with = |path: &str, value: Value| {
        let mut changed = exported();
        *changed.pointer_mut(path).unwrap() = value;
        read_value(&changed).unwrap_err()
    };
    let text = json::write(&full_report()).unwrap();
    assert_eq!(read(&vec![b' '; LARGEST_FILE + 1]), Err(ImportError::TooLarge));
    for not_json in [&b""[..], b"variant,name", b"\xff\xfe{}", b"{\"format\":", &text.as_bytes()[..text.len() / 2]] {
        assert_eq!(read(not_json), Err(ImportError::NotJson));
    }
    for other in
        ["[]", "3", "null", "\"text\"", "{}", r#"{"format":"efficientnet-explorer-comparison-1"}"#, r#"{"format":7}"#]
    {
        assert_eq!(read(other.as_bytes()), Err(ImportError::OtherFormat), "{other}");
    }
    assert_eq!(with("/version", json!(2)), ImportError::Newer { version: 2 });
    assert_eq!(with("/version", json!(u64::MAX)), ImportError::Newer { version: u64::MAX });
    for version in [json!(0), json!("1"), json!(1.5), json!(null), json!(-1)] {
        assert!(matches!(with("/version", version), ImportError::Damaged { .. }));
    }
    let number = |path: &str, value| match with(path, value) {
        ImportError::Number { what, .. } => what,
        error => panic!("{error:?}"),
    };
    assert_eq!(number("/networks/0/samples/3/run_millis", json!(-0.5)), "run_millis");
    assert_eq!(number("/networks/0/samples/0/decode_millis", json!(1e300)), "decode_millis");
    assert_eq!(number("/networks/0/answer/probability", json!(1.5)), "probability");
    assert_eq!(number("/networks/1/published/top1_percent", json!(-1)), "top1_percent");
    assert_eq!(number("/networks/0/labelled/correct", json!(10)), "correct");
    assert_eq!(number("/method/budget_millis", json!(-3)), "budget_millis");
    for (path, value) in [
        ("/networks/0/samples/3/run_millis", json!(null)),
        ("/networks/0/samples/3/run_millis", json!("20")),
        ("/networks/0/macs", json!(-5)),
        ("/networks/0/outcome", json!("won")),
        ("/networks", json!({})),
        ("/device", json!(null)),
        ("/device/cores", json!(-8)),
    ] {
        let error = with(path, value);
        assert!(matches!(error, ImportError::Damaged { .. }), "{path}: {error:?}");
    }
    let infinite = text.replacen("\"run_millis\": ", "\"run_millis\": 1e999, \"was\": ", 1);
    let error = read(infinite.as_bytes()).unwrap_err();
    assert!(matches!(&error, ImportError::Damaged { detail } if detail.contains("out of range")), "{error:?}");
}

#[test]
fn there_is_a_limit_to_networks_and_samples() {
    let one = network("b0", &[1.0]);
    let write = |report: &Report| json::write(report).unwrap().into_bytes();
    assert!(read(&write(&report(vec![one.clone(); MOST_NETWORKS]))).is_ok());
    let count = MOST_NETWORKS + 1;
    assert_eq!(read(&write(&report(vec![one; count]))), Err(ImportError::Networks { count }));
    assert!(read(&write(&report(vec![network("b0", &vec![1.0; MOST_SAMPLES])]))).is_ok());
    let mut long = full_report();
    long.networks[0].samples = network("b0", &vec![1.0; MOST_SAMPLES - 10]).samples;
    assert!(matches!(read(&write(&long)), Err(ImportError::Samples { count }) if count > MOST_SAMPLES));
}

#[test]
fn unknown_fields_are_left_out() {
    let mut more = exported();
    more["later"] = json!({"deep": [1, 2, 3]});
    more["networks"][0]["later"] = json!(true);
    assert_eq!(read_value(&more), read_value(&exported()));
}

#[test]
fn texts_are_cut_and_lose_what_is_not_seen() {
    let mut long = exported();
    long["networks"][0]["name"] = json!("한".repeat(3 * LONGEST_TEXT));
    long["device"]["browser"] = json!("a\u{0}b\nc\u{202e}d\u{7f}\te");
    long["notes"] = json!(vec!["hidden"; 3 * MOST_WORDS]);
    let found = read_value(&long).unwrap();
    assert_eq!(found.networks[0].name, "한".repeat(LONGEST_TEXT));
    assert_eq!(found.device.browser, "ab cd e");
    assert_eq!(found.notes.len(), MOST_WORDS);
}

/// Whether an error is said in one sentence, in every language.
fn assert_sentence(error: &ImportError) {
    for language in Language::ALL {
        let words = error.to_message().words(language);
        let is_line = !words.chars().any(is_unseen) && !words.contains(['{', '}'])
            || matches!(error, ImportError::Damaged { .. });
        assert!(words.ends_with('.') && is_line && words.chars().count() < 400, "{words}");
        assert!(!words.contains('\n'), "{words}");
    }
}

/// What a report that was read keeps to, whatever was in the file.
fn assert_sane(found: &Report) {
    assert_eq!((found.format.as_str(), found.version), (FORMAT, VERSION));
    let texts = found.networks.iter().flat_map(|network| [&network.name, &network.variant, &network.setting]);
    for text in texts.chain([&found.date, &found.build, &found.device.browser]) {
        assert!(text.chars().count() <= LONGEST_TEXT && !text.chars().any(is_unseen), "{text:?}");
    }
    let times = found.networks.iter().flat_map(|network| &network.samples).map(Sample::total_millis);
    assert!(times.into_iter().all(|time| time.is_finite() && time >= 0.0));
}

/// A number below a bound.
fn below(generator: &mut Generator, bound: usize) -> usize {
    generator.below(u32::try_from(bound).unwrap()) as usize
}

/// Breaks the text of a file: bytes are turned, taken out, doubled or put in, its end is cut off, or it is nested deeply.
fn break_bytes(file: &mut Vec<u8>, generator: &mut Generator) {
    const INSERTED: [&[u8]; 14] = [
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"\"",
        b"\\u0000",
        b"-",
        b"1e999",
        b"null",
        b"-1",
        b"\xff",
        b"\"networks\":[],",
    ];
    let at = below(generator, file.len() + 1);
    let end = (at + 1 + below(generator, 40)).min(file.len());
    match generator.below(10) {
        0 | 1 | 8 | 9 if at < file.len() => file[at] ^= 1 << generator.below(8),
        2 if at < file.len() => file[at] = generator.below(256) as u8,
        3 => drop(file.drain(at.min(end)..end)),
        4 => {
            let doubled = file[at.min(end)..end].to_vec();
            file.splice(at..at, doubled);
        }
        5 => file.truncate(at),
        6 => {
            let depth = 200 + below(generator, 30_000);
            let open = if generator.below(2) == 0 { &b"["[..] } else { &b"{\"a\":"[..] };
            file.splice(at..at, open.repeat(depth));
        }
        _ => {
            let inserted = INSERTED[below(generator, INSERTED.len())];
            file.splice(at..at, inserted.iter().copied());
        }
    }
}

/// Puts an odd value somewhere into a file that stays JSON, mostly one of the same kind.
fn break_value(value: &mut Value, generator: &mut Generator) {
    let descends = generator.below(32) > 0;
    match value {
        Value::Array(list) if descends && !list.is_empty() => {
            let at = below(generator, list.len());
            break_value(&mut list[at], generator);
        }
        Value::Object(fields) if descends && !fields.is_empty() => {
            let at = below(generator, fields.len());
            break_value(fields.values_mut().nth(at).unwrap(), generator);
        }
        _ => {
            let numbers =
                [json!(-1), json!(0), json!(1e308), json!(1e-320), json!(-0.0), json!(u64::MAX), json!(2), json!(0.25)];
            let long = "\u{202e}=1+1|\u{0} ".repeat(300);
            let largest = u128::MAX.to_string();
            let texts = [json!(long), json!(""), json!("measured"), json!("custom"), json!(largest), json!("한\r\n한")];
            let others = [json!(null), json!([]), json!({}), json!(true), json!(vec!["x"; 50]), json!([[[]]])];
            let kind = match generator.below(4) {
                0 => &others[..],
                _ if value.is_string() => &texts[..],
                _ => &numbers[..],
            };
            *value = kind[below(generator, kind.len())].clone();
        }
    }
}

/// One of ten thousand files: an exported one with one to three things broken.
fn mutated(original: &Value, text: &[u8], generator: &mut Generator) -> Vec<u8> {
    let times = 1 + generator.below(3);
    if generator.below(2) == 0 {
        let mut file = text.to_vec();
        (0..times).for_each(|_| break_bytes(&mut file, generator));
        file
    } else {
        let mut value = original.clone();
        (0..times).for_each(|_| break_value(&mut value, generator));
        value.to_string().into_bytes()
    }
}

#[test]
fn ten_thousand_mutated_files_give_a_report_or_a_sentence() {
    let mut small = full_report();
    for network in &mut small.networks {
        network.samples.truncate(6);
    }
    let text = json::write(&small).unwrap().into_bytes();
    let original: Value = serde_json::from_slice(&text).unwrap();
    let generator = &mut Generator::new(2026);
    let (mut reports, mut kinds) = (0, std::collections::BTreeMap::new());
    for index in 0..10_000 {
        let file = mutated(&original, &text, generator);
        match read(&file) {
            Ok(found) => {
                reports += 1;
                assert_sane(&found);
                let again = json::write(&found).unwrap();
                assert_eq!(read(again.as_bytes()).as_ref(), Ok(&crate::rounded::rounded(&found)), "file {index}");
                // What follows from it, for one in so many, as the tests are not optimised.
                if reports % 40 == 0 {
                    let analysis = analyse(&found);
                    let view = View::new(&found, &analysis, &ChartWords::default());
                    let words = serde_json::to_string(&view).unwrap();
                    let mut arrived = serde_json::from_str::<View>(&words).unwrap();
                    for (row, sent) in arrived.rows.iter_mut().zip(&view.rows) {
                        // JSON is read to the last digit but one.
                        assert!((row.median - sent.median).abs() <= 1e-15 * sent.median, "file {index}");
                        row.median = sent.median;
                    }
                    assert!(arrived == view, "file {index}");
                    assert!(compare_devices(&small, &found).len() <= small.networks.len());
                    assert!(crate::csv::write(&found, &analysis).lines().count() > found.networks.len());
                    assert!(crate::markdown::write(&found, &analysis).starts_with('|'));
                }
            }
            Err(error) => {
                assert_sentence(&error);
                *kinds.entry(format!("{error:?}").split([' ', '{']).next().unwrap().to_owned()).or_insert(0) += 1;
            }
        }
    }
    assert!(reports > 1000, "{reports} reports, {kinds:?}");
    for kind in ["NotJson", "OtherFormat", "Newer", "Damaged", "Number"] {
        assert!(kinds.get(kind).is_some_and(|count| *count >= 10), "{reports} reports, {kinds:?}");
    }
}

#[test]
fn every_error_is_one_sentence() {
    for error in [
        ImportError::TooLarge,
        ImportError::NotJson,
        ImportError::OtherFormat,
        ImportError::Newer { version: 7 },
        ImportError::Damaged { detail: "missing field `samples` at line 3 column 9".to_owned() },
        ImportError::Number { what: "run_millis", number: -1.5 },
        ImportError::Number { what: "run_millis", number: 1e308 },
        ImportError::Number { what: "run_millis", number: -1e-320 },
        ImportError::Networks { count: 101 },
        ImportError::Samples { count: 10_001 },
    ] {
        assert_sentence(&error);
    }
    let newer = ImportError::Newer { version: 7 }.to_string();
    assert!(newer.starts_with("This benchmark has version 7 and this page reads up to version 1:"), "{newer}");
}
