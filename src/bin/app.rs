//! The page's binary.

fn main() {
    efficientnet_explorer::app::run();
}
