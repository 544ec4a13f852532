//! The harness of the end-to-end tests: the built page in a real Chromium, driven through ChromeDriver.
//!
//! | module | what it knows |
//! |---|---|
//! | [`axe`] | a checker of rules for accessibility, run over the page |
//! | [`builds`] | copies of the page that are builds of their own |
//! | [`count`] | multiply-adds, counted without the page's code |
//! | [`dist`] | where the built page is, and what is in it |
//! | [`server`] | a static server below a sub-path, with faults that a test switches on and off |
//! | [`browser`] | ChromeDriver and Chromium, ended with the test process whatever happens |
//! | [`page`] | one tab with the page in it, in the words of the page's contract |
//! | [`net_log`] | every request that Chromium made, from its own log |
//! | [`reference`] | what the page has to say, from sources other than the page |
//! | [`screenshot`] | pictures of the page, for people who ask for them |
//! | [`webdriver`] | the protocol between tests and driver |
//! | [`picture_files`] | small picture files of every kind, made in code |
//! | [`weights_files`] | weights files of networks whose every number is made from its name |
//!
//! Run with `cargo test -p e2e -- --test-threads=1`. `EXPLORER_DIST` names a `dist/` other than the repository's,
//! `CHROMEDRIVER` a driver other than the one on the PATH, and `EXPLORER_SCREENSHOTS` a folder for screenshots; without
//! it none are made.

pub mod axe;
pub mod browser;
pub mod builds;
pub mod count;
pub mod dist;
pub mod net_log;
pub mod page;
pub mod picture_files;
pub mod reference;
pub mod screenshot;
pub mod server;
pub mod webdriver;
pub mod weights_files;
