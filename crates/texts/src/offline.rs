//! Use without a network: what of the page the browser keeps, and a new version of it.

section! {
    /// All is there.
    READY: "Ready without a network: the page ({size}) with its sample pictures is kept on this device, and so is what the \
        list above names.",
        "네트워크 없이도 쓸 수 있어요. 예제 사진을 포함한 페이지({size})와 위 목록에 있는 것을 이 기기에 보관했어요.";
    /// Before the first answer.
    NOT_YET: "Not ready without a network yet: the page is kept on this device once its first answer is there.",
        "아직 네트워크 없이는 쓸 수 없어요. 첫 답이 나온 뒤에 페이지를 이 기기에 보관해요.";
    /// The person's device asks for less data.
    SAVES_DATA: "Not ready without a network yet: this device asks to save data, so the page is kept once you press the \
        button below.",
        "아직 네트워크 없이는 쓸 수 없어요. 이 기기가 데이터를 아끼도록 설정되어 있어서, 아래 버튼을 누르면 페이지를 보관해요.";
    /// On its way.
    COMING: "Not ready without a network yet: the page is being kept on this device.",
        "아직 네트워크 없이는 쓸 수 없어요. 페이지를 이 기기에 보관하고 있어요.";
    /// The page is there, a network is not.
    WITHOUT_WEIGHTS: "Not ready without a network yet: the page is kept on this device, the weights of {name} are not. Run \
        it once, or press the button below.",
        "아직 네트워크 없이는 쓸 수 없어요. 페이지는 이 기기에 보관했지만 {name}의 가중치가 없어요. 한 번 실행하거나 아래 버튼을 누르세요.";
    /// It failed.
    NOT_KEPT: "Not ready without a network: the page could not be kept on this device ({reason}). Press the button below to \
        try again; with a network everything works.",
        "네트워크 없이는 쓸 수 없어요. 페이지를 이 기기에 보관하지 못했어요({reason}). 아래 버튼을 눌러 다시 시도하세요. 네트워크가 있으면 모두 작동해요.";
    /// Not over plain http.
    NEEDS_HTTPS: "Not available without a network: browsers keep a page only if its address begins with https, or if this \
        device serves it.",
        "네트워크 없이는 쓸 수 없어요. 주소가 https로 시작하거나 이 기기가 제공하는 페이지만 브라우저가 보관해요.";
    /// The browser has no service workers.
    NOT_HERE: "Not available without a network: this browser keeps no pages, or not in a private window. Open the page in a \
        normal window of a current browser.",
        "네트워크 없이는 쓸 수 없어요. 이 브라우저, 또는 비공개 창에서는 페이지를 보관하지 않아요. 최신 브라우저의 일반 창에서 페이지를 여세요.";
    /// A build to look at.
    NOT_BUILT: "Not available without a network: this build is one to look at while it changes. “cargo xtask build” makes \
        one that is kept.",
        "네트워크 없이는 쓸 수 없어요. 이 빌드는 수정하면서 보기 위한 것이에요. “cargo xtask build”로 만든 빌드는 보관해요.";
    /// The person's choice.
    OFF: "Not available without a network: you chose not to keep the page on this device.",
        "네트워크 없이는 쓸 수 없어요. 페이지를 이 기기에 보관하지 않도록 선택했어요.";
    /// Ends that.
    SWITCH_ON: "Keep the page on this device", "페이지를 이 기기에 보관";
    /// Begins that.
    SWITCH_OFF: "Do not keep the page on this device", "페이지를 이 기기에 보관하지 않기";

    /// The button for a class.
    KEEP: "Keep Lite0 to Lite2, the pictures and the lab on this device: {size}",
        "Lite0~Lite2, 사진, 실험실을 이 기기에 보관: {size}";
    /// All of that is there.
    KEPT_ALL: "Lite0 to Lite2, the pictures and the lab are all kept on this device.",
        "Lite0~Lite2, 사진, 실험실을 모두 이 기기에 보관했어요.";
    /// While they come.
    PROGRESS: "{received} of {total}", "{total} 중 {received}";
    /// Ends it.
    CANCEL: "Cancel", "취소";
    /// It was ended.
    CANCELLED: "Cancelled. Whatever had arrived whole is kept; the button goes on from there.",
        "취소했어요. 다 받은 것은 보관했고, 버튼을 누르면 이어서 받아요.";
    /// One of them did not come.
    FAILED: "{name} could not be kept ({reason}). What had arrived is kept; check connection and free space, then press the \
        button again.",
        "{name}을(를) 보관하지 못했어요({reason}). 이미 받은 것은 보관했어요. 연결과 남은 공간을 확인한 뒤 버튼을 다시 누르세요.";
    /// A file that is another one. Part of [`FAILED`].
    OTHER_FILE: "another file came in its place", "다른 파일이 왔어요";
    /// The page itself, in [`FAILED`].
    THE_PAGE: "The page", "페이지";

    /// A new version.
    NEW_VERSION: "A new version of this page is here. This one goes on until you choose the new one; your setting comes along.",
        "이 페이지의 새 버전이 있어요. 새 버전을 선택할 때까지 지금 버전이 그대로 작동하고, 설정은 이어져요.";
    /// Takes it.
    TAKE_IT: "Open the new version", "새 버전 열기";
    /// Puts the line away.
    LATER: "Later", "나중에";
}
