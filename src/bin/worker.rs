//! The worker: the network, off the page's thread.

fn main() {
    efficientnet_explorer::worker::run();
}
