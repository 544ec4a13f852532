//! The scaled network in numbers and as a drawing.

section! {
    /// Over the numbers.
    TITLE: "The scaled network", "크기를 조절한 네트워크";
    /// A count.
    MACS: "multiply-adds (the paper's FLOPs)", "곱셈-덧셈 (논문의 FLOPs)";
    /// A count.
    FLOPS: "FLOPs (two a multiply-add)", "FLOPs (곱셈-덧셈마다 둘)";
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
    AS_BASELINE: "as {baseline}", "{baseline}와 같음";
    /// No network.
    NOT_POSITIVE: "depth, width and resolution have to be positive numbers", "깊이, 너비, 해상도는 양수여야 해요";
    /// No network.
    TOO_LARGE: "this network is too large to be described", "네트워크가 너무 커서 나타낼 수 없어요";

    /// The drawing, for those who do not see it.
    DRAWING: "{blocks} blocks from {pixels} pixels, drawn over the outline of {baseline}",
        "{pixels}픽셀에서 시작하는 블록 {blocks}개를 {baseline}의 윤곽선 위에 그렸어요";
    /// Below the drawing; three places in the axes' colors.
    DRAWING_LEGEND: "A bar a block: {depth}, {width}, {resolution}. Outline: {baseline}. Sides are drawn as square roots.",
        "막대 하나가 블록 하나예요: {depth}, {width}, {resolution}. 윤곽선: {baseline}. 변의 길이는 제곱근으로 그렸어요.";
    /// Part of it.
    HOW_MANY: "how many (depth)", "개수 (깊이)";
    /// Part of it.
    HOW_THICK: "how thick (channels)", "두께 (채널)";
    /// Part of it.
    HOW_TALL: "how tall (map)", "높이 (특징 맵)";

    /// The network's input, for those who do not see it.
    SEEN: "The picture as the network sees it: the center, cropped and scaled",
        "네트워크가 보는 사진: 가운데를 잘라 크기를 맞춘 모습";
    /// Below it.
    SEEN_CAPTION: "what the network saw, {side} × {side}", "네트워크가 본 사진, {side} × {side}";
}
