//! The model hub: its list, its downloads, and why one failed.

section! {
    /// Head.
    TITLE: "Model hub", "모델 허브";
    /// What it is.
    INTRO: "Checkpoints that others have trained on ImageNet, timm's ports and its own. Nothing is fetched before you ask; \
        a checkpoint then stays in this browser.",
        "다른 사람들이 ImageNet으로 학습한 체크포인트예요(timm이 옮긴 것과 직접 학습한 것). 요청하기 전에는 아무것도 내려받지 않고, \
        받은 체크포인트는 이 브라우저에 남아요.";
    /// A question.
    WHY_TITLE: "Why does B0 have 76.5 to 79.4 %?", "B0의 정확도는 왜 76.5%에서 79.4%까지 다른가요?";
    /// Its answer.
    WHY: "The architecture is one and the same; what differs is the training and the test. More varied pictures (AutoAugment, \
        RandAugment, AdvProp), more epochs or 300 million more pictures without labels add up to 2 points; a test at 256 in \
        place of 224 px adds 0.8 more. So compare two networks only by checkpoints of one recipe, each at the size of its test.",
        "구조는 모두 같고, 학습과 평가가 달라요. 더 다양하게 바꾼 사진(AutoAugment, RandAugment, AdvProp), 더 많은 에포크, 레이블 없는 \
        사진 3억 장이 정확도를 2%포인트까지 올리고, 224픽셀 대신 256픽셀로 평가하면 0.8%포인트가 더 올라가요. 그래서 두 네트워크는 같은 \
        방법으로 학습한 체크포인트끼리, 각자의 평가 크기에서 비교해야 해요.";

    /// A field.
    BASE: "base address", "기본 주소";
    /// What it is for.
    BASE_WORDS: "Of the public hub, or of a mirror with the same paths, such as your school's. It is kept in this browser; empty \
        means the public hub.",
        "공개 허브의 주소, 또는 경로가 같은 학교 미러의 주소예요. 이 브라우저에 저장되고, 비워 두면 공개 허브를 써요.";
    /// No base.
    BASE_FORM: "This is no address of a server: enter one such as https://mirror.school.example/hub, without ? or #.",
        "서버 주소가 아니에요. https://mirror.school.example/hub처럼 물음표와 # 없이 입력해 주세요.";
    /// No base here.
    BASE_INSECURE: "A page with https cannot fetch from an address without it: enter the mirror's https address.",
        "https 페이지는 https가 아닌 주소에서 받을 수 없어요. 미러의 https 주소를 입력해 주세요.";
    /// After another base.
    BASE_RELOAD: "The page allows requests to one other server only, which is set when it opens: reload it to use this address.",
        "이 페이지는 열릴 때 정해진 서버 한 곳에만 요청할 수 있어요. 이 주소를 쓰려면 새로고침해 주세요.";
    /// A button.
    RELOAD: "Reload the page", "새로고침";

    /// One test of it.
    TEST: "top-1 {top1} % at {px} px", "{px}픽셀에서 top-1 {top1}%";
    /// A preprocessing that is another here.
    SQUASHES: "Its makers squeeze the whole picture to a square; here the largest square of it is taken.",
        "만든 사람들은 사진 전체를 정사각형으로 눌러 쓰지만, 여기서는 가장 큰 정사각형을 잘라 써요.";
    /// Where it comes from.
    FROM: "From {address}", "주소: {address}";
    /// A button.
    LOAD: "Load {name}, {size}", "{name} 불러오기, {size}";
    /// A button.
    LOAD_SHORT: "Load", "불러오기";
    /// A button.
    OPEN_SHORT: "Open", "열기";
    /// What is kept of one.
    KEPT_ALL: "kept in this browser", "이 브라우저에 있어요";
    /// What is kept of one.
    KEPT_PART: "{size} are here already", "이미 받은 크기: {size}";
    /// A link to one.
    OFFER: "This link is about the checkpoint {name}: {size} from {origin}.", "이 링크의 체크포인트: {name}, {origin}에서 {size}.";
    /// A button.
    CLOSE: "Close", "닫기";

    /// A download.
    PROGRESS: "{name}: {done} of {total}, {rate} a second", "{name}: {total} 중 {done}, 초당 {rate}";
    /// A download.
    CONNECTING: "{name}: waiting for the server", "{name}: 서버를 기다리고 있어요";
    /// A button.
    CANCEL: "Stop the download", "다운로드 멈추기";
    /// After that.
    CANCELLED: "Stopped; {size} of it are kept, and loading it again goes on from there.",
        "멈췄어요. 다시 불러오면 이어서 받아요(남아 있는 크기: {size}).";
    /// What is known of the newest.
    SERVED: "{name} came as version {revision}; SHA-256 {sha256}.", "{name}의 버전: {revision}, SHA-256: {sha256}.";
    /// A version without a name.
    NO_REVISION: "unknown", "알 수 없음";

    /// One at a time.
    BUSY: "{name} is being loaded: wait for it, or stop it first.", "{name}을(를) 불러오는 중이에요. 기다리거나 먼저 멈춰 주세요.";
    /// The head of a failure.
    FAILED: "{name} could not be loaded: {reason}.", "{name}을(를) 불러올 수 없었어요. {reason}.";
    /// Part of [`FAILED`].
    NOT_FOUND: "there is no such file at this address (status {status}); check the base address, or load another checkpoint",
        "이 주소에는 그런 파일이 없어요(상태 {status}). 기본 주소를 확인하거나 다른 체크포인트를 불러와 주세요";
    /// Part of [`FAILED`].
    FORBIDDEN: "the server does not give it away (status {status}); try another base address, or download the file yourself and \
        choose it as your own weights",
        "서버가 파일을 내주지 않아요(상태 {status}). 다른 기본 주소를 쓰거나, 파일을 직접 내려받아 내 가중치로 골라 주세요";
    /// Part of [`FAILED`].
    STATUS: "the server answered with status {status}; try again in a while",
        "서버가 상태 {status}(으)로 답했어요. 잠시 뒤에 다시 해 주세요";
    /// Part of [`FAILED`].
    WEB_PAGE: "a web page came in place of the file, perhaps the login page of this network; open any page in another tab, then \
        try again",
        "파일 대신 웹 페이지가 왔어요. 이 네트워크의 로그인 페이지일 수 있으니, 다른 탭에서 아무 페이지나 연 다음 다시 해 주세요";
    /// Part of [`FAILED`].
    NO_FILE: "what came is no safetensors file; check the base address, or load another checkpoint",
        "온 것이 safetensors 파일이 아니에요. 기본 주소를 확인하거나 다른 체크포인트를 불러와 주세요";
    /// Part of [`FAILED`].
    OTHER_SIZE: "the file has {found} where this checkpoint has {expected}, so it is another network's; check the base address",
        "파일의 크기가 달라요(파일 {found}, 이 체크포인트 {expected}). 다른 네트워크의 파일이니 기본 주소를 확인해 주세요";
    /// Part of [`FAILED`].
    LED_TO: "the server leads on to {origin}, another one than the base address; enter that as base address if you trust it",
        "서버가 기본 주소가 아닌 {origin}(으)로 보냈어요. 믿을 수 있는 곳이면 그것을 기본 주소로 입력해 주세요";
    /// Part of [`FAILED`].
    UNREACHABLE: "the connection failed ({reason}); what has arrived is kept, so check the network and load it again",
        "연결에 실패했어요({reason}). 받은 만큼은 남아 있으니 네트워크를 확인하고 다시 불러와 주세요";
    /// Part of [`FAILED`].
    STALLED: "nothing came for {seconds} seconds; what has arrived is kept, so load it again later",
        "{seconds}초 동안 아무것도 오지 않았어요. 받은 만큼은 남아 있으니 나중에 다시 불러와 주세요";
    /// Part of [`FAILED`].
    OTHER_CHECKSUM: "its checksum is another than it should be, so the file is damaged and was deleted; load it again",
        "체크섬이 달라요. 손상된 파일이라 지웠으니 다시 불러와 주세요";
    /// Inside [`UNREACHABLE`].
    BREAKS_OFF: "it breaks off", "도중에 끊겨요";
    /// A file that stays in memory alone.
    NOT_KEPT: "{name} is loaded, but this browser does not keep it: {reason}.",
        "{name}을(를) 불러왔지만 이 브라우저에 남지 않아요. {reason}.";

    /// A recipe.
    BASELINE: "Google's first weights of 2019: flips and crops alone.", "2019년 Google의 첫 가중치: 뒤집기와 자르기만.";
    /// A recipe.
    AUTO_AUGMENT: "Google's, with pictures varied by learned rules (AutoAugment).", "Google, 학습한 규칙으로 바꾼 사진(AutoAugment).";
    /// A recipe.
    RAND_AUGMENT: "Google's, with pictures varied at random (RandAugment).", "Google, 무작위로 바꾼 사진(RandAugment).";
    /// A recipe.
    ADV_PROP: "Google's, with adversarial pictures beside the plain ones (AdvProp).", "Google, 원래 사진에 적대적 사진을 더함(AdvProp).";
    /// A recipe.
    NOISY_STUDENT: "Google's, with 300 million more pictures that a teacher network labelled (Noisy Student).",
        "Google, 교사 네트워크가 레이블을 붙인 사진 3억 장을 더함(Noisy Student).";
    /// A recipe.
    LITE: "Google's Lite weights of 2020.", "2020년 Google의 Lite 가중치.";
    /// A recipe.
    TIMM_RAND_AUGMENT: "timm's own training, with pictures varied at random (RandAugment).",
        "timm이 직접 학습, 무작위로 바꾼 사진(RandAugment).";
    /// A recipe.
    TIMM_FINE_TUNED: "timm's own training, continued from other weights (fine-tuned).", "timm이 다른 가중치에서 이어 학습(fine-tuning).";
    /// A recipe.
    TIMM_LONG: "timm's own training of 2024, 3,600 epochs long.", "2024년 timm이 3,600에포크 동안 직접 학습.";
    /// A recipe.
    TIMM_IMAGENET_12K: "timm's own training on the 12 million pictures of ImageNet-12k first, then fine-tuned.",
        "timm이 ImageNet-12k의 사진 1,200만 장으로 먼저 학습한 다음 fine-tuning.";
}
