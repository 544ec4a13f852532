//! What the network answers, how long it took, and the check that it computes what it should.

section! {
    /// Head of the answers.
    TITLE: "Predictions", "예측";
    /// Which network it was.
    BY: "By {network}.", "예측한 네트워크: {network}.";
    /// Which network it was, one with weights of its own.
    BY_TRAINED: "By {network}, trained.", "예측: {network}(학습됨).";
    /// Which network it was, one of a file.
    BY_FILE: "By {network}, with the weights of that file.", "예측한 네트워크: {network}(파일의 가중치).";
    /// Which network it was, one that was grown.
    BY_GROWN: "By {network}, grown from {parent}.", "예측한 네트워크: {network}({parent}에서 키움).";
    /// The sliders are elsewhere by now.
    BEHIND: "The sliders have moved on: this is not the answer of the network that they show.",
        "슬라이더가 그 뒤로 움직여서 지금 보이는 네트워크의 답이 아니에요.";
    /// What a run of the sliders' network is expected to take.
    EXPECTED: "expected here", "이 기기의 예상 시간";
    /// Before the first answer.
    EMPTY: "The five most probable of 1,000 classes will appear here.", "클래스 1,000개 중 확률이 가장 높은 다섯 개가 여기에 나와요.";
    /// Made-up weights.
    TIME_ONLY: "Untrained weights, time only: the network ran on your picture, but its answer means nothing.",
        "학습하지 않은 가중치라 시간만 재요. 네트워크가 사진을 처리했지만 그 답에는 의미가 없어요.";
    /// A best answer that is hardly one.
    UNSURE: "Not sure: {known}, and this may be none of them.", "확실하지 않아요. {known}, 이 사진은 그중에 없을 수도 있어요.";
    /// Inside [`UNSURE`].
    KNOWN_OWN: "the network only knows its {classes} classes", "이 네트워크는 클래스 {classes}개만 알고";
    /// Inside [`UNSURE`].
    KNOWN_IMAGENET: "the network only knows 1,000 classes of ImageNet", "이 네트워크는 ImageNet의 클래스 1,000개만 알고";
    /// Why the names are English, on a page of another language.
    NAMES: "ImageNet names its classes in English.", "클래스의 이름은 ImageNet의 영어 이름 그대로예요.";
    /// Another picture is on its way.
    OLD: "These are for the previous picture; the new one is being processed.", "앞 사진의 답이에요. 새 사진을 처리하고 있어요.";
    /// For the ear.
    HEARD: "Most probable: {name}, {percent}", "가장 확률이 높은 답: {name}, {percent}";
    /// A class without a name.
    CLASS: "class {index}", "클래스 {index}";

    /// A time.
    THIS_RUN: "this run", "이번 실행";
    /// Head of the parts of a time.
    TIMES: "What the time consists of", "시간의 구성";
    /// A time.
    DECODE: "decode", "디코딩";
    /// A time.
    RESIZE: "crop and resize", "자르기와 크기 조정";
    /// A time.
    FIRST_RUN: "first run, listed separately", "첫 실행(따로)";
    /// How long the first answer took in all.
    STARTUP: "from the start of the engine: {total}", "엔진을 시작한 때부터: {total}";
    /// A part of [`STARTUP`].
    START_ENGINE: "engine downloaded and compiled, weights downloading", "엔진을 받아 컴파일(그동안 가중치도 받음)";
    /// A part of [`STARTUP`].
    START_BACKEND: "backend opened", "백엔드 열기";
    /// A part of [`STARTUP`].
    START_WEIGHTS: "rest of the weights, and their checksum", "남은 가중치와 체크섬";
    /// A part of [`STARTUP`].
    START_LAYERS: "layers built", "층 만들기";
    /// A part of [`STARTUP`].
    START_CHECK: "answers checked, network warmed up", "답 확인과 준비 실행";
    /// A part of [`STARTUP`].
    START_ANSWER: "picture read and run", "사진을 읽고 실행";

    /// A button.
    AGAIN: "Run again", "다시 실행";

    /// The network was compared.
    COMPARED: "Checked on this device: agrees with {against} to a relative error of {error}, greatest difference \
        {difference}, {common} of the top {top} classes in common.",
        "이 기기에서 확인했어요. 기준({against})과의 상대 오차 {error}, 가장 큰 차이 {difference}, 상위 {top}개 클래스 중 \
        {common}개가 같아요.";
    /// Inside [`COMPARED`].
    THE_CPU: "the CPU", "이 기기의 CPU";
    /// Own weights on the CPU.
    IS_REFERENCE: "Your weights on the CPU: there is nothing to compare them with here; on WebGPU they are compared with \
        this.",
        "CPU에서 실행하는 내 가중치예요. 여기에는 비교할 것이 없고, WebGPU에서는 이것과 비교해요.";
    /// No room to compare.
    LEFT_OUT: "Not checked on this device. There is not enough memory for a second copy of this network on the CPU to \
        compare with.",
        "이 기기에서 확인하지 않았어요. 비교할 네트워크를 CPU에 하나 더 둘 메모리가 없어요.";
    /// Made-up weights.
    NOTHING: "Not checked: made-up weights have no right answer.", "확인하지 않았어요. 만들어 낸 가중치에는 정답이 없어요.";
    /// How numbers lie on the graphics processor.
    HALF: "In half precision: feature maps and weights use 16 bits on this graphics processor, sums use 32.",
        "반정밀도: 이 그래픽 프로세서에서 특징 맵과 가중치는 16비트, 합은 32비트예요.";
    /// A button.
    COPY: "Copy the report", "보고서 복사";
    /// It is copied.
    COPIED: "Report copied.", "보고서를 복사했어요.";
    /// It is not.
    NOT_COPIED: "The browser does not allow copying; select the text of the report.",
        "브라우저가 복사를 허용하지 않아요. 보고서의 글을 직접 선택하세요.";
}
