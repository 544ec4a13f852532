//! Records runs of the scaling lab over many seeds, natively, into `assets/lab/recorded.json`. Runs that the file holds are
//! not repeated.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::arguments::Arguments;
use crate::context::Context;

/// What the program is built with.
const BUILD: [&str; 9] =
    ["build", "--locked", "--profile", "worker", "--package", "trainer", "--features=training", "--example", "record"];

/// The networks of a budget; the baseline has one of its own.
const AXES: [&str; 4] = ["depth", "width", "resolution", "compound"];

/// The file.
#[derive(Serialize, Deserialize)]
struct Recorded {
    engine: String,
    command: String,
    runs: Vec<Value>,
}

/// `cargo xtask lab-record [--budget N] [--epochs N] [--seeds N] [--axis AXIS] [--pictures FOLDER --dataset NAME]`.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let mut number = |flag: &str, default: u32| -> Result<u32> {
        let value = arguments.value(flag)?;
        value.map_or(Ok(default), |text| text.parse().with_context(|| format!("{flag} is a whole number")))
    };
    let (budget, epochs, seeds) = (number("--budget", 4)?, number("--epochs", 4)?, number("--seeds", 5)?);
    let only = arguments.value("--axis")?;
    let pictures = arguments.value("--pictures")?;
    let dataset = arguments.value("--dataset")?.unwrap_or_else(|| "cifar10".to_owned());
    arguments.finish()?;
    let context = Context::new()?;
    context.run("cargo", &BUILD)?;
    let program = context.target().join("worker/examples/record");
    let program = program.to_string_lossy();

    let file = context.root.join("assets/lab/recorded.json");
    let mut recorded = read(&file)?;
    let mut axes = vec![("baseline", 1)];
    axes.extend(AXES.map(|axis| (axis, budget)));
    axes.retain(|(axis, _)| only.as_deref().is_none_or(|only| only == *axis));
    if axes.is_empty() {
        bail!("--axis is baseline, {}", AXES.join(", "));
    }
    for seed in 0..seeds {
        for (axis, budget) in &axes {
            if recorded.runs.iter().any(|run| is_of(run, axis, *budget, epochs, seed, &dataset)) {
                continue;
            }
            let [budget, epochs, seed] = [*budget, epochs, seed].map(|number| number.to_string());
            let mut words = vec![*axis, budget.as_str(), epochs.as_str(), seed.as_str()];
            if let Some(pictures) = &pictures {
                words.extend([pictures.as_str(), dataset.as_str()]);
            }
            let output = context.output_of(&program, &words).with_context(|| format!("{program} failed"))?;
            println!("{}", output.trim());
            recorded.runs.push(serde_json::from_str(&output).context("the program printed no run")?);
            write(&file, &recorded)?;
        }
    }
    println!("lab-record: {} holds {} runs", file.display(), recorded.runs.len());
    Ok(())
}

fn read(file: &Path) -> Result<Recorded> {
    if !file.is_file() {
        return Ok(Recorded {
            engine: "the trainer of this page, natively on one thread".to_owned(),
            command: "cargo xtask lab-record --budget N --epochs N --seeds N".to_owned(),
            runs: Vec::new(),
        });
    }
    let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is no record", file.display()))
}

/// A line a run, so that a change is read easily.
fn write(file: &Path, recorded: &Recorded) -> Result<()> {
    let runs: Vec<String> = recorded.runs.iter().map(|run| format!("    {run}")).collect();
    let [engine, command] = [&recorded.engine, &recorded.command].map(|text| Value::from(text.as_str()));
    let text = format!(
        "{{\n  \"engine\": {engine},\n  \"command\": {command},\n  \"runs\": [\n{}\n  ]\n}}\n",
        runs.join(",\n")
    );
    fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

fn is_of(run: &Value, axis: &str, budget: u32, epochs: u32, seed: u32, dataset: &str) -> bool {
    let number = |field: &str| run[field].as_u64();
    run["axis"] == axis
        && run["dataset"] == dataset
        && number("budget") == Some(u64::from(budget))
        && number("epochs") == Some(u64::from(epochs))
        && number("seed") == Some(u64::from(seed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_known_by_what_it_trained() {
        let run = serde_json::json!({"axis": "depth", "budget": 4, "epochs": 8, "seed": 2, "dataset": "cifar10"});
        assert!(is_of(&run, "depth", 4, 8, 2, "cifar10"));
        assert!(!is_of(&run, "depth", 4, 8, 3, "cifar10"));
        assert!(!is_of(&run, "depth", 2, 8, 2, "cifar10"));
        assert!(!is_of(&run, "width", 4, 8, 2, "cifar10"));
        assert!(!is_of(&run, "depth", 4, 8, 2, "fashion-mnist"));
    }
}
