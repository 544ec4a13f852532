//! Where the numbers of the scaling rule come from, and the published variants against the formula.

section! {
    /// Over the questions.
    TITLE: "Why these numbers", "왜 이 숫자일까요";
    /// A question.
    SQUARED: "Why do width and resolution count squared?", "너비와 해상도는 왜 제곱으로 곱해질까요?";
    /// A question.
    GRID: "Where do alpha, beta and gamma come from?", "alpha, beta, gamma는 어디에서 왔을까요?";
    /// A question.
    PHI: "Do the published variants follow the formula?", "공개된 모델은 공식을 따를까요?";

    /// What the table shows.
    PHI_INTRO: "With the paper's bases, {alpha}, {beta} and {gamma}, each published value is reached at some phi of its own. Four equal \
        numbers in a row would mean that the variant lies on the curve.",
        "논문의 밑 {alpha}, {beta}, {gamma}에서는 공개된 값마다 저마다의 phi에서 그 값에 이르러요. 한 행의 네 숫자가 같다면 그 모델이 \
        곡선 위에 있다는 뜻이에요.";
    /// Over the table.
    PHI_CAPTION: "Effective phi of each published variant", "공개된 모델의 실효 phi";
    /// A column.
    BY_DEPTH: "by depth", "깊이로";
    /// A column.
    BY_WIDTH: "by width", "너비로";
    /// A column.
    BY_RESOLUTION: "by resolution", "해상도로";
    /// A column.
    BY_MACS: "by multiply-adds", "곱셈-덧셈으로";
    /// A column.
    APART: "spread of the axes", "축 사이의 차이";
    /// How the columns come about.
    PHI_RULE: "Phi by depth is ln(depth) / ln(alpha), and so on; by multiply-adds it is the logarithm of the exact count over the \
        baseline's, divided by that of alpha · beta² · gamma². The last column is the greatest of the three axes less the least.",
        "깊이로 구한 phi는 ln(깊이) / ln(alpha)이고 나머지 축도 같아요. 곱셈-덧셈으로 구한 phi는 실제 값을 기준 모델의 값으로 나눈 것의 \
        로그를 alpha · beta² · gamma²의 로그로 나눈 값이에요. 마지막 열은 세 축 가운데 가장 큰 값에서 가장 작은 값을 뺀 것이에요.";
    /// Two sources.
    PHI_OFFICIAL: "The sources disagree on two variants. The rows here follow timm; at the pixels of the official code, {first} and \
        {second}.",
        "두 모델은 출처마다 값이 달라요. 이 표는 timm을 따라요. 공식 코드의 픽셀로 계산하면 이래요: {first}, {second}.";
    /// One of the two.
    PHI_OFFICIAL_ONE: "{name} at {px} px has phi {phi} by resolution", "{px}픽셀인 {name}의 해상도 phi {phi}";
    /// A question.
    B1: "Why is {name} {px} px?", "{name}의 입력은 왜 {px}픽셀일까요?";
    /// Its answer.
    B1_ANSWER: "{name} is not phi = 1, where the formula asks for {at_one} px, but a row of the released table, and neither the paper nor \
        its code names a phi for it: its {px} px are reached at phi {resolution}, its depth of {own_depth} at {depth} and its \
        width of {own_width} at {width}. It costs more than those suggest, because whole blocks turn the {baseline_blocks} of \
        {baseline} into {blocks}: {name} has {growth}× as many multiply-adds as {baseline}, which the formula reaches only at \
        phi {macs}.",
        "{name}의 값은 공식이 {at_one}픽셀을 요구하는 phi = 1이 아니라 공개된 표의 한 행이고, 논문도 코드도 이 모델의 phi를 밝히지 않아요. \
        {px}픽셀에는 phi {resolution}, 깊이 {own_depth}에는 {depth}, 너비 {own_width}에는 {width}에서 이르러요. 온전한 블록으로 올림하면서 \
        {baseline}의 블록 {baseline_blocks}개가 {blocks}개로 늘기 때문에 연산량은 이 값들이 말하는 것보다 커요: {name}의 곱셈-덧셈은 \
        {baseline}의 {growth}배이고, 공식으로는 phi {macs}에서야 이 값에 이르러요.";
    /// The drawing.
    PHI_DRAWING: "Effective phi of the published variants", "공개된 모델의 실효 phi";
    /// The drawing, for those who do not see it.
    PHI_DRAWING_WORDS: "One row for each of {count} variants, phi from left to right. The axes of {name} are farthest apart: {depth} by \
        depth, {width} by width, {resolution} by resolution.",
        "모델 {count}개가 한 행씩이고, phi는 왼쪽에서 오른쪽으로 커져요. 축 사이의 차이가 가장 큰 것은 {name}: 깊이로 {depth}, 너비로 \
        {width}, 해상도로 {resolution}.";
    /// Its legend, for those who do not see it.
    PHI_SHAPES: "Shapes of the drawing", "그림의 도형";
}
