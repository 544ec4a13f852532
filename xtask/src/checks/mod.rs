//! Runs every check of the project, cheapest first, and stops at the first failure.

mod sizes;
mod steps;
mod tracked_files;
mod walls;

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::arguments::Arguments;
use crate::context::Context;
use crate::setup::{self, Scope};
use crate::timing::in_words;
use steps::{STEPS, Step};

/// `cargo xtask test [--skip-e2e] [--only STEP]... [--list]`.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let skip_browser = arguments.flag("--skip-e2e");
    let list = arguments.flag("--list");
    let mut only = Vec::new();
    while let Some(name) = arguments.value("--only")? {
        only.push(name);
    }
    arguments.finish()?;
    if list {
        for step in STEPS {
            println!("{:<16} {}", step.name, step.title);
        }
        return Ok(());
    }

    let chosen = choose(&only, skip_browser)?;
    let scope = if chosen.iter().any(|step| step.needs_browser) { Scope::Test } else { Scope::Build };

    println!("== set-up");
    let start = Instant::now();
    let context = setup::run(scope)?;
    let mut report = Report::default();
    report.passed.push(("set-up", start.elapsed()));
    println!("-- set-up took {}", in_words(start.elapsed()));

    for step in chosen {
        if let Err(error) = report.take(step, &context) {
            println!("{error:#}");
            report.print(Some(step.name));
            bail!("the step {:?} failed; alone it runs by `cargo xtask test --only {}`", step.title, step.name);
        }
    }
    report.print(None);
    Ok(())
}

/// The steps to run, in their own order.
fn choose(only: &[String], skip_browser: bool) -> Result<Vec<&'static Step>> {
    if let Some(unknown) = only.iter().find(|name| !STEPS.iter().any(|step| step.name == name.as_str())) {
        bail!("there is no step {unknown:?}; `cargo xtask test --list` names them");
    }
    Ok(STEPS
        .iter()
        .filter(|step| only.is_empty() || only.iter().any(|name| name == step.name))
        .filter(|step| !(skip_browser && step.needs_browser))
        .collect())
}

/// What passed, and how long it took.
#[derive(Default)]
struct Report {
    passed: Vec<(&'static str, Duration)>,
}

impl Report {
    /// Runs one step under its heading.
    fn take(&mut self, step: &Step, context: &Context) -> Result<()> {
        println!("\n== {}: {}", step.name, step.title);
        let start = Instant::now();
        let outcome = (step.run)(context);
        let took = start.elapsed();
        println!("-- {} took {}", step.name, in_words(took));
        if outcome.is_ok() {
            self.passed.push((step.name, took));
        }
        outcome
    }

    /// The table, then the count on a line of its own.
    fn print(&self, failed: Option<&str>) {
        println!("\n== summary");
        for (name, took) in &self.passed {
            println!("{name:<16} passed {:>12}", in_words(*took));
        }
        if let Some(name) = failed {
            println!("{name:<16} FAILED");
        }
        println!("{} passed, {} failed", self.passed.len(), usize::from(failed.is_some()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chooses_by_name_and_keeps_the_order() {
        let names = |steps: Vec<&Step>| steps.iter().map(|step| step.name).collect::<Vec<_>>();
        let only = ["sizes".to_owned(), "format".to_owned()];
        assert_eq!(names(choose(&only, false).unwrap()), ["format", "sizes"]);
        assert!(choose(&["nonsense".to_owned()], false).is_err());
        assert_eq!(choose(&[], false).unwrap().len(), STEPS.len());
        assert!(choose(&[], true).unwrap().iter().all(|step| !step.needs_browser));
        assert!(choose(&[], false).unwrap().iter().any(|step| step.needs_browser));
    }

    #[test]
    fn step_names_are_unique() {
        for (index, step) in STEPS.iter().enumerate() {
            assert!(STEPS[index + 1..].iter().all(|other| other.name != step.name));
        }
    }
}
