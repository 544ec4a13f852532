//! One request and its answer.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{BASE, Fault, Seen, Shared, lock};

impl Shared {
    /// Reads a request, and answers it with a file or a fault.
    pub(super) fn answer(&self, stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let mut lines = BufReader::new(stream).lines();
        let request = lines.next().transpose()?.unwrap_or_default();
        let mut from = 0;
        for line in lines {
            let line = line?;
            if line.is_empty() {
                break;
            }
            if let Some(range) = line.to_ascii_lowercase().strip_prefix("range: bytes=") {
                from = range.trim_end_matches('-').parse().unwrap_or_default();
            }
        }
        let mut words = request.split(' ');
        let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(()) };
        let path = target.split('?').next().unwrap_or_default();
        let fault = self.fault_for(path);

        let file = path.strip_prefix(BASE).filter(|rest| !rest.contains(".."));
        let content = file.and_then(|rest| match &self.hub {
            Some((files, _)) => files.get(rest).cloned(),
            None => fs::read(lock(&self.folder).join(if rest.is_empty() { "index.html" } else { rest })).ok(),
        });
        let mut extra = String::new();
        let (mut status, mut content) = match (content, &fault) {
            (_, Some(Fault::Status(status))) => (*status, b"not now\n".to_vec()),
            (_, Some(Fault::Redirect(address))) => {
                extra += &format!("Location: {address}\r\n");
                (302, Vec::new())
            }
            (None, _) => (404, b"not found\n".to_vec()),
            (_, Some(Fault::Replace(other))) => (200, other.clone()),
            (Some(content), _) => (200, content),
        };
        if let Some((_, commit)) = &self.hub {
            extra += "Access-Control-Allow-Origin: *\r\n";
            extra += "Access-Control-Expose-Headers: ETag, Content-Range, X-Repo-Commit\r\n";
            extra += &format!("X-Repo-Commit: {commit}\r\nETag: \"{}-{commit}\"\r\n", content.len());
            if status == 200 && (1..content.len()).contains(&from) {
                extra += &format!("Content-Range: bytes {from}-{}/{}\r\n", content.len() - 1, content.len());
                (status, content) = (206, content.split_off(from));
            } else {
                from = 0;
            }
        }
        let sent = match fault {
            Some(Fault::Cut(first) | Fault::HoldAndCut(first) | Fault::Truncate(first)) => first.min(content.len()),
            _ => content.len(),
        };
        lock(&self.seen).push(Seen { method: method.to_owned(), path: target.to_owned(), status, from, sent });
        let (content, encoding) = match self.compress(path, &content).filter(|_| status == 200) {
            Some(compressed) => (compressed, "Content-Encoding: gzip\r\n"),
            None => (content, ""),
        };
        let kind = if self.hub.is_some() && content.starts_with(b"<") { "text/html" } else { mime(path) };
        let head = format!("{extra}{encoding}Content-Type: {kind}");
        self.send(stream, status, &head, content, fault.as_ref().filter(|_| matches!(status, 200 | 206)))
    }

    fn send(
        &self,
        mut stream: &TcpStream,
        status: u16,
        head: &str,
        mut content: Vec<u8>,
        fault: Option<&Fault>,
    ) -> std::io::Result<()> {
        match fault {
            Some(Fault::Truncate(length)) => content.truncate(*length),
            Some(Fault::Flip(place)) => {
                if let Some(byte) = content.get_mut(*place) {
                    *byte ^= 1;
                }
            }
            Some(Fault::Hold) => self.wait(),
            _ => {}
        }
        let reason = if status == 200 { "OK" } else { "Not OK" };
        let length = content.len();
        write!(
            stream,
            "HTTP/1.1 {status} {reason}\r\n{head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        )?;
        match fault {
            Some(Fault::HoldAfter(first)) => {
                let (now, later) = content.split_at((*first).min(length));
                stream.write_all(now)?;
                stream.flush()?;
                self.wait();
                stream.write_all(later)?;
            }
            Some(Fault::HoldAndCut(first)) => {
                stream.write_all(&content[..(*first).min(length)])?;
                stream.flush()?;
                self.wait();
            }
            Some(Fault::Cut(first)) => stream.write_all(&content[..(*first).min(length)])?,
            _ => stream.write_all(&content)?,
        }
        stream.flush()?;
        stream.shutdown(Shutdown::Write)
    }

    /// Code or text, compressed, where this server does that. Once for each file.
    fn compress(&self, path: &str, content: &[u8]) -> Option<Vec<u8>> {
        let is_text = ["text/", "application/wasm", "application/json"].iter().any(|kind| mime(path).starts_with(kind));
        let mut compressed = lock(self.compressed.as_ref().filter(|_| is_text)?);
        let found = compressed.entry(path.to_owned()).or_insert_with(|| {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            // Writing to a `Vec` cannot fail.
            encoder.write_all(content).and_then(|()| encoder.finish()).unwrap_or_default()
        });
        Some(found.clone())
    }

    /// The fault that a request for `path` meets; one whose times are used up is lifted.
    fn fault_for(&self, path: &str) -> Option<Fault> {
        let mut faults = lock(&self.faults);
        let (_, fault, times) = faults.iter_mut().find(|(pattern, ..)| path.contains(pattern.as_str()))?;
        *times -= 1;
        let fault = fault.clone();
        faults.retain(|(.., times)| *times > 0);
        Some(fault)
    }

    /// Waits until no fault is left, or others have taken the place of this one.
    fn wait(&self) {
        let before = *lock(&self.let_go);
        let faults = lock(&self.faults);
        drop(self.changed.wait_while(faults, |faults| !faults.is_empty() && *lock(&self.let_go) == before));
    }
}

/// The type that a plain static server gives a file by its ending.
fn mime(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    match name.rsplit_once('.').map_or("html", |(_, ending)| ending) {
        "html" | "" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
