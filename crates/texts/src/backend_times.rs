//! Which backend is faster on this device, and its measurement.

section! {
    /// Nothing is known.
    NOT_MEASURED: "Which backend is faster here has not been measured yet for a network of this size.",
        "이 크기의 네트워크에서 어느 백엔드가 빠른지 아직 재지 않았어요.";
    /// What the automatic choice takes, and why.
    USES_CPU: "Automatic uses the CPU: a network of about this size took {cpu} there and {webgpu} on WebGPU (measured here \
        on {day}).",
        "자동은 CPU를 써요. 이만한 크기의 네트워크가 CPU에서는 {cpu}, WebGPU에서는 {webgpu} 걸렸어요(여기서 잰 날: {day}).";
    /// What the automatic choice takes, and why.
    USES_WEBGPU: "Automatic uses WebGPU: a network of about this size took {webgpu} there and {cpu} on the CPU (measured here \
        on {day}).",
        "자동은 WebGPU를 써요. 이만한 크기의 네트워크가 WebGPU에서는 {webgpu}, CPU에서는 {cpu} 걸렸어요(여기서 잰 날: {day}).";
    /// What it will take.
    NEXT_CPU: "Automatic uses the CPU next time: a network of about this size took {cpu} there and {webgpu} on WebGPU \
        (measured here on {day}).",
        "자동은 다음번에 CPU를 써요. 이만한 크기의 네트워크가 CPU에서는 {cpu}, WebGPU에서는 {webgpu} 걸렸어요(여기서 잰 날: {day}).";
    /// What it will take.
    NEXT_WEBGPU: "Automatic uses WebGPU next time: a network of about this size took {webgpu} there and {cpu} on the CPU \
        (measured here on {day}).",
        "자동은 다음번에 WebGPU를 써요. 이만한 크기의 네트워크가 WebGPU에서는 {webgpu}, CPU에서는 {cpu} 걸렸어요(여기서 잰 날: {day}).";
    /// No backend is clearly faster.
    EVEN: "Neither backend is clearly faster here: a network of about this size took {cpu} on the CPU and {webgpu} on WebGPU \
        (measured here on {day}). Automatic uses WebGPU where there is a graphics processor.",
        "여기서는 어느 백엔드도 뚜렷하게 빠르지 않아요. 이만한 크기의 네트워크가 CPU에서는 {cpu}, WebGPU에서는 {webgpu} 걸렸어요(여기서 \
        잰 날: {day}). 자동은 그래픽 프로세서가 있으면 WebGPU를 써요.";
    /// Beside another choice than the automatic one.
    MEASURED: "A network of about this size took {cpu} on the CPU and {webgpu} on WebGPU (measured here on {day}).",
        "이만한 크기의 네트워크가 CPU에서는 {cpu}, WebGPU에서는 {webgpu} 걸렸어요(여기서 잰 날: {day}).";

    /// A button.
    MEASURE: "Measure both backends", "두 백엔드의 시간 재기";
    /// A button.
    MEASURE_AGAIN: "Measure again", "다시 재기";
    /// Where it is.
    AT_CPU: "Measuring on the CPU.", "CPU에서 재고 있어요.";
    /// Where it is.
    AT_WEBGPU: "Measuring on WebGPU.", "WebGPU에서 재고 있어요.";
    /// Where it is.
    AT_SWITCH: "Getting the faster backend ready.", "더 빠른 백엔드를 준비하고 있어요.";
    /// The progress, for the ear.
    PROGRESS: "Progress of the measurement", "재는 진행 상황";

    /// The end.
    NO_WEBGPU: "WebGPU is not available here, so there is nothing to measure: automatic uses the CPU.",
        "여기서는 WebGPU를 쓸 수 없어서 잴 것이 없어요. 자동은 CPU를 써요.";
    /// It cannot begin.
    BUSY: "The engine is not at rest: measure once an answer is there.",
        "엔진이 쉬고 있지 않아요. 답이 나온 다음에 재세요.";
    /// The end.
    CANCELLED: "The measurement was cancelled; what was known before stays.", "재기를 취소했어요. 전에 알던 것은 그대로예요.";
    /// The end.
    HIDDEN: "The page was hidden meanwhile, so these times were thrown away; measure again while it is in sight.",
        "그동안 페이지가 가려져서 이번 시간은 버렸어요. 페이지가 보일 때 다시 재세요.";
    /// The end.
    DISTURBED: "The engine was needed for something else, so these times were thrown away; measure again once it is at rest.",
        "엔진을 다른 일에 써서 이번 시간은 버렸어요. 엔진이 쉴 때 다시 재세요.";
    /// The end.
    TOO_LONG: "This network takes too long to be measured; choose a smaller one and measure that.",
        "이 네트워크는 재기에 너무 오래 걸려요. 더 작은 네트워크를 골라 재세요.";
    /// The end.
    NO_TIMES: "The browser gave no usable times; measure again.", "브라우저가 쓸 수 있는 시간을 주지 않았어요. 다시 재세요.";
    /// The end.
    STALLED: "The measurement came to no end within {seconds} seconds and was stopped; what was known before stays.",
        "{seconds}초 안에 재기가 끝나지 않아서 멈췄어요. 전에 알던 것은 그대로예요.";
    /// The end.
    CPU_FAILED: "The measurement on the CPU failed: {detail}. The engine goes on as before; measure again.",
        "CPU에서 재지 못했어요: {detail}. 엔진은 전과 같이 실행돼요. 다시 재세요.";
    /// The end.
    WEBGPU_FAILED: "The measurement on WebGPU failed: {detail}. The engine goes on as before; measure again.",
        "WebGPU에서 재지 못했어요: {detail}. 엔진은 전과 같이 실행돼요. 다시 재세요.";
    /// The end.
    NOT_KEPT: "This browser keeps nothing for this page, so these times hold until the page is closed.",
        "이 브라우저는 이 페이지의 것을 보관하지 않아서, 이 시간은 페이지를 닫을 때까지만 써요.";
}
