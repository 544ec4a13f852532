//! Whether the camera is on, and why not.

use texts::{Text, picture};

/// What the camera does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraState {
    /// It is off.
    Off(OffReason),
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
            Self::Off(OffReason::Refused(refusal)) => Some(refusal),
            Self::Off(_) | Self::Opening | Self::On => None,
        }
    }

    /// Why the camera went off without the person's stop: the word in `data-kind`, and a sentence.
    #[must_use]
    pub fn notice(self) -> Option<(&'static str, Text)> {
        match self {
            Self::Off(OffReason::Hidden) => Some(("hidden", picture::CAMERA_HIDDEN)),
            Self::Off(OffReason::Ended(End::Withdrawn)) => Some(("withdrawn", picture::CAMERA_WITHDRAWN)),
            Self::Off(OffReason::Ended(End::Unplugged)) => Some(("unplugged", picture::CAMERA_UNPLUGGED)),
            Self::Off(OffReason::Ended(End::Unknown)) => Some(("ended", picture::CAMERA_ENDED)),
            Self::Off(OffReason::PictureChosen) => Some(("picture", picture::CAMERA_FOR_PICTURE)),
            Self::Off(OffReason::Stopped | OffReason::Refused(_)) | Self::Opening | Self::On => None,
        }
    }
}

/// Why the camera is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OffReason {
    /// The person stopped it, or never started it.
    Stopped,
    /// The page was hidden or left.
    Hidden,
    /// It ended by itself.
    Ended(End),
    /// The person chose a picture.
    PictureChosen,
    /// It could not be switched on.
    Refused(Refusal),
}

/// Why a camera ended by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The page may not use it any more.
    Withdrawn,
    /// It is gone from the device.
    Unplugged,
    /// Something else: the browser does not say what.
    Unknown,
}

impl End {
    /// Why a camera ended, by what the browser tells: whether pages of this address may use one, when it was opened and
    /// now, as the words of the Permissions API; its id, and those of the cameras that are there now.
    #[must_use]
    pub fn of(permission: [Option<&str>; 2], device: Option<&str>, there: &[&str]) -> Self {
        let is_withdrawn = match permission {
            [_, Some("denied")] => true,
            [Some("granted"), Some(now)] => now != "granted",
            _ => false,
        };
        // Without a permission browsers list cameras without their ids.
        let is_told = there.iter().all(|id| !id.is_empty());
        match device {
            _ if is_withdrawn => Self::Withdrawn,
            Some(device) if is_told && !there.contains(&device) => Self::Unplugged,
            _ => Self::Unknown,
        }
    }
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
    /// The page did not come over a connection that the browser trusts.
    Insecure,
    /// The browser knows no cameras.
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

    /// The word in `data-kind`: `denied`, `none`, `busy`, `insecure`, `unavailable` or `other`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Missing => "none",
            Self::Busy => "busy",
            Self::Insecure => "insecure",
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
            Self::Insecure => picture::CAMERA_INSECURE,
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
        let refusals =
            [Refusal::Denied, Refusal::Missing, Refusal::Busy, Refusal::Insecure, Refusal::Unavailable, Refusal::Other];
        let ends = [End::Withdrawn, End::Unplugged, End::Unknown].map(OffReason::Ended);
        let notices = ends.into_iter().chain([OffReason::Hidden, OffReason::PictureChosen]);
        let notices = notices.map(|off| CameraState::Off(off).notice().unwrap());
        let message = refusals.map(|refusal| (refusal.slug(), refusal.sentence())).into_iter().chain(notices);
        let mut seen = Vec::new();
        for (slug, text) in message {
            let sentence = text.of(Language::English);
            assert!(sentence.ends_with('.') && !sentence.contains(". "), "{sentence}");
            assert!(!seen.contains(&slug) && !seen.contains(&sentence), "{slug} is told as another one is");
            seen.extend([slug, sentence]);
        }
    }

    #[test]
    fn unplugged_withdrawn_and_unknown_ends_are_told_apart() {
        let granted = [Some("granted"); 2];
        for (permission, device, there, end) in [
            (granted, Some("one"), &["one", "two"][..], End::Unknown),
            (granted, Some("one"), &["two"], End::Unplugged),
            (granted, Some("one"), &[], End::Unplugged),
            ([Some("granted"), Some("denied")], Some("one"), &["one"], End::Withdrawn),
            ([Some("granted"), Some("prompt")], Some("one"), &[""], End::Withdrawn),
            ([None, Some("denied")], None, &[], End::Withdrawn),
            // A browser that asks each time, or does not say, has withdrawn nothing.
            ([Some("prompt"); 2], Some("one"), &["one"], End::Unknown),
            ([Some("prompt"); 2], Some("one"), &["two"], End::Unplugged),
            ([None; 2], Some("one"), &["", ""], End::Unknown),
            (granted, None, &["two"], End::Unknown),
        ] {
            assert_eq!(End::of(permission, device, there), end, "{permission:?} {device:?} {there:?}");
        }
    }

    #[test]
    fn only_an_end_that_the_person_did_not_ask_for_is_said() {
        assert_eq!(CameraState::Off(OffReason::Stopped).notice(), None);
        assert_eq!(CameraState::On.notice(), None);
        let refused = CameraState::Off(OffReason::Refused(Refusal::Busy));
        assert_eq!((refused.notice(), refused.refusal()), (None, Some(Refusal::Busy)));
        assert_eq!(CameraState::Off(OffReason::Hidden).refusal(), None);
    }
}
