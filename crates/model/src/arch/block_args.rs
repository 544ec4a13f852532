//! The baseline as data: the seven MBConv stages of B0 (Tan & Le 2019, Table 1).

/// Channels of the baseline's stem.
pub const STEM_CHANNELS: u64 = 32;

/// Channels of the baseline's head, before the classifier.
pub const HEAD_CHANNELS: u64 = 1280;

/// Classes of ImageNet-1k.
pub const IMAGENET_CLASSES: u64 = 1000;

/// Squeeze-excitation squeezes to a quarter of the block's *input* channels (ratio 0.25 in the block strings).
pub const SE_RATIO_DIVISOR: u64 = 4;

/// One stage of MBConv blocks: the `r1_k3_s11_e1_i32_o16_se0.25` strings of the released code, as data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockArgs {
    /// Blocks in the stage.
    pub repeats: u64,
    /// Side of the depthwise kernel.
    pub kernel_size: u64,
    /// Stride of the first block; later blocks have stride 1.
    pub stride: u64,
    /// Expanded channels over input channels; with 1 there is no expand convolution.
    pub expand_ratio: u64,
    /// Channels into the first block.
    pub input_channels: u64,
    /// Channels out of every block.
    pub output_channels: u64,
    /// Whether the blocks have squeeze-excitation.
    pub has_squeeze_excite: bool,
}

const fn stage(
    repeats: u64,
    kernel_size: u64,
    stride: u64,
    expand_ratio: u64,
    input_channels: u64,
    output_channels: u64,
) -> BlockArgs {
    BlockArgs { repeats, kernel_size, stride, expand_ratio, input_channels, output_channels, has_squeeze_excite: true }
}

/// The stages of B0. The paper's table has no stride and no squeeze-excitation column; both come from the released
/// code (tensorflow/tpu, `efficientnet_builder.py`).
pub const B0_STAGES: [BlockArgs; 7] = [
    // repeats, kernel size, stride, expand ratio, input channels, output channels
    stage(1, 3, 1, 1, 32, 16),
    stage(2, 3, 2, 6, 16, 24),
    stage(2, 5, 2, 6, 24, 40),
    stage(3, 3, 2, 6, 40, 80),
    stage(3, 5, 1, 6, 80, 112),
    stage(4, 5, 2, 6, 112, 192),
    stage(1, 3, 1, 6, 192, 320),
];
