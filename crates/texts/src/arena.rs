//! Five networks of one budget, and TinyNet's five below the baseline.

section! {
    /// What unfolds it.
    TITLE: "One budget, five ways to spend it", "같은 예산, 다섯 가지 방법";
    /// What it is.
    INTRO: "Every network below costs about the same multiply-adds, in the family that the sliders are at. Each way of scaling \
        gets the setting of the sliders whose exact count is closest to the budget; channels, blocks and pixels are whole, so \
        it is seldom hit exactly.",
        "아래 네트워크는 모두 곱셈-덧셈이 거의 같아요. 지금 슬라이더의 계열에서, 방법마다 정확히 센 값이 예산에 가장 가까운 슬라이더 설정을 \
        찾아요. 채널, 블록, 픽셀은 정수라서 예산과 꼭 같은 경우는 드물어요.";
    /// The choice of the budget.
    BUDGET: "Budget", "예산";
    /// What the budget is.
    BUDGET_IS: "{times} times {baseline}: {macs} multiply-adds", "{baseline}의 {times}배: 곱셈-덧셈 {macs}";
    /// The caption of the table.
    CAPTION: "Five networks at {times} times the multiply-adds of {baseline}",
        "곱셈-덧셈이 {baseline}의 {times}배인 네트워크 다섯 개";

    /// A column.
    WAY: "Scaled", "키운 방법";
    /// A way.
    DEPTH: "depth only", "깊이만";
    /// A way.
    WIDTH: "width only", "너비만";
    /// A way.
    RESOLUTION: "resolution only", "해상도만";
    /// A way.
    COMPOUND: "compound", "복합 스케일링";
    /// A way.
    FAST: "fast scaling", "빠른 스케일링(fast scaling)";
    /// Below the name of compound scaling.
    PHI: "1.2, 1.1, 1.15 at phi {phi}", "1.2, 1.1, 1.15에서 phi {phi}";
    /// A column.
    SETTING: "Setting", "설정";
    /// Below a setting.
    SIZE: "{pixels} px, {blocks} blocks", "{pixels} px, 블록 {blocks}개";
    /// Below multiply-adds: how far off the budget they are, with a sign.
    OFF: "budget {percent} %", "예산 대비 {percent} %";
    /// The same where no setting comes closer.
    OFF_AT_END: "budget {percent} %: the slider ends here", "예산 대비 {percent} %: 슬라이더는 여기까지예요";
    /// A column.
    ACTIVATIONS: "Activations", "활성값";
    /// Below activations.
    OVER_BASELINE: "{times} {baseline}", "{baseline}의 {times}";
    /// A column: what the literature says of activations.
    FORMULA: "Activations by formula", "공식으로 본 활성값";
    /// Below a growth that was printed.
    PRINTED: "{power}, as printed", "{power}, 논문 표기";
    /// Below a growth that was not printed.
    DERIVED: "{power}, derived", "{power}, 공식에서";
    /// A column.
    MEMORY: "Memory", "메모리";
    /// A column.
    TIME: "Time here", "이 기기의 시간";
    /// In place of a time, for the ear.
    NOT_MEASURED: "not measured", "재지 않음";
    /// A column: the buttons.
    SLIDERS: "Sliders", "슬라이더";
    /// The button of a row.
    SET: "Set", "적용";
    /// What the button does.
    SET_LABEL: "Set the sliders to {setting}", "적용: 슬라이더를 {setting}에 맞추기";
    /// What was done.
    SAID: "The sliders were set to {setting}.", "슬라이더를 {setting}에 맞췄어요.";

    /// The button below the table.
    MEASURE: "Measure these five", "이 다섯 개 재기";
    /// What the button does.
    MEASURE_HINT: "They take the place of the list above; “Run the comparison” then times them on this device.",
        "위의 목록이 이 다섯 개로 바뀌고, “비교 실행”을 누르면 이 기기에서 시간을 재요.";
    /// What was done.
    LISTED: "The list above now holds these five. Run the comparison to time them; the times then stand in this table, too.",
        "이제 위의 목록에 이 다섯 개가 있어요. 비교를 실행하면 시간을 재고, 이 표에도 나타나요.";
    /// What the literature says.
    LITERATURE: "Dollár, Singh and Girshick (2021, arXiv:2103.06877) count activations, the outputs of all convolutions: for \
        multiply-adds times s they grow as s^0.5 when width alone is scaled, s^{fast} with fast scaling (depth s^0.1, width s^0.4, \
        resolution s^0.05), s^{uniform} when all three are scaled uniformly, and s^{compound} by EfficientNet's 1.2, 1.1 and 1.15. \
        What the column adds for depth alone and resolution alone follows from their formula, depth × width × resolution². \
        Counted, depth alone grows less, as it does not repeat the first block of a stage, which works on the largest map.",
        "Dollár, Singh, Girshick(2021, arXiv:2103.06877)은 모든 합성곱의 출력인 활성값을 세요. 곱셈-덧셈이 s배가 될 때 활성값은 너비만 \
        키우면 s^0.5, 빠른 스케일링(깊이 s^0.1, 너비 s^0.4, 해상도 s^0.05)은 s^{fast}, 세 축을 똑같이 키우면 s^{uniform}, EfficientNet의 \
        1.2, 1.1, 1.15로는 s^{compound}배가 돼요. 깊이만, 해상도만 키운 값은 같은 공식(깊이 × 너비 × 해상도²)에서 나와요. \
        세어 보면 깊이만 키울 때 덜 늘어나요. 가장 큰 특징 맵에서 계산하는 스테이지의 첫 블록은 되풀이하지 않기 때문이에요.";
    /// What follows for time, and what does not.
    TIME_WORDS: "On accelerators (GPU, TPU) the authors found that time follows activations more closely than multiply-adds. That \
        says nothing of a CPU: measure it here.",
        "저자들은 가속기(GPU, TPU)에서 시간이 곱셈-덧셈보다 활성값을 더 잘 따른다는 것을 보였어요. CPU에서도 그렇다는 뜻은 아니니 여기서 \
        재 보세요.";
    /// Why small budgets are spent in depth.
    ROUNDING: "Blocks are rounded up: any depth above 1 adds a block to every stage that is scaled, so at a small budget the ways that \
        scale depth as well have little left for the other axes.",
        "블록 수는 올림해요. 깊이가 1을 조금만 넘어도 키우는 스테이지마다 블록이 하나씩 늘어나므로, 예산이 작으면 깊이도 함께 키우는 방법은 \
        나머지 축에 쓸 몫이 거의 남지 않아요.";

    /// A heading.
    TINY_TITLE: "Below the baseline: TinyNet", "기준 모델보다 작게: TinyNet";
    /// What it is.
    TINY_INTRO: "Han et al. (2020, arXiv:2010.14819) scaled B0 down and found that, below it, resolution and depth matter more than \
        width. Here are their five multipliers as settings, counted by the rounding rules of this page.",
        "Han 등(2020, arXiv:2010.14819)은 B0을 작게 줄이면서, 기준 모델 아래에서는 너비보다 해상도와 깊이가 더 중요하다는 것을 보였어요. \
        다음은 그 다섯 가지 계수를 설정으로 옮겨 이 페이지의 반올림 규칙으로 센 것이에요.";
    /// How TinyNet's own networks differ.
    TINY_ROUNDING: "These are not TinyNet's own networks: those round blocks to the nearest number instead of up, keep the stem at 32 \
        channels and the head at 1280. Their counts stand below ours. The accuracy is that of their own weights, which this page does \
        not have. Where 224 px times a whole hundredth is not their side, the sliders go to the nearest, and the row says so.",
        "이것은 TinyNet 그대로의 네트워크가 아니에요. TinyNet은 블록 수를 올림하지 않고 반올림하며, 스템은 32채널, 헤드는 1280채널로 둬요. \
        그렇게 센 값은 작은 글씨로 아래에 있어요. 정확도는 TinyNet의 가중치로 잰 것이며, 이 페이지에는 그 가중치가 없어요. 224 px에 \
        0.01 단위 계수를 곱해 나오지 않는 크기에서는 슬라이더가 가장 가까운 값에 맞춰지고, 그 행에 적혀 있어요.";
    /// The caption of the table.
    TINY_CAPTION: "TinyNet's multipliers, by this page's rules and by TinyNet's own",
        "TinyNet의 계수를 이 페이지의 규칙과 TinyNet의 규칙으로 센 값";
    /// A column.
    NETWORK: "Network", "네트워크";
    /// A column.
    TOP1: "Top-1 of its own weights", "TinyNet 가중치의 top-1 정확도";
    /// Below a count by this page's rules.
    OWN_COUNT: "its own: {count}", "TinyNet 규칙: {count}";
    /// Below a setting that the sliders do not reach exactly.
    NEAREST: "sliders: d {depth}, {pixels} px", "슬라이더: 깊이 {depth}, {pixels} px";
    /// A setting of TinyNet's.
    TINY_SETTING: "d {depth}, w {width}, {pixels} px", "깊이 {depth}, 너비 {width}, {pixels} px";
    /// Where the numbers come from.
    TINY_SOURCE: "Multipliers and rounding: timm 1.0.31, models/efficientnet.py (_gen_tinynet). Accuracy: timm, \
        results/results-imagenet.csv, rounded to a tenth; ImageNet validation.",
        "계수와 반올림 규칙: timm 1.0.31, models/efficientnet.py(_gen_tinynet). 정확도: timm, results/results-imagenet.csv를 소수 첫째 \
        자리로 반올림한 값, ImageNet 검증 세트.";
}
