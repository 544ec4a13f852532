//! The grid search for alpha, beta and gamma.

section! {
    /// What the paper does.
    INTRO: "The paper sets phi to 1, takes bases of at least 1 for which alpha · beta² · gamma² is about {target}, and keeps those \
        whose network is the most accurate. Every candidate then costs about the same, so that the comparison is fair.",
        "논문은 phi를 1로 두고, alpha · beta² · gamma²가 약 {target}인 1 이상의 밑 가운데 네트워크의 정확도가 가장 높은 것을 골라요. \
        그러면 모든 후보의 연산량이 거의 같아서 공정하게 비교할 수 있어요.";
    /// A choice.
    STEP: "Step of the grid", "격자 간격";
    /// A choice.
    TOLERANCE: "Tolerance of the product", "곱의 허용 오차";
    /// What a page does not do.
    NOT_TRAINED: "What this page cannot do: the paper trains the network of each candidate and compares their accuracy. It prints the \
        bases that it found and no accuracy of a candidate, so none is shown here.",
        "이 페이지에서 할 수 없는 것: 논문은 후보마다 네트워크를 학습시켜 정확도를 비교해요. 찾은 밑만 싣고 후보의 정확도는 싣지 \
        않았으므로 여기에도 표시하지 않아요.";
    /// There is no list.
    PROBLEM: "Nothing is listed: {error}.", "목록을 표시할 수 없어요: {error}.";
    /// Because.
    TOO_FINE: "this step and tolerance leave {found} candidates, more than the {most} that this page lists: take a coarser step or a \
        smaller tolerance",
        "이 간격과 허용 오차로는 후보가 {found}개라서 이 페이지가 나열하는 {most}개를 넘어요. 간격을 넓히거나 허용 오차를 줄이세요";
    /// About the paper's point.
    PAPER_IN: "The paper's point, {bases}, is one of them: its product {product} is {distance} from {target}.",
        "논문의 점 {bases}도 그중 하나예요(곱 {product}, {target}까지의 차이 {distance}).";
    /// About the paper's point.
    PAPER_OUT: "The paper's point, {bases}, is not among them: its product {product} is {distance} from {target}.",
        "논문의 점은 그중에 없어요({bases}: 곱 {product}, {target}까지의 차이 {distance}).";
    /// How many there are.
    NONE: "There is no candidate. {paper}", "후보가 없어요. {paper}";
    /// How many there are.
    FOUND: "{count} candidates. {paper} By the formula they cost nearly the same; counted exactly, after rounding, from {least} to \
        {most} multiply-adds.",
        "후보 {count}개. {paper} 공식으로는 연산량이 거의 같지만, 반올림한 뒤 실제로 세면 곱셈-덧셈 {least}에서 {most}까지예요.";
    /// Why the search is made on the baseline.
    COST: "Why at phi = 1, on {small}: one picture through all {count} candidates takes {total_small} multiply-adds; the same search \
        around {large} would take {total_large}, {times}× as many, for every picture of every training. The paper searches on \
        {paper} once and keeps the bases for all larger variants.",
        "왜 phi = 1인 {small} 위에서 찾을까요: 사진 한 장을 후보 {count}개에 모두 통과시키면 곱셈-덧셈이 {total_small}회예요. {large} \
        주변에서 같은 탐색을 하면 {total_large}회로 {times}배이고, 학습할 때마다 모든 사진에 그만큼 들어요. 논문은 {paper}에서 한 번만 \
        탐색하고 그 밑을 더 큰 모델 모두에 그대로 써요.";
    /// The drawing.
    SURFACE: "The surface of the constraint", "제약이 이루는 곡면";
    /// The drawing, for those who do not see it.
    SURFACE_WORDS: "A bent triangle whose corners double the arithmetic along one axis each: {first}, {second} and {third}. On it lie \
        {count} candidates.",
        "꼭짓점마다 한 축으로만 연산량이 두 배가 되는 굽은 삼각형이에요: {first}, {second}, {third}. 그 위에 후보 {count}개가 있어요.";
    /// How to read it.
    SURFACE_LEGEND: "The surface alpha · beta² · gamma² = {target}, viewed along the diagonal: alpha and beta are free, and gamma \
        (upwards) follows from them. Solid lines: equal alpha; dashed lines: equal beta, a tenth apart. Points: candidates; diamond: the \
        paper's; ring: your sliders, while they are near the surface.",
        "대각선 방향에서 본 곡면이에요: alpha · beta² · gamma² = {target}. alpha와 beta는 자유롭고, 위쪽의 gamma는 나머지로 정해져요. \
        실선: 같은 alpha, 점선: 같은 beta, 0.1 간격. 점: 후보, 마름모: 논문의 값, 고리: 곡면 가까이에 있을 때의 슬라이더 위치예요.";
    /// Over the table.
    CAPTION: "Candidates at phi = 1, scaled from {baseline}", "{baseline}에서 시작한 phi = 1의 후보";
    /// A column.
    BY_FORMULA: "by formula", "공식";
    /// A column.
    EXACTLY: "exactly", "실제";
    /// A column.
    SLIDERS: "sliders", "슬라이더";
    /// A button.
    SET: "Set", "적용";
    /// A button.
    SET_PAPER: "Set (paper's)", "적용 (논문)";
    /// The button, for those who do not see its row.
    SET_LABEL: "Set the sliders to {bases} and phi to 1", "적용: 슬라이더를 {bases}, phi 1에 맞추기";
    /// It was pressed.
    SET_SAID: "The sliders were set to {bases} and phi 1: {macs} multiply-adds.",
        "슬라이더를 {bases}, phi 1에 맞추었어요. 곱셈-덧셈 {macs}회예요.";
}
