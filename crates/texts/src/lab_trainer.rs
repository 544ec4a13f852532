//! What the lab's trainer says: why a run ended without a result.

section! {
    /// A file of the pictures did not arrive.
    PICTURES_UNREACHABLE:
        "The lab's pictures could not be downloaded ({name}: {detail}). Check the connection, then start again.",
        "실험실의 사진을 내려받을 수 없었어요({name}: {detail}). 연결을 확인한 뒤 다시 시작하세요.";
    /// A file of the pictures is not the one of this build.
    PICTURES_DAMAGED:
        "The lab's pictures arrived damaged ({name}: {detail}). Reload the page, then start again.",
        "실험실의 사진이 손상되어 왔어요({name}: {detail}). 페이지를 새로 고친 뒤 다시 시작하세요.";
    /// A run broke off.
    TRAINING_FAILED: "The training broke off ({error}). Start it again.", "학습이 중단됐어요({error}). 다시 시작하세요.";
    /// A second run while one is under way.
    BUSY: "This worker is training already: wait for it, or cancel it.",
        "이 워커는 이미 학습 중이에요. 기다리거나 취소하세요.";
}
