//! Where the time of a run goes: by operator, by stage, and against what the device reaches.

section! {
    /// What unfolds it.
    TITLE: "Where the time goes", "시간이 드는 곳";
    /// What it is.
    INTRO: "Choose a network that was measured. It runs at least ten times more on the picture, every second run with the clock \
        read after each layer; on the CPU, half a second or so then tells what this device reaches at best. After that the \
        network that is in use now comes back.",
        "잰 네트워크 하나를 고르세요. 같은 사진으로 열 번 이상 더 실행하고, 한 번 걸러 층마다 시계를 읽어요. CPU에서는 이어서 1초쯤 \
        이 기기가 낼 수 있는 최고 속도를 재요. 그 뒤에 지금 쓰는 네트워크로 돌아가요.";
    /// The choice of the network.
    NETWORK: "Network", "네트워크";
    /// The button.
    RUN: "Show where the time goes", "시간이 드는 곳 보기";
    /// It is under way.
    RUNNING: "Measuring {name}.", "{name} 재는 중이에요.";
    /// It is done.
    DONE: "Measured {name} on {backend}: {millis} a run.", "{name} 측정을 마쳤어요({backend}). 실행 한 번에 {millis} 걸려요.";
    /// It was cancelled.
    CANCELLED: "Cancelled. What was shown before stays.", "취소했어요. 전에 보인 것은 남아 있어요.";
    /// Something else was chosen meanwhile.
    LEFT: "Stopped, as something else was chosen meanwhile. What was shown before stays; press the button to measure again.",
        "그사이 다른 것을 골라서 멈췄어요. 전에 보인 것은 남아 있어요. 다시 재려면 버튼을 누르세요.";
    /// It failed; inside it the engine's own sentence.
    FAILED: "Not measured: {reason}", "재지 못했어요: {reason}";
    /// Inside [`FAILED`].
    NO_PICTURE: "the sample picture could not be fetched. Check the connection, or choose a picture, and press the button again.",
        "예제 사진을 가져올 수 없었어요. 연결을 확인하거나 사진을 고르고 버튼을 다시 누르세요.";
    /// Inside [`FAILED`].
    NO_TIMES: "the engine gave an answer without times. Reload the page and press the button again.",
        "엔진의 답에 시간이 없었어요. 페이지를 새로 고치고 버튼을 다시 누르세요.";
    /// Inside [`FAILED`].
    DECLINED: "the network was not to be built. Press the button again, and agree to the time that it takes.",
        "네트워크를 만들지 않기로 했어요. 버튼을 다시 누르고 걸리는 시간에 동의하세요.";

    /// An operator.
    STEM: "stem convolution", "스템 합성곱";
    /// An operator.
    EXPAND: "expansion (1x1)", "확장(1x1)";
    /// An operator.
    DEPTHWISE: "depthwise convolution", "채널별(depthwise) 합성곱";
    /// An operator.
    SQUEEZE_EXCITE: "squeeze-and-excitation", "스퀴즈-익사이테이션";
    /// An operator.
    PROJECT: "projection (1x1)", "투영(1x1)";
    /// An operator.
    HEAD: "head convolution (1x1)", "헤드 합성곱(1x1)";
    /// An operator.
    CLASSIFIER: "pooling and classifier", "풀링과 분류기";
    /// An operator in the chart.
    STEM_SHORT: "stem", "스템";
    /// An operator in the chart.
    EXPAND_SHORT: "expand", "확장";
    /// An operator in the chart.
    DEPTHWISE_SHORT: "depthwise conv", "채널별 합성곱";
    /// An operator in the chart.
    SQUEEZE_EXCITE_SHORT: "squeeze-excite", "스퀴즈-익사이트";
    /// An operator in the chart.
    PROJECT_SHORT: "project", "투영";
    /// An operator in the chart.
    HEAD_SHORT: "head", "헤드";
    /// An operator in the chart.
    CLASSIFIER_SHORT: "classifier", "분류기";

    /// A finding: out of proportion, and the data say why.
    MUCH_DATA: "{time} of the time goes to {operator} for {macs} of the multiply-adds: much data is moved for little arithmetic, \
        and memory is the limit ({intensity} multiply-adds a byte, where the whole network has {average}).",
        "{operator}: 시간의 {time}, 곱셈-덧셈의 {macs}. 적은 연산에 데이터를 많이 옮겨서 메모리가 한계예요(바이트당 곱셈-덧셈 {intensity}회, 네트워크 \
        전체는 {average}회).";
    /// A finding: out of proportion, though memory would allow more.
    LITTLE_REUSE: "{time} of the time goes to {operator} for {macs} of the multiply-adds: each number that is read serves few of \
        them ({intensity} multiply-adds a byte, where the whole network has {average}), so reading takes the time, even from \
        the cache.",
        "{operator}: 시간의 {time}, 곱셈-덧셈의 {macs}. 읽은 수 하나를 몇 번 쓰지 않아서(바이트당 곱셈-덧셈 {intensity}회, 네트워크 \
        전체는 {average}회) 캐시에서 읽는데도 읽기가 시간을 차지해요.";
    /// A finding: out of proportion, and the data do not say why.
    OTHER_REASON: "{time} of the time goes to {operator} for {macs} of the multiply-adds, which moving data does not explain \
        ({intensity} multiply-adds a byte, where the whole network has {average}).",
        "{operator}: 시간의 {time}, 곱셈-덧셈의 {macs}. 옮기는 데이터로는 설명되지 않아요(바이트당 곱셈-덧셈 {intensity}회, 네트워크 \
        전체는 {average}회).";
    /// A finding: nothing is out of proportion.
    IN_PROPORTION: "Time goes where the multiply-adds are: {time} of it to {operator}, which has {macs} of them.",
        "시간은 곱셈-덧셈을 따라가요. {operator}: 시간의 {time}, 곱셈-덧셈의 {macs}.";
    /// A finding where operators cannot be told apart.
    SLOWEST_STAGE: "Stage {stage} takes {time} of the time for {macs} of the multiply-adds.",
        "스테이지 {stage}: 시간의 {time}, 곱셈-덧셈의 {macs}.";
    /// A finding.
    WHOLE: "The whole network runs {rate} multiply-adds a second, {share} of the best that this device reaches in one thread \
        ({peak}).",
        "네트워크 전체는 초당 곱셈-덧셈 {rate}회, 이 기기가 스레드 하나로 내는 최고 속도({peak}회)의 {share}.";

    /// The chart.
    CHART: "Roofline: multiply-adds a second over multiply-adds a byte", "루프라인: 바이트당 곱셈-덧셈에 따른 초당 곱셈-덧셈";
    /// How to read it.
    CHART_WORDS: "A point is a kind of operator, the diamond the whole network. The solid line is the best rate with data from the \
        cache, the dashed one with data from memory: left of its bend memory is the limit, right of it arithmetic. Both axes \
        count in powers of ten. The table below holds the same numbers.",
        "점은 연산자 종류이고, 마름모는 네트워크 전체예요. 실선은 데이터가 캐시에서 올 때, 점선은 메모리에서 올 때의 최고 속도예요. \
        꺾인 곳 왼쪽은 메모리가, 오른쪽은 연산이 한계예요. 두 축 모두 10의 거듭제곱 눈금이에요. 아래 표에 같은 수가 있어요.";
    /// An axis.
    CHART_ACROSS: "Multiply-adds a byte", "바이트당 곱셈-덧셈";
    /// An axis.
    CHART_UP: "Multiply-adds a second, billions", "초당 곱셈-덧셈, 10억 회";
    /// The point of the whole network.
    WHOLE_SHORT: "whole network", "네트워크 전체";

    /// A table.
    BY_OPERATOR: "By operator", "연산자별";
    /// A table.
    BY_STAGE: "By stage", "스테이지별";
    /// A column.
    OPERATOR: "Operator", "연산자";
    /// A column.
    STAGE: "Stage", "스테이지";
    /// A column.
    TIME: "Time", "시간";
    /// A column.
    MACS: "Multiply-adds", "곱셈-덧셈";
    /// A column.
    RATE: "Multiply-adds a second", "초당 곱셈-덧셈";
    /// A column.
    OF_ROOF: "Of its roof", "한계의 몇 %";
    /// A column.
    INTENSITY: "Multiply-adds a byte", "바이트당 곱셈-덧셈";
    /// A column.
    LIMIT: "Limit", "한계";
    /// A limit.
    LIMIT_MEMORY: "memory", "메모리";
    /// A limit.
    LIMIT_ARITHMETIC: "arithmetic", "연산";
    /// A number of layers, below an operator.
    LAYERS: "layers: {count}", "층 {count}개";
    /// A row.
    REST: "the rest", "나머지";
    /// About it.
    REST_WORDS: "buffers and the clock", "버퍼와 시계";
    /// A row.
    TOTAL: "a whole run", "실행 전체";
    /// How to read the tables.
    TABLE_WORDS: "Activation functions, skip connections and pooling belong to the operator that they are computed with, and their \
        operations are not among the multiply-adds. Bytes are those of every map and kernel, moved once a layer, at four bytes \
        a number. The roof is the best rate with data from the cache; where the limit says memory, data from memory would \
        not let this operator reach the best rate.",
        "활성화 함수, 스킵 연결, 풀링은 함께 계산하는 연산자에 속하고, 그 연산은 곱셈-덧셈에 세지 않아요. 바이트는 층마다 모든 특징 맵과 \
        커널을 한 번씩, 수 하나에 4바이트로 옮긴다고 보고 세요. 한계는 데이터가 캐시에서 올 때의 최고 속도예요. 한계가 메모리라고 적힌 \
        연산자는 데이터가 메모리에서 오면 최고 속도를 낼 수 없어요.";
    /// What the device reaches.
    CEILING: "Measured right after the runs, in one thread: {peak} multiply-adds a second at best (a 1x1 convolution in the \
        cache), {cache} GB/s to and from the cache, {memory} GB/s to and from memory.",
        "실행 직후 스레드 하나로 쟀어요. 최고 속도는 초당 곱셈-덧셈 {peak}회(캐시 안의 1x1 합성곱), 캐시는 {cache} GB/s, 메모리는 \
        {memory} GB/s예요.";
    /// How it was measured.
    METHOD: "{runs} runs were timed layer by layer, between as many that were not: {watched} and {plain} a run, a difference of \
        {overhead} %. Times are means of the middle half of the runs, so that they add up.",
        "층별로 잰 실행 {runs}번과 그사이 재지 않은 실행 {runs}번: 각각 {watched}, {plain}, 차이 {overhead} %예요. 시간은 가운데 \
        절반의 평균이라 더하면 전체가 돼요.";
    /// The same where stages are waited for.
    METHOD_STAGES: "On this backend the layers of a stage cannot be told apart without stopping the pipeline, so only stages are \
        timed, each waited for: {runs} such runs took {watched} each, where a plain run takes {plain}. Choose the CPU above for \
        times by operator and the roofline.",
        "이 백엔드에서는 파이프라인을 멈추지 않고는 스테이지 안의 층을 구별할 수 없어서, 스테이지마다 기다리며 스테이지만 재요. 그렇게 \
        {runs}번 실행해 한 번에 {watched} 걸렸고, 그냥 실행하면 {plain} 걸려요. 연산자별 시간과 루프라인을 보려면 위에서 CPU를 \
        고르세요.";
    /// A coarse clock.
    COARSE: "The clock of this browser goes in steps of {step}, so the smallest times above are rough.",
        "이 브라우저의 시계는 {step} 단위로 움직여서, 위의 가장 짧은 시간은 대략의 값이에요.";
}
