//! Why there is no file, as sentences of the table.

use texts::{Message, format, hub as text};

/// Why a download ended without a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such file.
    NotFound {
        /// The server's status.
        status: u16,
    },
    /// The server does not give it away.
    Forbidden {
        /// Its status.
        status: u16,
    },
    /// The server answered with something else.
    Status {
        /// Its status.
        status: u16,
    },
    /// A page for people came in its place.
    WebPage,
    /// What came is no safetensors file.
    NoFile,
    /// Its size is that of another network.
    OtherSize {
        /// Bytes of the file.
        found: u64,
        /// Bytes that the checkpoint has.
        expected: u64,
    },
    /// The server led on to another one.
    LedTo {
        /// Scheme, host and port of that.
        origin: String,
    },
    /// The connection broke more than once, or there is none.
    Unreachable {
        /// What the browser says.
        reason: Message,
    },
    /// Nothing came for a while.
    Stalled {
        /// How long.
        seconds: u32,
    },
    /// The file is not the one that the server, or the page's own record, names.
    OtherChecksum,
}

impl Refusal {
    /// It as a sentence, with what the person can do.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::NotFound { status } => Message::new(text::NOT_FOUND).with("status", status),
            Self::Forbidden { status } => Message::new(text::FORBIDDEN).with("status", status),
            Self::Status { status } => Message::new(text::STATUS).with("status", status),
            Self::WebPage => Message::new(text::WEB_PAGE),
            Self::NoFile => Message::new(text::NO_FILE),
            Self::OtherSize { found, expected } => Message::new(text::OTHER_SIZE)
                .with("found", &format::megabytes(*found))
                .with("expected", &format::megabytes(*expected)),
            Self::LedTo { origin } => Message::new(text::LED_TO).with("origin", origin),
            Self::Unreachable { reason } => Message::new(text::UNREACHABLE).with_message("reason", reason.clone()),
            Self::Stalled { seconds } => Message::new(text::STALLED).with("seconds", seconds),
            Self::OtherChecksum => Message::new(text::OTHER_CHECKSUM),
        }
    }

    /// Whether what has arrived is of no use, and is thrown away.
    #[must_use]
    pub fn discards_partial(&self) -> bool {
        matches!(self, Self::NoFile | Self::OtherChecksum)
    }
}
