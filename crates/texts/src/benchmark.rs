//! What the worker says of a benchmark: the cells of its table, what follows from it, and the device.

section! {
    /// In a cell: runs that count.
    SAMPLES: "{count} runs", "실행 {count}번";
    /// In a cell.
    LOAD: "load {time}", "불러오기 {time}";
    /// In a cell.
    BUILD: "build {time}", "만들기 {time}";
    /// In a cell.
    FIRST_RUN: "first run {time}", "첫 실행 {time}";
    /// In a cell: 10th and 90th percentile.
    SPREAD: "80 %: {low} – {high}", "중간 80 %: {low} – {high}";
    /// In a cell.
    NOISE_FEW: "too few runs to trust", "믿기에는 실행이 적어요";
    /// In a cell.
    NOISE_WIDE: "too noisy to trust", "믿기에는 편차가 커요";
    /// In a cell.
    NOISE_DRIFT: "became slower or faster meanwhile", "재는 동안 느려지거나 빨라졌어요";
    /// In a cell.
    NOISE_CLOCK: "shorter than the browser's clock can tell", "브라우저의 시계로 재기에는 짧아요";
    /// In a cell.
    RANK: "place {place}", "{place}위";
    /// In a cell: the figures do not tell which.
    RANKS: "place {best} to {worst}", "{best}위에서 {worst}위 사이";
    /// In a cell.
    DECODE: "decode {time}", "디코딩 {time}";
    /// In a cell.
    RESIZE: "resize {time}", "크기 조정 {time}";
    /// A finding.
    PARETO: "On this device no other network is both faster and more accurate than these: {list}. The most accurate of them is \
        {name}, at {time} a run.",
        "이 기기에서 더 빠르면서 더 정확한 네트워크가 없는 것: {list}. 그중 가장 정확한 것은 {name}, 실행에 {time} 걸려요.";
    /// A finding.
    MOST_ACCURATE_WITHIN: "The most accurate within {budget} a run is {name}.",
        "실행 시간 {budget} 안에서 가장 정확한 것은 {name}(이)에요.";
    /// A finding.
    CORRELATION: "How well counts rank the times of these {count} networks (Spearman, with its 95 % interval; 1 is perfect): \
        multiply-adds {macs}, activations {activations}.",
        "네트워크 {count}개의 시간 순서를 얼마나 잘 맞히는지(스피어먼, 95 % 구간. 1이면 완벽): 곱셈-덧셈 {macs}, 활성값 {activations}.";
    /// A finding.
    NO_CORRELATION: "From four networks on, this line says how well multiply-adds and activations rank their times.",
        "네트워크가 네 개 이상이면, 곱셈-덧셈과 활성값이 시간 순서를 얼마나 잘 맞히는지 여기에 나와요.";
    /// A finding.
    HEAT: "Over the whole time {name} became slower: the last quarter of its runs took {ratio} times as long as the first quarter, \
        as when a device grows warm.",
        "재는 동안 {name}이(가) 느려졌어요. 마지막 4분의 1의 실행은 처음 4분의 1의 {ratio}배 걸렸어요. 기기가 뜨거워질 때 그래요.";
    /// A finding.
    NO_HEAT: "Over the whole time no network became slower for certain (last quarter over first quarter: {list}).",
        "재는 동안 확실히 느려진 네트워크는 없어요(마지막 4분의 1 / 처음 4분의 1: {list}).";
    /// A finding.
    COUNTER_EXAMPLE: "{less} has fewer multiply-adds than {more}, and takes {ratio} times as long.",
        "{less}은(는) {more}보다 곱셈-덧셈이 적은데 {ratio}배 오래 걸려요.";
    /// A fact.
    DEVICE_BROWSER: "Browser: {value}", "브라우저: {value}";
    /// A fact.
    DEVICE_BACKEND: "Backend: {value}", "백엔드: {value}";
    /// A fact.
    DEVICE_ADAPTER: "Graphics adapter and its limits: {value}", "그래픽 어댑터와 한계: {value}";
    /// A fact.
    DEVICE_CORES: "Logical cores: {value}", "논리 코어: {value}";
    /// A fact.
    DEVICE_MEMORY: "Memory, rounded and capped by the browser: {value}", "메모리(브라우저가 반올림하고 상한을 둠): {value}";
    /// A fact.
    DEVICE_SIMD: "128-bit SIMD: yes, on {threads} thread", "128비트 SIMD: 있음, 스레드 {threads}개";
    /// A fact.
    DEVICE_NO_SIMD: "128-bit SIMD: no, on {threads} thread", "128비트 SIMD: 없음, 스레드 {threads}개";
    /// A fact.
    DEVICE_BUILD: "Build of this page: {value}", "이 페이지의 빌드: {value}";
    /// In place of a fact.
    NOT_TOLD: "not told by the browser", "브라우저가 알려 주지 않음";
    /// Of what it is.
    OTHER_DEVICE: "The other device: {browser}; {backend}; measured {date}.", "다른 기기: {browser}, {backend}, {date}에 측정.";
    /// In a cell: pictures.
    RATE: "{rate} a second", "초당 {rate}장";
    /// In a cell.
    MACS: "{count} multiply-adds", "곱셈-덧셈 {count}";
    /// In a cell.
    ACTIVATIONS: "{count} activations", "활성값 {count}";
    /// In a cell.
    PARAMETERS: "{count} parameters", "파라미터 {count}";
    /// In a cell.
    MEMORY: "{count} memory", "메모리 {count}";
    /// In a cell.
    DOWNLOAD: "{count} download", "다운로드 {count}";
}
