//! The scaling lab: what is trained, the guess before it, and how far it is.

section! {
    /// A time that is not known well.
    SECONDS: "{count} s", "{count}초";
    /// A longer one.
    MINUTES: "{count} min", "{count}분";
    /// The longest.
    HOURS: "{count} h", "{count}시간";
    /// The heading of the room.
    TITLE: "Scaling lab: test it on your device", "스케일링 실험실: 내 기기에서 확인하기";
    /// What it is for.
    INTRO: "EfficientNet's paper says that a budget of multiply-adds buys more accuracy when it is spent on depth, width and \
        resolution together than on one of them. Here you can test that: tiny networks of about equal cost are trained on your \
        device, and you see which one learns best.",
        "EfficientNet 논문은 같은 연산량이라면 한 축만 키울 때보다 깊이, 너비, 해상도를 함께 키울 때 정확도가 더 높다고 해요. 여기에서는 그 \
        주장을 확인할 수 있어요. 연산량이 거의 같은 아주 작은 네트워크들을 내 기기에서 학습시키고, 어느 것이 가장 잘 배우는지 지켜봐요.";
    /// What they are trained on.
    INTRO_PICTURES: "They learn to tell ten kinds of things apart (airplanes, cats, ships and others) from 10,000 pictures of 32 × 32 \
        pixels, and are tested on 10,000 others that they never saw. Nothing leaves your device.",
        "32 × 32 픽셀 사진 10,000장으로 비행기, 고양이, 배 등 열 가지를 구별하는 법을 배우고, 한 번도 보지 못한 다른 10,000장으로 시험해요. \
        아무것도 기기 밖으로 나가지 않아요.";

    /// A choice.
    BUDGET: "Budget", "예산";
    /// A budget.
    BUDGET_OPTION: "{times} times the baseline", "기준 모델의 {times}배";
    /// What is known of the smallest budget.
    BUDGET_TWICE: "At twice the cost the networks differ by less than the seeds do: expect no clear winner.",
        "연산량이 2배일 때는 네트워크 사이의 차이가 시드에 따른 차이보다 작아요. 뚜렷한 승자는 기대하기 어려워요.";
    /// A choice.
    PACE: "Training", "학습";
    /// A pace.
    PACE_TINY: "tiny: 1 epoch of 1,000 pictures, to see how it works", "맛보기: 사진 1,000장, 1에포크";
    /// A pace.
    PACE_FAST: "fast: 4 epochs of 10,000 pictures", "빠르게: 사진 10,000장, 4에포크";
    /// A pace.
    PACE_CAREFUL: "careful: 8 epochs of 10,000 pictures", "꼼꼼하게: 사진 10,000장, 8에포크";
    /// What the tiny pace is not.
    TINY_NOTE: "So short a training says nothing about scaling: it shows how the lab works.",
        "이렇게 짧은 학습으로는 스케일링에 대해 아무것도 알 수 없어요. 실험실이 어떻게 움직이는지만 보여 줘요.";

    /// The caption of the table.
    CAPTION: "The networks at {times} times the multiply-adds of the baseline", "곱셈-덧셈이 기준 모델의 {times}배인 네트워크들";
    /// A column.
    NETWORK: "Network", "네트워크";
    /// A column.
    PIXELS: "Pixels", "픽셀";
    /// A column.
    TIME: "Expected time", "예상 시간";
    /// Below multiply-adds: how far off the budget they are, with a sign.
    OFF: "budget {percent} %", "예산 대비 {percent} %";
    /// A network.
    BASELINE: "baseline", "기준 모델";
    /// A network.
    DEPTH: "depth only", "깊이만";
    /// A network.
    WIDTH: "width only", "너비만";
    /// A network.
    RESOLUTION: "resolution only", "해상도만";
    /// A network.
    COMPOUND: "all three", "세 축 모두";
    /// A network.
    OWN: "your own", "내 네트워크";
    /// How long it takes, before anything was measured.
    ESTIMATE_GUESSED: "About {time}, {workers} at a time. This is a guess until the first batches were measured on this device.",
        "약 {time} 걸리고, 한 번에 {workers}개씩 학습해요. 이 기기에서 첫 배치들을 재기 전까지는 어림값이에요.";
    /// How long it takes, as measured.
    ESTIMATE_MEASURED: "About {time}, {workers} at a time, by the speed measured on this device.",
        "이 기기에서 잰 속도로 약 {time} 걸리고, 한 번에 {workers}개씩 학습해요.";
    /// What the first start fetches.
    DOWNLOAD: "The first start fetches {size} of pictures from this site.", "처음 시작할 때 이 사이트에서 사진 {size} 정도를 받아요.";

    /// The heading of the guess.
    GUESS: "Predict first", "먼저 예상하기";
    /// What is to be guessed.
    GUESS_WORDS: "Which network will name the most unseen pictures rightly? Put them in order, the best at the top: drag a row, or \
        use its arrows.",
        "처음 보는 사진을 가장 많이 맞힐 네트워크는 어느 것일까요? 잘할 것 같은 순서대로 위에서부터 놓아 보세요. 줄을 끌거나 화살표를 누르면 돼요.";
    /// A button.
    UP: "Move {name} up", "위로 옮기기: {name}";
    /// A button.
    DOWN: "Move {name} down", "아래로 옮기기: {name}";
    /// What was done, for the ear.
    PLACED: "{name}: place {place} of 5", "{name}: 다섯 가운데 {place}번째";
    /// A button.
    GUESS_MADE: "This is my guess", "이렇게 예상해요";
    /// A button.
    GUESS_SKIP: "Skip", "건너뛰기";
    /// A button.
    GUESS_CHANGE: "Change it", "바꾸기";
    /// The guess that was made.
    GUESSED: "Your guess, the best first: {order}.", "내 예상(잘할 것 같은 순서): {order}.";
    /// None was made.
    NOT_GUESSED: "No guess was made.", "예상하지 않았어요.";

    /// A button.
    START: "Train the five networks", "네트워크 다섯 개 학습시키기";
    /// There is no guess yet.
    START_AFTER: "You have not made your guess yet; starting now skips it.", "아직 예상하지 않았어요. 지금 시작하면 예상을 건너뛰어요.";
    /// A button.
    CANCEL: "Cancel", "취소";
    /// A button.
    PAUSE: "Pause", "일시 정지";
    /// A button.
    RESUME: "Go on", "계속하기";
    /// A button.
    REPEAT: "Repeat with another seed", "다른 시드로 다시 하기";

    /// A state.
    WAITING: "waits for a free core", "빈 코어를 기다리는 중";
    /// A state.
    STARTING: "starts", "시작하는 중";
    /// A state.
    LOADING: "fetches the pictures: {done} of {total}", "사진을 받는 중: {done} / {total}";
    /// A state.
    TRAINING: "epoch {epoch} of {epochs}, loss {loss}", "에포크 {epoch} / {epochs}, 손실 {loss}";
    /// A state.
    PAUSED: "paused", "일시 정지";
    /// A state.
    DONE: "done in {time}", "{time} 만에 끝났어요";
    /// A state.
    DIVERGED: "diverged: its loss is no number any more, so it has no result. Try another seed.",
        "발산했어요. 손실이 더는 수가 아니라서 결과가 없어요. 다른 시드로 해 보세요.";
    /// A state.
    CANCELLED: "cancelled", "취소했어요";
    /// A state.
    FAILED: "stopped: {reason}. The others go on.", "멈췄어요: {reason}. 나머지는 계속해요.";
    /// A button of a network that has no result.
    AGAIN: "Run this again", "이것만 다시 하기";
    /// The same for the ear.
    AGAIN_NAME: "Run this again: {name}", "이것만 다시 하기: {name}";
    /// Time that is left.
    LEFT: "about {time} left", "약 {time} 남았어요";
    /// A column.
    PROGRESS: "Progress", "진행률";
    /// A column.
    ACCURACY: "Test accuracy", "시험 정확도";
    /// A bar, for the ear.
    PROGRESS_OF: "Progress of {name}", "진행률: {name}";
    /// Before the first test.
    NOT_TESTED: "not tested yet", "아직 시험 전이에요";
    /// A worker that does not answer, inside a sentence.
    SILENT: "it did not respond any more", "더는 응답이 없었어요";

    /// The files of the trainer did not come, inside a sentence.
    UNREACHABLE: "its files could not be downloaded ({detail}); check the connection, then run it again",
        "파일을 내려받을 수 없었어요({detail}). 연결을 확인한 뒤 다시 하세요";

    /// The tab is hidden, or was.
    HIDDEN: "This tab was hidden while it trained. The training went on, but browsers may slow hidden tabs, so its times mean little.",
        "학습하는 동안 이 탭이 가려져 있었어요. 학습은 계속되었지만, 브라우저가 가려진 탭을 느리게 할 수 있어서 시간은 믿기 어려워요.";
    /// A slow device.
    TOO_SLOW: "By its first batches this device would need about {time} for the whole. A smaller experiment:",
        "첫 배치들로 보아 이 기기에서는 모두 약 {time} 걸려요. 더 작은 실험을 해 볼 수 있어요.";
    /// A button.
    SMALLER: "Stop, and train less: {pace}", "멈추고 더 적게 학습하기({pace})";
    /// A second lab.
    OTHER_TAB: "Another tab trains in this lab as well. Both get slower, and times mean little.",
        "다른 탭에서도 이 실험실이 학습하고 있어요. 둘 다 느려지고, 시간은 믿기 어려워요.";
    /// For the ear.
    SAID_STARTED: "The training has started.", "학습을 시작했어요.";
    /// For the ear.
    SAID_DONE: "{name}: {percent} of the test pictures right.", "{name}: 시험 사진의 {percent} 정답.";
    /// For the ear.
    SAID_ALL: "All networks have ended.", "모든 네트워크가 끝났어요.";

    /// The choice of a chart.
    CURVE: "Learning curves", "학습 곡선";
    /// A chart.
    CURVE_EPOCHS: "Test accuracy over epochs", "에포크에 따른 시험 정확도";
    /// A chart.
    CURVE_COST: "Test accuracy over multiply-adds spent", "쓴 곱셈-덧셈에 따른 시험 정확도";
    /// A chart.
    CURVE_LOSS: "Training loss over epochs", "에포크에 따른 학습 손실";
    /// An axis of a chart.
    EPOCHS: "epochs", "에포크";
    /// An axis of a chart.
    BILLIONS: "billion multiply-adds", "곱셈-덧셈(십억)";
    /// An axis of a chart.
    PERCENT_RIGHT: "% right", "정답 %";
    /// An axis of a chart.
    LOSS: "loss", "손실";
    /// What the charts show.
    CURVE_WORDS: "Between epochs, accuracy is measured on 2,000 test pictures, at the end on all of them. A training step costs three \
        times the multiply-adds of a run: once forward, twice back.",
        "에포크 사이에는 시험 사진 2,000장으로, 끝에는 전체로 정확도를 재요. 학습 한 단계의 연산량은 실행의 세 배예요. 앞으로 한 번, 뒤로 두 번 계산해요.";
}
