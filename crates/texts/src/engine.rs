//! The engine: what it does, what it asks, and what went wrong with it.

section! {
    /// Head of the second half of the page.
    TITLE: "Run it", "실행하기";
    /// Several files at once.
    FIRST_OF_FILES: "You gave {count} files; {name} is used.",
        "파일 {count}개 가운데 {name} 파일을 사용해요.";

    /// No network yet.
    COLD: "Not loaded yet. It loads with your first picture.", "아직 불러오지 않았어요. 첫 사진과 함께 불러와요.";
    /// Before the first progress.
    STARTING: "Starting the engine", "엔진을 시작하는 중";
    /// A download.
    DOWNLOADING: "Downloading weights: {done} of {total}", "가중치를 내려받는 중: {done} / {total}";
    /// The same for the ear.
    DOWNLOADING_PART: "Downloading weights, {percent} percent", "가중치를 내려받는 중, {percent}퍼센트";
    /// A person's file.
    READING_PART: "Reading your file: {done} of {total}", "파일을 읽는 중: {done} / {total}";
    /// The same for the ear.
    READING: "Reading your file", "파일을 읽는 중";
    /// How fast the device is.
    MEASURING: "Measuring how fast this device is", "이 기기의 속도를 재는 중";
    /// Layers.
    BUILDING_PART: "Building the network: layer {done} of {total}", "네트워크를 만드는 중: 층 {done} / {total}";
    /// The same for the ear.
    BUILDING: "Building the network", "네트워크를 만드는 중";
    /// Self-check and first run.
    FIRST_RUN_PART: "First run: block {done} of {total}", "첫 실행: 블록 {done} / {total}";
    /// The same for the ear.
    FIRST_RUN: "First run", "첫 실행";
    /// A network waits for pictures.
    READY: "Ready", "준비됐어요";
    /// A picture is classified.
    LOOKING: "Classifying the picture", "사진을 분류하는 중";
    /// A long run.
    LOOKING_PART: "Classifying the picture: block {done} of {total}", "사진을 분류하는 중: 블록 {done} / {total}";
    /// A picture at many input sizes.
    SWEEPING: "Trying input sizes", "입력 크기를 바꿔 보는 중";
    /// The same, with how far it is.
    SWEEPING_PART: "Trying input sizes: {done} of {total}", "입력 크기를 바꿔 보는 중: {done} / {total}";
    /// While the camera's frames follow each other.
    LIVE: "Classifying the camera's frames", "카메라 프레임을 분류하는 중";
    /// A long run of a frame.
    LIVE_PART: "Classifying the camera's frames: block {done} of {total}", "카메라 프레임을 분류하는 중: 블록 {done} / {total}";
    /// There is no network.
    FAILED: "Stopped; the message says why.", "멈췄어요. 이유는 메시지에 있어요.";
    /// A button.
    LOAD: "Load the engine", "엔진 불러오기";
    /// The same where that downloads weights.
    LOAD_WEIGHTS: "Load the engine and {size} of weights", "엔진과 가중치 {size} 불러오기";
    /// A button.
    CANCEL: "Cancel", "취소";
    /// A bar, for the ear.
    PROGRESS: "Progress", "진행률";

    /// A network that takes long.
    QUESTION: "According to a short measurement on this device, this network needs about {build} to get ready, {run} for \
        each picture, and {memory} of memory. Build it? You can cancel at any time.",
        "이 기기에서 짧게 재어 보니 이 네트워크는 준비에 약 {build}, 사진 한 장에 약 {run}, 메모리는 {memory} 필요해요. \
        만들까요? 언제든 취소할 수 있어요.";
    /// The answer yes.
    AGREE: "Build it", "만들기";
    /// The answer no.
    DECLINE: "Not now", "나중에";

    /// A button of an error.
    DOWNLOAD_AGAIN: "Download again", "다시 내려받기";
    /// A button of an error.
    START_AGAIN: "Start again", "다시 시작";
    /// A button of an error.
    RUN_SETTING: "Run {setting}", "실행: {setting}";
    /// A button of an error.
    CLOSE: "Close", "닫기";

    /// Page and worker are of different builds.
    PAGE_UPDATED: "The page was updated while it was open, and its two halves no longer match. Reload the page; if that \
        does not help, clear this site's cached files.",
        "페이지가 열려 있는 동안 업데이트되어 두 부분이 서로 맞지 않아요. 페이지를 새로 고치세요. 그래도 안 되면 이 사이트의 \
        캐시 파일을 지우세요.";
    /// The worker broke a second time.
    STOPPED_TWICE: "The engine stopped twice and was not started again. Reload the page, or try another picture. ({detail})",
        "엔진이 두 번 멈춰서 다시 시작하지 않았어요. 페이지를 새로 고치거나 다른 사진을 써 보세요. ({detail})";
    /// The worker broke on the CPU, inside a sentence.
    STARTED_AGAIN: "the engine stopped and was started again on the CPU ({detail})",
        "엔진이 멈춰서 CPU에서 다시 시작했어요({detail})";
    /// The worker broke on WebGPU, inside a sentence.
    WEBGPU_GIVEN_UP: "WebGPU failed: {detail}", "WebGPU에 문제가 생겨 CPU를 써요: {detail}";
    /// The worker's thread does not answer, inside a sentence.
    SILENT: "it did not respond for {seconds} seconds", "{seconds}초 동안 응답이 없었어요";
    /// The worker's job does not go on, inside a sentence.
    STALLED: "it made no progress for {seconds} seconds", "{seconds}초 동안 작업이 진행되지 않았어요";
    /// A download of weights that does not go on.
    WEIGHTS_STALLED: "The weights could not be downloaded ({detail}). Check the connection, then press Download again.",
        "가중치를 내려받을 수 없었어요({detail}). 연결을 확인한 뒤 ‘다시 내려받기’를 누르세요.";
    /// The worker's file did not come, inside a sentence.
    WORKER_DID_NOT_LOAD: "its file did not load", "엔진 파일을 불러오지 못했어요";
    /// The worker sent something else, inside a sentence.
    WORKER_WITHOUT_TEXT: "it sent something without text", "엔진이 내용 없는 메시지를 보냈어요";
    /// A browser that says nothing, inside a sentence.
    NO_REASON: "the browser gave no reason", "브라우저가 이유를 알려 주지 않았어요";
}
