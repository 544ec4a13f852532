//! The name of a setting, and why one describes no network.

section! {
    /// Each axis by itself.
    SEPARATE: "depth {depth}, width {width}, resolution {resolution}", "깊이 {depth}, 너비 {width}, 해상도 {resolution}";

    /// No network.
    NOT_POSITIVE: "depth, width and resolution have to be positive numbers", "깊이, 너비, 해상도는 양수여야 해요";
    /// No network.
    ENDLESS: "this network is too large to be described", "네트워크가 너무 커서 나타낼 수 없어요";
}
