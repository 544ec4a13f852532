//! The sample pictures: one table of names, files, words and origins. NOTICES.md holds their licences in full.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

/// A picture that comes with the page.
#[derive(Debug, PartialEq, Eq)]
pub struct Sample {
    /// The name in links and test ids.
    pub name: &'static str,
    /// The file below `pictures/`.
    pub file: &'static str,
    /// What it shows, for those who do not see it.
    pub alt: &'static str,
    /// Who made it, and under which terms.
    pub credit: &'static str,
}

const fn sample(name: &'static str, file: &'static str, alt: &'static str, credit: &'static str) -> Sample {
    Sample { name, file, alt, credit }
}

/// Every sample, in the order of the page.
pub const SAMPLES: [Sample; 7] = [
    sample("chelsea", "chelsea.png", "A tabby cat looking at the camera", "Stefan van der Walt, CC0"),
    sample("coffee", "coffee.png", "A cup of espresso on a wooden table", "Rachel Michetti, CC0"),
    sample("rocket", "rocket.jpg", "A rocket lifting off at night", "SpaceX, public domain"),
    sample("astronaut", "astronaut.png", "An astronaut in an orange suit, smiling", "NASA, public domain"),
    sample("camera", "camera.png", "A man with a camera on a tripod, in grey", "Lav Varshney, CC0"),
    sample("china", "china.jpg", "A Chinese temple above trees", "danielbuechele (Flickr), CC BY 2.0"),
    sample("flower", "flower.jpg", "A dahlia in full bloom", "vultilion (Flickr), CC BY 2.0"),
];

/// The names, as `share_link::read` wants them.
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
    pub async fn fetch(&self) -> Result<Blob, String> {
        let window = web_sys::window().ok_or("there is no window")?;
        let response: Response =
            JsFuture::from(window.fetch_with_str(&self.url())).await.map_err(|_| "no answer")?.unchecked_into();
        if !response.ok() {
            return Err(format!("status {}", response.status()));
        }
        let blob = response.blob().map_err(|_| "no content")?;
        Ok(JsFuture::from(blob).await.map_err(|_| "it broke off")?.unchecked_into())
    }
}
