//! The lab's trainer: one network in training, off the page's thread.

fn main() {
    trainer::worker::run();
}
