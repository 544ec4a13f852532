//! Our engine beside its peers: the same network, weights and input in one browser, and the table in BENCHMARKS.md.

mod ratio;
mod site;

use std::fmt::Write as _;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, bail};
use e2e::browser::{Browser, Profile};
use e2e::server::{BASE, Server};
use efficientnet_explorer::statistics::median;
use serde::Deserialize;
use serde_json::json;

use crate::arguments::Arguments;
use crate::context::Context;
use crate::setup::{self, Scope};
use crate::trunk;
use ratio::{Ratio, ratio};

/// Between these lines BENCHMARKS.md holds the table.
const BEGIN: &str = "<!-- peers: written by `cargo xtask bench` -->";
const END: &str = "<!-- end of peers -->";
/// How long one network on one backend may take.
const PATIENCE: Duration = Duration::from_mins(20);

/// A network on a backend, and how often it is timed.
struct Subject {
    variant: &'static str,
    backend: &'static str,
    rounds: usize,
    warmup: usize,
}

/// The software adapter takes seconds for a run of the peers, hence the fewer rounds.
const SUBJECTS: [Subject; 4] = [
    Subject { variant: "lite0", backend: "cpu", rounds: 40, warmup: 10 },
    Subject { variant: "b0", backend: "cpu", rounds: 40, warmup: 10 },
    Subject { variant: "lite0", backend: "webgpu", rounds: 7, warmup: 2 },
    Subject { variant: "b0", backend: "webgpu", rounds: 5, warmup: 1 },
];

/// Starts from nothing of Lite0 on the CPU, ours and ONNX Runtime Web's in turn.
const STARTUP_ROUNDS: usize = 11;

/// What `benches/peers/site/bench.js` returns.
#[derive(Deserialize)]
struct Outcome {
    names: Vec<String>,
    /// One list of milliseconds a name.
    millis: Vec<Vec<f64>>,
    /// Of the peers' logits to ours, relative.
    differences: Vec<f64>,
}

/// `cargo xtask bench [--backend cpu|webgpu] [--no-build]`.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let backend = arguments.value("--backend")?;
    let is_built = arguments.flag("--no-build");
    arguments.finish()?;
    let chosen: Vec<&Subject> =
        SUBJECTS.iter().filter(|subject| backend.as_deref().is_none_or(|wanted| wanted == subject.backend)).collect();
    if chosen.is_empty() {
        bail!("--backend is cpu or webgpu");
    }
    let context = setup::run(Scope::Test)?;
    if !is_built {
        trunk::build(&context)?;
    }
    let sources = context.root.join("benches/peers");
    let server = Server::start(site::make(&context, &sources)?);

    let mut table = format!(
        "Measured on {} with {}.\n\n| network | backend | engine | median | ours over it (95 % interval) | greatest \
         difference of a logit |\n|---|---|---|---|---|---|\n",
        today(&context)?,
        machine(&context)
    );
    for subject in &chosen {
        println!("\n== {} on {}: {} rounds", subject.variant, subject.backend, subject.rounds);
        let Subject { variant, backend, rounds, warmup } = subject;
        let wanted = json!({ "variant": variant, "backend": backend, "rounds": rounds, "warmup": warmup });
        let outcome = measure(&server, "bench", &wanted)?;
        let rows = rows(&format!("{variant} | {backend}"), &outcome).context("a time is no number")?;
        print!("{rows}");
        table.push_str(&rows);
    }
    if chosen.iter().any(|subject| subject.backend == "cpu") {
        println!("\n== from a click to the first prediction, lite0 on cpu: {STARTUP_ROUNDS} rounds");
        let outcome = measure(&server, "startup", &json!({ "rounds": STARTUP_ROUNDS }))?;
        let rows =
            rows("lite0, from a click to the first prediction | cpu", &outcome).context("a time is no number")?;
        print!("{rows}");
        table.push_str(&rows);
    }
    if backend.is_some() {
        println!("\nBENCHMARKS.md is rewritten by a run over every backend only.");
        return Ok(());
    }
    rewrite(&context, &table)
}

/// One function of the page's, in a browser of its own.
fn measure(server: &Server, function: &str, wanted: &serde_json::Value) -> Result<Outcome> {
    let browser = Browser::start(Profile::SoftwareAdapter);
    let session = browser.session();
    let failed = |error: e2e::webdriver::DriverError| anyhow!("the browser: {error}");
    session.go(&format!("{}{BASE}", server.origin())).map_err(failed)?;
    let start = "window.outcome = null;
        const told = outcome => { window.outcome = JSON.stringify(outcome); };
        window[arguments[0]](arguments[1]).then(told, error => told({ error: String(error?.stack ?? error) }));";
    session.execute(start, &[json!(function), wanted.clone()]).map_err(failed)?;
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(500));
        let outcome = session.execute("return window.outcome;", &[]).map_err(failed)?;
        if let Some(text) = outcome.as_str() {
            return serde_json::from_str(text).map_err(|_| anyhow!("the benchmark failed: {text}"));
        }
    }
    bail!("the benchmark took longer than {PATIENCE:?}")
}

/// The rows of the table, ours first; `subject` fills its first two cells. `None` when a time is missing or no number.
fn rows(subject: &str, outcome: &Outcome) -> Option<String> {
    let Outcome { names, millis, differences } = outcome;
    let ours = millis.first()?;
    let mut rows = String::new();
    for (place, (name, theirs)) in names.iter().zip(millis).enumerate() {
        let (compared, difference) = match place.checked_sub(1) {
            None => (String::new(), String::new()),
            Some(peer) => {
                let Ratio { value, low, high } = ratio(ours, theirs)?;
                let difference = differences.get(peer).map(|difference| format!("{difference:.0e}"));
                (format!("{value:.2} ({low:.2} to {high:.2})"), difference.unwrap_or_default())
            }
        };
        let median = median(theirs)?;
        // Writing to a string cannot fail.
        let _ = writeln!(rows, "| {subject} | {name} | {median:.1} ms | {compared} | {difference} |");
    }
    Some(rows)
}

/// Puts the table between its marks.
fn rewrite(context: &Context, table: &str) -> Result<()> {
    let file = context.root.join("BENCHMARKS.md");
    let text = fs::read_to_string(&file).context("BENCHMARKS.md cannot be read")?;
    let (before, rest) = text.split_once(BEGIN).context("BENCHMARKS.md has lost the mark where the table begins")?;
    let (_, after) = rest.split_once(END).context("BENCHMARKS.md has lost the mark where the table ends")?;
    fs::write(&file, format!("{before}{BEGIN}\n{table}{END}{after}"))?;
    println!("\nthe table in BENCHMARKS.md is written anew");
    Ok(())
}

fn today(context: &Context) -> Result<String> {
    context.output_of("date", &["+%Y-%m-%d"]).context("`date` does not say what day it is")
}

/// Processor and browser, as they name themselves.
fn machine(context: &Context) -> String {
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let names: Vec<&str> = processors
        .lines()
        .filter_map(|line| line.strip_prefix("model name")?.split_once(": ").map(|(_, name)| name))
        .collect();
    let browser = context.output_of("chromium", &["--version"]).unwrap_or_else(|| "an unknown browser".to_owned());
    format!("{} cores of {}, {browser}", names.len(), names.first().unwrap_or(&"an unnamed processor"))
}
