//! The printed accuracies as charts: Table 2, and Tables 3 and 7.

section! {
    /// The question that unfolds it.
    QUESTION: "What does accuracy cost in the paper?", "논문에 적힌 정확도는 얼마의 연산량이 들었을까요?";
    /// What the charts show, and what they leave out.
    INTRO: "Every point is a number that the paper prints; nothing is read off a picture or computed. Costs are on a \
        logarithmic axis. The vertical line is the cost of your setting, which has no printed accuracy unless it is one of \
        the points.",
        "모든 점은 논문에 적힌 숫자이며, 그림에서 읽거나 계산한 값은 없어요. 가로축은 로그 눈금이에요. 세로선은 지금 설정의 \
        값이며, 점 가운데 하나가 아니라면 논문에 적힌 정확도는 없어요.";
    /// What the upright line stands at.
    HERE: "Your setting: {macs} multiply-adds, {params} parameters.", "지금 설정: 곱셈-덧셈 {macs}, 파라미터 {params}.";
    /// The title of a chart.
    TABLE_2_MACS: "Table 2: top-1 over multiply-adds", "표 2: 곱셈-덧셈에 따른 top-1 정확도";
    /// The title of a chart.
    TABLE_2_PARAMS: "Table 2: top-1 over parameters", "표 2: 파라미터 수에 따른 top-1 정확도";
    /// The title of a chart.
    SCALED: "Tables 3 and 7: one axis against all three", "표 3과 표 7: 한 축과 세 축 모두의 비교";
    /// What a chart shows.
    TABLE_2_WORDS: "Diamonds, joined: {first} to {last}, from {least} % to {most} %. Circles: {others} other networks, named \
        in the table below.",
        "이어진 마름모: {first}부터 {last}까지, {least} %에서 {most} %까지예요. 원: 다른 네트워크 {others}개이며, 이름은 아래 표에 \
        있어요.";
    /// What a chart shows.
    SCALED_WORDS: "Four baselines, and where each way of scaling leads from them: at about equal multiply-adds, all three \
        axes reach the highest accuracy of each network.",
        "네 기준 모델과 각 방법으로 키웠을 때 이르는 곳이에요. 연산량이 비슷할 때 세 축을 모두 키운 쪽이 네트워크마다 가장 높은 정확도에 \
        이르러요.";
    /// The name of an axis of the charts.
    TOP1_AXIS: "top-1, %", "top-1 정확도, %";
    /// The name of an axis of the charts.
    MACS_AXIS: "multiply-adds, billions", "곱셈-덧셈, 10억";
    /// The name of an axis of the charts.
    PARAMS_AXIS: "parameters, millions", "파라미터, 100만";
    /// What the shapes stand for.
    SHAPES: "Shapes of the charts", "차트의 도형";
    /// The table behind the charts.
    TABLE_2_TABLE: "Table 2 as a table", "표 2를 표로 보기";
    /// The table behind the chart.
    SCALED_TABLE: "Tables 3 and 7 as a table", "표 3과 표 7을 표로 보기";
    /// A column.
    NETWORK: "Network", "네트워크";
    /// A column.
    TOP5: "Top-5, as printed", "top-5 정확도, 논문 표기";
    /// A column.
    PRINTED_PARAMETERS: "Parameters, as printed", "파라미터, 논문 표기";
    /// A column.
    TEST_SIZE: "Test size", "평가 크기";
    /// A column.
    TABLE: "Table", "표";
    /// Where the numbers come from.
    SOURCE: "Source: Tan & Le 2019, arXiv:1905.11946v5, Tables 2, 3 and 7; ImageNet validation, single crop. Checkpoints of \
        {first} to {last} in Table 2: those that the official repository lists as AutoAugment, with the same accuracies, \
        at the test size in the table. The paper prints no test size and names no checkpoint for the other networks, and \
        the scaled ones of Tables 3 and 7 were not released. Exact counts are this page's own.",
        "출처: Tan & Le 2019, arXiv:1905.11946v5, 표 2, 3, 7. ImageNet 검증 세트, single crop. 표 2의 {first}~{last} 체크포인트는 공식 \
        저장소에 AutoAugment로 올라 있는 것으로 정확도가 같으며, 평가 크기는 표에 적힌 대로예요. 다른 네트워크의 평가 크기와 체크포인트는 \
        논문에 없고, 표 3과 표 7에서 키운 모델들은 공개되지 않았어요. 정확한 값은 이 페이지가 센 것이에요.";
    /// About Table 2.
    ODD_COUNTS: "Table 2 prints {printed} billion multiply-adds for {variants}; counted they are {exact}.",
        "표 2에는 {variants}의 곱셈-덧셈이 {printed} (10억)으로 적혀 있지만, 세어 본 값은 달라요: {exact}.";
    /// About Figure 5.
    ODD_NASNET: "{name} has {table} % in Table 2 and {figure} % in the inset of Figure 5.",
        "{name}의 정확도는 표 2에 {table} %, 그림 5 안의 표에 {figure} %로 적혀 있어요.";
    /// About Section 1.
    ODD_INTRODUCTION: "Section 1 has ResNet-50 at {resnet} % and B4 at {b4} %, Table 2 at {table_resnet} % and {table_b4} %.",
        "1절은 ResNet-50을 {resnet} %, B4를 {b4} %로, 표 2는 {table_resnet} %와 {table_b4} %로 적었어요.";
}
