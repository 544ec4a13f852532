//! Which of the chosen files are the batch.

/// The most pictures of a batch.
pub const MOST: usize = 1000;

/// Endings of pictures, for files whose type the browser does not tell.
const ENDINGS: [&str; 13] =
    ["png", "jpg", "jpeg", "jfif", "gif", "webp", "bmp", "avif", "heic", "heif", "tif", "tiff", "svg"];

/// The name of a picture.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PictureName(String);

impl PictureName {
    /// A file, with its folders before it where a folder was chosen: `val/n02123045/1.jpg`.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    /// The whole path.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0
    }

    /// The folder that the file lies in; `None` where files were chosen one by one.
    #[must_use]
    pub fn folder(&self) -> Option<&str> {
        let (folders, _) = self.0.rsplit_once('/')?;
        Some(folders.rsplit_once('/').map_or(folders, |(_, folder)| folder)).filter(|folder| !folder.is_empty())
    }

    /// The file without its folders.
    #[must_use]
    pub fn file(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, file)| file)
    }

    /// What a label is looked for in: the folder where there is one, as one name for all of its files, else the file.
    #[must_use]
    pub fn named_by(&self) -> &str {
        self.folder().unwrap_or_else(|| self.file())
    }
}

/// A file as it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its name.
    pub name: PictureName,
    /// Its type as the browser tells it, such as `image/png`; empty where it does not know.
    pub media_type: String,
}

/// The files that are the batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Their places among those that were chosen, in the order of their names.
    pub places: Vec<usize>,
    /// Files that are no pictures.
    pub not_pictures: usize,
    /// Pictures among the files; more than the batch has where there are too many.
    pub pictures: usize,
}

/// The batch of chosen files: the pictures among them, by type or else by name, in the order of their names. Of more than
/// [`MOST`] every so many-th is taken, so that of a data set with a folder for each class each class has its part.
#[must_use]
pub fn select(files: &[Named]) -> Selection {
    let is_picture = |place: &usize| files.get(*place).is_some_and(is_picture);
    let mut places: Vec<usize> = (0..files.len()).filter(is_picture).collect();
    places.sort_unstable_by_key(|place| (files.get(*place).map(|file| &file.name), *place));
    let pictures = places.len();
    if pictures > MOST {
        places = (0..MOST).filter_map(|number| places.get(number * pictures / MOST).copied()).collect();
    }
    Selection { places, not_pictures: files.len() - pictures, pictures }
}

fn is_picture(file: &Named) -> bool {
    let name = file.name.file();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let has_ending = || ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()));
    // What a Mac writes beside a file, under its name, is none.
    !name.starts_with("._") && (file.media_type.starts_with("image/") || file.media_type.is_empty() && has_ending())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn named(path: &str, media_type: &str) -> Named {
        Named { name: PictureName::new(path), media_type: media_type.to_owned() }
    }

    #[test]
    fn a_path_has_a_folder_and_a_file() {
        let parts = |path| {
            let name = PictureName::new(path);
            (name.folder().map(str::to_owned), name.file().to_owned(), name.named_by().to_owned())
        };
        let of = |folder: &str, file: &str| (Some(folder.to_owned()), file.to_owned(), folder.to_owned());
        assert_eq!(parts("val/n02123045/1.jpg"), of("n02123045", "1.jpg"));
        assert_eq!(parts("tabby/1.jpg"), of("tabby", "1.jpg"));
        for path in ["1.jpg", "/1.jpg"] {
            assert_eq!(parts(path), (None, "1.jpg".to_owned(), "1.jpg".to_owned()), "{path}");
        }
    }

    #[test]
    fn pictures_are_taken_in_the_order_of_their_names_and_others_counted() {
        let files = [
            named("b/2.JPEG", ""),
            named("b/notes.txt", "text/plain"),
            named("a/1.png", "image/png"),
            named("a/._1.png", "image/png"),
            named("a/.DS_Store", ""),
            named("a/3.jpg", "text/html"),
            named("b/1.new", "image/new"),
        ];
        assert_eq!(select(&files), Selection { places: vec![2, 6, 0], not_pictures: 4, pictures: 3 });
        assert_eq!(select(&[]), Selection::default());
    }

    /// A folder for each class of ImageNet: the first thousand by name would be of the first twenty classes.
    #[test]
    fn of_too_many_each_class_has_its_part() {
        let files: Vec<_> =
            (0..50_000).map(|number| named(&format!("{:03}/{number}.jpg", number / 50), "image/jpeg")).collect();
        let found = select(&files);
        assert_eq!((found.places.len(), found.pictures, found.not_pictures), (MOST, 50_000, 0));
        let classes: BTreeSet<_> = found.places.iter().map(|place| place / 50).collect();
        assert_eq!(classes.len(), 1000);
        let one_more: Vec<_> = files.iter().take(MOST + 1).cloned().collect();
        let places: BTreeSet<_> = select(&one_more).places.into_iter().collect();
        assert_eq!(places.len(), MOST, "each once");
    }
}
