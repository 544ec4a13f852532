//! Words of a link that are no state.

/// The first word of a link.
pub(super) const VERSION: &str = "v1";

/// The word in a link for the one screen alone; a key without a word says the same.
pub(super) const EMBEDDED: &str = "1";

/// The word for the whole page.
pub(super) const WHOLE: &str = "0";
