//! EfficientNet Explorer: compound scaling to move by hand, and to run in the browser.

pub mod arch;
pub mod scaling;
