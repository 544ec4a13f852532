//! How pictures that run one after the other come to an end.

use texts::Message;

/// Why nothing more is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Every network had its turns.
    Finished,
    /// The person cancelled.
    Cancelled,
    /// The person chose another picture.
    OtherPicture,
    /// The person chose another network.
    OtherNetwork,
    /// The person chose another backend.
    OtherBackend,
    /// The person turned to the camera.
    Camera,
    /// It could not go on; a sentence says why.
    Failed(Message),
}
