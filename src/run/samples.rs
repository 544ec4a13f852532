//! The sample pictures: one table of names, files, words and origins. NOTICES.md holds their licences in full.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

use texts::{Message, Text, picture};

/// A picture that comes with the page.
#[derive(Debug, PartialEq, Eq)]
pub struct Sample {
    /// The name in links and test ids.
    pub name: &'static str,
    /// The file below `pictures/`.
    pub file: &'static str,
    /// Its name for people.
    pub title: Text,
    /// What it shows, for those who do not see it.
    pub alt: Text,
    /// Who made it, and under which terms.
    pub credit: &'static str,
}

const fn sample(name: &'static str, file: &'static str, words: (Text, Text), credit: &'static str) -> Sample {
    Sample { name, file, title: words.0, alt: words.1, credit }
}

/// Every sample, in the order of the page. The first one, of which all bundled networks are sure, is that of the first open.
pub const SAMPLES: [Sample; 7] = [
    sample("coffee", "coffee.png", (picture::COFFEE, picture::COFFEE_SHOWS), "Rachel Michetti, CC0"),
    sample("chelsea", "chelsea.png", (picture::CHELSEA, picture::CHELSEA_SHOWS), "Stefan van der Walt, CC0"),
    sample("panda", "panda.jpg", (picture::PANDA, picture::PANDA_SHOWS), "Aaron Logan, CC BY 1.0"),
    sample("macaw", "macaw.jpg", (picture::MACAW, picture::MACAW_SHOWS), "Jar0d, CC BY-SA 2.0"),
    sample(
        "screwdriver",
        "screwdriver.jpg",
        (picture::SCREWDRIVER, picture::SCREWDRIVER_SHOWS),
        "Dmitry G, public domain",
    ),
    sample("camera", "camera.png", (picture::CAMERA, picture::CAMERA_SHOWS), "Lav Varshney, CC0"),
    sample("china", "china.jpg", (picture::CHINA, picture::CHINA_SHOWS), "danielbuechele (Flickr), CC BY 2.0"),
];

/// The names, as `link::read` wants them.
pub fn names() -> [&'static str; SAMPLES.len()] {
    SAMPLES.each_ref().map(|sample| sample.name)
}

/// The sample with a name.
pub fn find(name: &str) -> Option<&'static Sample> {
    SAMPLES.iter().find(|sample| sample.name == name)
}

impl Sample {
    /// The address of the picture.
    pub fn url(&self) -> String {
        format!("./pictures/{}", self.file)
    }

    /// The address of its thumbnail.
    pub fn thumbnail_url(&self) -> String {
        format!("./pictures/thumbs/{}.jpg", self.name)
    }
}

impl Sample {
    /// The picture's bytes.
    ///
    /// # Errors
    /// Why they did not come, in a few words.
    pub async fn fetch(&self) -> Result<Blob, Message> {
        let no = |text: Text| move |_| Message::new(text);
        let window = web_sys::window().ok_or(Message::new(picture::NO_WINDOW))?;
        let response: Response =
            JsFuture::from(window.fetch_with_str(&self.url())).await.map_err(no(picture::NO_ANSWER))?.unchecked_into();
        if !response.ok() {
            return Err(Message::new(picture::STATUS).with("status", &response.status()));
        }
        let blob = response.blob().map_err(no(picture::NO_CONTENT))?;
        Ok(JsFuture::from(blob).await.map_err(no(picture::BROKE_OFF))?.unchecked_into())
    }
}
