//! What is said of the link in the address bar.

section! {
    /// Copies the address.
    COPY: "Copy link", "링크 복사";
    /// It worked.
    COPIED: "Link copied.", "링크를 복사했어요.";
    /// It did not.
    COPY_REFUSED: "The browser does not allow copying; the address bar holds the same link.",
        "브라우저가 복사를 허용하지 않아요. 주소창에 같은 링크가 있어요.";
    /// Over the list of what follows.
    NOTICE: "Not everything in the link could be used:", "링크에서 다음 값은 쓸 수 없었어요:";
    /// Puts the list away.
    CLOSE: "Close", "닫기";
    /// A weights file, which stays on its machine.
    NO_FILE: "A link cannot carry a weights file: run became {used}. Choose your file again to run it.",
        "링크에는 가중치 파일을 담을 수 없어서 run 값을 기본값({used})으로 바꾸었어요. 실행하려면 파일을 다시 선택하세요.";
    /// A key without a value.
    EMPTY: "{key} was empty and became {used}.", "{key} 값이 비어 있어서 기본값({used})으로 바꾸었어요.";
    /// A value that cannot be used.
    REPLACED: "{key} was “{found}” and became {used}.",
        "{key}: “{found}” 값은 쓸 수 없어서 기본값({used})으로 바꾸었어요.";
    /// In place of a picture that there is not, or not any more.
    NO_PICTURE: "the picture that the page shows", "페이지에 보이는 사진";
    /// In place of networks that there are not.
    NO_NETWORK: "no network", "네트워크 없음";
    /// In place of a checkpoint that the hub's list does not have.
    NO_CHECKPOINT: "no checkpoint", "체크포인트 없음";
    /// In place of results of the lab that make no sense.
    NO_RESULT: "no result", "결과 없음";
}
