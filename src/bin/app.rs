//! The page's binary.

fn main() {
    efficientnet_explorer::shell::run();
}
