//! The rounding staircase.

section! {
    /// Over it all.
    TITLE: "The rounding staircase", "반올림 계단";
    /// How to read it.
    ABOUT: "Dashed: what alpha, beta and phi ask for. Solid: what can be built. Blocks are rounded up in every stage that scales, \
        channels to multiples of {divisor}. The vertical axis doubles from line to line, so that the formula is a straight line.",
        "점선: alpha, beta, phi가 요구하는 값. 실선: 실제로 만들 수 있는 값. 크기가 바뀌는 스테이지마다 블록은 올림하고, 채널은 \
        {divisor}의 배수로 맞춰요. 세로축은 줄마다 두 배가 되므로 공식은 직선이에요.";
    /// The formula rests.
    RESTS: "The setting does not follow the formula now; the mark stays at the slider's phi.",
        "지금은 설정이 공식을 따르지 않아요. 표시는 슬라이더의 phi에 머물러 있어요.";
    /// The choice of stage.
    IN_DETAIL: "Stage in detail", "자세히 볼 스테이지";
    /// A chart.
    BLOCKS: "Blocks of the network", "네트워크의 블록";
    /// A chart.
    STAGE_BLOCKS: "Blocks of stage {stage}", "스테이지 {stage}의 블록";
    /// A chart.
    STAGE_CHANNELS: "Output channels of stage {stage}", "스테이지 {stage}의 출력 채널";
    /// Where phi stands.
    HERE: "phi {phi} asks for {asked}; {rounded} are built", "phi {phi}: 요구 {asked}, 실제 {rounded}";
    /// A chart, for those who do not see it.
    CHART: "{title} over phi {first} to {last}: dashed as asked for, solid as built. {here}",
        "{title}, phi {first}부터 {last}까지: 점선은 요구한 값, 실선은 실제 값. {here}";
    /// Opens the table.
    TABLE: "The charts as a table", "표로 보기";
    /// Over the table.
    TABLE_CAPTION: "What is asked for → what is built", "요구한 값 → 실제 값";
    /// A column.
    OF_STAGE_BLOCKS: "Blocks of the stage", "스테이지의 블록";
    /// A column.
    OF_STAGE_CHANNELS: "Channels of the stage", "스테이지의 채널";
    /// The second table, for those who do not see it.
    VARIANTS: "Blocks and cost of the published variants", "공개된 모델의 블록과 연산량";
    /// Over the second table.
    VARIANTS_CAPTION: "Blocks of the published variants, asked for → built, and what they cost",
        "공개된 모델의 블록(요구한 값 → 실제 값)과 연산량";
    /// A column.
    ALL_STAGES: "All stages", "모든 스테이지";
    /// A column.
    COST_FORMULA: "Cost by formula", "공식의 연산량";
    /// A column.
    COST_COUNTED: "Cost counted", "실제로 센 연산량";
    /// A question.
    WHY_BLOCKS: "Why {second} and {third} have equally many blocks", "{second}, {third}의 블록 수가 서로 같은 이유";
    /// A question.
    WHY_COST: "Why {second} costs more than its coefficients say", "{second}의 연산량이 계수가 말하는 것보다 큰 이유";
    /// Its answer.
    BLOCKS_ANSWER: "Depth {depth} ({name}) asks for {asked} blocks, depth {other_depth} ({other}) for {other_asked}: the baseline's {baseline} \
        times the coefficient. But each of the {stages} stages that scale rounds up to whole blocks by itself: {list_baseline} \
        become {list} in {name} and {list_other} in {other}, which is {blocks} and {other_blocks} in all.",
        "깊이 {depth}({name})에는 블록 {asked}개, 깊이 {other_depth}({other})에는 {other_asked}개가 필요해요. 기준 모델의 {baseline}개에 계수를 \
        곱한 값이에요. 그러나 크기가 바뀌는 {stages}개 스테이지가 저마다 온전한 블록 수로 올림해요: {list_baseline} 대신 {name}의 블록은 \
        {list}, {other}의 블록은 {list_other}(이)고, 모두 더하면 {blocks}개와 {other_blocks}개예요.";
    /// The same where two stages keep their blocks.
    BLOCKS_ANSWER_LITE: "Depth {depth} ({name}) asks for {asked} blocks, depth {other_depth} ({other}) for {other_asked}: the baseline's \
        {baseline} times the coefficient. But each of the {stages} stages that scale rounds up to whole blocks by itself; Lite keeps \
        its first and last stage as they are: {list_baseline} become {list} in {name} and {list_other} in {other}, which is {blocks} \
        and {other_blocks} in all.",
        "깊이 {depth}({name})에는 블록 {asked}개, 깊이 {other_depth}({other})에는 {other_asked}개가 필요해요. 기준 모델의 {baseline}개에 계수를 \
        곱한 값이에요. 그러나 크기가 바뀌는 {stages}개 스테이지가 저마다 온전한 블록 수로 올림하고, Lite는 첫 스테이지와 마지막 스테이지를 \
        그대로 둬요: {list_baseline} 대신 {name}의 블록은 {list}, {other}의 블록은 {list_other}(이)고, 모두 더하면 {blocks}개와 \
        {other_blocks}개예요.";
    /// The answer to the other.
    COST_ANSWER: "As if nothing were rounded, {name} would cost {depth} × {width}² × {resolution}² = {formula}× the multiply-adds of \
        {baseline}. Counted, it costs {counted}×: {by_blocks}× by the whole blocks that rounding up made, {by_channels}× by \
        channels, {by_picture}× by the larger picture.",
        "아무것도 반올림하지 않는다면 {name}의 연산량은 {baseline}의 {depth} × {width}² × {resolution}² = {formula}배예요. 실제로 세면 {counted}배예요: \
        올림으로 생긴 온전한 블록이 {by_blocks}배, 채널이 {by_channels}배, 더 큰 사진이 {by_picture}배를 차지해요.";
}
