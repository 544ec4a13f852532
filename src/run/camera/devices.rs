//! Which camera: those that the browser tells of, which way one faces, and how one is asked for.

use serde_json::json;

/// Which way a camera faces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Facing {
    /// The person: the front camera of a phone.
    User,
    /// Away from the person: the rear camera of a phone.
    Environment,
    /// The browser does not say, as with most cameras of a computer, which stand on the screen.
    #[default]
    Unknown,
}

impl Facing {
    /// The one that a track's `facingMode` names.
    #[must_use]
    pub fn of_mode(mode: Option<&str>) -> Self {
        match mode {
            Some("user") => Self::User,
            Some("environment") => Self::Environment,
            _ => Self::Unknown,
        }
    }

    /// The word in `facingMode`, and in `data-facing`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Environment => "environment",
            Self::Unknown => "unknown",
        }
    }

    /// The other side.
    #[must_use]
    pub fn flipped(self) -> Self {
        if self == Self::User { Self::Environment } else { Self::User }
    }

    /// Whether its preview is mirrored before the person says otherwise: people know their own side from the mirror.
    #[must_use]
    pub fn is_mirrored(self) -> bool {
        self != Self::Environment
    }
}

/// A camera that the browser tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameraDevice {
    /// The browser's name for it; empty before the person has allowed a camera.
    pub id: String,
    /// Its name for people; empty before the person has allowed a camera.
    pub label: String,
}

/// The camera that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WantedCamera {
    /// The one that faces that way, where there is one.
    Facing(Facing),
    /// The one of this id, and no other.
    Device(String),
}

impl Default for WantedCamera {
    /// What a phone looks at is on its other side.
    fn default() -> Self {
        Self::Facing(Facing::Environment)
    }
}

impl WantedCamera {
    /// What is asked of the browser: `MediaStreamConstraints` as JSON. Networks read 600 pixels at most, and most of them far
    /// fewer: more than 640 x 480 would only cost time.
    #[must_use]
    pub fn constraints(&self) -> String {
        let (width, height) = (json!({ "ideal": 640 }), json!({ "ideal": 480 }));
        let video = match self {
            Self::Facing(Facing::Unknown) => json!({ "width": width, "height": height }),
            Self::Facing(facing) => {
                json!({ "width": width, "height": height, "facingMode": { "ideal": facing.slug() } })
            }
            Self::Device(id) => json!({ "width": width, "height": height, "deviceId": { "exact": id } }),
        };
        json!({ "audio": false, "video": video }).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(wanted: &WantedCamera) -> serde_json::Value {
        serde_json::from_str(&wanted.constraints()).unwrap()
    }

    #[test]
    fn a_side_is_a_wish_and_a_camera_is_exact() {
        let default = asked(&WantedCamera::default());
        assert_eq!(default["video"]["facingMode"], json!({ "ideal": "environment" }));
        assert_eq!((&default["audio"], &default["video"]["width"]), (&json!(false), &json!({ "ideal": 640 })));
        let one = asked(&WantedCamera::Device("a \"quoted\" id".to_owned()));
        assert_eq!(one["video"]["deviceId"], json!({ "exact": "a \"quoted\" id" }));
        assert_eq!(one["video"].get("facingMode"), None);
        assert_eq!(asked(&WantedCamera::Facing(Facing::Unknown))["video"].get("facingMode"), None);
    }

    #[test]
    fn the_front_is_mirrored_and_the_rear_is_not() {
        for (mode, facing, is_mirrored, flipped) in [
            (Some("user"), Facing::User, true, Facing::Environment),
            (Some("environment"), Facing::Environment, false, Facing::User),
            (Some("left"), Facing::Unknown, true, Facing::User),
            (None, Facing::Unknown, true, Facing::User),
        ] {
            assert_eq!(Facing::of_mode(mode), facing);
            assert_eq!((facing.is_mirrored(), facing.flipped()), (is_mirrored, flipped));
        }
    }
}
