//! The sliders' half of the page: family, variants, groups of sliders, and which rule decides.

section! {
    /// Over it all.
    TITLE: "Scale it", "크기 조절하기";
    /// Head of the drawing and the counts.
    NETWORK: "The network", "네트워크";
    /// Over phi and the bases.
    COMPOUND: "Compound: phi, alpha, beta, gamma", "복합 스케일링: phi, alpha, beta, gamma";
    /// About them.
    COMPOUND_ABOUT: "One knob, phi, sets how much to compute; alpha, beta and gamma distribute it over the axes.",
        "phi 하나로 연산량을 더 쓰고, alpha, beta, gamma가 그것을 축마다 나눠요.";
    /// Over the axes.
    SEPARATE: "One axis at a time: depth, width, resolution", "한 축씩: 깊이, 너비, 해상도";
    /// About them.
    SEPARATE_ABOUT: "Or leave the formula and stretch the baseline along each axis yourself.",
        "또는 공식을 벗어나 기준 모델을 축마다 직접 늘려 보세요.";
    /// The choice of family.
    FAMILY: "Family", "모델 계열";
    /// About EfficientNet.
    FAMILY_B: "With squeeze-excitation and SiLU; every layer scales.",
        "스퀴즈-익사이테이션과 SiLU를 쓰고, 모든 층의 크기가 함께 바뀌어요.";
    /// About EfficientNet-Lite.
    FAMILY_LITE: "No squeeze-excitation, ReLU6; stem, head and the first and last stage keep their size.",
        "스퀴즈-익사이테이션이 없고 ReLU6을 써요. 스템과 헤드, 첫 스테이지와 마지막 스테이지는 크기가 그대로예요.";
    /// A button that shows the captions of sliders, drawing and factors.
    CAPTIONS: "Explain these", "설명 보기";
    /// The choice of variant.
    VARIANTS: "Published variants", "공개된 모델";
    /// Two sources with two resolutions.
    OFFICIAL: "{name} runs at {px} px here, as timm evaluates it with the official accuracy; the official code lists \
        {official} px.",
        "{name}: 여기서는 timm이 공식 정확도를 평가할 때처럼 {px}픽셀로 실행해요. 공식 코드에는 {official}픽셀로 적혀 있어요.";
    /// The mode of a published variant.
    MODE_PUBLISHED: "Published variant", "공개된 모델";
    /// The mode of the formula.
    MODE_COMPOUND: "Compound scaling", "복합 스케일링";
    /// The mode of single axes.
    MODE_SEPARATE: "One axis at a time", "한 축씩";
    /// What the first mode means.
    ABOUT_PUBLISHED: "{name} as released: a row of a table. Move any slider to leave it.",
        "공개된 그대로의 {name}: 표에 적힌 값이에요. 아무 슬라이더나 움직이면 벗어나요.";
    /// What the second means.
    ABOUT_COMPOUND: "Depth, width and resolution are alpha, beta and gamma to the power of phi.",
        "깊이, 너비, 해상도는 각각 alpha, beta, gamma의 phi 제곱이에요.";
    /// What the third means.
    ABOUT_SEPARATE: "Depth, width and resolution are set by their own sliders; the formula is not in use.",
        "깊이, 너비, 해상도를 각자의 슬라이더가 정해요. 공식은 쓰지 않아요.";
    /// Why a variant is not where the formula puts it.
    QUESTION: "Why is {name} {px} px and not {formula_px}?", "{name}의 입력은 왜 {formula_px}픽셀이 아니라 {px}픽셀일까요?";
    /// Because.
    ANSWER: "At phi {phi} the paper's bases give depth {formula_depth}, width {formula_width} and {formula_px} px; {name} was \
        released with depth {own_depth}, width {own_width} and {px} px, because the published variants are a hand-rounded \
        table, not points of the formula. Solved axis by axis, {name} stands at phi {depth} by depth, {width} by width and \
        {resolution} by resolution.",
        "phi {phi}에서 논문의 밑은 깊이 {formula_depth}, 너비 {formula_width}, {formula_px}픽셀을 줘요. 그러나 공개된 {name}의 값은 \
        깊이 {own_depth}, 너비 {own_width}, {px}픽셀이에요. 공개된 모델은 공식 위의 점이 아니라 손으로 반올림한 표이기 때문이에요. \
        축마다 풀어 본 {name}의 phi: 깊이로 {depth}, 너비로 {width}, 해상도로 {resolution}.";
    /// In place of a phi that there is not.
    NO_PHI: "none", "없음";
}
