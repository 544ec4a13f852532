//! ChromeDriver and Chromium, started for the tests and ended with them.

use std::cell::{Cell, RefCell};
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fs, thread};

use serde_json::{Value, json};

use crate::dist;
use crate::webdriver::Session;

/// A name that leads to this machine but is no "potentially trustworthy" one: a page from it has no `navigator.gpu`,
/// as one from a plain http server in a school's network has none.
pub const PLAIN_HOST: &str = "explorer.test";

/// Starts the driver and ends its whole process group when standard input closes: when [`Browser`] is dropped, and
/// when the test process is gone in whatever way.
const GUARD: &str = r#"
trap : TERM INT HUP
"$1" --port=0 --log-level=SEVERE &
cat > /dev/null
kill -TERM 0
sleep 0.3
rm -rf "$2"
kill -KILL 0
"#;

/// Chromium asks nobody for anything of its own, and finds no host but this machine.
const FLAGS: [&str; 12] = [
    "--headless",
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--window-size=1280,900",
    "--lang=en-US",
    "--host-resolver-rules=MAP explorer.test 127.0.0.1, EXCLUDE 127.0.0.1, MAP * ~NOTFOUND",
];

/// What a browser has of WebGPU and of a camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// An adapter in software, SwiftShader.
    SoftwareAdapter,
    /// `navigator.gpu`, but no adapter.
    NoAdapter,
    /// The software adapter, and a camera of 640 x 480 that sees `fixtures/camera.jpg`; pages may use it.
    Camera,
    /// A camera that pages may not use.
    CameraDenied,
    /// Pages may use cameras, but there is none.
    NoCamera,
}

const SOFTWARE_ADAPTER: [&str; 3] =
    ["--enable-unsafe-webgpu", "--enable-features=Vulkan", "--use-webgpu-adapter=swiftshader"];
const NO_ADAPTER: [&str; 2] = ["--disable-gpu", "--disable-features=WebGPU"];

impl Profile {
    fn flags(self) -> Vec<&'static str> {
        let camera: &[&str] = match self {
            Self::SoftwareAdapter | Self::NoAdapter => &[],
            Self::Camera => &["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
            Self::CameraDenied => &["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream=deny"],
            Self::NoCamera => &["--use-fake-device-for-media-stream=device-count=0", "--use-fake-ui-for-media-stream"],
        };
        let adapter: &[&str] = if self == Self::NoAdapter { &NO_ADAPTER } else { &SOFTWARE_ADAPTER };
        [adapter, camera].concat()
    }

    fn shared(self) -> &'static Mutex<Option<Browser>> {
        static BROWSERS: [Mutex<Option<Browser>>; 5] = [const { Mutex::new(None) }; 5];
        &BROWSERS[self as usize]
    }
}

/// A Chromium with its driver.
pub struct Browser {
    session: Session,
    home: PathBuf,
    guard: Child,
    /// The tab that stays open when a test closes its own.
    base_tab: String,
    /// Whether pages may be kept for use without a network.
    keeps_pages: Cell<bool>,
    /// What forbids it in the current tab, as the driver names it.
    forbids: RefCell<Option<String>>,
}

/// The browser that the tests of this process share, one test at a time.
pub type Shared = MutexGuard<'static, Option<Browser>>;

/// The shared browser, started when there is none or the last one died.
pub fn shared(profile: Profile) -> Shared {
    let mut shared = profile.shared().lock().unwrap_or_else(PoisonError::into_inner);
    let lives = shared.as_ref().is_some_and(|browser| browser.session.tab().is_ok());
    if !lives {
        *shared = None;
        *shared = Some(Browser::start(profile));
    }
    shared
}

impl Browser {
    /// A fresh browser with an empty profile.
    ///
    /// # Panics
    /// When the driver or the browser does not start.
    #[must_use]
    pub fn start(profile: Profile) -> Self {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let number = STARTED.fetch_add(1, Ordering::SeqCst);
        let home = std::env::temp_dir().join(format!("e2e-chromium-{}-{number}", std::process::id()));
        fs::create_dir_all(&home).expect("a folder for the browser");

        if profile == Profile::Camera {
            write_camera_film(&home);
        }
        let chromedriver = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut guard = Command::new("sh")
            .args(["-c", GUARD, "guard", &chromedriver])
            .arg(&home)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("a shell");
        let mut lines = BufReader::new(guard.stdout.take().expect("its output")).lines();
        let port: u16 = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.strip_suffix('.')?.rsplit_once("started successfully on port ")?.1.parse().ok())
            .unwrap_or_else(|| panic!("{chromedriver} did not start: install Chromium with its driver"));
        // The driver must not wait for someone to read what it says.
        thread::spawn(move || lines.for_each(drop));

        let session = Session::start(port, &capabilities(profile, &home))
            .unwrap_or_else(|error| panic!("Chromium did not start: {error}"));
        let base_tab = session.tab().expect("a first tab");
        Self { session, home, guard, base_tab, keeps_pages: Cell::new(false), forbids: RefCell::default() }
    }

    /// The driver's session.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Opens an empty tab and turns to it. What the page refuses is collected from its first line on.
    ///
    /// # Panics
    /// When the browser is gone.
    pub fn new_tab(&self) {
        // Sees what the policy refuses and what the page throws, before any script of the page runs.
        const WATCH: &str = "window.refusals = []; window.failures = [];
            addEventListener('securitypolicyviolation', e => refusals.push(e.violatedDirective + ' ' + e.blockedURI));
            addEventListener('error', e => failures.push(String(e.message)));
            addEventListener('unhandledrejection', e => failures.push(String(e.reason)));";
        let tab = self.session.new_tab().expect("a new tab");
        self.session.turn_to(&tab).expect("the new tab");
        let script = json!({ "source": WATCH });
        self.session.development("Page.addScriptToEvaluateOnNewDocument", &script).expect("a script for every page");
        if self.keeps_pages.get() {
            return;
        }
        // Tests mean the network: a kept page would hide its faults. The same choice is a button of the page's.
        const FORBID: &str = "try { localStorage.setItem('offline', 'off'); } catch { /* no storage, nothing kept */ }";
        let script = json!({ "source": FORBID });
        let added = self.session.development("Page.addScriptToEvaluateOnNewDocument", &script);
        let added = added.expect("a script for every page");
        *self.forbids.borrow_mut() = added["identifier"].as_str().map(str::to_owned);
    }

    /// Whether the browser may keep pages for use without a network, from now on, the current tab included. It may not before
    /// a test wants it to.
    ///
    /// # Panics
    /// When the browser is gone.
    pub fn keep_pages(&self, may: bool) {
        self.keeps_pages.set(may);
        if may && let Some(identifier) = self.forbids.take() {
            let script = json!({ "identifier": identifier });
            self.session.development("Page.removeScriptToEvaluateOnNewDocument", &script).expect("the script ends");
        }
    }

    /// Freezes the current tab, as the browser does with one that nobody sees, or lets it go on. A browser without a
    /// screen hides none by itself.
    ///
    /// # Panics
    /// When the browser is gone.
    pub fn freeze_tab(&self, is_frozen: bool) {
        let state = if is_frozen { "frozen" } else { "active" };
        let parameters = json!({ "state": state });
        self.session.development("Page.setWebLifecycleState", &parameters).expect("the tab's state changes");
    }

    /// Closes the current tab and turns to the one that stays.
    pub fn close_tab(&self) {
        // A test that failed because the browser died is not to fail here again.
        drop(self.session.close_tab());
        drop(self.session.turn_to(&self.base_tab));
    }

    /// What the browser's console said since the last call: level, then message.
    ///
    /// # Panics
    /// When the browser cannot be asked.
    #[must_use]
    pub fn console(&self) -> Vec<(String, String)> {
        self.session.console().expect("the browser's console")
    }

    /// Ends the browser in good order and reads its log of requests.
    ///
    /// # Panics
    /// When there is no such log.
    #[must_use]
    pub fn close_and_read_net_log(self) -> Value {
        self.session.end().expect("Chromium ends when asked");
        let file = net_log_file(&self.home);
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("no log at {}: {error}", file.display()));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("the log of requests is damaged: {error}"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It may have been ended already, or have died.
        drop(self.session.end());
        drop(self.guard.stdin.take());
        drop(self.guard.wait());
    }
}

fn net_log_file(home: &Path) -> PathBuf {
    home.join("net-log.json")
}

/// What a camera of Chromium's sees, over and over.
fn camera_film(home: &Path) -> PathBuf {
    home.join("camera.mjpeg")
}

/// A film in Motion JPEG is one JPEG file after the other.
fn write_camera_film(home: &Path) {
    let frame = fs::read(dist::fixture("camera.jpg")).expect("the picture that the camera sees");
    fs::write(camera_film(home), [frame.as_slice(), &frame].concat()).expect("a film for the camera");
}

fn capabilities(profile: Profile, home: &Path) -> Value {
    let mut flags: Vec<String> = FLAGS.into_iter().chain(profile.flags()).map(str::to_owned).collect();
    if profile == Profile::Camera {
        flags.push(format!("--use-file-for-fake-video-capture={}", camera_film(home).display()));
    }
    flags.push(format!("--user-data-dir={}", home.join("profile").display()));
    flags.push(format!("--log-net-log={}", net_log_file(home).display()));
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": { "args": flags },
        "timeouts": { "script": 120_000, "pageLoad": 60_000 },
    })
}
