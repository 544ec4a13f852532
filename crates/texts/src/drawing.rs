//! The network drawn, and a stage of it opened.

section! {
    /// The drawing, for those who do not see it.
    PICTURE: "{blocks} blocks from {pixels} pixels, drawn over {baseline}; every stage opens",
        "{pixels}픽셀에서 시작하는 블록 {blocks}개를 {baseline} 위에 그렸고, 스테이지마다 열 수 있어요";
    /// Below it; three places in the axes' colors.
    LEGEND: "A volume is the map of a stage: {resolution}, {width}, {depth}. Dashed: {baseline}; faint: {largest}. From {baseline} on, lengths grow in \
        proportion up to B7's, and ever more slowly beyond. Each small square is the work of one {baseline}.",
        "입체 하나가 스테이지의 특징 맵이에요: {resolution}, {width}, {depth}. 점선은 {baseline}, 흐린 선은 {largest}. 길이는 B7까지 비례해서 늘고 \
        그다음부터는 점점 천천히 늘어요. 작은 사각형 하나가 {baseline} 한 번의 연산량이에요.";
    /// Below the squares.
    COST: "{factor} the work of {baseline}", "{baseline} 연산량의 {factor}";
    /// The same where there are more than are drawn.
    COST_BEYOND: "{factor} the work of {baseline}; {cells} drawn", "{baseline} 연산량의 {factor}, {cells}개까지 그려요";
    /// The same where the drawing is narrow.
    COST_BEYOND_SHORT: "{factor} {baseline}", "{baseline}의 {factor}";
    /// Below the best classes.
    CLASSES: "classes", "클래스";
    /// The picture's side.
    PIXELS: "{side} px", "{side}픽셀";
    /// Where a stage is read that is pointed at.
    HINT: "Point at a stage to read it here; tap it, or press Enter, to open it.",
        "스테이지를 가리키면 여기에 설명이 나와요. 탭하거나 Enter 키를 누르면 열려요.";
    /// Part of it.
    DEPTH: "plates are blocks (depth)", "판의 수는 블록 (깊이)";
    /// Part of it.
    WIDTH: "thickness is channels (width)", "두께는 채널 (너비)";
    /// Part of it.
    RESOLUTION: "height is its side (resolution)", "높이는 변의 길이 (해상도)";
    /// A stage in a line.
    STAGE: "Stage {number}, {operator}: channels {channels}, blocks {blocks}, map {side} x {side}, {share} of the multiply-adds",
        "스테이지 {number}, {operator}: 채널 {channels}개, 블록 {blocks}개, 특징 맵 {side} x {side}, 곱셈-덧셈의 {share}";
    /// Head of an open stage.
    OPEN: "Stage {number}: {operator}", "스테이지 {number}: {operator}";
    /// What it costs.
    OPEN_SUM: "{params} parameters, {macs} multiply-adds: {share} of the network's.",
        "파라미터 {params}개, 곱셈-덧셈 {macs}회로 네트워크의 {share}(이)에요.";
    /// A button in an open stage.
    MAPS_SHOW: "Show what it computes of the picture", "이 스테이지가 사진에서 계산한 것 보기";
    /// Until it is there.
    MAPS_COMING: "Looking into the stage", "스테이지를 들여다보는 중이에요";
    /// Below the pictures of some channels.
    MAPS: "{shown} of {channels} channels, {side} x {side} cells each: those that differ most over the picture. Black is the \
        channel's least value, white its greatest.",
        "채널 {channels}개 가운데 {shown}개, 각각 {side} x {side}칸이에요. 사진에서 값의 차이가 가장 큰 채널들이고, 검은색은 그 채널의 \
        최솟값, 흰색은 최댓값이에요.";
    /// What a stage took.
    STAGE_TIME: "Here it took {millis}, {share} of a run that waits for each stage.",
        "여기에서 {millis} 걸렸어요. 스테이지마다 기다리며 실행한 시간의 {share}(이)에요.";
    /// A picture of a channel.
    CHANNEL: "channel {channel}", "채널 {channel}";
    /// A button.
    CLOSE: "Close stage {number}", "스테이지 {number} 닫기";
    /// One block of a stage.
    BLOCK: "Block {first}", "블록 {first}";
    /// Several equal ones.
    BLOCKS: "Blocks {first} to {last}, all equal", "블록 {first}~{last}, 모두 같아요";
    /// Where there is a skip.
    SKIP: "The skip adds the block's input to its output.", "스킵 연결이 블록의 입력을 출력에 더해요.";
    /// Where there is none.
    NO_SKIP: "No skip: input and output have different shapes.", "입력과 출력의 모양이 달라서 스킵 연결이 없어요.";
    /// What the gate is.
    GATE_ABOUT: "SE gate: squeeze-excitation, which weights the channels.", "SE 게이트: 채널에 가중치를 주는 스퀴즈-익사이테이션.";
    /// A box: stem and head.
    CONV: "conv", "합성곱";
    /// A box.
    DEPTHWISE: "DW conv", "채널별 합성곱";
    /// A box.
    GATE: "SE gate", "SE 게이트";
    /// Over the table.
    TABLE: "Layers of stage {number}, those of equal blocks added up", "스테이지 {number}의 층, 같은 블록은 더해서";
    /// A column.
    MAP: "Map", "특징 맵";
    /// A column.
    SHARE: "Share", "비율";
}
