//! Where the pictures of a batch come from. A file is a handle: the browser reads its content when the worker asks for it.

use js_sys::{JsString, Reflect};
use wasm_bindgen::JsCast as _;
use web_sys::{Blob, File, FileList};

use super::selection::{Named, PictureName, select};
use crate::run::samples::{SAMPLES, Sample};
use texts::Message;

/// A picture of a batch.
pub(crate) enum Source {
    /// A file of the person's.
    File(File),
    /// A picture that comes with the page.
    Sample(&'static Sample),
}

impl Source {
    /// The encoded picture.
    ///
    /// # Errors
    /// Why a sample did not come.
    pub(super) async fn blob(&self) -> Result<Blob, Message> {
        match self {
            Self::File(file) => Ok(file.clone().into()),
            Self::Sample(sample) => sample.fetch().await,
        }
    }
}

/// What was chosen for a batch.
#[derive(Default)]
pub(crate) struct Chosen {
    /// The pictures' names.
    pub names: Vec<PictureName>,
    /// The pictures, in the same order.
    pub(super) sources: Vec<Source>,
    /// Files that are no pictures.
    pub not_pictures: usize,
    /// Pictures among the files; more than the batch has where there are too many.
    pub pictures: usize,
}

impl Chosen {
    /// The files of a picker.
    pub fn files(files: &FileList) -> Self {
        let files: Vec<File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
        let all: Vec<Named> =
            files.iter().map(|file| Named { name: PictureName::new(path(file)), media_type: file.type_() }).collect();
        let selection = select(&all);
        let chosen = selection.places.iter().filter_map(|place| Some((all.get(*place)?, files.get(*place)?)));
        let (names, sources) = chosen.map(|(one, file)| (composed(&one.name), Source::File(file.clone()))).unzip();
        Self { names, sources, not_pictures: selection.not_pictures, pictures: selection.pictures }
    }

    /// The pictures that come with the page.
    pub fn samples() -> Self {
        let (names, sources) =
            SAMPLES.iter().map(|sample| (PictureName::new(sample.file), Source::Sample(sample))).unzip();
        Self { names, sources, not_pictures: 0, pictures: SAMPLES.len() }
    }
}

/// The file with its folders, where a folder was chosen.
fn path(file: &File) -> String {
    let path = Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name())
}

/// A name with its letters in one piece: those of a file on a Mac fall apart, Korean syllables too.
fn composed(name: &PictureName) -> PictureName {
    let name: JsString = JsString::from(name.path());
    PictureName::new(String::from(name.normalize("NFC").unchecked_into::<JsString>()))
}
