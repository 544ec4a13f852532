//! The network drawn, and a stage of it opened.

section! {
    /// The drawing, for those who do not see it.
    PICTURE: "{blocks} blocks from {pixels} pixels, drawn over {baseline}; every stage opens",
        "{pixels}픽셀에서 시작하는 블록 {blocks}개를 {baseline} 위에 그렸고, 스테이지마다 열 수 있어요";
    /// Below it; three places in the axes' colors.
    LEGEND: "A volume is the map of a stage: {resolution}, {width}, {depth}. Dashed: {baseline}. Height and thickness are \
        square roots, up to {side} cells and {channels} channels; blocks after the first {plates} are one piece, and the number below counts all.",
        "입체 하나가 스테이지의 특징 맵이에요: {resolution}, {width}, {depth}. 점선: {baseline}. 높이와 두께는 제곱근으로, \
        {side}칸과 채널 {channels}개까지 그려요. 처음 {plates}개 다음의 블록은 한 덩어리로 그리고, 아래 숫자가 모두를 세요.";
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
        "파라미터 {params}개, 곱셈-덧셈 {macs}회로 네트워크의 {share}예요.";
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
    DEPTHWISE: "depthwise", "깊이별";
    /// A box.
    GATE: "SE gate", "SE 게이트";
    /// Over the table.
    TABLE: "Layers of stage {number}, those of equal blocks added up", "스테이지 {number}의 층, 같은 블록은 더해서";
    /// A column.
    MAP: "Map", "특징 맵";
    /// A column.
    SHARE: "Share", "비율";
}
