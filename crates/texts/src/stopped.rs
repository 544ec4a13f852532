//! What stands on the page when it has broken.

section! {
    /// Head.
    TITLE: "The page stopped", "페이지가 멈췄어요";
    /// What the person can do.
    WORDS: "An unexpected error occurred. Reload the page to continue; the address bar has kept your setting.",
        "예상하지 못한 오류가 생겼어요. 계속하려면 페이지를 새로 고치세요. 설정은 주소 표시줄에 남아 있어요.";
    /// For whoever reports it.
    AT: "It stopped at {place}", "멈춘 곳: {place}";
    /// The page has no root.
    NO_PLACE: "the page has no element to appear in", "페이지를 표시할 요소가 없어요";
}
