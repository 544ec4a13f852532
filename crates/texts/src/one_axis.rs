//! One axis against three: the same budget spent along depth, width or resolution alone, and along all three.

section! {
    /// The question that unfolds it.
    QUESTION: "One axis or all three: what does the same budget buy?",
        "한 축만, 아니면 세 축 모두: 같은 예산으로 무엇을 얻을까요?";
    /// What to do.
    INTRO: "Choose a budget of multiply-adds. For each way of scaling, the page finds the largest setting of {baseline} that stays \
        within it, by exact count. The paper's Table 7 does the same near {times} times {baseline}; its rows stand below.",
        "연산량(곱셈-덧셈) 예산을 정해 보세요. 각 방법마다 예산 안에 드는 가장 큰 {baseline} 설정을 정확히 세어 찾아요. \
        논문의 표 7은 {baseline}의 약 {times}배에서 같은 비교를 하며, 그 행들을 아래에 함께 보여 줘요.";
    /// The name of the slider.
    BUDGET: "Budget", "예산";
    /// What a screen reader says of the slider.
    BUDGET_SPOKEN: "{times} times {baseline}: {macs} multiply-adds", "{baseline}의 {times}배: 곱셈-덧셈 {macs}";
    /// What the budget is.
    BUDGET_WORDS: "{times} times {baseline} is {macs} multiply-adds. The slider ends where the slider of depth does.",
        "{baseline}의 {times}배는 곱셈-덧셈 {macs}회예요. 깊이 슬라이더가 닿는 곳까지만 고를 수 있어요.";
    /// The caption of the table.
    CAPTION: "{baseline} scaled along one axis and along all three", "한 축으로 키운 {baseline}과(와) 세 축 모두로 키운 {baseline}";
    /// A column.
    WAY: "Scaled along", "키운 축";
    /// A column.
    SETTING: "Setting", "설정";
    /// A column.
    EXACT: "Multiply-adds, exact", "곱셈-덧셈, 정확한 값";
    /// A column.
    PARAMETERS: "Parameters", "파라미터";
    /// A column: what the paper prints.
    PRINTED: "Multiply-adds, as printed", "곱셈-덧셈, 논문 표기";
    /// A column: what the paper prints.
    TOP1: "Top-1, as printed", "top-1 정확도, 논문 표기";
    /// A column: the buttons.
    SLIDERS: "Sliders", "슬라이더";
    /// A group of rows.
    OF_BUDGET: "Within your budget", "정한 예산 안에서";
    /// A group of rows.
    OF_PAPER: "The rows of Table 7", "표 7의 행";
    /// A way.
    BASELINE: "none: baseline", "없음: 기준 모델";
    /// A way.
    DEPTH: "depth", "깊이";
    /// A way.
    WIDTH: "width", "너비";
    /// A way.
    RESOLUTION: "resolution", "해상도";
    /// A way.
    COMPOUND: "all three", "세 축 모두";
    /// A setting by its phi.
    PHI: "phi {phi}", "phi {phi} 설정";
    /// A setting by its coefficients.
    TRIPLE: "d {depth}, w {width}, r {resolution}", "깊이 {depth}, 너비 {width}, 해상도 {resolution}";
    /// A number that the paper does not print, for screen readers.
    NOT_PRINTED: "not printed", "표기 없음";
    /// The button of a row.
    SET: "Set", "적용";
    /// What the button does.
    SET_LABEL: "Set the sliders to {setting}", "적용: 슬라이더를 {setting}에 맞추기";
    /// What was done.
    SAID: "The sliders were set to {setting}: {macs} multiply-adds, {params} parameters.",
        "슬라이더를 {setting}에 맞췄어요: 곱셈-덧셈 {macs}, 파라미터 {params}.";
    /// Where the accuracies of the table come from.
    SOURCE: "Printed numbers: Tan & Le 2019, arXiv:1905.11946v5, Table 7; ImageNet validation, single crop. The checkpoints \
        of these rows were not released. Test size: the side of the picture in the row; the paper prints the coefficient \
        and no pixels, and {times} times {base} px is rounded to {pixels} px here.",
        "논문 표기의 출처: Tan & Le 2019, arXiv:1905.11946v5, 표 7. ImageNet 검증 세트, single crop. 이 행들의 체크포인트는 공개되지 \
        않았어요. 평가 크기는 각 행의 사진 한 변이에요. 논문은 픽셀 없이 계수만 적었으며, 여기서는 {base}픽셀의 {times}배를 반올림해 \
        {pixels}픽셀로 봐요.";
    /// The heading of the curves.
    CURVES: "What each axis alone costs", "한 축만 키울 때의 연산량";
    /// The name of an axis of the chart.
    COEFFICIENT: "coefficient", "계수";
    /// The name of an axis of the chart.
    TIMES_BASELINE: "multiply-adds, × {baseline}", "곱셈-덧셈, × {baseline}";
    /// What the curves show.
    CURVES_WORDS: "Exact multiply-adds over the coefficient of depth, width or resolution alone, both in powers of two: \
        width and resolution count squared, so their lines are about twice as steep as that of depth. Squares, triangles \
        and circles: the coefficients that the paper's Figure 3 prints. The horizontal line: your budget.",
        "깊이, 너비, 해상도 가운데 하나의 계수에 대한 정확한 곱셈-덧셈이에요. 두 축 모두 2의 거듭제곱 눈금이며, 너비와 해상도는 제곱으로 \
        들어가므로 깊이보다 약 두 배 가팔라요. 사각형, 삼각형, 원은 논문의 그림 3에 적힌 계수이고, 수평선은 정한 예산이에요.";
    /// Why no accuracy is drawn.
    SATURATION: "Of the accuracy of these curves the paper prints no numbers, only the claim that “the accuracy gain \
        quickly saturate after reaching 80%” (Tan & Le 2019, caption of Figure 3), so none is drawn here.",
        "이 곡선들의 정확도를 논문은 숫자로 밝히지 않고 “the accuracy gain quickly saturate after reaching 80%”, 곧 80%에 이른 뒤 \
        정확도 향상이 빠르게 포화된다는 주장만 적었으므로(Tan & Le 2019, 그림 3 설명), 여기에는 정확도 곡선을 그리지 않아요.";
    /// The table behind the curves.
    CURVES_TABLE: "The coefficients of Figure 3 as a table", "그림 3의 계수를 표로 보기";
    /// What does not fit, opened by itself.
    ODD: "Numbers that contradict each other", "서로 어긋나는 숫자";
    /// About Table 7.
    ODD_AXES: "Table 7 prints {printed} for depth, width and resolution alone. With the released rounding rules the counts \
        are {exact}, and no reading of those rules gives the printed ones; only the baseline and the compound row agree \
        with the count.",
        "표 7은 깊이, 너비, 해상도만 키운 모델에 {printed}(이)라고 적었어요. 공개된 반올림 규칙으로 세면 {exact}(이)며, 이 규칙을 어떻게 읽어도 \
        적힌 값은 나오지 않아요. 세어 본 값과 맞는 것은 기준 모델과 복합 스케일링 행뿐이에요.";
    /// About the text on Table 7.
    ODD_GAIN: "The text claims up to {claimed} points over scaling one axis; inside Table 7 the largest difference is \
        {largest}.",
        "본문은 한 축만 키울 때보다 최대 {claimed}%p 높다고 하지만, 표 7 안에서 가장 큰 차이는 {largest}%p예요.";
    /// About the baseline.
    ODD_BASELINE: "{baseline} has {table_7} % in Table 7 and {table_2} % in Table 2 of the same version; earlier versions \
        print {older} % in both. So Table 7 may mix different training runs.",
        "같은 판에서 {baseline}의 정확도가 표 7에는 {table_7} %, 표 2에는 {table_2} %예요. 이전 판은 두 곳 모두 {older} %예요. \
        그러므로 표 7은 서로 다른 학습 결과를 섞었을 수 있어요.";
}
