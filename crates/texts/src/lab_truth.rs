//! The scaling lab: what it shows and what it does not, and runs that were recorded before.

section! {
    /// A heading.
    TITLE: "What this shows, and what it does not", "이 실험이 보여 주는 것과 아닌 것";
    /// A caveat.
    TWO_AXES: "Two axes suffice here. A pilot of this lab found resolution and depth together (4 blocks, 22 pixels) as good as all three: \
        58.2 %. So it shows that the axes need each other, not that three beat any two.",
        "여기에서는 두 축이면 충분해요. 이 실험실의 예비 실험에서 해상도와 깊이를 함께 키운 네트워크(블록 4개, 22픽셀)는 세 축을 모두 키운 것만큼 \
        좋았어요(58.2 %). 축들이 서로를 필요로 한다는 것이지, 셋이 어떤 둘보다 낫다는 뜻은 아니에요.";
    /// A caveat.
    BASELINE: "Baseline and ratio matter. From a baseline with more blocks in its last stages, resolution alone (58.7 %) was as good as one \
        ratio of all three (58.4 %) and worse than another (60.9 %). The ratio has to be searched for, as the paper did.",
        "기준 모델과 비율이 중요해요. 마지막 스테이지들에 블록이 더 많은 기준 모델에서는 해상도만 키운 것(58.7 %)이 세 축을 키운 어떤 비율(58.4 %)과 \
        비슷했고, 다른 비율(60.9 %)보다는 나빴어요. 논문에서처럼 비율을 찾아야 해요.";
    /// A caveat.
    SEARCHED: "The ratio of “all three” was found by a small search with seed 0, scored on the same test pictures. Other seeds are fresh \
        for the first weights only.",
        "‘세 축 모두’의 비율은 시드 0으로 조금 찾아본 것이고, 같은 시험 사진으로 점수를 매겼어요. 다른 시드는 처음 가중치만 새로워요.";
    /// A caveat.
    SPREAD: "At twice the cost the gain (0.1 and 1.3 points) is within the spread: no claim there. Other learning rates gave the same \
        order; with another start of the blocks the gap shrank to 1.6 points.",
        "연산량이 2배일 때의 이득(0.1과 1.3%p)은 흩어짐의 범위 안이라서 아무 주장도 할 수 없어요. 다른 학습률에서도 순서는 같았지만, 블록을 다르게 \
        초기화하면 차이가 1.6%p로 줄었어요.";
    /// A caveat.
    FASHION: "On Fashion-MNIST, whose pictures lose little when they are small, width alone does as well as all three (86.8 % and \
        86.7 %). What helps depends on the pictures.",
        "작게 줄여도 잃는 것이 적은 Fashion-MNIST에서는 너비만 키워도 세 축을 모두 키운 것만큼 좋아요(86.8 %와 86.7 %). 무엇이 도움이 되는지는 \
        사진에 달려 있어요.";
    /// A caveat.
    GROWN: "Growing the trained baseline (Net2Net) instead of starting anew keeps its accuracy at its own size (49.3 %) and learns faster \
        (2 epochs: 52 %, from scratch 45 %), but with the baseline's own training counted it is about even.",
        "새로 시작하는 대신 학습된 기준 모델을 키우면(Net2Net) 원래 크기에서는 정확도(49.3 %)가 그대로이고 더 빨리 배워요(2에포크에 52 %, 처음부터는 \
        45 %). 하지만 기준 모델의 학습까지 세면 거의 비슷해요.";
    /// Where these figures come from.
    PILOT: "Figures of the pilot: PyTorch, 8 epochs, one to five seeds each.", "예비 실험의 수치: PyTorch, 8에포크, 각각 시드 1~5개.";

    /// A heading.
    SATURATION: "Saturation: accuracy over budget, recorded", "포화: 예산에 따른 정확도(기록)";
    /// What it shows.
    SATURATION_WORDS: "One axis alone soon gains little more, however much of it there is. Each point is a mean of recorded seeds after \
        {epochs} epochs; choose a budget above to train any of them here.",
        "한 축만 키우면 곧 얻는 것이 거의 없어져요. 점마다 {epochs}에포크 뒤 기록한 시드들의 평균이에요. 위에서 예산을 고르면 어느 것이든 여기에서 \
        학습시킬 수 있어요.";
    /// An axis of a chart.
    TIMES: "times the baseline's cost", "기준 모델 연산량의 배수";
    /// The caption of its table.
    SATURATION_TABLE: "Recorded mean accuracy by budget (seeds)", "예산별로 기록한 평균 정확도(시드 수)";
    /// The counter-example.
    FASHION_TABLE: "Fashion-MNIST, the counter-example: recorded mean accuracy by budget (seeds)",
        "반례인 Fashion-MNIST: 예산별로 기록한 평균 정확도(시드 수)";
    /// What made it.
    FASHION_SOURCE: "Recorded after {epochs} epochs, with pictures that xtask/lab_data/fashion.py makes; repeat it with: \
        cargo xtask lab-record --epochs {epochs} --seeds {seeds} --pictures FOLDER --dataset fashion-mnist",
        "xtask/lab_data/fashion.py로 만든 사진으로 {epochs}에포크 뒤 기록했고, 다시 하는 명령은 다음과 같아요: \
        cargo xtask lab-record --epochs {epochs} --seeds {seeds} --pictures FOLDER --dataset fashion-mnist";
}
