//! Every layer of the network, counted.

section! {
    /// Over the table.
    TITLE: "Every layer, counted", "모든 층 세어 보기";
    /// What is counted.
    RULE: "The table counts the multiply-adds of convolutions, squeeze-excitation and classifier for one picture, which the \
        paper calls FLOPS; each is two single operations. Normalisation, activation and pooling are not counted. Activation bytes \
        are those of a layer's output in 32-bit floating point.",
        "사진 한 장에 대한 합성곱, 스퀴즈-익사이테이션, 분류기의 곱셈-덧셈을 세요. 논문은 이것을 FLOPS라고 부르며, 하나가 단일 \
        연산 둘이에요. 정규화, 활성화 함수, 풀링은 세지 않아요. 활성값 바이트는 층 출력의 32비트 부동소수점 크기예요.";
    /// The whole network.
    TOTALS: "{layers} layers with {parameters} parameters: {macs} multiply-adds, or {flops} single operations.",
        "층 {layers}개, 파라미터 {parameters}개: 곱셈-덧셈 {macs}회, 단일 연산으로는 {flops}회예요.";
    /// A size.
    WEIGHT_BYTES: "weights and biases in memory", "메모리의 가중치와 편향";
    /// About it.
    WEIGHT_BYTES_ABOUT: "batch normalisation folded into them", "배치 정규화를 합친 크기";
    /// A size.
    PEAK_BYTES: "maps in memory, at most at once", "메모리의 특징 맵, 한 번에 최대";
    /// About it.
    PEAK_BYTES_ABOUT: "with the padded input and a block's skip", "패딩한 입력과 블록의 스킵 연결 포함";
    /// The frame of the rows, for those who do not see it.
    FRAME: "Every layer; scroll with the arrow keys", "모든 층. 화살표 키로 스크롤하세요";
    /// Where a layer stands.
    PLACE: "{stage}, block {block}", "{stage}, 블록 {block}";
    /// Saves a file.
    CSV: "Save all rows as CSV", "모든 행을 CSV로 저장";
    /// A column.
    LAYER: "Layer", "층";
    /// A column.
    OUTPUT: "Output", "출력";
    /// A column.
    KERNEL: "Kernel", "커널";
    /// A column.
    STRIDE: "Stride", "스트라이드";
    /// A column.
    ACTIVATION_BYTES: "Activation bytes", "활성값 바이트";
    /// Sums of stages.
    BY_STAGE: "Sub-totals by stage", "스테이지별 소계";
    /// Sums of operators.
    BY_OPERATOR: "Sub-totals by operator", "연산자별 소계";
    /// A sum.
    STAGE: "stage {number}", "스테이지 {number}";
    /// The first sum.
    STAGE_STEM: "stage {number}, stem", "스테이지 {number}, 스템";
    /// The last sum.
    STAGE_HEAD: "stage {number}, head", "스테이지 {number}, 헤드";
    /// An operator.
    STEM_CONV: "stem convolution", "스템 합성곱";
    /// An operator.
    EXPAND: "expand", "확장";
    /// An operator.
    DEPTHWISE: "depthwise", "채널별(depthwise) 합성곱";
    /// An operator.
    SQUEEZE: "squeeze", "스퀴즈";
    /// An operator.
    EXCITE: "excite", "익사이테이션";
    /// An operator.
    PROJECT: "project", "투영";
    /// An operator.
    HEAD_CONV: "head convolution", "헤드 합성곱";
    /// An operator.
    CLASSIFIER: "classifier", "분류기";
}
