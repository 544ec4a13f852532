//! The worker: the network, off the page's thread.

fn main() {
    engine::worker::run();
}
