//! Where pictures come from: the person's device, its camera, the samples.

section! {
    /// Head of the picker.
    TITLE: "Your picture", "내 사진";
    /// The picker.
    CHOOSE: "Choose a picture", "사진 고르기";
    /// Other ways than the picker.
    OTHER_WAYS: " or drop it anywhere here, or paste it", " 또는 여기에 끌어다 놓거나 붙여 넣기";
    /// A promise.
    PRIVACY: "Pictures, and what a camera sees, never leave your device: the network runs in this page.",
        "사진과 카메라에 보이는 것은 이 기기를 벗어나지 않아요. 네트워크는 이 페이지 안에서 실행돼요.";
    /// The name of a picture that was pasted.
    PASTED: "pasted picture", "붙여 넣은 사진";
    /// A picture of the person's, for those who do not see it.
    CHOSEN: "The picture you chose", "고른 사진";

    /// A button.
    CAMERA_START: "Use the camera", "카메라 사용";
    /// The button while the browser asks.
    CAMERA_OPENING: "Waiting for the camera", "카메라를 기다리는 중";
    /// A button.
    CAMERA_STOP: "Stop the camera", "카메라 끄기";
    /// The live picture, for those who do not see it.
    CAMERA_PREVIEW: "What the camera sees", "카메라에 보이는 것";
    /// The cameras to choose from.
    CAMERA_WHICH: "Camera", "카메라";
    /// A camera that the browser has no name for.
    CAMERA_NUMBER: "Camera {number}", "카메라 {number}";
    /// A button.
    CAMERA_FLIP: "Front or rear", "앞뒤 바꾸기";
    /// A switch.
    CAMERA_MIRROR: "Mirror the preview", "미리보기를 거울처럼 보기";
    /// What the switch does not do.
    CAMERA_MIRROR_ABOUT: "Only the preview is mirrored; the network gets the picture as the camera takes it.",
        "미리보기만 좌우로 뒤집어요. 네트워크는 카메라가 찍은 그대로 받아요.";
    /// A switch.
    CAMERA_SMOOTH: "Smooth the answer", "답을 부드럽게";
    /// What the switch does.
    CAMERA_SMOOTH_ABOUT: "Exponential smoothing: each frame's probabilities count {weight}, the smoothed ones before it \
        {rest}. Off: each frame's own.",
        "지수 평활: 새 프레임의 확률을 {weight}, 그 앞까지 평활한 확률을 {rest} 반영해요. 끄면 프레임마다 그 자체의 확률을 보여요.";
    /// A button.
    CAMERA_FREEZE: "Keep this frame", "이 프레임을 사진으로 쓰기";
    /// The name of a kept frame.
    CAMERA_FRAME: "camera frame", "카메라 프레임";
    /// The frame could not be kept.
    CAMERA_NOT_KEPT: "The frame could not be kept as a picture: try it once more, or choose a picture.",
        "이 프레임을 사진으로 쓸 수 없었어요. 다시 해 보거나 사진을 고르세요.";
    /// How fast the frames are answered.
    CAMERA_RATE: "{rate} frames a second", "초당 {rate}프레임";
    /// From taking a frame to showing its answer.
    CAMERA_LATENCY: "{time} from a frame to its answer", "프레임에서 답까지 {time}";
    /// The frames that were not classified.
    CAMERA_DROPPED: "{dropped} of {given} frames dropped: they came while another one ran.",
        "프레임 {given}개 가운데 {dropped}개를 건너뛰었어요. 다른 프레임을 처리하는 동안 온 것이에요.";
    /// Before the second answer.
    CAMERA_FIRST: "The first answers are on their way.", "첫 답을 준비하고 있어요.";
    /// It went off.
    CAMERA_HIDDEN: "The camera was switched off while the page was hidden: start it again to go on.",
        "페이지가 가려져 있는 동안 카메라를 껐어요. 계속하려면 다시 켜세요.";
    /// It went off.
    CAMERA_ENDED: "The camera stopped by itself: see whether another program has taken it, then start it again.",
        "카메라가 저절로 멈췄어요. 다른 프로그램이 가져갔는지 확인하고 다시 켜세요.";
    /// It went off.
    CAMERA_UNPLUGGED: "The camera is no longer connected: plug it in again or choose another one, then start it again.",
        "카메라가 더 이상 연결되어 있지 않아요. 다시 연결하거나 다른 카메라를 고르고 다시 켜세요.";
    /// It went off.
    CAMERA_WITHDRAWN: "The camera went off because this page may not use it any more: allow it in the browser's settings for \
        this site, then start it again.",
        "이 페이지의 카메라 권한이 취소되어 카메라가 꺼졌어요. 브라우저의 사이트 설정에서 허용하고 다시 켜세요.";
    /// It went off.
    CAMERA_FOR_PICTURE: "The camera was switched off for the picture: start it again to go on.",
        "사진을 쓰려고 카메라를 껐어요. 계속하려면 다시 켜세요.";
    /// It did not go on.
    CAMERA_DENIED: "The camera is not allowed for this page: allow it in the browser's settings for this site, beside the \
        address, then start it again.",
        "이 페이지에 카메라가 허용되지 않았어요. 주소 옆의 사이트 설정에서 허용하고 다시 켜세요.";
    /// It did not go on.
    CAMERA_MISSING: "No camera was found: connect one and start it again, or choose a picture.",
        "카메라를 찾지 못했어요. 카메라를 연결하고 다시 켜거나 사진을 고르세요.";
    /// It did not go on.
    CAMERA_BUSY: "The camera is in use by another program: close that program, then start it again.",
        "다른 프로그램이 카메라를 쓰고 있어요. 그 프로그램을 닫고 다시 켜세요.";
    /// It did not go on.
    CAMERA_INSECURE: "Browsers give a camera to pages over https alone, and this one came without it: open its https address, \
        or choose a picture.",
        "브라우저는 https로 연 페이지에만 카메라를 내주는데 이 페이지는 그렇지 않아요. https 주소로 열거나 사진을 고르세요.";
    /// It did not go on.
    CAMERA_UNAVAILABLE: "This browser gives pages no camera: open the page in a current browser, or choose a picture.",
        "이 브라우저는 페이지에 카메라를 내주지 않아요. 최신 브라우저에서 열거나 사진을 고르세요.";
    /// It did not go on.
    CAMERA_OTHER: "The camera could not be started: try it again, or choose a picture.",
        "카메라를 켤 수 없었어요. 다시 켜 보거나 사진을 고르세요.";

    /// Head of the samples.
    SAMPLES: "Or one of these", "또는 예제 사진";
    /// A sample did not come.
    SAMPLE_UNREACHABLE: "The sample picture could not be fetched ({reason}). Check the connection and choose it again.",
        "예제 사진을 가져올 수 없었어요({reason}). 연결을 확인하고 다시 골라 주세요.";
    /// Part of [`SAMPLE_UNREACHABLE`].
    NO_WINDOW: "there is no window", "창이 없어요";
    /// Part of [`SAMPLE_UNREACHABLE`].
    NO_ANSWER: "no answer", "응답 없음";
    /// Part of [`SAMPLE_UNREACHABLE`].
    STATUS: "status {status}", "상태 코드 {status}";
    /// Part of [`SAMPLE_UNREACHABLE`].
    NO_CONTENT: "no content", "내용 없음";
    /// Part of [`SAMPLE_UNREACHABLE`].
    BROKE_OFF: "it broke off", "전송 중단";

    /// A sample's name, and what it shows for those who do not see it.
    CHELSEA: "chelsea", "고양이 첼시";
    /// See [`CHELSEA`].
    CHELSEA_SHOWS: "A tabby cat looking at the camera", "카메라를 보는 줄무늬 고양이";
    /// See [`CHELSEA`].
    COFFEE: "coffee", "커피";
    /// See [`CHELSEA`].
    COFFEE_SHOWS: "A cup of espresso on a wooden table", "나무 탁자 위의 에스프레소 한 잔";
    /// See [`CHELSEA`].
    PANDA: "panda", "판다";
    /// See [`CHELSEA`].
    PANDA_SHOWS: "A giant panda standing on a rock", "바위 위에 서 있는 대왕판다";
    /// See [`CHELSEA`].
    MACAW: "macaw", "금강앵무";
    /// See [`CHELSEA`].
    MACAW_SHOWS: "A scarlet macaw, a red parrot with blue and yellow wings", "파랑과 노랑 날개를 가진 빨간 앵무새, 금강앵무";
    /// See [`CHELSEA`].
    SCREWDRIVER: "screwdriver", "드라이버";
    /// See [`CHELSEA`].
    SCREWDRIVER_SHOWS: "A screwdriver with a red handle, lying on a grey table", "회색 탁자에 놓인 빨간 손잡이 드라이버";
    /// See [`CHELSEA`].
    CAMERA: "camera", "카메라";
    /// See [`CHELSEA`].
    CAMERA_SHOWS: "A man with a camera on a tripod, in grey", "삼각대 위 카메라를 다루는 남자, 흑백";
    /// See [`CHELSEA`].
    CHINA: "china", "중국";
    /// See [`CHELSEA`].
    CHINA_SHOWS: "A Chinese temple above trees", "나무 위로 보이는 중국 사원";
}
