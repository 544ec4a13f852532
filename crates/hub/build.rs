//! Makes Rust of `assets/hub/checkpoints.json`, so that the page does not read it.

#![allow(clippy::indexing_slicing, reason = "a list without a field stops the build")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde_json::{Value, json};

const LIST: &str = "../../assets/hub/checkpoints.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={LIST}");
    println!("cargo:rerun-if-changed=build.rs");
    let list: Value = serde_json::from_str(&fs::read_to_string(LIST)?)?;
    let mut code = String::from("&[");
    for checkpoint in list["checkpoints"].as_array().ok_or("no checkpoints")? {
        let mut tests = String::new();
        for test in checkpoint["tests"].as_array().ok_or("no tests")? {
            write!(
                tests,
                "Accuracy {{ resolution_px: {}, crop_permille: {}, top1: {}f64, top5: {}f64 }},",
                test["resolution_px"],
                permille(&test["crop_percent"])?,
                test["top1"],
                test["top5"],
            )?;
        }
        write!(
            code,
            "HubCheckpoint {{ id: {}, preset: Preset::{}, bytes: {}, licence: {}, padding: PaddingMode::{}, \
             batch_norm_epsilon: {}, pixels: PixelScale::{}, interpolation: Interpolation::{}, ignores_aspect_ratio: {}, \
             tests: &[{tests}] }},",
            checkpoint["id"],
            capital(&checkpoint["preset"])?,
            checkpoint["bytes"],
            checkpoint["licence"],
            capital(&checkpoint["padding"])?,
            checkpoint["batch_norm_epsilon"],
            pixels(checkpoint)?,
            capital(&checkpoint["interpolation"])?,
            checkpoint["squashes"],
        )?;
    }
    code.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("checkpoints.rs"), code)?;
    Ok(())
}

/// The variant of an enum that a word names: `bicubic` is `Bicubic`.
fn capital(word: &Value) -> Result<String, &'static str> {
    let (first, rest) = word.as_str().ok_or("no word")?.split_at(1);
    Ok(first.to_uppercase() + rest)
}

/// A share of 1 in thousandths.
fn permille(share: &Value) -> Result<u32, Box<dyn Error>> {
    let share = share.as_f64().ok_or("no number")?;
    let permille = format!("{:.0}", share * 1000.0);
    let is_exact = (permille.parse::<f64>()? / 1000.0 - share).abs() < 1e-9;
    if is_exact { Ok(permille.parse()?) } else { Err(format!("{share} is not in thousandths").into()) }
}

/// The scale of pixels by its mean and deviation.
fn pixels(checkpoint: &Value) -> Result<&'static str, String> {
    let (mean, std) = (&checkpoint["mean"], &checkpoint["std"]);
    if (mean, std) == (&json!([0.485, 0.456, 0.406]), &json!([0.229, 0.224, 0.225])) {
        Ok("ImageNet")
    } else if (mean, std) == (&json!([0.5, 0.5, 0.5]), &json!([0.5, 0.5, 0.5])) {
        Ok("Symmetric")
    } else {
        Err(format!("{mean} and {std} are no scale of pixels that the page knows"))
    }
}
