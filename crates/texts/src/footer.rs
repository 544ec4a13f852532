//! The foot of the page.

section! {
    /// Where it all comes from; the place is the paper's title.
    SOURCE: "Based on Mingxing Tan and Quoc V. Le, {paper}, ICML 2019, arXiv:1905.11946.",
        "원전: Mingxing Tan, Quoc V. Le, {paper}, ICML 2019, arXiv:1905.11946.";
    /// Opens the list of credits.
    CREDITS: "Picture credits and licences", "사진 출처와 라이선스";
    /// Below the list.
    NOTICES: "NOTICES.md, in the source of this page, names the licence of every picture and of the weights.",
        "모든 사진과 가중치의 라이선스는 이 페이지의 소스에 있는 NOTICES.md에 적혀 있어요.";
    /// Which build of the page this is.
    VERSION: "Version {version}", "버전 {version}";
}
