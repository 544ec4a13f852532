//! Trains one network of the scaling lab natively and prints its result as a run of `assets/lab/recorded.json`.
//! `cargo xtask lab-record` runs it for many seeds.
//!
//! `record AXIS BUDGET EPOCHS SEED [FOLDER [DATASET]]`, e.g. `record compound 4 8 0`. `FOLDER` holds the pictures as
//! `assets/lab` does.

use std::error::Error;
use std::fs;
use std::time::Instant;

use lab::experiment::{Axis, BASELINE, Budget};
use trainer::pictures::Pictures;
use trainer::training::Training;

/// Training and test pictures.
const PICTURES: usize = 10_000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [axis, budget, epochs, seed, rest @ ..] = arguments.as_slice() else {
        return Err("usage: record AXIS BUDGET EPOCHS SEED [FOLDER [DATASET]]".into());
    };
    let axis = Axis::of(axis).ok_or("an axis is baseline, depth, width, resolution or compound")?;
    let (budget, epochs, seed) = (budget.parse::<u32>()?, epochs.parse::<u32>()?, seed.parse::<u64>()?);
    let network = match Budget::ALL.into_iter().find(|one| one.factor() == budget) {
        Some(budget) => axis.network(budget).ok_or("the learner's own network has no shape here")?,
        None if budget == 1 => BASELINE,
        None => return Err("a budget is 1, 2, 4 or 8".into()),
    };
    let folder = rest.first().map_or(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/lab"), String::as_str);
    let dataset = rest.get(1).map_or("cifar10", String::as_str);
    let read = |kind: &str| -> Result<Pictures, Box<dyn Error>> {
        let file = |ending: &str| fs::read(format!("{folder}/{kind}.{ending}"));
        Ok(Pictures::from_sprite(&file("webp")?, &file("labels")?)?)
    };
    let (train, test) = (read("train")?, read("test")?);

    let start = Instant::now();
    let mut training = Training::new(&network, &train, PICTURES, epochs, seed);
    while training.progress().0 < training.progress().1 {
        training.step(&train)?;
    }
    let seconds = start.elapsed().as_secs_f64();
    let (inference, mut input) = training.inference()?;
    let mut values = vec![0.0; input.length()];
    let right = (0..test.len()).filter(|number| {
        input.write(test.picture(*number), false, &mut values);
        inference.class(&values) == usize::from(test.label(*number))
    });
    let correct = right.count();
    println!(
        "{}",
        serde_json::json!({
            "axis": axis, "budget": budget, "blocks": network.blocks, "width": network.width,
            "resolution": network.resolution, "epochs": epochs, "seed": seed, "correct": correct, "of": test.len(),
            "dataset": dataset,
        })
    );
    eprintln!("trained in {seconds:.2} s");
    Ok(())
}
