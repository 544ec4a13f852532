//! The name of a setting.

section! {
    /// Each axis by itself.
    SEPARATE: "depth {depth}, width {width}, resolution {resolution}", "깊이 {depth}, 너비 {width}, 해상도 {resolution}";
}
