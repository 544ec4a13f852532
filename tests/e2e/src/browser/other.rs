//! Firefox and WebKit with their drivers.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};
use std::{fs, thread};

use serde_json::{Value, json};

use super::process_group::ProcessGroup;
use super::profile::{PLAIN_HOST, Profile};
use super::started::Started;
use crate::webdriver::Session;

/// How long a driver may take to listen.
const STARTING: Duration = Duration::from_secs(30);

/// Where Debian puts WebKitGTK's own browser, the newest interface first.
const MINI_BROWSERS: [&str; 3] = ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"];

/// A driver on a free port, and a browser in a session of its own.
pub(super) fn start(profile: Profile, home: &Path) -> Started {
    let port = free_port();
    let port_text = port.to_string();
    let home_text = home.display().to_string();
    let (driver, screen, wanted) = if profile.is_firefox() {
        let program = std::env::var("GECKODRIVER").unwrap_or_else(|_| "geckodriver".to_owned());
        (
            ProcessGroup::start(home, &[&program, "--port", &port_text], &[("HOME", &home_text)]),
            None,
            firefox(profile, home),
        )
    } else {
        let screen_home = home.join("screen");
        let mut screen =
            ProcessGroup::start(&screen_home, &["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24"], &[]);
        let number: u32 = screen.find_line(|line| line.trim().parse().ok()).expect("Xvfb, a screen in memory");
        let display = format!(":{number}");
        let environment = [("DISPLAY", display.as_str()), ("HOME", &home_text), ("LIBGL_ALWAYS_SOFTWARE", "1")];
        let driver = ProcessGroup::start(home, &["WebKitWebDriver", &format!("--port={port_text}")], &environment);
        (driver, Some(screen), webkit())
    };
    wait_for(port);
    let session = Session::start(port, &wanted).unwrap_or_else(|error| panic!("{profile:?} did not start: {error}"));
    Started { session, driver, screen }
}

/// A port that was free a moment ago.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

fn wait_for(port: u16) {
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(start.elapsed() < STARTING, "the driver does not listen: is it installed?");
        thread::sleep(Duration::from_millis(50));
    }
}

/// Asks nobody for anything of its own; pages may not use cameras.
fn firefox(profile: Profile, home: &Path) -> Value {
    fs::create_dir_all(home.join("profile")).expect("a folder for the profile");
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "args": ["-headless", "-profile", home.join("profile"), "-width", "1280", "-height", "900"],
            "prefs": {
                // A camera of test pictures, which pages may not use.
                "media.navigator.streams.fake": true,
                "permissions.default.camera": 2,
                "privacy.resistFingerprinting": profile == Profile::FirefoxResistingFingerprinting,
                "intl.accept_languages": "en-US",
                "network.dns.localDomains": PLAIN_HOST,
                "app.normandy.enabled": false,
                "datareporting.policy.dataSubmissionEnabled": false,
                "services.settings.server": "data:,",
            },
        },
        "timeouts": { "script": 120_000, "pageLoad": 60_000 },
    })
}

fn webkit() -> Value {
    let library = Path::new("/usr/lib").join(format!("{}-linux-gnu", std::env::consts::ARCH));
    let program = MINI_BROWSERS.map(|name| library.join(name).join("MiniBrowser"));
    let program = program.iter().find(|program| program.is_file()).expect("WebKitGTK's MiniBrowser");
    json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": program, "args": ["--automation"] },
        "timeouts": { "script": 120_000, "pageLoad": 60_000 },
    })
}
