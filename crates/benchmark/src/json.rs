//! A report as a JSON file, which docs/benchmark.schema.json describes.

use crate::report::Report;
use crate::rounded::rounded;

/// The report as indented JSON, with its numbers as they are shown: times to a microsecond. What follows from the samples is
/// not in it, as it follows from them.
///
/// # Errors
/// None that the fields can cause.
pub fn write(report: &Report) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&rounded(report)).map(|text| text + "\n")
}

#[cfg(test)]
mod schema;

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::{full_report, network, report};

    #[test]
    fn the_file_says_what_it_is_and_holds_the_numbers_as_numbers() {
        let text = write(&full_report()).unwrap();
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!((&read["format"], &read["version"]), (&json!("efficientnet-explorer-benchmark"), &json!(1)));
        let lite0 = &read["networks"][0];
        assert_eq!((&lite0["macs"], &lite0["weights"]), (&json!(385_187_552), &json!("pretrained")));
        assert_eq!((&lite0["backend"], &lite0["precision"]), (&json!("webgpu"), &json!("half")));
        assert_eq!(lite0["answer"], json!({"index": 281, "label": "tabby, tabby cat", "probability": 0.5123}));
        assert_eq!(lite0["phases"]["upload_millis"], json!(0.3));
        let absurd = &read["networks"][4];
        assert_eq!(
            (&absurd["macs"], &absurd["memory_bytes"]),
            (&json!("26000000000000000000"), &json!("18446744073709551615"))
        );
        assert_eq!((&absurd["outcome"], &absurd["samples"]), (&json!("refused"), &json!([])));
    }

    #[test]
    fn no_number_has_more_digits_than_are_shown() {
        let text = write(&full_report()).unwrap();
        let numbers =
            text.lines().filter_map(|line| line.split_once(": ")).map(|(_, value)| value.trim_end_matches(','));
        let decimals: Vec<usize> = numbers
            .filter(|value| value.parse::<f64>().is_ok())
            .filter_map(|value| Some(value.split_once('.')?.1.len()))
            .collect();
        assert!(decimals.len() > 100 && decimals.iter().all(|digits| *digits <= 4), "{decimals:?}");
    }

    #[test]
    fn what_is_not_finite_is_not_written() {
        let mut wrong = report(vec![network("lite0", &[1.0, f64::NAN, 3.0, f64::INFINITY])]);
        wrong.networks[0].first_run_millis = Some(f64::NAN);
        wrong.method.took_millis = f64::INFINITY;
        let read: Report = serde_json::from_str(&write(&wrong).unwrap()).unwrap();
        assert_eq!(read.networks[0].run_millis(), [1.0, 3.0]);
        assert_eq!((read.networks[0].first_run_millis, read.method.took_millis), (None, 0.0));
    }
}
