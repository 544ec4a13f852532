//! The teacher's sheet of the guided lesson.

section! {
    /// Opens the teacher's sheet.
    TEACHER: "Teacher's sheet", "교사용 안내";
    /// The aim of the lesson.
    AIM: "Aim: to say what depth, width and resolution do, why width and resolution count squared, what phi is, where \
        alpha, beta and gamma come from, why {name} is not “phi = 1”, why fewer FLOPs are not always less time, and what \
        a larger network gains only by training.",
        "목표: 깊이와 너비와 해상도가 하는 일, 너비와 해상도가 제곱으로 곱해지는 이유, phi의 뜻, alpha와 beta와 gamma의 유래, {name}이(가) \
        “phi = 1”이 아닌 이유, FLOPs가 적다고 늘 더 빠르지는 않은 이유, 큰 네트워크가 학습해야만 얻는 것을 말할 수 있어요.";
    /// How to use it.
    TEACHER_HOW: "{minutes} minutes for {steps} steps. “Link for a class” makes a link that opens the page at a step, and says \
        what its locks forbid. Nothing that learners do leaves their browser; their last page can be printed.",
        "{steps}단계에 {minutes}분. ‘수업용 링크’에서 원하는 단계로 열리는 링크를 만들 수 있고, 잠근 것이 무엇을 막는지 알려 줘요. 학습자가 \
        한 일은 브라우저 밖으로 나가지 않으며, 마지막 쪽을 인쇄할 수 있어요.";
    /// How a class uses the scaling lab.
    TEACHER_LAB: "A class tests the claim together: everyone trains at the same budget and pace in the scaling lab, each with another seed, and         hands in the CSV file or the link of the results; a link that is opened adds its results to those of the device. One seed proves nothing,         and twenty have a spread to talk about.",
        "수업에서 함께 확인하기: 모두 스케일링 실험실에서 같은 예산과 같은 속도로, 저마다 다른 시드로 학습시킨 뒤 결과를 CSV 파일이나 링크로 내요. 링크를 열면 그 결과가         기기의 결과에 더해져요. 시드 하나로는 아무것도 증명할 수 없지만, 스무 개면 이야기할 만한 편차가 있어요.";
    /// The time of a step.
    MINUTES: "{minutes} min", "{minutes}분";
    /// Before the task on the teacher's sheet.
    TASK: "Task", "할 일";
    /// In place of the right choice of a question that the device answers.
    DEVICE_SAYS: "what the learner's own device measures", "학습자의 기기에서 측정한 결과";
    /// Before what the page shows when the task is done.
    READINGS: "Expected readings", "예상되는 값";
    /// Before what learners often believe.
    MISCONCEPTION: "Often believed", "흔한 오해";
    /// Before the questions to talk about.
    DISCUSS: "To discuss", "함께 이야기하기";

    // Readings, computed
    /// A network.
    NETWORK: "{name}: {count} multiply-adds, {times} times {baseline}; {params} parameters, {blocks} blocks, {px} px",
        "{name}: 곱셈-덧셈 {count}번, {baseline}의 {times}배, 파라미터 {params}개, 블록 {blocks}개, {px}픽셀";
    /// Where a slider spends the budget.
    RANGE: "{way}: {knob} {first} to {last}", "{way}: {knob} {first}부터 {last}까지";
    /// The first grid.
    CANDIDATES: "{count} candidates on the first grid: {least} to {most} multiply-adds at phi 1",
        "첫 격자의 후보 {count}개: phi 1에서 곱셈-덧셈 {least}~{most}번";
    /// A budget for phi.
    BUDGET: "{budget} times: phi {promised} by the formula, phi {reached} counted", "예산 {budget}배: 공식으로 phi {promised}, 세어서 phi {reached}";
    /// A published variant.
    ROUNDED: "{name}: {formula} times by the formula, {counted} times counted; {blocks} blocks",
        "{name}: 공식으로 {formula}배, 세어서 {counted}배, 블록 {blocks}개";
    /// A grown network.
    GROWN: "{name}, grown from {parent}: {times} times the multiply-adds of {parent}, the same answer at {px} px",
        "{parent}에서 키운 {name}: 연산량 {times}배, {px}픽셀에서 같은 답";
    /// Times.
    TIMES_VARY: "The times are the device's own; within {tolerance} % they count as equal.",
        "시간은 기기마다 달라요. {tolerance}% 이내의 차이는 같은 것으로 봐요.";

    // 1
    /// Often believed.
    BASELINE_BELIEF: "“The network looks the picture up in a list.” It holds no pictures: it multiplies and adds, the same \
        number of times whatever the picture shows.",
        "“네트워크는 목록에서 사진을 찾아봐요.” 사진을 갖고 있지 않아요. 무엇이 찍혔든 같은 횟수만큼 곱하고 더해요.";
    /// To discuss.
    BASELINE_TALK: "Why does every picture cost the same? What would have to change in a network for an easy picture to cost less?",
        "왜 모든 사진의 연산량이 같을까요? 쉬운 사진을 더 적은 연산으로 처리하려면 네트워크가 어떻게 달라야 할까요?";
    // 2
    /// Often believed.
    DEPTH_BELIEF: "“Twice the depth is exactly twice the cost.” Stem and head stay single, and each stage rounds its blocks up.",
        "“깊이가 두 배면 연산량도 꼭 두 배예요.” 스템과 헤드는 하나 그대로이고, 스테이지마다 블록 수를 올림해요.";
    /// To discuss.
    DEPTH_TALK: "Which answers might need many layers one behind the other, and what could go wrong in a very deep network?",
        "층을 많이 쌓아야 알 수 있는 것은 무엇일까요? 아주 깊은 네트워크에서는 어떤 문제가 생길까요?";
    // 3
    /// Often believed.
    WIDTH_BELIEF: "“Twice the channels is twice the work.” A layer reads all channels to make each one: both numbers double.",
        "“채널이 두 배면 일도 두 배예요.” 채널 하나를 만들 때마다 모든 채널을 읽으므로 두 수가 함께 두 배가 돼요.";
    /// To discuss.
    WIDTH_TALK: "Why does a depthwise convolution not follow the square, and what does it give up for that?",
        "채널별(depthwise) 합성곱은 왜 제곱을 따르지 않을까요? 그 대신 무엇을 포기할까요?";
    // 4
    /// Often believed.
    RESOLUTION_BELIEF: "“A larger picture needs more parameters.” The same kernels pass over more places: only the work grows.",
        "“사진이 커지면 파라미터가 더 필요해요.” 같은 커널이 더 많은 자리를 훑을 뿐이고, 연산량만 늘어요.";
    /// To discuss.
    RESOLUTION_TALK: "When does a finer picture help, and when is the detail lost anyway?",
        "사진이 더 세밀하면 언제 도움이 되고, 언제는 소용이 없을까요?";
    // 5
    /// Often believed.
    BUDGET_BELIEF: "“One axis is the best one; put everything there.” Each alone gains less and less, and all three together gain \
        most.",
        "“가장 좋은 축 하나에 모두 쓰면 돼요.” 한 축만 키우면 이득이 점점 줄고, 셋을 함께 키울 때 가장 커요.";
    /// To discuss.
    BUDGET_TALK: "Why would a larger picture need more layers, and more channels? Compare the parameters of the four networks, too.",
        "사진이 커지면 왜 층도 채널도 더 필요할까요? 네 네트워크의 파라미터 수도 견주어 보세요.";
    // 6
    /// Often believed.
    SEARCH_BELIEF: "“1.2, 1.1, 1.15 follow from the formula.” The formula only holds their product near 2; training chose among \
        the candidates.",
        "“1.2, 1.1, 1.15는 공식에서 나와요.” 공식은 곱을 2 가까이로 묶을 뿐이고, 학습한 결과로 후보 중에서 골랐어요.";
    /// To discuss.
    SEARCH_TALK: "The search was made on a small network and its result used for large ones. What does that assume?",
        "작은 네트워크에서 탐색한 결과를 큰 네트워크에 썼어요. 여기에는 어떤 가정이 있을까요?";
    // 7
    /// Often believed.
    PHI_BELIEF: "“Phi 2 costs exactly four times phi 0.” Blocks, channels and pixels come whole, and the exact count climbs in \
        stairs.",
        "“phi 2의 연산량은 phi 0의 꼭 네 배예요.” 블록, 채널, 픽셀은 정수라서 실제 연산량은 계단처럼 올라가요.";
    /// To discuss.
    PHI_TALK: "Who should choose the budget: the one who trains the network, or the one who runs it on a phone?",
        "예산은 누가 정해야 할까요? 네트워크를 학습하는 사람일까요, 휴대폰에서 실행하는 사람일까요?";
    // 8
    /// Often believed.
    ROUNDING_BELIEF: "“B1 is phi = 1.” The published variants are a table that was rounded by hand.",
        "“B1은 phi = 1이에요.” 공개된 모델은 사람이 다듬은 표예요.";
    /// To discuss.
    ROUNDING_TALK: "B1 and B2 have the same number of blocks. What does B2 spend its further cost on?",
        "B1과 B2는 블록 수가 같아요. B2는 늘어난 연산량을 어디에 쓸까요?";
    // 9
    /// Often believed.
    TIME_BELIEF: "“Fewer FLOPs, less time.” Reading and writing memory takes time and is not counted; devices differ in both.",
        "“FLOPs가 적으면 시간도 적게 들어요.” 메모리를 읽고 쓰는 시간은 세지 않고, 기기마다 달라요.";
    /// To discuss.
    TIME_TALK: "Compare the ratio of the two times across the devices in the room. Why does it differ?",
        "교실에 있는 기기마다 두 시간의 비를 견주어 보세요. 왜 서로 다를까요?";
    // 10
    /// Often believed.
    GROWTH_BELIEF: "“A larger network is a better one.” Larger, it can learn more; until it is trained, it knows what it knew.",
        "“큰 네트워크가 더 좋은 네트워크예요.” 더 많이 배울 수 있을 뿐이고, 학습하기 전에는 알던 것만 알아요.";
    /// To discuss.
    GROWTH_TALK: "Why start from a grown network, and not from random weights? What must be added so that copies become different?",
        "무작위 가중치가 아니라 키운 네트워크에서 학습을 시작하면 무엇이 좋을까요? 복사본이 서로 달라지려면 무엇을 더해야 할까요?";
}
