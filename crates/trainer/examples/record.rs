//! Trains networks of the lab natively and prints a line of JSON for each.
//!
//! `cargo run --profile worker -p trainer --features training --example record -- BLOCKS WIDTH PX EPOCHS SEED [PICTURES]`

use std::error::Error;
use std::time::Instant;

use lab::network::LabNetwork;
use trainer::pictures::Pictures;
use trainer::training::Training;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, default: f64| arguments.get(at).map_or(Ok(default), |text| text.parse::<f64>());
    let network =
        LabNetwork { blocks: number(0, 3.0)? as u32, width: number(1, 1.0)?, resolution: number(2, 12.0)? as u32 };
    let (epochs, seed) = (number(3, 4.0)? as u32, number(4, 0.0)? as u64);
    let count = number(5, 10_000.0)? as usize;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/lab");
    let read = |kind: &str| -> Result<Pictures, Box<dyn Error>> {
        let file = |end: &str| std::fs::read(format!("{folder}/{kind}.{end}"));
        Ok(Pictures::from_sprite(&file("webp")?, &file("labels")?)?)
    };
    let (train, test) = (read("train")?, read("test")?);
    let start = Instant::now();
    let mut training = Training::new(&network, &train, count, epochs, seed);
    let mut losses = 0.0;
    while training.progress().0 < training.progress().1 {
        losses += training.step(&train)?;
        let (step, _) = training.progress();
        if step % training.epoch_steps() == 0 {
            eprintln!(
                "epoch {}: mean loss {:.4}, {:.1?}",
                step / training.epoch_steps(),
                losses / training.epoch_steps() as f32,
                start.elapsed()
            );
            losses = 0.0;
        }
    }
    let trained = start.elapsed();
    let (inference, mut input) = training.inference()?;
    let mut picture = vec![0.0; input.length()];
    let mut correct = 0;
    for number in 0..test.len() {
        input.write(test.picture(number), false, &mut picture);
        correct += usize::from(inference.class(&picture) == usize::from(test.label(number)));
    }
    println!(
        "{{\"blocks\":{},\"width\":{},\"resolution\":{},\"epochs\":{epochs},\"seed\":{seed},\"correct\":{correct},\"of\":{},\"train_seconds\":{:.2},\"test_seconds\":{:.2}}}",
        network.blocks,
        network.width,
        network.resolution,
        test.len(),
        trained.as_secs_f64(),
        (start.elapsed() - trained).as_secs_f64()
    );
    Ok(())
}
