//! A static server below a sub-path, as plain as they come: no special headers, and faults on request.

use std::collections::BTreeMap;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

mod answer;

/// Where the page lies on the server.
pub const BASE: &str = "/some/where/";

/// What happens to a file on its way.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Nothing is sent until [`Server::clear`].
    Hold,
    /// The header and so many bytes are sent; the rest follows after [`Server::clear`].
    HoldAfter(usize),
    /// The server answers with this status, such as 404 or 503.
    Status(u16),
    /// Only so many bytes are sent, as if the file were no longer.
    Truncate(usize),
    /// The connection breaks after so many bytes.
    Cut(usize),
    /// So many bytes are sent; the connection breaks after [`Server::clear`], once the browser has had the time to take them in.
    HoldAndCut(usize),
    /// The byte at this place is another.
    Flip(usize),
    /// Something else is sent.
    Replace(Vec<u8>),
    /// The server leads on to another address.
    Redirect(String),
}

/// A request that the server saw.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The method.
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// The status it was answered with.
    pub status: u16,
    /// The first byte that was asked for.
    pub from: usize,
    /// Bytes of content that were sent.
    pub sent: usize,
}

#[derive(Default)]
struct Shared {
    folder: Mutex<PathBuf>,
    /// Of a hub: its files by their paths below the page's, and the commit that it says it serves. It answers other origins,
    /// sends parts of files, and names their versions.
    hub: Option<(BTreeMap<String, Vec<u8>>, String)>,
    /// The first fault whose pattern is part of the path applies, so many times.
    faults: Mutex<Vec<(String, Fault, usize)>>,
    changed: Condvar,
    /// How often [`Server::next_fault`] let go what was held back.
    let_go: Mutex<u64>,
    seen: Mutex<Vec<Seen>>,
    /// Compressed files by their paths, on a server that compresses.
    compressed: Option<Mutex<BTreeMap<String, Vec<u8>>>>,
    stops: AtomicBool,
}

/// A running server. It ends when dropped.
pub struct Server {
    shared: Arc<Shared>,
    port: u16,
    listening: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves a folder on a free port.
    ///
    /// # Panics
    /// When there is no free port.
    #[must_use]
    pub fn start(folder: PathBuf) -> Self {
        Self::with(Shared { folder: Mutex::new(folder), ..Shared::default() })
    }

    /// Serves a folder on a free port, and sends code and text compressed with gzip.
    ///
    /// # Panics
    /// When there is no free port.
    #[must_use]
    pub fn start_compressed(folder: PathBuf) -> Self {
        Self::with(Shared { folder: Mutex::new(folder), compressed: Some(Mutex::default()), ..Shared::default() })
    }

    /// Serves checkpoints on a free port as the model hub does, each under its id, as of a commit.
    ///
    /// # Panics
    /// When there is no free port.
    #[must_use]
    pub fn start_hub(checkpoints: Vec<(&str, Vec<u8>)>, commit: &str) -> Self {
        let path = |id: &str| format!("timm/{id}/resolve/main/model.safetensors");
        let files = checkpoints.into_iter().map(|(id, file)| (path(id), file)).collect();
        Self::with(Shared { hub: Some((files, commit.to_owned())), ..Shared::default() })
    }

    fn with(shared: Shared) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let mut server = Self { shared: Arc::new(shared), port, listening: None };
        server.listen(listener);
        server
    }

    fn listen(&mut self, listener: TcpListener) {
        let shared = Arc::clone(&self.shared);
        self.listening = Some(thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if shared.stops.load(Ordering::SeqCst) {
                    break;
                }
                let shared = Arc::clone(&shared);
                // A browser that closes a connection early is no fault of the server's.
                thread::spawn(move || drop(shared.answer(&stream)));
            }
        }));
    }

    /// Stops: from now on nobody listens on the port.
    pub fn stop(&mut self) {
        self.shared.stops.store(true, Ordering::SeqCst);
        // Wakes the loop that waits for connections.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        if let Some(listening) = self.listening.take() {
            drop(listening.join());
        }
    }

    /// Goes on after [`Server::stop`], on the same port.
    ///
    /// # Panics
    /// When another program has taken the port.
    pub fn go_on(&mut self) {
        self.shared.stops.store(false, Ordering::SeqCst);
        let listener = TcpListener::bind(("127.0.0.1", self.port)).expect("the same port");
        self.listen(listener);
    }

    /// From now on serves another folder.
    pub fn serve(&self, folder: PathBuf) {
        *lock(&self.shared.folder) = folder;
    }

    /// The port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The origin, without a slash at its end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// From now on, a fault for every path below the page's that contains `pattern`.
    pub fn fault(&self, pattern: &str, fault: Fault) {
        self.fault_times(pattern, fault, usize::MAX);
    }

    /// A fault for the next so many requests for paths that contain `pattern`.
    pub fn fault_times(&self, pattern: &str, fault: Fault, times: usize) {
        lock(&self.shared.faults).push((pattern.to_owned(), fault, times));
    }

    /// Lets go what was held back, and has a fault of its own for every later request for paths that contain `pattern`: none
    /// gets through in between.
    pub fn next_fault(&self, pattern: &str, fault: Fault) {
        let mut faults = lock(&self.shared.faults);
        faults.clear();
        faults.push((pattern.to_owned(), fault, usize::MAX));
        *lock(&self.shared.let_go) += 1;
        drop(faults);
        self.shared.changed.notify_all();
    }

    /// Lifts every fault and lets go what was held back.
    pub fn clear(&self) {
        lock(&self.shared.faults).clear();
        self.shared.changed.notify_all();
    }

    /// Every request so far.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        lock(&self.shared.seen).clone()
    }

    /// How many requests so far had `pattern` in their path.
    #[must_use]
    pub fn count(&self, pattern: &str) -> usize {
        lock(&self.shared.seen).iter().filter(|seen| seen.path.contains(pattern)).count()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.clear();
        self.stop();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read, Write};
    use std::time::Duration;

    use super::*;

    fn folder() -> PathBuf {
        let folder = std::env::temp_dir().join("e2e-server");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>here").unwrap();
        folder
    }

    fn get(server: &Server, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: here\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn files_lie_below_the_sub_path_only_and_faults_come_and_go() {
        let server = Server::start(folder());
        assert!(get(&server, "/some/where/?x=1").ends_with("\r\n\r\n<p>here"));
        assert!(get(&server, "/").starts_with("HTTP/1.1 404"));
        assert!(get(&server, "/some/where/../../etc/passwd").starts_with("HTTP/1.1 404"));
        server.fault("index", Fault::Truncate(2));
        assert!(get(&server, "/some/where/index.html").contains("Content-Length: 2\r\n"));
        server.clear();
        server.fault("index", Fault::Cut(2));
        let cut = get(&server, "/some/where/index.html");
        assert!(cut.contains("Content-Length: 7\r\n") && cut.ends_with("<p"), "{cut}");
        server.clear();
        server.fault("index", Fault::HoldAfter(3));
        thread::scope(|scope| {
            let held = scope.spawn(|| get(&server, "/some/where/index.html"));
            thread::sleep(Duration::from_millis(50));
            assert!(!held.is_finished());
            server.clear();
            assert!(held.join().unwrap().ends_with("<p>here"));
        });
        assert_eq!(server.count("index"), 3);
        assert_eq!(server.seen().len(), 6);
    }

    #[test]
    fn a_stopped_server_refuses_connections_until_it_goes_on_and_may_serve_something_else() {
        let mut server = Server::start(folder());
        let connect = |server: &Server| TcpStream::connect(("127.0.0.1", server.port()));
        server.stop();
        assert!(connect(&server).is_err());
        let other = folder().join("other");
        fs::create_dir_all(&other).unwrap();
        fs::write(other.join("index.html"), "<p>there").unwrap();
        server.serve(other);
        server.go_on();
        assert!(get(&server, "/some/where/").ends_with("<p>there"));
    }
}
