//! Whether the camera is on, and why not.

use texts::{Text, picture};

/// What the camera does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraState {
    /// It is off.
    Off(Off),
    /// The browser was asked for it, and perhaps asks the person.
    Opening,
    /// It is on: its light is on too, where it has one.
    On,
}

impl CameraState {
    /// The word in `data-state`: `off`, `opening` or `on`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Off(_) => "off",
            Self::Opening => "opening",
            Self::On => "on",
        }
    }

    /// Why the camera could not be switched on.
    #[must_use]
    pub fn refusal(self) -> Option<Refusal> {
        match self {
            Self::Off(Off::Refused(refusal)) => Some(refusal),
            Self::Off(_) | Self::Opening | Self::On => None,
        }
    }

    /// Why the camera went off without the person's stop: the word in `data-kind`, and a sentence.
    #[must_use]
    pub fn notice(self) -> Option<(&'static str, Text)> {
        match self {
            Self::Off(Off::Hidden) => Some(("hidden", picture::CAMERA_HIDDEN)),
            Self::Off(Off::Ended) => Some(("ended", picture::CAMERA_ENDED)),
            Self::Off(Off::PictureChosen) => Some(("picture", picture::CAMERA_FOR_PICTURE)),
            Self::Off(Off::Stopped | Off::Refused(_)) | Self::Opening | Self::On => None,
        }
    }
}

/// Why the camera is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Off {
    /// The person stopped it, or never started it.
    Stopped,
    /// The page was hidden or left.
    Hidden,
    /// It ended by itself, as when it is unplugged.
    Ended,
    /// The person chose a picture.
    PictureChosen,
    /// It could not be switched on.
    Refused(Refusal),
}

/// Why the browser gave no camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The person, the browser or the system does not allow it.
    Denied,
    /// There is none.
    Missing,
    /// Another program has it.
    Busy,
    /// The page did not come over a connection that the browser trusts, or the browser knows no cameras.
    Unavailable,
    /// Whatever else.
    Other,
}

impl Refusal {
    /// The kind for the name of the browser's `DOMException`.
    #[must_use]
    pub fn of_exception(name: &str) -> Self {
        match name {
            "NotAllowedError" | "SecurityError" => Self::Denied,
            "NotFoundError" | "OverconstrainedError" => Self::Missing,
            "NotReadableError" | "AbortError" => Self::Busy,
            _ => Self::Other,
        }
    }

    /// The word in `data-kind`: `denied`, `none`, `busy`, `unavailable` or `other`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Missing => "none",
            Self::Busy => "busy",
            Self::Unavailable => "unavailable",
            Self::Other => "other",
        }
    }

    /// A plain sentence with what the person can do.
    #[must_use]
    pub fn sentence(self) -> Text {
        match self {
            Self::Denied => picture::CAMERA_DENIED,
            Self::Missing => picture::CAMERA_MISSING,
            Self::Busy => picture::CAMERA_BUSY,
            Self::Unavailable => picture::CAMERA_UNAVAILABLE,
            Self::Other => picture::CAMERA_OTHER,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use texts::Language;

    #[test]
    fn denied_none_and_busy_are_told_apart() {
        for (name, slug) in [
            ("NotAllowedError", "denied"),
            ("SecurityError", "denied"),
            ("NotFoundError", "none"),
            ("OverconstrainedError", "none"),
            ("NotReadableError", "busy"),
            ("AbortError", "busy"),
            ("TypeError", "other"),
            ("", "other"),
        ] {
            assert_eq!(Refusal::of_exception(name).slug(), slug, "{name}");
        }
    }

    #[test]
    fn whatever_is_said_is_one_sentence() {
        let refusals = [Refusal::Denied, Refusal::Missing, Refusal::Busy, Refusal::Unavailable, Refusal::Other];
        let message = refusals
            .map(Refusal::sentence)
            .into_iter()
            .chain([Off::Hidden, Off::Ended, Off::PictureChosen].map(|off| CameraState::Off(off).notice().unwrap().1));
        for sentence in message.map(|text| text.of(Language::English)) {
            assert!(sentence.ends_with('.') && !sentence.contains(". "), "{sentence}");
        }
    }

    #[test]
    fn only_an_end_that_the_person_did_not_ask_for_is_said() {
        assert_eq!(CameraState::Off(Off::Stopped).notice(), None);
        assert_eq!(CameraState::On.notice(), None);
        let refused = CameraState::Off(Off::Refused(Refusal::Busy));
        assert_eq!((refused.notice(), refused.refusal()), (None, Some(Refusal::Busy)));
        assert_eq!(CameraState::Off(Off::Hidden).refusal(), None);
    }
}
