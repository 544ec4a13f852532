//! What every browser has once it is started.

use super::process_group::ProcessGroup;
use crate::webdriver::Session;

/// A browser with its driver, just started.
pub(super) struct Started {
    /// The driver's session.
    pub(super) session: Session,
    /// The driver and its browser.
    pub(super) driver: ProcessGroup,
    /// The screen in memory that it draws on, where it needs one.
    pub(super) screen: Option<ProcessGroup>,
}
