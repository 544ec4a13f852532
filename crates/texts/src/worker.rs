//! What the worker says: why it cannot do what it was asked, and why it does it as it does.

section! {
    /// The end of a job that was told to stop.
    CANCELLED: "This was cancelled.", "취소했어요.";
    /// A message that cannot be written.
    MESSAGE_UNSENT: "a message could not be sent ({error})", "메시지를 보낼 수 없어요({error})";
    /// A message that cannot be read.
    MESSAGE_UNREAD: "a message could not be read ({error})", "메시지를 읽을 수 없어요({error})";
    /// Page and worker do not match.
    OTHER_BUILD: "The page and its engine are of different builds: reload the page.",
        "페이지와 엔진의 빌드가 서로 달라요. 페이지를 새로 고치세요.";
    /// A message without its file.
    FILE_MISSING: "A weights file was announced but did not arrive: choose it again.",
        "가중치 파일이 오지 않았어요. 다시 골라 주세요.";

    /// An adapter without a name.
    UNNAMED_ADAPTER: "unnamed adapter", "이름 없는 어댑터";
    /// Why the CPU: software only.
    SOFTWARE_ONLY: "The only WebGPU adapter is a software one ({name}), which is slower than the CPU engine.",
        "WebGPU 어댑터가 소프트웨어({name})뿐이라 CPU 엔진보다 느려요.";
    /// Software, as it was asked for.
    SOFTWARE_FORCED: "This is a software adapter: expect it to be slow.", "소프트웨어 어댑터라서 느릴 수 있어요.";
    /// Why the CPU: no WebGPU.
    NO_WEBGPU: "This browser does not offer WebGPU here.", "이 브라우저는 여기서 WebGPU를 제공하지 않아요.";
    /// Why the CPU: half a WebGPU.
    WEBGPU_INCOMPLETE: "This browser's WebGPU is incomplete.", "이 브라우저의 WebGPU는 완전하지 않아요.";
    /// Why the CPU: no adapter.
    NO_ADAPTER: "This browser offers WebGPU but has no graphics adapter for it.",
        "이 브라우저는 WebGPU를 제공하지만 쓸 수 있는 그래픽 어댑터가 없어요.";
    /// Why the CPU: the browser's words.
    ADAPTER_REFUSED: "The browser refused a WebGPU adapter ({error}).",
        "브라우저가 WebGPU 어댑터를 내주지 않았어요({error}).";
    /// WebGPU was promised and then refused.
    DEVICE_REFUSED: "The WebGPU device could not be created ({error}).", "WebGPU 장치를 만들 수 없었어요({error}).";

    /// The worker's own files did not come.
    ENGINE_UNREACHABLE: "The engine could not be downloaded ({detail}). Check the connection, then press Download again.",
        "엔진을 내려받을 수 없었어요({detail}). 연결을 확인한 뒤 ‘다시 내려받기’를 누르세요.";
    /// Part of [`ENGINE_UNREACHABLE`].
    OFFLINE: "this device is offline", "이 기기가 오프라인이에요";
    /// Part of [`ENGINE_UNREACHABLE`] and of a download of weights that does not go on.
    NOTHING_ARRIVES: "nothing more arrived for {seconds} seconds", "{seconds}초 동안 아무것도 도착하지 않았어요";
    /// No download.
    UNREACHABLE: "The weights of {name} could not be downloaded ({detail}). Check the connection, then press Download \
        again.", "{name}의 가중치를 내려받을 수 없었어요({detail}). 연결을 확인한 뒤 ‘다시 내려받기’를 누르세요.";
    /// A download of something else.
    DAMAGED: "The weights of {name} arrived damaged ({detail}). Press Download again.",
        "{name}의 가중치가 손상된 채 도착했어요({detail}). ‘다시 내려받기’를 누르세요.";
    /// Part of [`UNREACHABLE`].
    NO_CONNECTION: "there is no connection here", "여기에는 연결이 없어요";
    /// Part of [`UNREACHABLE`].
    NO_ANSWER: "the response was not valid", "올바른 응답이 아니었어요";
    /// Part of [`UNREACHABLE`].
    EMPTY_ANSWER: "the response was empty", "응답이 비어 있었어요";
    /// Part of [`UNREACHABLE`].
    SERVER_ANSWERED: "the server answered {status}", "서버 응답 코드 {status}";
    /// Part of [`DAMAGED`].
    OTHER_CHECKSUM: "their checksum is not the expected one", "체크섬이 예상과 달라요";
    /// Part of [`DAMAGED`].
    MORE_BYTES: "there are more bytes than there should be", "바이트가 예상보다 많아요";
    /// Part of [`DAMAGED`].
    FEWER_BYTES: "only {received} of {total} bytes arrived", "{total}바이트 중 {received}바이트만 도착했어요";
    /// Weights of the page that do not fit their own network.
    WEIGHTS_UNFIT: "The weights of this network do not fit: {detail}.", "가중치가 이 네트워크에 맞지 않아요: {detail}.";

    /// Why nothing is kept, part of a sentence.
    NO_STORAGE: "there is no storage here", "여기에는 저장 공간이 없어요";
    /// Why nothing is kept.
    HTTPS_ONLY: "the browser stores nothing for a page whose address does not begin with https",
        "주소가 https로 시작하지 않는 페이지에는 브라우저가 아무것도 저장하지 않아요";
    /// Why nothing is kept.
    STORAGE_INCOMPLETE: "this browser's storage is incomplete", "이 브라우저의 저장 기능이 완전하지 않아요";
    /// Why something is not kept.
    STORAGE_FULL: "the browser's storage for this page is full", "이 페이지가 쓸 수 있는 브라우저 저장 공간이 가득 찼어요";
    /// Why nothing is kept.
    STORAGE_FORBIDDEN: "the browser does not let this page store anything", "브라우저가 이 페이지의 저장을 허용하지 않아요";

    /// Too much memory.
    NEEDS_MEMORY: "This network needs about {needed} of memory to run, and {most} can be used here.",
        "이 네트워크를 실행하려면 메모리가 약 {needed} 필요한데, 여기서 쓸 수 있는 메모리는 {most}(이)에요.";
    /// A map beyond an adapter's reach.
    NEEDS_ONE_PIECE: "One map of this network takes {needed}, and this graphics adapter holds at most {most} in one buffer.",
        "이 네트워크의 특징 맵 하나가 {needed}인데, 이 그래픽 어댑터가 한 번에 담을 수 있는 크기는 최대 {most}(이)에요.";
    /// With the setting to take instead.
    NEAREST_FITS: "{reason} The nearest setting that fits is {setting}.",
        "{reason} 실행할 수 있는 가장 가까운 설정: {setting}.";
    /// Without one.
    NONE_FITS: "{reason} No smaller setting of this kind fits either.", "{reason} 이런 방식의 더 작은 설정도 실행할 수 없어요.";
    /// Of a person's own file.
    SMALLER_INPUT: "{reason} A smaller input resolution needs less.", "{reason} 입력 해상도를 줄이면 덜 필요해요.";
    /// A person's file that is too large.
    FILE_TOO_LARGE: "This weights file has {file}, and {most} of memory can be used here for it.",
        "이 가중치 파일은 {file}인데, 여기서 쓸 수 있는 메모리는 {most}(이)에요.";

    /// A person's file that cannot be used.
    FILE_REFUSED: "The weights file {name} cannot be used: {detail}.", "가중치 파일 {name}: 사용할 수 없어요. {detail}.";
    /// Part of [`FILE_REFUSED`].
    FILE_UNREAD: "it could not be read ({detail})", "파일을 읽을 수 없었어요({detail})";
    /// Part of [`FILE_UNREAD`].
    NO_MEMORY_FOR_FILE: "there is no memory for it", "메모리가 부족해요";
    /// Part of [`FILE_REFUSED`].
    FILE_NOT_FINITE: "its network gives an output that is not a finite number, at class {class}",
        "이 네트워크의 출력 중 클래스 {class}의 값이 유한한 수가 아니에요";

    /// A run without an answer.
    RUN_FAILED: "The run failed: {error}.", "실행에 실패했어요: {error}.";
    /// A self-check without an answer.
    SELF_CHECK_FAILED: "The self-check: {error}.", "자체 점검: {error}.";
    /// A self-check with another answer.
    WRONG_ANSWERS: "Its answers are wrong on this device (relative error {error} in the self-check).",
        "이 기기에서는 답이 틀려요(자체 점검의 상대 오차 {error}).";
    /// An answer that names nothing.
    NO_USABLE_ANSWER: "The run gave no usable answer: {error}.", "실행했지만 쓸 수 있는 답이 없어요: {error}.";
    /// Part of others.
    NO_OUTPUT: "the network gave no output", "네트워크의 출력이 없어요";
    /// Part of others.
    OUTPUT_NOT_FINITE: "the network gave an output that is not a number, at class {index}",
        "클래스 {index}에서 네트워크의 출력이 수가 아니에요";
    /// Part of others.
    OUTPUT_UNREAD: "the network's output could not be read ({error})", "네트워크의 출력을 읽을 수 없었어요({error})";

    /// A network beyond what a file of its kind can hold.
    ONNX_TOO_LARGE: "An ONNX file holds at most 2 GB: save this network as safetensors, or choose a smaller setting.",
        "ONNX 파일은 최대 2GB예요. safetensors로 저장하거나 더 작은 설정을 고르세요.";
    /// The browser has no room for a network's file.
    NO_ROOM_FOR_EXPORT: "The browser has no room for this file ({error}): close other pages, or choose a smaller setting.",
        "브라우저에 이 파일을 담을 공간이 없어요({error}). 다른 페이지를 닫거나 더 작은 설정을 고르세요.";
}
