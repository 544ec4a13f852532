//! Parts of the page that are loaded when they are needed.

section! {
    /// While it loads.
    LOADING: "Loading this part of the page…", "페이지의 이 부분을 불러오고 있어요…";
    /// It did not come; the button below tries again.
    FAILED: "This part of the page could not be loaded. Everything else goes on; check the connection, then try again.",
        "페이지의 이 부분을 불러오지 못했어요. 나머지는 그대로 작동해요. 연결을 확인한 뒤 다시 시도하세요.";
    /// The button.
    RETRY: "Try again", "다시 시도";
}
