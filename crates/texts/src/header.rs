//! The head of the page.

section! {
    /// In the browser's tab.
    TITLE: "EfficientNet Explorer", "EfficientNet Explorer: 복합 스케일링 체험";
    /// Before everything, for the keyboard.
    SKIP: "Skip to the sliders", "슬라이더로 건너뛰기";
    /// One sentence on what the page is for.
    LEAD: "Turn the knobs of compound scaling, watch a network grow in {depth}, {width} and {resolution}, then let a \
        trained EfficientNet name what is in your picture, here in the browser.",
        "복합 스케일링을 직접 조절하며 네트워크가 {depth}, {width}, {resolution} 방향으로 커지는 모습을 지켜보고, \
        학습된 EfficientNet이 사진 속 사물의 이름을 이 브라우저 안에서 맞혀 보게 하세요.";
    /// The first axis, inside [`LEAD`].
    DEPTH: "depth", "깊이";
    /// The second axis.
    WIDTH: "width", "너비";
    /// The third axis.
    RESOLUTION: "resolution", "해상도";
    /// The choice of language, for those who do not see its buttons.
    LANGUAGE: "Language", "언어";
    /// The words of a language did not come.
    LANGUAGE_UNREACHABLE: "The words of {language} could not be downloaded. Check the connection and choose the language again.",
        "{language} 문장을 내려받지 못했어요. 연결을 확인하고 언어를 다시 골라 주세요.";
    /// The switch of the theme.
    DARK: "Dark", "어둡게";
}

/// The name of an axis by its word in class names: `depth`, `width`, else `resolution`.
#[must_use]
pub fn axis(slug: &str) -> super::Text {
    match slug {
        "depth" => DEPTH,
        "width" => WIDTH,
        _ => RESOLUTION,
    }
}
