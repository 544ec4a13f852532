//! A browser and its driver, started for the tests and ended with them: Chromium, and for what a person does first Firefox and
//! WebKit.

use std::cell::{Cell, RefCell};
use std::io::{BufRead, BufReader, Lines};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fs, thread};

use serde_json::{Value, json};

use crate::dist;
use crate::webdriver::Session;

mod other;

/// A name that leads to this machine but is no "potentially trustworthy" one: a page from it has no `navigator.gpu`,
/// as one from a plain http server in a school's network has none.
pub const PLAIN_HOST: &str = "explorer.test";

/// Starts the driver and ends its whole process group when standard input closes: when [`Browser`] is dropped, and
/// when the test process is gone in whatever way.
const GUARD: &str = r#"
trap : TERM INT HUP
home="$1"
shift
"$@" &
cat > /dev/null
kill -TERM 0
sleep 0.3
rm -rf "$home"
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

/// Which browser, and what it has of WebGPU and of a camera: Chromium, unless another is named.
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
    /// Firefox, with a camera that pages may not use.
    Firefox,
    /// WebKitGTK's own browser, on a screen in memory; there is no camera.
    WebKit,
}

const SOFTWARE_ADAPTER: [&str; 3] =
    ["--enable-unsafe-webgpu", "--enable-features=Vulkan", "--use-webgpu-adapter=swiftshader"];
const NO_ADAPTER: [&str; 2] = ["--disable-gpu", "--disable-features=WebGPU"];

impl Profile {
    fn flags(self) -> Vec<&'static str> {
        let camera: &[&str] = match self {
            Self::SoftwareAdapter | Self::NoAdapter | Self::Firefox | Self::WebKit => &[],
            Self::Camera => &["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
            Self::CameraDenied => &["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream=deny"],
            Self::NoCamera => &["--use-fake-device-for-media-stream=device-count=0", "--use-fake-ui-for-media-stream"],
        };
        let adapter: &[&str] = if self == Self::NoAdapter { &NO_ADAPTER } else { &SOFTWARE_ADAPTER };
        [adapter, camera].concat()
    }

    /// Whether it is Chromium, whose driver also speaks the protocol of its development tools.
    fn is_chromium(self) -> bool {
        !matches!(self, Self::Firefox | Self::WebKit)
    }

    fn shared(self) -> &'static Mutex<Option<Browser>> {
        static BROWSERS: [Mutex<Option<Browser>>; 7] = [const { Mutex::new(None) }; 7];
        &BROWSERS[self as usize]
    }
}

/// A browser with its driver.
pub struct Browser {
    profile: Profile,
    session: Session,
    home: PathBuf,
    /// Ends the driver and its browser when it is dropped.
    _driver: Guarded,
    /// The screen in memory that it draws on, where it needs one.
    _screen: Option<Guarded>,
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
        let home = std::env::temp_dir().join(format!("e2e-browser-{}-{number}", std::process::id()));
        fs::create_dir_all(&home).expect("a folder for the browser");
        match profile {
            Profile::Firefox | Profile::WebKit => other::start(profile, home),
            _ => Self::start_chromium(profile, home),
        }
    }

    fn start_chromium(profile: Profile, home: PathBuf) -> Self {
        if profile == Profile::Camera {
            write_camera_film(&home);
        }
        let chromedriver = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut guard = Guarded::start(&home, &[&chromedriver, "--port=0", "--log-level=SEVERE"], &[]);
        let port: u16 = guard
            .find_line(|line| line.strip_suffix('.')?.rsplit_once("started successfully on port ")?.1.parse().ok())
            .unwrap_or_else(|| panic!("{chromedriver} did not start: install Chromium with its driver"));
        let session = Session::start(port, &capabilities(profile, &home))
            .unwrap_or_else(|error| panic!("Chromium did not start: {error}"));
        let base_tab = session.tab().expect("a first tab");
        Self {
            profile,
            session,
            home,
            _driver: guard,
            _screen: None,
            base_tab,
            keeps_pages: Cell::new(false),
            forbids: RefCell::default(),
        }
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
        if !self.profile.is_chromium() {
            // Their drivers give no way to a script for every page; each server is a new origin to the one tab.
            return;
        }
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
        if !self.profile.is_chromium() {
            return;
        }
        // A test that failed because the browser died is not to fail here again.
        drop(self.session.close_tab());
        drop(self.session.turn_to(&self.base_tab));
    }

    /// What the browser's console said since the last call: level, then message. Only Chromium's driver tells.
    ///
    /// # Panics
    /// When the browser cannot be asked.
    #[must_use]
    pub fn console(&self) -> Vec<(String, String)> {
        if !self.profile.is_chromium() {
            return Vec::new();
        }
        self.session.console().expect("the browser's console")
    }

    /// Forgets everything that an origin kept. Other browsers than Chromium keep it until they end.
    pub fn forget(&self, origin: &str) {
        if self.profile.is_chromium() {
            // It is of no matter to a browser that died.
            let everything = json!({ "origin": origin, "storageTypes": "all" });
            drop(self.session.development("Storage.clearDataForOrigin", &everything));
        }
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
    }
}

/// A program and all that it starts, ended with this process whatever happens.
struct Guarded {
    guard: Child,
    lines: Option<Lines<BufReader<ChildStdout>>>,
}

impl Guarded {
    /// Starts a program with its arguments; `home` is deleted when it has ended.
    fn start(home: &Path, words: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut guard = Command::new("sh")
            .args(["-c", GUARD, "guard"])
            .arg(home)
            .args(words)
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("a shell");
        let lines = Some(BufReader::new(guard.stdout.take().expect("its output")).lines());
        Self { guard, lines }
    }

    /// The first of its lines in which something is found; `None` once it has ended.
    fn find_line<T>(&mut self, find: impl FnMut(String) -> Option<T>) -> Option<T> {
        let mut lines = self.lines.take()?;
        let found = lines.by_ref().map_while(Result::ok).find_map(find);
        // It must not wait for someone to read what it says.
        thread::spawn(move || lines.for_each(drop));
        found
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
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
