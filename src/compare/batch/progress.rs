//! How far a batch is: which network, which picture, and how it ended.

use crate::run::Stop;
use texts::{Language, Message, batch as text, format};

/// The state of a batch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BatchProgress {
    /// The name of the network that looks at the pictures.
    pub name: String,
    /// Pictures that it has done, broken ones among them.
    pub done: usize,
    /// All pictures.
    pub total: usize,
    /// Milliseconds since the batch began.
    pub elapsed_millis: f64,
    stop: Option<Stop>,
}

impl BatchProgress {
    /// A batch of so many pictures, which begins.
    #[must_use]
    pub fn new(total: usize) -> Self {
        Self { total, ..Self::default() }
    }

    /// Whether a picture is still to be looked at.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.stop.is_none()
    }

    /// The next network begins.
    pub fn begin(&mut self, name: String) {
        (self.name, self.done) = (name, 0);
    }

    /// No more pictures are looked at. A batch that has ended keeps its first reason.
    pub fn end(&mut self, why: Stop) {
        self.stop.get_or_insert(why);
    }

    /// Where it is, for the ear: each network and the end, not every picture.
    #[must_use]
    pub fn announcement(&self, language: Language) -> String {
        if self.is_running() { text::AT_NETWORK.with(language, &[("name", &self.name)]) } else { self.words(language) }
    }

    /// Where it is, in words.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let message = match &self.stop {
            None => Message::new(text::AT).with("name", &self.name).with("done", &self.done).with("total", &self.total),
            Some(Stop::Finished) => Message::new(text::FINISHED).with("took", &format::duration(self.elapsed_millis)),
            Some(Stop::Cancelled) => Message::new(text::CANCELLED),
            Some(Stop::OtherPicture) => Message::new(text::OTHER_PICTURE),
            Some(Stop::OtherNetwork) => Message::new(text::OTHER_NETWORK),
            Some(Stop::OtherBackend) => Message::new(text::OTHER_BACKEND),
            Some(Stop::Camera) => Message::new(text::CAMERA),
            Some(Stop::Failed(reason)) => Message::new(text::STOPPED).with_message("reason", reason.clone()),
        };
        message.words(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_which_picture_of_which_network() {
        let mut progress = BatchProgress::new(40);
        progress.begin("Lite1".to_owned());
        progress.done = 12;
        assert_eq!(progress.words(Language::English), "Lite1: 12 of 40");
        assert_eq!(progress.announcement(Language::English), "Lite1 looks at the pictures.");
        progress.elapsed_millis = 6000.0;
        progress.end(Stop::Finished);
        progress.end(Stop::Cancelled);
        assert_eq!(progress.words(Language::English), "The batch is done; it took 6.00 s.");
        assert_eq!(progress.announcement(Language::English), progress.words(Language::English));
        assert!(!progress.is_running());
    }
}
