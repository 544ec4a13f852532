//! Words of the field that head columns and name choices.

section! {
    /// The first axis, where a text begins.
    DEPTH: "Depth", "깊이";
    /// The second axis, where a text begins.
    WIDTH: "Width", "너비";
    /// The third axis, where a text begins.
    RESOLUTION: "Resolution", "해상도";
    /// Multiplications with their additions.
    MACS: "Multiply-adds", "곱셈-덧셈";
    /// The same inside a text.
    MACS_INSIDE: "multiply-adds", "곱셈-덧셈";
    /// Trainable numbers.
    PARAMETERS: "Parameters", "파라미터";
    /// The same inside a text.
    PARAMETERS_INSIDE: "parameters", "파라미터";
    /// `MBConv` blocks.
    BLOCKS: "Blocks", "블록";
    /// Channels of a map.
    CHANNELS: "Channels", "채널";
    /// Blocks with the same output shape.
    STAGE: "Stage", "스테이지";
    /// What a layer computes.
    OPERATOR: "Operator", "연산자";
    /// Layers with weights.
    LAYERS: "Layers", "층";
    /// A published network.
    VARIANT: "Variant", "모델";
    /// `alpha * beta^2 * gamma^2`.
    PRODUCT: "product", "곱";
}
