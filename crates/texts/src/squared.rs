//! The exercise that doubles one axis of one layer.

section! {
    /// What to do.
    TASK: "Guess first: which of the three makes this layer of {baseline} the most expensive? Then double one axis at a time.",
        "먼저 맞혀 보세요. {baseline}의 이 층에서 연산량을 가장 크게 늘리는 축은 셋 중 어느 것일까요? 그런 다음 한 축씩 두 배로 늘려 보세요.";
    /// The choice of layer.
    LAYER: "Layer", "층";
    /// A layer.
    EXPAND: "Expand, a regular convolution", "확장, 일반 합성곱";
    /// A layer.
    DEPTHWISE: "Depthwise, one kernel per channel", "채널별(depthwise) 합성곱, 채널마다 커널 하나";
    /// The choice of axis.
    DOUBLE: "Double", "두 배로";
    /// None.
    NOTHING: "Nothing", "그대로";
    /// A count.
    BEFORE: "As it is, multiply-adds", "원래의 곱셈-덧셈";
    /// A count.
    NOW: "Now, multiply-adds", "지금의 곱셈-덧셈";
    /// A factor.
    FACTOR: "Times as many", "몇 배인지";
    /// A factor of the product.
    TERM_LAYER: "{count} layer", "층 {count}개";
    /// A factor of the product.
    TERM_LAYERS: "{count} layers", "층 {count}개";
    /// A factor of the product.
    TERM_READ: "{count} channels in for each out", "출력 채널마다 입력 채널 {count}개";
    /// A factor of the product.
    TERM_OUT: "{count} channels out", "출력 채널 {count}개";
    /// A factor of the product.
    TERM_KERNEL_ROWS: "{count} kernel rows", "커널 {count}행";
    /// A factor of the product.
    TERM_KERNEL_COLUMNS: "{count} kernel columns", "커널 {count}열";
    /// A factor of the product.
    TERM_MAP_ROWS: "{count} map rows", "특징 맵 {count}행";
    /// A factor of the product.
    TERM_MAP_COLUMNS: "{count} map columns", "특징 맵 {count}열";
    /// Behind a factor that was doubled.
    WAS: "(was {was})", "(원래 {was})";
    /// What it shows.
    AS_IT_IS: "The layer as it is in {baseline}.", "{baseline}에 있는 그대로의 층이에요.";
    /// What it shows.
    DEPTH: "Depth: {factor} times the multiply-adds. A second layer does the same work again: depth counts once.",
        "깊이: 곱셈-덧셈이 {factor}배예요. 두 번째 층이 같은 일을 한 번 더 하므로 깊이는 한 번만 곱해져요.";
    /// What it shows.
    WIDTH: "Width: {factor} times the multiply-adds. There are more channels to read and more channels to make, so width counts \
        squared.",
        "너비: 곱셈-덧셈이 {factor}배예요. 읽을 채널도 만들 채널도 늘어나므로 너비는 제곱으로 곱해져요.";
    /// What it shows.
    WIDTH_DEPTHWISE: "Width: only {factor} times the multiply-adds. Each channel out reads one channel in, whatever the width, so \
        here width counts once; that is one reason why exact counts differ from the formula.",
        "너비: 곱셈-덧셈이 {factor}배에 그쳐요. 너비와 관계없이 출력 채널마다 입력 채널 하나만 읽으므로 여기서는 너비가 한 번만 \
        곱해져요. 실제 값이 공식과 다른 이유 중 하나예요.";
    /// What it shows.
    RESOLUTION: "Resolution: {factor} times the multiply-adds. The map has more rows and more columns, so resolution counts \
        squared.",
        "해상도: 곱셈-덧셈이 {factor}배예요. 특징 맵의 행도 열도 늘어나므로 해상도는 제곱으로 곱해져요.";
    /// The drawing.
    PICTURE: "Weights and map of the layer", "층의 가중치와 특징 맵";
    /// The drawing, for those who do not see it.
    PICTURE_WORDS: "Weights of {read} by {out} channels, a map of {side} by {side}, layers: {layers}. Before: {read_before} by \
        {out_before} channels, {side_before} by {side_before}, layers: {layers_before}.",
        "가중치 {read} × {out}채널, 특징 맵 {side} × {side}, 층 {layers}개. 이전: {read_before} × {out_before}채널, \
        {side_before} × {side_before}, 층 {layers_before}개.";
    /// Over its first half.
    WEIGHTS: "weights", "가중치";
    /// Over its second half.
    MAP: "map", "특징 맵";
    /// How to read it.
    PICTURE_LEGEND: "Weights: channels out across, channels in down, one rectangle a layer. Map: columns across, rows down. Every \
        weight meets every cell of the map. Outlines: as it is in {baseline}.",
        "가중치: 가로는 출력 채널, 세로는 입력 채널, 층마다 사각형 하나예요. 특징 맵: 가로는 열, 세로는 행이에요. 모든 가중치가 \
        특징 맵의 모든 칸과 만나요. 윤곽선: {baseline}에서의 크기예요.";
}
