//! Kinds of files that cannot be read as pictures here, inside a sentence.

section! {
    /// A format by its name.
    PICTURE: "a {format} picture", "{format} 사진";
    /// The same before a vowel.
    AN_PICTURE: "an {format} picture", "{format} 사진";
    /// A format that is read, in a form that is not.
    UNUSUAL: "a {format} picture of an unusual kind", "특이한 종류의 {format} 사진";
    /// More colors than are read.
    UNUSUAL_DEPTH: "a picture of an unusual depth", "색 깊이가 특이한 사진";
    /// A small one of a program.
    ICON: "an icon (ICO)", "아이콘(ICO)";
    /// One for a graphics card.
    TEXTURE: "a DDS texture", "DDS 텍스처";
    /// One of an image editor.
    PHOTOSHOP: "a Photoshop document", "포토샵 문서";
    /// Pages.
    PDF: "a PDF document", "PDF 문서";
    /// Lines and shapes.
    SVG: "an SVG drawing", "SVG 그림";
    /// Text that may be such.
    XML: "an XML document (perhaps an SVG drawing)", "XML 문서(SVG 그림일 수 있음)";
    /// Moving pictures.
    FILM: "a video", "동영상";
}
