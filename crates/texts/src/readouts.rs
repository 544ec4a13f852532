//! The scaled network in numbers and as a drawing.

section! {
    /// Over the numbers.
    TITLE: "The scaled network", "크기를 조절한 네트워크";
    /// A count.
    MACS: "multiply-adds (the paper's FLOPs)", "곱셈-덧셈 (논문의 FLOPs)";
    /// A count.
    FLOPS: "FLOPs (two per multiply-add)", "FLOPs (곱셈-덧셈마다 둘)";
    /// A count.
    BLOCKS: "MBConv blocks", "MBConv 블록";
    /// A side in pixels.
    INPUT: "input resolution", "입력 해상도";
    /// Beside depth.
    BLOCKS_DETAIL: "{count} blocks", "블록 {count}개";
    /// Beside width.
    CHANNELS_DETAIL: "{stem} to {head} channels", "채널 {stem}~{head}개";
    /// Beside resolution.
    PIXELS_DETAIL: "{pixels} pixels", "{pixels}픽셀";
    /// The baseline's count, where it differs.
    BASELINE_HAS: "{baseline} has {count}", "{baseline}에서는 {count}";
    /// Where it does not.
    AS_BASELINE: "as {baseline}", "{baseline}과(와) 같음";

    /// The network's input, for those who do not see it.
    SEEN: "The picture as the network sees it: the center, cropped and scaled",
        "네트워크가 보는 사진: 가운데를 잘라 크기를 맞춘 모습";
    /// Below it.
    SEEN_CAPTION: "what the network saw, {side} × {side}", "네트워크가 본 사진, {side} × {side}";
}
