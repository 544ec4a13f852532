//! The formula, its constraint, and three ways to say how much the arithmetic grows.

section! {
    /// Over the formula.
    TITLE: "The formula", "공식";
    /// It does not decide.
    NOTE_PUBLISHED: "{name} does not use the formula: its three values are published.",
        "{name}에는 공식을 쓰지 않아요. 세 값이 모두 공개되어 있어요.";
    /// It does not decide either.
    NOTE_SEPARATE: "The formula is not in use: the three axes are set one at a time.", "공식을 쓰지 않아요. 세 축을 하나씩 정해요.";
    /// It does.
    NOTE_COMPOUND: "The formula sets all three axes. Move phi to follow the curve.", "공식이 세 축을 정해요. phi를 움직이면 곡선을 따라 이동해요.";
    /// The symbols as buttons.
    SYMBOLS: "Symbols: each leads to its slider", "기호: 고르면 슬라이더로 이동해요";
    /// Before the product of the bases.
    ONE_STEP: "constraint", "제약";
    /// Before its power.
    GROWTH: "FLOPs", "연산량";

    /// Over the constraint.
    CONSTRAINT: "One step of phi costs", "phi 한 단계의 연산량";
    /// Beside the product.
    AIM: "× the arithmetic; the paper aims at {target}", "배. 논문의 목표는 {target}배예요";
    /// The product is near enough.
    ABOUT: "About {target}: each step of phi multiplies the arithmetic by {times}×. Width and resolution enter squared.",
        "{target}에 가까워요. phi가 한 단계 오를 때마다 연산량이 {times}배가 돼요. 너비와 해상도는 제곱으로 들어가요.";
    /// The product is less.
    BELOW: "Below {target}: each step of phi multiplies the arithmetic by only {times}×.",
        "{target}보다 작아요. phi가 한 단계 오를 때마다 연산량이 {times}배에 그쳐요.";
    /// The product is more.
    ABOVE: "Above {target}: each step of phi multiplies the arithmetic by {times}×, more than the paper allows.",
        "{target}보다 커요. phi가 한 단계 오를 때마다 연산량이 {times}배가 되어 논문의 제약을 넘어요.";
    /// The buttons that solve.
    SOLVE: "Solve for one base, so that the product is {target}", "곱을 {target}에 맞추는 밑 하나 구하기";
    /// One of them.
    FIT: "Fit {base}", "{base} 맞추기";
    /// It cannot.
    NO_FIT: "{base} cannot be fitted: {error}.", "{base} 값을 맞출 수 없어요: {error}.";
    /// Because.
    FIT_BELOW: "the other two already multiply to more than 2, so this base would fall below 1: lower one of them first",
        "나머지 둘의 곱이 이미 2를 넘어 이 밑이 1보다 작아져요. 먼저 둘 중 하나를 낮추세요";
    /// Because.
    FIT_ABOVE: "the other two are so small that this base would have to pass 2: raise one of them first",
        "나머지 둘이 너무 작아 이 밑이 2를 넘어야 해요. 먼저 둘 중 하나를 높이세요";

    /// Over the three factors.
    FACTORS: "Arithmetic over {baseline}", "{baseline} 대비 연산량";
    /// Where the scale of the bars ends.
    FULL_BAR: "(full bar: {times})", "(막대 끝: {times})";
    /// What was aimed at.
    IDEAL: "ideal", "이론값";
    /// What the bases say.
    FORMULA: "formula", "공식";
    /// What the network has.
    EXACT: "exact", "실제";
    /// Of a growth that the formula would give, while it does not decide.
    NOT_IN_FORCE: "(not in force)", "(적용 안 됨)";
    /// How the last comes about.
    COUNTED: "counted", "직접 셈";
    /// Why they differ.
    WHY_PUBLISHED: "The exact count is that of {name}, a row of a table; the other two follow phi, and so they need not agree.",
        "실제 값은 표에 적힌 {name}의 것이에요. 나머지 둘은 phi를 따르므로 서로 다를 수 있어요.";
    /// Why they differ.
    WHY_SEPARATE: "The exact count is that of your three axes; the other two follow phi, which is not in use.",
        "실제 값은 직접 정한 세 축의 것이에요. 나머지 둘은 지금 쓰지 않는 phi를 따라요.";
    /// Why they do not.
    WHY_BASELINE: "At phi 0 all three are the baseline; move phi, and rounding makes them differ.",
        "phi 0에서는 셋 다 기준 모델이에요. phi를 움직이면 반올림 때문에 갈라져요.";
    /// Why they differ.
    WHY_ROUNDING: "They differ because real networks round: blocks up to whole ones, channels to multiples of {divisor}, maps \
        up at every halving.",
        "실제 네트워크는 반올림하기 때문에 서로 달라요. 블록은 온전한 개수로 올림하고, 채널은 {divisor}의 배수로 맞추고, 특징 맵은 \
        절반이 될 때마다 올림해요.";
    /// The same, and this.
    WHY_LITE: "They differ because real networks round: blocks up to whole ones, channels to multiples of {divisor}, maps up at \
        every halving. Lite also keeps its stem and head as they are.",
        "실제 네트워크는 반올림하기 때문에 서로 달라요. 블록은 온전한 개수로 올림하고, 채널은 {divisor}의 배수로 맞추고, 특징 맵은 \
        절반이 될 때마다 올림해요. Lite는 스템과 헤드도 그대로 두어요.";
}
