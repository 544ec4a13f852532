//! The network that answers, where it runs, and what the browser keeps of it.

section! {
    /// Head of the choice of networks.
    TITLE: "The network that answers", "예측에 쓸 네트워크";
    /// The choice, for the ear.
    CHOICE: "Network", "네트워크";
    /// The sliders' network.
    MY_SETTING: "My setting", "내 설정";
    /// The network of the person's file.
    MY_WEIGHTS: "My weights", "내 가중치";
    /// A network's name.
    WITH: "{family} with {setting}", "{family}({setting} 설정)";
    /// The sliders'.
    RUNS_THROUGH: "The picture runs through the network on the sliders, {name}.",
        "사진은 슬라이더가 나타내는 네트워크인 {name}에서 처리돼요.";
    /// One of the person's.
    RUNS_THROUGH_FILE: "The picture runs through the network in your file {name}.", "사진은 {name} 파일의 네트워크에서 처리돼요.";
    /// What own weights are worth.
    WORTH_OWN: "Your own weights: what they were trained on, and how well, is not known here.",
        "내 가중치예요. 무엇으로 얼마나 잘 학습했는지는 여기서 알 수 없어요.";
    /// What made-up weights are worth.
    WORTH_NOTHING: "Untrained, time only: the page has no trained weights of this network and makes some up. The time is \
        that of the real network; its answers mean nothing and are not shown.",
        "학습하지 않은 가중치라 시간만 재요. 이 네트워크의 학습된 가중치는 페이지에 없어서 값을 만들어 냈어요. 시간은 실제 \
        네트워크와 같지만 사진 속 사물의 이름은 말하지 못해요.";
    /// What grown weights are worth.
    WORTH_GROWN: "Grown from {parent}: wider and deeper, with copies of what that network learned. The time is real; how \
        accurate it is, nobody has measured. Growing copies knowledge, only training adds some.",
        "{parent}에서 키운 네트워크예요. 더 넓고 깊지만 그 네트워크가 배운 것을 복사했어요. 시간은 실제와 같고 정확도는 아무도 \
        재지 않았어요. 키우면 지식을 복사할 뿐이고, 늘리려면 학습해야 해요.";
    /// How much of a grown network comes from its parent.
    GROWN_SHARE: "{percent} of its parameters stand in layers that {parent} has; the rest, in further blocks, adds nothing yet.",
        "파라미터의 {percent}이(가) {parent}에도 있는 층에 있어요. 나머지는 더한 블록에 있고 아직 아무것도 더하지 않아요.";
    /// The choice between the two resolutions.
    GROWN_RESOLUTION: "Run at", "실행할 해상도";
    /// A choice.
    OWN_RESOLUTION: "its own {px} px", "자체 {px}픽셀";
    /// A choice.
    PARENT_RESOLUTION: "{px} px, as it was trained", "학습한 {px}픽셀";
    /// What the first choice means.
    AT_OWN: "At {px} px things look larger than {parent} learned them, so the answer may be another one.",
        "{px}픽셀에서는 {parent} 네트워크가 배운 것보다 사물이 크게 보여서 답이 달라질 수 있어요.";
    /// What the second choice means.
    AT_PARENT: "At {px} px it gives the answers of {parent}, to the last digits.",
        "{px}픽셀에서는 {parent} 네트워크와 끝자리까지 같은 답을 해요.";
    /// A button: a setting near one that cannot answer.
    NEAREST: "Use one that can answer: {family} with {setting}", "답할 수 있는 설정 쓰기: {family}, {setting}";
    /// What bundled weights are worth.
    WORTH: "Pretrained on ImageNet: input {px} × {px} px, published top-1 accuracy {percent}\u{a0}% ({source}). {size} of \
        weights from {package} {version}, {licence}.",
        "ImageNet으로 사전 학습했어요. 입력 {px} × {px}픽셀, 발표된 top-1 정확도 {percent}\u{a0}%({source}). \
        {package} {version}의 가중치 {size}, {licence}.";
    /// The setting is another one by now.
    MOVED: "The sliders have moved since.", "그 뒤로 슬라이더가 움직였어요.";
    /// A button.
    RUN_MOVED: "Run my setting as it is now", "지금 설정으로 실행";

    /// Head of the choice of backends.
    BACKEND_TITLE: "Where it runs", "실행하는 곳";
    /// The choice, for the ear.
    BACKEND: "Backend", "백엔드";
    /// A choice.
    AUTOMATIC: "Automatic", "자동";
    /// Before the start.
    WILL_CHOOSE: "WebGPU on a graphics processor where there is one, else the CPU.",
        "그래픽 프로세서가 있으면 WebGPU, 없으면 CPU에서 실행해요.";
    /// Before the start.
    WILL_USE_WEBGPU: "WebGPU on any adapter the browser offers, even a software one.",
        "소프트웨어 어댑터라도 브라우저가 내주는 WebGPU 어댑터에서 실행해요.";
    /// Before the start.
    WILL_USE_CPU: "One CPU thread, with 128-bit SIMD.", "CPU 스레드 하나, 128비트 SIMD로 실행해요.";
    /// In use.
    ON_ADAPTER: "Runs on WebGPU: {adapter}.", "WebGPU에서 실행 중: {adapter}.";
    /// In use.
    ON_WEBGPU: "Runs on WebGPU.", "WebGPU에서 실행 중이에요.";
    /// In use.
    ON_CPU: "Runs on the CPU, with SIMD.", "CPU에서 SIMD로 실행 중이에요.";
    /// And why.
    WHY: "{running} Why: {reason}.", "{running} 이유: {reason}.";

    /// Head of what is kept.
    KEPT_TITLE: "Storage in this browser", "이 브라우저의 저장 공간";
    /// What it is for.
    KEPT_WORDS: "Weights are kept here, so that your next visit downloads nothing. Deleting them leaves the loaded network \
        as it is.",
        "다음에 올 때 내려받지 않도록 가중치를 여기에 보관해요. 삭제해도 불러온 네트워크는 그대로예요.";
    /// A row.
    KEPT_ROW: "{name}, {size}", "{name}, {size} 크기";
    /// What this page knows nothing of.
    KEPT_OTHERS: "Files of other versions of this page", "이 페이지의 다른 버전 파일";
    /// The lab's pictures.
    KEPT_LAB: "Pictures of the scaling lab", "스케일링 실험실의 사진";
    /// A button.
    DELETE: "Delete", "삭제";
    /// The button for the ear.
    DELETE_ROW: "Delete {row}", "삭제: {row}";
    /// A button.
    DELETE_ALL: "Delete all", "모두 삭제";
    /// What that is.
    EVERYTHING: "everything that was kept", "보관한 모든 것";
    /// It is gone.
    DELETED: "Deleted: {what}.", "삭제했어요: {what}.";
    /// It is not.
    NOT_DELETED: "Not deleted ({reason}): {what}. Your browser's settings can delete the data of this site.",
        "삭제하지 못했어요({reason}): {what}. 브라우저 설정에서 이 사이트의 데이터를 삭제할 수 있어요.";
    /// A build could not be kept.
    NOT_KEPT: "The weights of {name} could not be kept: {reason}. They stay in memory for now and are downloaded again next \
        time.",
        "{name}의 가중치를 보관할 수 없었어요: {reason}. 지금은 메모리에 두고 다음에는 다시 내려받아요.";
    /// Nothing can.
    KEEPS_NOTHING: "Nothing can be kept here: {reason}. Weights are downloaded again at each visit.",
        "여기에는 아무것도 보관할 수 없어요: {reason}. 올 때마다 가중치를 다시 내려받아요.";
    /// The sum.
    KEPT_NONE: "Nothing is kept yet: weights that are downloaded will be kept here, so that your next visit downloads nothing.",
        "아직 보관한 것이 없어요. 내려받은 가중치를 여기에 보관해서 다음에 올 때는 내려받지 않아요.";
    /// The sum.
    KEPT_SUM: "{size} in all.", "모두 {size}(이)에요.";
    /// The room there is.
    KEPT_ROOM: "{sum} This site uses about {used} of the {allowed} that the browser allows it.",
        "{sum} 이 사이트는 브라우저가 허용한 {allowed} 중 약 {used}을(를) 써요.";
    /// Where the loaded weights came from.
    FROM_NETWORK: "The loaded weights were downloaded.", "불러온 가중치는 내려받은 것이에요.";
    /// Where they came from.
    FROM_STORAGE: "The loaded weights came from this browser's storage, without a download.",
        "불러온 가중치는 내려받지 않고 이 브라우저의 저장 공간에서 가져왔어요.";
    /// Where they came from.
    FROM_MEMORY: "The loaded weights were still in memory, without a download.",
        "불러온 가중치는 내려받지 않고 메모리에 있던 것을 썼어요.";
}
