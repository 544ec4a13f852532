//! What set-up says of each step.

/// Prints the one line of a step.
pub fn say(subject: &str, what: &str) {
    println!("set-up: {subject}: {what}");
}
