//! Several networks on the same picture, side by side.

section! {
    /// Head of the third part of the page.
    TITLE: "Compare", "비교";
    /// How it is measured.
    NOTE: "The same picture runs through every network on the chosen backend. Each network is warmed up by at most \
        ten runs or half a second; then they take turns in five rounds or more, so that whatever slows the device down for a \
        while slows all of them down. In a turn the first run is dropped and four count; a network that takes longer than a \
        quarter of a second runs once. A run is the time of the network alone.",
        "같은 사진을 골라 둔 백엔드에서 모든 네트워크로 실행해요. 네트워크마다 최대 열 번 또는 0.5초 동안 준비 실행을 해요. 그다음 \
        다섯 바퀴 이상 번갈아 실행해서, 기기가 잠시 느려지면 모든 네트워크가 똑같이 느려져요. 한 차례에 첫 실행은 버리고 네 번을 세요. \
        4분의 1초보다 오래 걸리는 네트워크는 한 번만 실행해요. 시간은 네트워크만의 시간이에요.";
    /// A button.
    ADD_B0_B3: "Add B0 to B3", "B0부터 B3까지 추가";
    /// How long it goes on.
    BUDGET: "Duration", "재는 시간";
    /// A duration.
    BUDGET_ROUNDS: "Five rounds", "다섯 바퀴";
    /// A duration.
    BUDGET_MINUTE: "One minute", "1분";
    /// A duration.
    BUDGET_MINUTES: "Three minutes (heat)", "3분(열의 영향)";
    /// The list, for the ear.
    LIST: "Networks to compare", "비교할 네트워크";
    /// An empty list.
    LIST_EMPTY: "No network is chosen; add one.", "고른 네트워크가 없어요. 하나 추가하세요.";
    /// A button of the list, for the ear.
    REMOVE: "Take {name} out of the comparison", "비교에서 {name} 빼기";
    /// The choice of further ones.
    ADD_LABEL: "Add a network", "네트워크 추가";
    /// A button.
    ADD: "Add", "추가";
    /// A button.
    RUN: "Run the comparison", "비교 실행";
    /// The picture.
    PICTURE: "The picture: {name}.", "사진: {name}.";
    /// The picture that the page took.
    STAND_IN: "You have chosen no picture, so the first sample is used: {name}.",
        "고른 사진이 없어서 첫 번째 예제 사진을 써요: {name}.";

    /// Where it is.
    AT_WARM_UP: "Warm-up: {name}", "준비 실행: {name}";
    /// Where it is.
    AT_ROUND: "Round {number} of {total}", "바퀴 {number} / {total}";
    /// Where it is.
    AT_FURTHER_ROUND: "Round {number}", "바퀴 {number}";
    /// Where it is, and how long it still takes.
    AT_LEFT: "{phase}; {left} left, as far as is known.", "{phase}. 지금까지 아는 바로는 {left} 남았어요.";
    /// It waits.
    AT_HIDDEN: "The comparison waits, as a page that is hidden is slowed down by the browser.",
        "숨겨진 페이지는 브라우저가 느리게 하므로 비교가 기다리고 있어요.";
    /// The end.
    FINISHED: "The comparison is done; it took {took}.", "비교가 끝났어요. {took} 걸렸어요.";

    /// The end.
    CANCELLED: "The comparison was cancelled. What was measured stays.", "비교를 취소했어요. 잰 것은 남아 있어요.";
    /// The end.
    OTHER_PICTURE: "The comparison stopped, as another picture was chosen. What was measured stays.",
        "다른 사진을 골라서 비교를 멈췄어요. 잰 것은 남아 있어요.";
    /// The end.
    OTHER_NETWORK: "The comparison stopped, as another network was chosen. What was measured stays.",
        "다른 네트워크를 골라서 비교를 멈췄어요. 잰 것은 남아 있어요.";
    /// The end.
    OTHER_BACKEND: "The comparison stopped, as another backend was chosen. What was measured stays.",
        "다른 백엔드를 골라서 비교를 멈췄어요. 잰 것은 남아 있어요.";
    /// The end.
    CAMERA: "The comparison stopped, as the camera was chosen. What was measured stays.",
        "카메라를 골라서 비교를 멈췄어요. 잰 것은 남아 있어요.";
    /// The end.
    STOPPED: "The comparison stopped: {reason} What was measured stays.", "비교를 멈췄어요: {reason} 잰 것은 남아 있어요.";
    /// Inside [`STOPPED`].
    NO_PICTURE: "there is no picture.", "사진이 없어요.";
    /// Inside [`STOPPED`].
    NO_SAMPLE: "the sample picture could not be fetched ({reason}). Check the connection and run it again.",
        "예제 사진을 가져올 수 없었어요({reason}). 연결을 확인하고 다시 실행하세요.";
    /// Inside [`STOPPED`].
    PICTURE_REFUSED: "the picture cannot be used; choose another one and run it again.",
        "이 사진은 쓸 수 없어요. 다른 사진을 골라 다시 실행하세요.";
    /// Inside [`STOPPED`].
    NO_ENGINE: "the engine does not run; its message says why.", "엔진이 실행되지 않아요. 이유는 엔진의 메시지에 있어요.";

    /// In place of numbers.
    NO_FILE: "There is no weights file yet: choose one in the part Weights and run this again.",
        "가중치 파일이 아직 없어요. 가중치 부분에서 고르고 다시 실행하세요.";
    /// In place of numbers.
    NO_CHECKPOINT: "{name} is not on this device, or not whole: load it from the model hub in the part Weights and run \
        this again.",
        "{name} 파일이 이 기기에 없거나 온전하지 않아요. 가중치 부분의 모델 허브에서 불러온 뒤 다시 실행하세요.";
    /// A group of the choice of further ones.
    ON_DEVICE: "Checkpoints on this device", "이 기기에 있는 체크포인트";
    /// In place of numbers.
    DECLINED: "Not measured, because you declined to build it.", "만들지 않기로 해서 재지 않았어요.";
    /// In place of numbers.
    STOPPED_BEFORE: "Not measured, because the comparison stopped before its turn; run it again.",
        "차례가 오기 전에 비교가 멈춰서 재지 않았어요. 다시 실행하세요.";

    /// The table, for the ear.
    RESULTS: "Results of the comparison", "비교 결과";
    /// The table, for the ear.
    SIDE_BY_SIDE: "The networks side by side", "네트워크를 나란히 놓은 표";
    /// A column.
    NETWORK: "Network", "네트워크";
    /// A column.
    NAMES: "Top prediction", "첫 번째 예측";
    /// A column.
    MEDIAN: "Time of a run", "실행 시간";
    /// A column.
    RATIO: "Over the fastest", "가장 빠른 것의 몇 배";
    /// A column.
    AROUND: "Around a run", "실행 앞뒤";
    /// A column.
    COST: "Cost", "연산량과 메모리";
    /// How to read the table.
    TABLE_WORDS: "A time is the median, above its 95 % interval (bootstrap of the runs that count) and the range of the middle \
        80 % of them. Networks whose intervals overlap have no order: they share places. Pictures a second count from the file to the answer. Activations are the \
        outputs of all convolutions; memory is that of weights and the largest maps.",
        "시간은 중앙값이고, 그 아래는 95 % 구간(센 실행의 부트스트랩)과 가운데 80 %의 범위예요. 구간이 겹치는 네트워크에는 순서가 없어서 같은 순위를 \
        나눠요. 초당 사진 수는 파일에서 답까지 세요. 활성값은 모든 합성곱의 출력 수이고, 메모리는 가중치와 가장 큰 특징 맵의 것이에요.";
    /// The whole comparison.
    NOISY: "These times are too noisy to trust: close other programs and tabs, plug the device in, let it cool down, and run the \
        comparison again, for a minute if need be.",
        "이 시간은 편차가 커서 믿기 어려워요. 다른 프로그램과 탭을 닫고, 전원을 연결하고, 기기를 식힌 뒤 비교를 다시 실행하세요. \
        필요하면 1분 동안 실행하세요.";
    /// The whole comparison.
    MARKED: "The page was hidden or the graphics device was lost meanwhile: what was measured then was dropped and measured again.",
        "재는 동안 페이지가 숨겨졌거나 그래픽 장치를 잃었어요. 그때 잰 것은 버리고 다시 쟀어요.";
    /// A column.
    PUBLISHED: "Published top-1", "발표된 top-1";
    /// What the last column says.
    PUBLISHED_WORDS: "The published accuracy is that of the weights which the authors trained, on the 50,000 validation \
        pictures of ImageNet; a network that runs here untrained does not have it.",
        "발표된 정확도는 저자들이 학습한 가중치를 ImageNet 검증 사진 50,000장으로 잰 것이에요. 여기서 학습 없이 실행하는 \
        네트워크의 정확도가 아니에요.";
    /// Where the figures of the last column stand, each place behind its networks.
    SOURCES: "Published figures: {list}.", "발표된 값의 출처: {list}.";
    /// With which weights.
    PRETRAINED: "pretrained", "사전 학습";
    /// With which weights.
    OWN: "own weights", "내 가중치";
    /// With which weights.
    GROWN: "grown", "키운 가중치";
    /// With which weights.
    UNTRAINED: "untrained, time only", "학습 안 함, 시간만";

    /// The chart.
    CHART: "Time of a run over multiply-adds", "곱셈-덧셈 수에 따른 실행 시간";
    /// An axis.
    CHART_UP: "Median, milliseconds", "중앙값, 밀리초";
    /// An axis.
    CHART_ACROSS: "Multiply-adds, millions", "곱셈-덧셈, 백만 회";
    /// An axis.
    CHART_ACTIVATIONS: "Activations, millions", "활성값, 백만 개";
    /// An axis.
    CHART_ACCURACY: "Published top-1, %", "발표된 top-1, %";
    /// How to read it.
    CHART_WORDS: "Both axes count in powers of ten: networks on a rising diagonal take time in proportion. Bars are 95 % intervals; \
        hollow points are untrained.",
        "두 축 모두 10의 거듭제곱 눈금이에요. 오르는 대각선 위의 네트워크는 비례하는 시간이 걸려요. 막대는 95 % 구간이고, 속이 빈 점은 \
        학습하지 않은 네트워크예요.";
    /// A chart.
    ACTIVATIONS_CHART: "Time of a run over activations", "활성값 수에 따른 실행 시간";
    /// A chart.
    ACCURACY_CHART: "Time of a run over published accuracy", "발표된 정확도에 따른 실행 시간";
    /// How to read it.
    ACCURACY_WORDS: "The line joins the networks that no other beats in both on this device (the Pareto front).",
        "선은 이 기기에서 둘 다 더 나은 네트워크가 없는 것들을 이어요(파레토 경계).";
    /// A chart.
    PHASES_CHART: "From file to answer", "파일에서 답까지";
    /// How to read it.
    PHASES_WORDS: "Medians of each part of the way. Decoding and resizing are done once for all runs on a picture; on the CPU nothing is \
        uploaded or read back.",
        "각 구간의 중앙값이에요. 디코딩과 크기 조정은 사진 한 장에 한 번만 해요. CPU에서는 올리고 내려받는 시간이 없어요.";
    /// An axis.
    CHART_MILLIS: "Milliseconds", "밀리초";
    /// A part of the way.
    PHASE_DECODE: "decoding", "디코딩";
    /// A part of the way.
    PHASE_RESIZE: "resizing", "크기 조정";
    /// A part of the way.
    PHASE_UPLOAD: "upload", "올리기";
    /// A part of the way.
    PHASE_COMPUTE: "computing", "계산";
    /// A part of the way.
    PHASE_READ_BACK: "read back", "읽어 오기";
    /// An axis.
    CHART_SECONDS: "Seconds since the beginning", "시작하고 지난 초";
    /// A chart.
    SUSTAINED_CHART: "Time of a run over the minutes", "시간이 지나며 바뀌는 실행 시간";
    /// How to read it.
    SUSTAINED_WORDS: "Each point of a line is the median of a sixtieth of the time. A line that rises is a device that grows warm or \
        has other work.",
        "선의 각 점은 전체 시간을 60으로 나눈 조각의 중앙값이에요. 선이 오르면 기기가 뜨거워지거나 다른 일을 하는 거예요.";
    /// A chart.
    SAMPLES_CHART: "Every run that counts", "센 모든 실행";
    /// How to read it.
    SAMPLES_WORDS: "A dot is a run; the line is the median, and the bar its 95 % interval.",
        "점 하나가 실행 한 번이에요. 선은 중앙값이고 막대는 그 95 % 구간이에요.";

    /// A button.
    SAVE_JSON: "Save as JSON", "JSON으로 저장";
    /// A button.
    SAVE_CSV: "Save as CSV", "CSV로 저장";
    /// A button.
    SAVE_MARKDOWN: "Save as Markdown", "Markdown으로 저장";

    /// The device report.
    DEVICE: "What the files say of this device", "파일에 적히는 이 기기의 정보";
    /// The device report.
    DEVICE_WORDS: "This is all that the files hold beside the table; nothing leaves the device unless you pass a file on.",
        "표 외에 파일에 적히는 것은 이것뿐이에요. 파일을 직접 전하지 않으면 아무것도 기기를 떠나지 않아요.";
    /// The choice of a file.
    IMPORT: "Lay another device's JSON beside this one", "다른 기기의 JSON을 나란히 놓기";
    /// Nothing to lay beside each other.
    NOTHING_IN_COMMON: "The file holds no network that was measured here: run the same list on both devices.",
        "파일에 여기서 잰 네트워크가 없어요. 두 기기에서 같은 목록을 실행하세요.";
    /// A table.
    TWO_DEVICES: "Both devices", "두 기기";
    /// A column.
    THIS_DEVICE: "This device", "이 기기";
    /// A column.
    THE_OTHER: "The other", "다른 기기";
    /// A column.
    DEVICE_RATIO: "The other over this one", "이 기기의 몇 배";
}
