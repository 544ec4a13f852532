//! A network in training, on the lab's own pictures.

#![expect(clippy::expect_used, clippy::cast_precision_loss, reason = "tests")]

use lab::experiment::BASELINE;
use trainer::pictures::Pictures;
use trainer::training::Training;

fn training_pictures() -> Pictures {
    let file = |name: &str| std::fs::read(format!("{}/../../assets/lab/{name}", env!("CARGO_MANIFEST_DIR")));
    let [sprite, labels] = ["train.webp", "train.labels"].map(|name| file(name).expect("a file of the lab"));
    Pictures::from_sprite(&sprite, &labels).expect("pictures")
}

/// The losses of two epochs of a thousand pictures.
fn losses(pictures: &Pictures, seed: u64) -> Vec<f32> {
    let mut training = Training::new(&BASELINE, pictures, 1000, 2, seed);
    let (_, steps) = training.progress();
    (0..steps).map(|_| training.step(pictures).expect("a loss")).collect()
}

#[test]
fn a_seed_trains_the_same_network_every_time_and_another_another() {
    let pictures = training_pictures();
    let first = losses(&pictures, 3);
    assert_eq!(first.len(), 40);
    assert_eq!(first, losses(&pictures, 3));
    assert_ne!(first, losses(&pictures, 4));
    // From the ten classes' ln 10 = 2.3 down: a step of the wrong sign would lead up.
    let mean = |losses: &[f32]| losses.iter().sum::<f32>() / losses.len() as f32;
    let (early, late) = (mean(&first[..5]), mean(&first[35..]));
    assert!(late < early - 0.2 && late < 2.1, "{early} to {late}");
}
