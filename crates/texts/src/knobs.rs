//! The sliders with their number boxes.

section! {
    /// Of phi.
    UNIT_STEPS: "steps", "단계";
    /// Of alpha, beta and gamma.
    UNIT_EACH_STEP: "× each step", "× 단계마다";
    /// Of depth, width and resolution.
    UNIT_BASELINE: "× baseline", "× 기준 모델";
    /// About phi.
    ABOUT_PHI: "The compound coefficient: how many steps larger than the baseline.",
        "복합 계수: 기준 모델보다 몇 단계 더 큰지 정해요.";
    /// About alpha.
    ABOUT_ALPHA: "Each step of phi multiplies depth, the number of blocks, by this.",
        "phi가 한 단계 오를 때마다 깊이, 곧 블록 수에 이 값을 곱해요.";
    /// About beta.
    ABOUT_BETA: "Each step of phi multiplies width, the number of channels, by this.",
        "phi가 한 단계 오를 때마다 너비, 곧 채널 수에 이 값을 곱해요.";
    /// About gamma.
    ABOUT_GAMMA: "Each step of phi multiplies resolution, the side of the picture, by this.",
        "phi가 한 단계 오를 때마다 해상도, 곧 사진 한 변의 길이에 이 값을 곱해요.";
    /// About depth.
    ABOUT_DEPTH: "More blocks in every stage, rounded up to whole blocks.",
        "모든 스테이지의 블록을 늘려요. 온전한 블록 수로 올림해요.";
    /// About width.
    ABOUT_WIDTH: "More channels in every layer, rounded to multiples of {divisor}.",
        "모든 층의 채널을 늘려요. {divisor}의 배수로 반올림해요.";
    /// About resolution.
    ABOUT_RESOLUTION: "A larger input picture, rounded to whole pixels.",
        "입력 사진을 키워요. 온전한 픽셀 수로 반올림해요.";
    /// The number box, for those who do not see it.
    AS_NUMBER: "{knob} as a number", "{knob} 숫자 입력";
    /// What was typed cannot be used.
    REFUSED: "{knob}: {error}. The setting stays as it was.", "{knob}: {error}. 설정은 그대로예요.";
    /// The error for what is no number.
    NOT_A_NUMBER: "this is not a number", "숫자가 아니에요";
    /// The error for what lies beyond the slider.
    OUT_OF_RANGE: "this has to lie between {min} and {max}", "{min} 이상 {max} 이하여야 해요";
    /// Where phi stands, spoken.
    SPOKEN_PHI: "phi {here}: depth {depth} times, width {width} times, resolution {resolution} times",
        "phi {here}: 깊이 {depth}배, 너비 {width}배, 해상도 {resolution}배";
    /// Where alpha stands, spoken.
    SPOKEN_ALPHA: "alpha {here}: depth {depth} times at phi {phi}", "alpha {here}: phi {phi}에서 깊이 {depth}배";
    /// Where beta stands, spoken.
    SPOKEN_BETA: "beta {here}: width {width} times at phi {phi}", "beta {here}: phi {phi}에서 너비 {width}배";
    /// Where gamma stands, spoken.
    SPOKEN_GAMMA: "gamma {here}: resolution {resolution} times at phi {phi}",
        "gamma {here}: phi {phi}에서 해상도 {resolution}배";
    /// Where depth stands, spoken.
    SPOKEN_DEPTH: "depth {here} times the baseline", "깊이: 기준 모델의 {here}배";
    /// Where width stands, spoken.
    SPOKEN_WIDTH: "width {here} times the baseline", "너비: 기준 모델의 {here}배";
    /// Where resolution stands, spoken.
    SPOKEN_RESOLUTION: "resolution {here} times the baseline, {pixels} pixels",
        "해상도: 기준 모델의 {here}배, {pixels}픽셀";
}
