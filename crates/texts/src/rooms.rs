//! The doors of the rooms below the one screen.

section! {
    /// All of them, for the ear.
    TITLE: "More about this network", "이 네트워크에 대해 더 보기";
    /// The ways to two of them from the head of the page, for the ear.
    BEYOND: "Beyond one network", "네트워크 하나를 넘어";
    /// A room.
    STAGES: "Stages", "스테이지";
    /// A room.
    LAYERS: "Layers", "층";
    /// A room.
    FORMULA: "Formula", "공식";
    /// A room.
    ROUNDING: "Rounding", "반올림";
    /// A room.
    WHY: "Why these numbers", "왜 이 숫자일까요";
    /// A room.
    WEIGHTS: "Weights", "가중치";
    /// A room.
    DEVICE: "This device", "이 기기";
    /// A room.
    COMPARE: "Compare", "비교";
    /// A room.
    LAB: "Scaling lab", "스케일링 실험실";
}
