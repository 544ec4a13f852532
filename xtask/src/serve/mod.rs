//! Serves a build of the page to browsers on this machine, as any plain static server would.

mod files;

use std::io::IsTerminal;
use std::sync::Arc;
use std::thread;

use anyhow::{Context as _, Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::arguments::Arguments;
use crate::setup::{self, Scope};
use crate::trunk;
use files::Files;

/// Where the search for a free port starts.
const DEFAULT_PORT: u16 = 8080;
/// How many ports are tried.
const PORTS_TRIED: u16 = 20;
/// How many requests are answered at once.
const THREADS: usize = 8;

/// `cargo xtask serve [--port N] [--open yes|no]`.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let port = arguments.parsed("--port")?.unwrap_or(DEFAULT_PORT);
    let open = match arguments.value("--open")?.as_deref() {
        None => has_desktop(),
        Some("yes") => true,
        Some("no") => false,
        Some(other) => bail!("--open is yes or no, not {other:?}"),
    };
    arguments.finish()?;

    let context = setup::run(Scope::Build)?;
    trunk::build_preview(&context)?;
    context.timings.print();

    let folder = context.preview();
    let files = Arc::new(Files::new(&folder)?);
    let server = Arc::new(bind(port)?);
    let address = format!("http://{}/", server.server_addr());
    println!(
        "\nserving {}, built to be quick to build; `cargo xtask build` makes the release in dist/, smaller and faster\n\n  \
         {address}\n\nCtrl-C ends it.",
        folder.display()
    );
    if open {
        open_browser(&address);
    }

    let workers: Vec<_> = (0..THREADS)
        .map(|_| {
            let (server, files) = (Arc::clone(&server), Arc::clone(&files));
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(request, &files);
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().map_err(|_| anyhow!("a thread of the server ended unexpectedly"))?;
    }
    Ok(())
}

/// A server on `port` or the first free one after it, for this machine only.
fn bind(port: u16) -> Result<Server> {
    let last = port.saturating_add(PORTS_TRIED);
    for candidate in port..=last {
        if let Ok(server) = Server::http(("127.0.0.1", candidate)) {
            return Ok(server);
        }
    }
    bail!("no port from {port} to {last} is free. Remedy: name another with --port")
}

/// Answers one request; what goes wrong on the way concerns only the browser that went away.
fn answer(request: Request, files: &Files) {
    // tiny_http leaves the body out when the method is HEAD.
    if !matches!(request.method(), Method::Get | Method::Head) {
        let _ = request.respond(text(405, "only GET and HEAD are served here"));
        return;
    }
    let sent = match files.open(request.url()) {
        Some((file, media_type)) => request.respond(with_headers(Response::from_file(file), media_type)),
        None => request.respond(text(404, "there is no such file")),
    };
    let _ = sent;
}

fn text(status: u16, message: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    with_headers(Response::from_string(message).with_status_code(status), "text/plain; charset=utf-8")
}

fn with_headers<R: std::io::Read>(response: Response<R>, media_type: &str) -> Response<R> {
    [("Content-Type", media_type), ("Cache-Control", "no-cache")]
        .into_iter()
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
        .fold(response, Response::with_header)
}

/// Whether a person sits in front of this, with a screen.
fn has_desktop() -> bool {
    let screen = cfg!(any(target_os = "macos", target_os = "windows"))
        || std::env::var_os("DISPLAY").is_some()
        || std::env::var_os("WAYLAND_DISPLAY").is_some();
    screen && std::env::var_os("CI").is_none() && std::io::stdout().is_terminal()
}

/// Asks the desktop to show `address`; the address is printed anyway, so failing is fine.
fn open_browser(address: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(target_os = "windows") {
        "explorer"
    } else {
        "xdg-open"
    };
    if let Err(error) = std::process::Command::new(opener).arg(address).spawn().context(opener) {
        println!("(no browser could be opened: {error:#})");
    }
}
