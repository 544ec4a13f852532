//! Our engine beside its peers: the same network, weights and input in one browser, and the table in BENCHMARKS.md.

mod litert;
mod ratio;
mod site;

use std::fmt::Write as _;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, bail};
use benchmark::statistics::median;
use e2e::browser::{Browser, Profile};
use e2e::server::{BASE, Server};
use model::arch::{ArchSpec, Summary};
use model::scaling::{Preset, ScalingInput};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use wire::protocol::NetworkRequest;

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

/// Starts from nothing of Lite0 on the CPU, ours, ONNX Runtime Web's and those of both builds of LiteRT.js in turn.
const STARTUP_ROUNDS: usize = 11;

/// Rounds of B0 and B4 in turn, and those before them that are dropped.
const VARIANT_ROUNDS: (usize, usize) = (20, 5);

/// What `bench`, `startup` and `variants` of `benches/peers/site/bench.js` return.
#[derive(Deserialize)]
struct Outcome {
    /// Ours, the peers, and last of `bench` ours timed from outside the worker.
    names: Vec<String>,
    /// One list of milliseconds a name.
    millis: Vec<Vec<f64>>,
    /// Of the peers' logits to ours, relative.
    differences: Vec<f64>,
}

/// What `memory` returns.
#[derive(Deserialize)]
struct Memory {
    names: Vec<String>,
    bytes: Vec<f64>,
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
        let setting = setting(variant)?;
        let wanted = json!({
            "variant": variant, "setting": setting, "backend": backend, "rounds": rounds, "warmup": warmup
        });
        let outcome: Outcome = measure(&server, "bench", &wanted)?;
        let rows = rows(&format!("{variant} | {backend}"), &outcome).context("a time is no number")?;
        print!("{rows}");
        table.push_str(&rows);
    }
    if chosen.iter().any(|subject| subject.backend == "cpu") {
        println!("\n== from a click to the first prediction, lite0 on cpu: {STARTUP_ROUNDS} rounds");
        let outcome: Outcome =
            measure(&server, "startup", &json!({ "setting": setting("lite0")?, "rounds": STARTUP_ROUNDS }))?;
        let rows =
            rows("lite0, from a click to the first prediction | cpu", &outcome).context("a time is no number")?;
        print!("{rows}");
        table.push_str(&rows);
        println!("\n== WebAssembly memory after a run of b0 on cpu");
        let rows = memory_rows(&measure(&server, "memory", &json!(null))?).context("no memory was counted")?;
        print!("{rows}");
        table.push_str(&rows);
        println!("\n== b4 beside b0 on cpu: {} rounds", VARIANT_ROUNDS.0);
        let rows = per_mac(&server)?;
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
fn measure<T: DeserializeOwned>(server: &Server, function: &str, wanted: &serde_json::Value) -> Result<T> {
    let browser = Browser::start(Profile::SoftwareAdapter);
    let session = browser.session();
    let failed = |error: e2e::webdriver::DriverError| anyhow!("the browser: {error}");
    session.go(&format!("{}{BASE}", server.origin())).map_err(failed)?;
    let start = "window.outcome = null;
        const told = outcome => { window.outcome = JSON.stringify(outcome); };
        const [name, wanted] = arguments;
        // The page's modules may still be on their way.
        const begin = () => {
            if (typeof window[name] !== 'function') return setTimeout(begin, 20);
            window[name](wanted).then(told, error => told({ error: String(error?.stack ?? error) }));
        };
        begin();";
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

/// The rows of memory, ours first.
fn memory_rows(Memory { names, bytes }: &Memory) -> Option<String> {
    let ours = bytes.first()?;
    let mut rows = String::new();
    for (place, (name, bytes)) in names.iter().zip(bytes).enumerate() {
        let compared = if place == 0 { String::new() } else { format!("{:.2}", ours / bytes) };
        // Writing to a string cannot fail.
        let _ = writeln!(
            rows,
            "| b0, WebAssembly memory after a run | cpu | {name} | {:.1} MB | {compared} |  |",
            bytes / 1e6
        );
    }
    Some(rows)
}

/// The rows of our own B0 and B4: what a multiply-add takes in each.
fn per_mac(server: &Server) -> Result<String> {
    let variants = [("b0", Preset::B0), ("b4", Preset::B4)];
    let mut networks = serde_json::Map::new();
    let mut macs = Vec::new();
    for (name, preset) in variants {
        let scaling = ScalingInput::published(preset);
        macs.push(Summary::from_spec(&ArchSpec::from_input(&scaling)?).total.macs.0 as f64);
        networks.insert(name.to_owned(), serde_json::to_value(NetworkRequest::setting(scaling))?);
    }
    let (rounds, warmup) = VARIANT_ROUNDS;
    let wanted = json!({ "networks": networks, "rounds": rounds, "warmup": warmup });
    let Outcome { millis, .. } = measure(server, "variants", &wanted)?;
    // Nanoseconds a multiply-add, round by round.
    let nanos: Vec<Vec<f64>> = millis
        .iter()
        .zip(&macs)
        .map(|(millis, macs)| millis.iter().map(|millis| millis * 1e6 / macs).collect())
        .collect();
    let [small, large] = nanos.as_slice() else { bail!("two networks were asked for, {} timed", nanos.len()) };
    let mut rows = String::new();
    for (name, times, nanos) in [("b0", &millis[0], small), ("b4", &millis[1], large)] {
        let compared = if name == "b0" {
            String::new()
        } else {
            let Ratio { value, low, high } = ratio(large, small).context("a time is no number")?;
            format!("{value:.2} times b0's ({low:.2} to {high:.2})")
        };
        let millis = median(times).context("no time")?;
        let nanos = median(nanos).context("no time")?;
        let _ = writeln!(
            rows,
            "| {name}, a multiply-add | cpu | EfficientNet Explorer | {nanos:.4} ns ({millis:.1} ms a run) | {compared} |  |"
        );
    }
    Ok(rows)
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
/// How our engine is asked for a published variant.
fn setting(variant: &str) -> Result<serde_json::Value> {
    let preset: Preset = variant.parse().map_err(|_| anyhow::anyhow!("{variant} is no published variant"))?;
    Ok(serde_json::to_value(NetworkRequest::setting(ScalingInput::published(preset)))?)
}
