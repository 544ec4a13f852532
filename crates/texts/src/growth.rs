//! Why a trained network cannot grow into another one, inside a sentence.

section! {
    /// Two families.
    FAMILY: "the trained network is of the family {parent} and this one of {target}, which compute differently",
        "학습된 네트워크({parent})와 이 네트워크({target})는 계열이 달라 계산 방법도 달라요";
    /// Another kind of block.
    BLOCK: "stage {stage} repeats another kind of block in the trained network",
        "학습된 네트워크의 스테이지 {stage}에는 다른 종류의 블록이 있어요";
    /// Other classes.
    CLASSES: "the trained network tells {parent} classes apart and this one {target}",
        "학습된 네트워크의 클래스는 {parent}개, 이 네트워크의 클래스는 {target}개예요";
    /// Fewer channels.
    NARROWER: "{part} has {parent} channels in the trained network and only {target} here, and growth takes none away",
        "{part}의 채널이 학습된 네트워크에는 {parent}개, 여기에는 {target}개뿐이고 줄일 수는 없어요";
    /// Fewer blocks.
    SHALLOWER: "stage {stage} has {parent} blocks in the trained network and only {target} here, and growth takes none away",
        "스테이지 {stage}의 블록이 학습된 네트워크에는 {parent}개, 여기에는 {target}개뿐이고 줄일 수는 없어요";
    /// A skip connection in one of the two.
    SKIP_CONNECTION: "the first block of stage {stage} has a skip connection in only one of the two networks, as its \
        channels are rounded to equal numbers there",
        "스테이지 {stage}의 첫 블록에서 반올림한 채널 수가 한쪽 네트워크에서만 같아져 그쪽에만 스킵 연결이 있어요";
}
