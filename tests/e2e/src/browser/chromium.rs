//! Chromium with its driver.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::process_group::ProcessGroup;
use super::profile::Profile;
use super::started::Started;
use crate::dist;
use crate::webdriver::Session;

/// How often the driver is started.
const ATTEMPTS: usize = 3;

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

/// A browser with an empty profile in the folder `home`.
pub(super) fn start(profile: Profile, home: &Path) -> Started {
    let (driver, port) = (0..ATTEMPTS)
        .find_map(|_| start_driver(profile, home))
        .expect("ChromeDriver, which did not start: install Chromium with its driver");
    let session = Session::start(port, &capabilities(profile, home))
        .unwrap_or_else(|error| panic!("Chromium did not start: {error}"));
    Started { session, driver, screen: None }
}

/// The driver and the port that it listens on. `None` where it ended at once, as it does when the port that it chose is taken
/// for one of the two internet protocols.
fn start_driver(profile: Profile, home: &Path) -> Option<(ProcessGroup, u16)> {
    // One that ended took its folder along.
    fs::create_dir_all(home).expect("a folder for the browser");
    if profile == Profile::Camera {
        write_camera_film(home);
    }
    let chromedriver = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
    let mut driver = ProcessGroup::start(home, &[&chromedriver, "--port=0", "--log-level=SEVERE"], &[]);
    let port =
        driver.find_line(|line| line.strip_suffix('.')?.rsplit_once("started successfully on port ")?.1.parse().ok());
    Some((driver, port?))
}

/// Where it logs every request.
pub(super) fn net_log_file(home: &Path) -> PathBuf {
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
