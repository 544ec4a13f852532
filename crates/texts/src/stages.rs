//! The network stage by stage.

section! {
    /// Over the table.
    TITLE: "The network, stage by stage", "스테이지별 네트워크";
    /// How to read it.
    ABOUT: "Each stage repeats one block; its first block halves the map where the resolution changes. Small grey numbers \
        are {baseline}'s, where they differ.",
        "스테이지마다 같은 블록을 되풀이해요. 해상도가 바뀌는 곳에서는 첫 블록이 특징 맵을 절반으로 줄여요. 작은 회색 숫자는 \
        다를 때만 보이는 {baseline}의 값이에요.";
    /// The baseline's value.
    WAS: "was {count}", "원래 {count}";
    /// The operator of the last stage.
    HEAD: "Conv 1x1, pooling, classifier", "Conv 1x1, 풀링, 분류기";
}
