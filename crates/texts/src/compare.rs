//! Several networks on the same picture, side by side.

section! {
    /// Head of the third part of the page.
    TITLE: "Compare", "비교";
    /// How it is measured.
    NOTE: "The same picture runs through one network after the other, on the backend that is chosen above. The first run at \
        full size since the network was loaded is listed separately; after a warm-up of at most ten runs or half a second, \
        the median is taken of five more. A run is the time of the network alone, without decoding and resizing the picture.",
        "같은 사진을 위에서 고른 백엔드에서 네트워크마다 차례로 실행해요. 네트워크를 불러온 뒤 원래 크기로 처음 실행한 시간은 따로 \
        적어요. 최대 열 번, 0.5초 동안 준비 실행을 한 뒤 다섯 번 더 실행해 중앙값을 구해요. 시간은 사진의 디코딩과 크기 조정을 \
        뺀 네트워크만의 시간이에요.";
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
    AT_NETWORK: "Network {number} of {total}, {name}", "네트워크 {number} / {total}, {name}";
    /// Where it is.
    AT_FIRST_RUN: "{network}: first run", "{network}: 첫 실행";
    /// Where it is.
    AT_WARM_UP: "{network}: warm-up", "{network}: 준비 실행";
    /// Where it is.
    AT_RUN: "{network}: run {number} of {total}", "{network}: 실행 {number} / {total}";
    /// The end.
    FINISHED: "The comparison is done.", "비교가 끝났어요.";
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
    NO_FILE: "There is no weights file yet: choose one above and run the comparison again.",
        "가중치 파일이 아직 없어요. 위에서 고르고 비교를 다시 실행하세요.";
    /// In place of numbers.
    DECLINED: "Not measured, because you declined to build it.", "만들지 않기로 해서 재지 않았어요.";
    /// In place of numbers.
    STOPPED_AFTER: "Stopped after {done} of {total} timed runs; run the comparison again.",
        "시간을 재는 실행 {total}번 중 {done}번 뒤에 멈췄어요. 비교를 다시 실행하세요.";

    /// The table, for the ear.
    RESULTS: "Results of the comparison", "비교 결과";
    /// The table, for the ear.
    SIDE_BY_SIDE: "The networks side by side", "네트워크를 나란히 놓은 표";
    /// A column.
    NETWORK: "Network", "네트워크";
    /// A column.
    NAMES: "Top prediction", "첫 번째 예측";
    /// A column.
    PROBABILITY: "Probability", "확률";
    /// A column.
    FIRST_RUN: "First run", "첫 실행";
    /// A column.
    MEDIAN: "Median of five", "다섯 번의 중앙값";
    /// A column.
    MACS: "Multiply-adds", "곱셈-덧셈";
    /// A column.
    PARAMETERS: "Parameters", "파라미터";
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
    /// How to read it.
    CHART_WORDS: "Both axes count in powers of ten: networks on a rising diagonal take time in proportion to their \
        multiply-adds. Hollow points are untrained.",
        "두 축 모두 10의 거듭제곱 눈금이에요. 오르는 대각선 위의 네트워크는 곱셈-덧셈 수에 비례하는 시간이 걸려요. 속이 빈 점은 \
        학습하지 않은 네트워크예요.";
    /// A point, for the ear.
    CHART_POINT: "{name}: {macs} multiply-adds, {time}", "{name}: 곱셈-덧셈 {macs}, {time}";

    /// A button.
    SAVE_JSON: "Save as JSON", "JSON으로 저장";
    /// A button.
    SAVE_CSV: "Save as CSV", "CSV로 저장";
}
