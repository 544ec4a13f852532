//! The guided lesson.

section! {
    // Around the steps
    /// Opens the lesson.
    START: "{minutes}-minute lesson", "{minutes}분 수업";
    /// Opens it where it was left.
    RESUME: "Back to the lesson: step {step} of {steps}", "수업 이어 하기: {steps}단계 중 {step}단계";
    /// Beside the button that opens it.
    INVITATION: "{steps} small steps, with your own hands: what each axis does, and why all three grow together.",
        "작은 {steps}단계를 직접 해 보며, 각 축이 하는 일과 세 축이 함께 커지는 이유를 알아봐요.";
    /// Name of the part of the page.
    LESSON: "Lesson", "수업";
    /// Where the learner is.
    PROGRESS: "Step {step} of {steps}", "{steps}단계 중 {step}단계";
    /// Puts the lesson away.
    CLOSE: "Close the lesson", "수업 닫기";
    /// To the step before.
    BACK: "Back", "이전";
    /// To the step after one that was done.
    NEXT: "Next step", "다음 단계";
    /// To the step after one that was not.
    LEAVE_OUT: "Skip this step", "이 단계 건너뛰기";
    /// From the last step to the learner's page.
    TO_END: "To my page", "내 결과 보기";
    /// Opens and shows what the task needs.
    TAKE_ME_THERE: "Take me there", "그곳으로 이동";
    /// Sets the sliders to the baseline.
    TO_BASELINE: "Start from {name}", "{name}에서 시작";
    /// On a small screen: from the page to the lesson.
    TO_LESSON: "To the lesson", "수업으로";
    /// Over the task.
    TO_DO: "Do", "해 보기";
    /// Over the question.
    GUESS_FIRST: "Guess first", "먼저 예상하기";
    /// Over the question of a step that asks after its task.
    GUESS_NOW: "Then guess", "그다음 예상하기";
    /// Over the explained choices.
    CHOICES_EXPLAINED: "The choices, explained", "보기마다 설명";
    /// Opens a definition.
    WHAT_IS: "What is {term}?", "{term}: 무슨 뜻인가요?";
    /// Sets the bases to the paper's.
    TO_PAPER: "Start from the paper's bases: {alpha}, {beta}, {gamma}", "논문의 밑에서 시작: {alpha}, {beta}, {gamma}";
    /// Takes the guess.
    GUESS: "That is my guess", "이렇게 예상해요";
    /// Goes on without a guess.
    NO_GUESS: "Skip the guess", "예상하지 않을래요";
    /// Over the answer.
    ANSWER: "What you found", "알게 된 것";
    /// A goal that was met, for those who do not see its mark.
    MET: "done", "완료";
    /// A goal that was not.
    NOT_MET: "still to do", "아직 남음";
    /// Heard and shown when the task was done and the guess was made.
    DONE: "Step {step}: done.", "{step}단계를 마쳤어요.";
    /// The task was done, the guess was not made.
    DONE_BUT_GUESS: "Done. Make your guess, or skip it, and the answer opens.",
        "해냈어요. 예상을 고르거나 건너뛰면 답이 열려요.";
    /// Nothing was done yet.
    WAITING: "Not done yet.", "아직 하지 않았어요.";
    /// The guess was right.
    RIGHT: "Your guess was right.", "예상이 맞았어요.";
    /// The guess was another.
    WRONG: "You guessed “{guess}”; it is “{right}”.", "예상: “{guess}” · 답: “{right}”";
    /// There was no guess.
    UNGUESSED: "It is “{right}”.", "답: “{right}”";

    // Settings and choices
    /// A factor to choose.
    ABOUT_TIMES: "about {times} times as many", "약 {times}배";
    /// The same number.
    SAME: "as many as before", "그대로";
    /// A number of multiply-adds to choose.
    ABOUT_COUNT: "about {count}", "약 {count}";
    /// A factor to choose, as it is.
    TIMES: "{times} times", "{times}배";
    /// One of the four ways.
    DEPTH_ALONE: "depth alone", "깊이만";
    /// One of the four ways.
    WIDTH_ALONE: "width alone", "너비만";
    /// One of the four ways.
    RESOLUTION_ALONE: "resolution alone", "해상도만";
    /// One of the four ways.
    ALL_THREE: "all three together", "세 축 모두";
    /// phi and the bases of a setting.
    COMPOUND: "phi {phi} with {alpha}, {beta}, {gamma}", "phi {phi}, 밑 {alpha}, {beta}, {gamma}";
    /// The axes of a setting.
    SEPARATE: "depth {depth}, width {width}, resolution {resolution}", "깊이 {depth}, 너비 {width}, 해상도 {resolution}";
    /// A setting and its cost.
    COSTS: "{name}: {count} multiply-adds, {times} times the baseline", "{name}: 곱셈-덧셈 {count}번, 기준 모델의 {times}배";
    /// The part of the budget that is missed at most.
    WITHIN: "{budget} times the baseline, give or take {tolerance} %", "기준 모델의 {budget}배(오차 {tolerance}% 이내)";

    // 1
    /// Title.
    BASELINE: "The baseline", "기준 모델";
    /// Idea.
    BASELINE_IDEA: "A network names what is in a picture, with one kind of arithmetic over and over: multiply, then \
        add. The paper calls the number of these FLOPS. Every network here grows out of a small one, the baseline.",
        "네트워크는 곱하고 더하는 한 가지 계산을 되풀이해서 사진 속 사물의 이름을 맞혀요. 이 곱셈-덧셈의 수를 논문에서는 \
        연산량(FLOPS)이라고 불러요. 이곳의 모든 네트워크는 작은 기준 모델에서 자라나요.";
    /// Question.
    BASELINE_ASK: "How many multiply-adds does {name} need for one picture?",
        "{name}은(는) 사진 한 장에 곱셈-덧셈을 몇 번이나 할까요?";
    /// Task, where the page has trained weights of the baseline.
    BASELINE_DO: "Choose a sample picture. It runs through {name}, a baseline with trained weights, on your device.",
        "예제 사진을 하나 고르세요. 학습된 가중치가 있는 기준 모델 {name}이(가) 이 기기에서 사진을 읽어요.";
    /// Task, where it has none.
    BASELINE_TIME_DO: "Choose a sample picture. It runs through the baseline {name} on your device: for its time alone, as \
        the page has no trained weights of {name}. Those of {other} it has.",
        "예제 사진을 하나 고르세요. 기준 모델 {name}이(가) 이 기기에서 실행돼요. 페이지에 {name}의 학습된 가중치가 없어서 시간만 재요. {other}의 \
        가중치는 있어요.";
    /// Answer.
    BASELINE_FOUND: "{name} needs {count} multiply-adds. Your device took {time}: {rate} every second.",
        "{name}의 연산량은 곱셈-덧셈 {count}번이에요. 이 기기에서는 {time} 걸렸으니 1초에 {rate}번을 계산했어요.";

    // 2
    /// Title.
    DEPTH: "Depth alone", "깊이만 키우기";
    /// Idea.
    DEPTH_IDEA: "Depth is how many MBConv blocks stand one behind the other. A deeper network can build richer features out of \
        simple ones.",
        "깊이는 차례로 늘어선 MBConv 블록의 수예요. 네트워크가 깊을수록 단순한 특징에서 더 풍부한 특징을 쌓아 올릴 수 있어요.";
    /// Question of the steps about depth and width.
    ALONE_ASK: "Only {axis} goes up, to {least}. How many multiply-adds are there then?",
        "{axis}만 {least}(으)로 올려요. 곱셈-덧셈의 수는 어떻게 될까요?";
    /// Task of the three steps about one axis.
    ALONE_DO: "Start from the baseline. Set {axis} to {least} or more and leave the other two alone.",
        "기준 모델에서 시작해서 {axis}만 {least} 이상으로 올리고 나머지 둘은 그대로 두세요.";
    /// Answer.
    DEPTH_FOUND: "At depth {value} there are {blocks} blocks where {was} were, and {times} times the multiply-adds. One \
        more block is the same work once more: depth counts once. It is not exactly {value} times: there is still one stem \
        and one head, and a block that is added does not cost just what the first of its stage does.",
        "깊이가 {value}이면 블록은 {was}개에서 {blocks}개로 늘고 연산량은 {times}배가 돼요. 블록 하나가 늘면 같은 일을 한 번 더 할 \
        뿐이라, 깊이는 한 번만 곱해져요. 정확히 {value}배가 아닌 까닭은 스템과 헤드는 여전히 하나씩이고, 더한 블록의 연산량이 스테이지의 첫 블록과 똑같지는 않기 \
        때문이에요.";

    // 3
    /// Title.
    WIDTH: "Width alone", "너비만 키우기";
    /// Idea.
    WIDTH_IDEA: "Width is how many channels a layer has: how many different things it can look for in the same place.",
        "너비는 한 층의 채널 수예요. 같은 자리에서 서로 다른 특징을 몇 가지나 찾아볼 수 있는지를 뜻해요.";
    /// Answer.
    WIDTH_FOUND: "At width {value} it is {times} times the multiply-adds. A layer reads more channels and makes more \
        channels, so width counts squared: double one layer of {name} and it costs {regular} times as much. A depthwise \
        layer reads one channel for each that it makes and costs only {depthwise} times as much, so the whole is not \
        quite the square.",
        "너비가 {value}이면 연산량은 {times}배가 돼요. 층이 읽는 채널도 만드는 채널도 늘어나서 너비는 제곱으로 곱해져요. {name}의 \
        한 층을 두 배로 넓히면 {regular}배가 들어요. 채널별(depthwise) 합성곱은 채널 하나를 만들 때 채널 하나만 읽어서 {depthwise}배만 \
        들기 때문에, 전체는 제곱에 조금 못 미쳐요.";

    // 4
    /// Title.
    RESOLUTION: "Resolution alone", "해상도만 키우기";
    /// Idea.
    RESOLUTION_IDEA: "Resolution is the side of the picture that the network sees. A larger picture shows finer detail.",
        "해상도는 네트워크가 보는 사진 한 변의 길이예요. 사진이 클수록 더 세밀한 무늬가 보여요.";
    /// Question.
    RESOLUTION_ASK: "Only resolution goes up, to {least}. How many parameters, the numbers that training finds, are there \
        then?",
        "해상도만 {least}(으)로 올려요. 학습으로 찾는 숫자인 파라미터의 수는 어떻게 될까요?";
    /// Answer.
    RESOLUTION_FOUND: "At resolution {value} the picture is {pixels} pixels a side and costs {times} times the \
        multiply-adds, with {params} parameters as before. The same kernels pass over more rows and more columns: \
        resolution counts squared, and adds no parameter.",
        "해상도가 {value}이면 사진 한 변은 {pixels}픽셀, 연산량은 {times}배이고 파라미터는 그대로 {params}개예요. 같은 커널이 더 많은 \
        행과 더 많은 열을 훑기 때문에 해상도는 제곱으로 곱해지지만, 파라미터는 하나도 늘지 않아요.";

    /// What there is to see beside the task.
    RESOLUTION_TRY: "The weights do not depend on the size of the picture: the same network answers at any of them. Does it answer \
        the same?",
        "가중치는 사진의 크기와 관계가 없어서 같은 네트워크가 어느 크기로도 답해요. 답도 같을까요?";

    // 5
    /// What there is to do beside the task.
    BUDGET_TRY: "Do you believe it? Test it: the scaling lab trains five small networks of one budget on this device, in minutes.",
        "정말 그럴까요? 확인해 보세요. 스케일링 실험실에서 예산이 같은 작은 네트워크 다섯 개를 이 기기에서 몇 분 만에 학습시켜요.";
    /// Title.
    BUDGET: "One budget, four ways to spend it", "같은 예산, 네 가지 쓰임";
    /// Idea.
    BUDGET_IDEA: "You may spend {budget} times the arithmetic of the baseline. It buys depth, or width, or resolution, or \
        some of each.",
        "기준 모델의 {budget}배까지 연산량을 쓸 수 있어요. 이 예산으로 깊이나 너비나 해상도를, 또는 셋을 조금씩 살 수 있어요.";
    /// Question.
    BUDGET_ASK: "The paper trained one network of each kind, at a similar cost. Which had the highest top-1 accuracy?",
        "논문은 비슷한 연산량으로 네 가지 네트워크를 하나씩 학습했어요. top-1 정확도가 가장 높은 것은 무엇이었을까요?";
    /// Task.
    BUDGET_DO: "Find all four. Raise one axis alone, then the next, then phi, until the cost is {within}.",
        "네 가지를 모두 찾아보세요. 한 축씩 차례로 올리고 마지막에 phi를 올려서, 연산량을 {within}(으)로 맞추세요.";
    /// Answer.
    BUDGET_FOUND: "Top-1 accuracy in the paper's Table 7: {depth} % with depth alone, {width} % with width alone, \
        {resolution} % with resolution alone, {together} % with all three; {baseline} % for the baseline. One axis alone \
        gains less and less, it saturates. A larger picture needs more layers to cover it and more channels for its \
        detail. (The paper prints {least} to {most} FLOPS for the four. This page counts, and trains nothing.)",
        "논문 표 7의 top-1 정확도: 깊이만 {depth}%, 너비만 {width}%, 해상도만 {resolution}%, 셋 다 {together}%, 기준 모델 \
        {baseline}%. 한 축만 키우면 이득이 점점 줄어 포화해요. 사진이 커지면 넓게 볼 층도, 세밀한 무늬를 담을 채널도 더 필요해요. \
        (논문에 적힌 네 네트워크의 FLOPS는 {least}~{most}(이)에요. 이 페이지는 세기만 하고 학습하지는 않아요.)";

    // 6
    /// Title.
    SEARCH: "How much of each", "얼마씩 나눌까";
    /// Idea.
    SEARCH_IDEA: "alpha, beta and gamma say how much depth, width and resolution grow with each step of phi. The paper \
        holds alpha · beta² · gamma² near {target}, so that a step about doubles the arithmetic, and compares many such \
        triples: a grid search under a constraint.",
        "alpha, beta, gamma는 phi가 한 단계 오를 때 깊이, 너비, 해상도가 몇 배로 커지는지 정해요. 논문은 한 단계마다 연산량이 약 두 \
        배가 되도록 alpha · beta² · gamma²을 {target} 가까이로 묶어 두고 여러 조합을 견주어요. 제약이 있는 격자 탐색이에요.";
    /// Question.
    SEARCH_ASK: "The paper's bases are {alpha}, {beta} and {gamma}. By how much does one step of phi multiply the \
        arithmetic?",
        "논문이 찾은 밑({alpha}, {beta}, {gamma})으로 phi를 한 단계 올리면 연산량은 몇 배가 될까요?";
    /// Task.
    SEARCH_DO: "Open “Where do alpha, beta and gamma come from?” and set the sliders to a candidate of your own, not the \
        paper's.",
        "“alpha, beta, gamma는 어디에서 왔을까요?”를 열고, 논문의 것이 아닌 후보를 하나 골라 슬라이더에 적용하세요.";
    /// Answer.
    SEARCH_FOUND: "alpha · beta² · gamma² is {paper} with the paper's bases and {product} with yours: {alpha}, {beta}, \
        {gamma}. Counted exactly, your network at phi {phi} costs {times} times the baseline. The paper trained the \
        candidates and kept the most accurate. It did so on {name}: around {large} the same search would cost {ratio} \
        times as much.",
        "alpha · beta² · gamma²의 값: 논문의 밑 {paper}, 직접 고른 밑({alpha}, {beta}, {gamma}) {product}. 정확히 세면 phi {phi}에서 \
        기준 모델의 {times}배가 들어요. 논문은 후보들을 학습해서 가장 정확한 것을 남겼어요. {name}에서 탐색한 까닭은, 같은 \
        탐색을 {large}에서 하면 {ratio}배가 들기 때문이에요.";

    // 7
    /// Title.
    PHI: "One knob, up to your budget", "손잡이 하나로 예산까지";
    /// Idea.
    PHI_IDEA: "With the three shares settled, one number decides how large the network gets: phi. That is compound \
        scaling. This step uses the paper's bases: {alpha}, {beta}, {gamma}. A button below sets them.",
        "세 축의 몫을 정하고 나면 phi라는 숫자 하나가 네트워크의 크기를 정해요. 이것이 복합 스케일링이에요. 이 단계에서는 논문의 \
        밑({alpha}, {beta}, {gamma})을 써요. 아래 버튼으로 맞출 수 있어요.";
    /// Over the choice of a budget.
    PHI_BUDGET: "Your budget, times the baseline", "내 예산(기준 모델의 몇 배)";
    /// Under the choice of a budget.
    AT_MOST: "At most {count} multiply-adds.", "곱셈-덧셈 {count}번 이하.";
    /// Question.
    PHI_ASK: "The formula promises a phi for your budget. Counted exactly, how far do you get?",
        "예산으로 얻을 수 있는 phi를 공식이 알려 줘요. 정확히 세면 어디까지 올릴 수 있을까요?";
    /// Choice.
    PHI_FARTHER: "farther", "더 높이";
    /// Choice.
    PHI_SAME: "just as far", "똑같이";
    /// Choice.
    PHI_LESS: "not as far", "더 낮게";
    /// Task.
    PHI_DO: "Choose a budget. Then raise phi as far as the exact count stays within it, and no farther.",
        "예산을 고르고, 정확한 연산량이 예산을 넘지 않는 가장 높은 곳까지 phi를 올리세요.";
    /// Answer.
    PHI_FOUND: "For {budget} times the baseline the formula promises phi {promised}; counted exactly, you got to phi \
        {reached}, with {count} multiply-adds. Blocks and channels come whole, so the exact cost climbs in stairs around \
        the formula.",
        "기준 모델의 {budget}배로 공식이 약속하는 값은 phi {promised}, 정확히 세며 올린 값은 phi {reached}(곱셈-덧셈 {count}번)이에요. \
        블록과 채널의 수는 정수라서, 실제 연산량은 공식 둘레를 계단처럼 올라가요.";

    // 8
    /// Title.
    ROUNDING: "Rounding, and the published variants", "반올림과 공개된 모델들";
    /// Idea.
    ROUNDING_IDEA: "The variants that were published, {first} to {last}, were rounded by hand. {name} asks for depth \
        {depth}, width {width} and {pixels} pixels.",
        "공개된 모델 {first}부터 {last}까지는 사람이 값을 다듬었어요. {name}은(는) 깊이 {depth}, 너비 {width}, {pixels}픽셀이에요.";
    /// Question.
    ROUNDING_ASK: "How many times as much as {small} does {name} cost, counted exactly?",
        "정확히 세면 {name}의 연산량은 {small}의 몇 배일까요?";
    /// Task.
    ROUNDING_DO: "Choose {name}, then {other}, and compare their blocks.", "{name}, {other}을(를) 차례로 고르고 블록 수를 견주어 보세요.";
    /// Answer.
    ROUNDING_FOUND: "By the formula {name} would cost {formula} times {small}; it costs {counted} times. Depth {depth} \
        asks for {asked} blocks, but each stage rounds up: {blocks}. {other} asks for {asked_other} and gets \
        {blocks_other}. And {name} is not “phi = 1”: its depth would be at phi {phi_depth}, its width at {phi_width}, its \
        resolution at {phi_resolution}.",
        "공식대로라면 {name}은(는) {small}의 {formula}배인데 실제로는 {counted}배예요. 깊이 {depth}(으)로는 블록 {asked}개면 되지만 스테이지마다 \
        올림해서 {blocks}개가 돼요. {other}도 {asked_other}개를 원해서 {blocks_other}개를 얻어요. 그리고 {name}은(는) “phi = 1”이 \
        아니에요. 깊이로는 phi {phi_depth}, 너비로는 {phi_width}, 해상도로는 {phi_resolution}에 있어요.";

    // 9
    /// Title.
    TIME: "FLOPs are not time", "FLOPs는 시간이 아니에요";
    /// Idea.
    TIME_IDEA: "{first} and {second} need nearly the same multiply-adds: {count} and {count_second}. {second} leaves out \
        squeeze-excitation, and has ReLU6 in the place of SiLU.",
        "{first}과(와) {second}의 연산량은 곱셈-덧셈 {count}번과 {count_second}번으로 거의 같아요. {second}에는 스퀴즈-익사이테이션이 없고 \
        SiLU 대신 ReLU6을 써요.";
    /// Question.
    TIME_ASK: "Which of the two is faster on your device?", "이 기기에서는 둘 중 어느 쪽이 더 빠를까요?";
    /// Choice.
    TIME_SAME: "neither, give or take {tolerance} %", "차이 없음(오차 {tolerance}% 이내)";
    /// Task.
    TIME_DO: "Add {first} to the comparison, keep {second} in it, and run it.",
        "비교 목록에 {first}을(를) 더하고 {second}도 둔 채로 비교를 실행하세요.";
    /// Answer.
    TIME_FOUND: "Your device took {time} for {first} and {time_second} for {second}: {ratio} times as long for the slower \
        one. Activations, pooling and every read and write of memory take time, and none of them is a multiply-add. So \
        count first, then measure.",
        "이 기기에서 {first}은(는) {time}, {second}은(는) {time_second} 걸렸어요. 느린 쪽이 {ratio}배 걸린 셈이에요. 활성화 함수와 풀링, \
        메모리를 읽고 쓰는 일도 시간이 들지만 곱셈-덧셈으로는 세지 않아요. 그러니 먼저 세어 보고, 그다음에 재 보세요.";

    /// Under the answer, where the table of the comparison has such a pair.
    TIME_COUNTER: "The counter-example in your table: {less} needs fewer multiply-adds than {more}, {less_count} to \
        {more_count}, and yet takes longer, {less_time} to {more_time}.",
        "비교 표에 있는 반례: {less}의 연산량은 {less_count}번으로 {more}의 {more_count}번보다 적어요. 그런데 시간은 {less_time}(으)로 \
        {more_time}보다 더 걸려요.";
    /// Under the answer, where it has none.
    TIME_NO_COUNTER: "In your table no network with fewer multiply-adds takes clearly longer. Add others, and look for one.",
        "비교 표에는 연산량이 더 적은데 눈에 띄게 더 오래 걸리는 네트워크가 없어요. 다른 네트워크를 더해서 찾아보세요.";

    // 10
    /// Title.
    GROWTH: "Larger is not yet better", "크다고 바로 더 정확하지는 않아요";
    /// Idea.
    GROWTH_IDEA: "A trained network can become wider and deeper without training: channels are copied, and whatever reads a \
        channel divides it among the copies. The larger network then computes the same function (Net2Net, Chen et al. 2016).",
        "학습된 네트워크는 학습하지 않고도 더 넓고 깊어질 수 있어요. 채널을 복사하고, 그 채널을 읽는 쪽에서 값을 복사본의 수로 \
        나눠요. 그러면 커진 네트워크가 같은 함수를 계산해요(Net2Net, Chen 외 2016).";
    /// Question.
    GROWTH_ASK: "The answer stayed, the cost grew. What would it buy to train the larger network further?",
        "답은 그대로인데 연산량은 늘었어요. 커진 네트워크를 더 학습하면 무엇을 얻을까요?";
    /// Choice.
    GROWTH_NOTHING: "nothing: it computes the same function", "얻는 것이 없어요: 같은 함수를 계산하니까요";
    /// Choice.
    GROWTH_ACCURACY: "accuracy: there is room to learn more", "정확도: 더 배울 자리가 있으니까요";
    /// Choice.
    GROWTH_CHEAPER: "time: training drops multiply-adds that are not needed",
        "시간: 학습하면 필요 없는 곱셈-덧셈이 사라지니까요";
    /// About the first choice.
    WHY_NOT_NOTHING: "The copies are equal only at the start. With a little noise on them, training moves them apart, and each \
        can learn a feature of its own.",
        "복사본은 처음에만 서로 같아요. 작은 잡음을 더하고 학습하면 서로 달라져서 저마다 새 특징을 배울 수 있어요.";
    /// About the second.
    WHY_ACCURACY: "{small} and {large}, each trained, are published with {small_top1} % and {large_top1} % top-1. That gap is \
        what training makes of more blocks and channels; growing alone gives none of it.",
        "학습해서 발표된 top-1 정확도는 {small} {small_top1}%, {large} {large_top1}%예요. 이 차이는 더 많은 블록과 채널을 학습해서 얻은 \
        것이고, 키우기만 해서는 얻을 수 없어요.";
    /// About the third.
    WHY_NOT_CHEAPER: "Training changes the numbers in the layers, not the layers: the multiply-adds stay as they are counted.",
        "학습은 층 안의 숫자를 바꿀 뿐 층을 바꾸지 않아요. 곱셈-덧셈의 수는 센 그대로예요.";
    /// Task.
    GROWTH_DO: "Start from {name} and look at its answer. Then raise width alone, until the cost is {least} times that of \
        {name} or more: at rest, the network grows from {name} and answers the same picture. (If you raise resolution too, \
        have it run at {px} px, as it was trained: in “Weights”.)",
        "{name}에서 시작해서 답을 보세요. 그다음 연산량이 {name}의 {least}배 이상이 될 때까지 너비만 올리세요. 슬라이더가 멈추면 \
        네트워크가 {name}에서 자라나 같은 사진에 답해요. (해상도도 올렸다면 ‘가중치’에서 학습한 {px}픽셀로 실행하세요.)";
    /// A goal.
    GROWTH_BEFORE: "the answer of {name}", "{name}의 답";
    /// A goal.
    GROWTH_AFTER: "the same answer of a larger network", "더 큰 네트워크의 같은 답";
    /// Answer.
    GROWTH_FOUND: "{name} gave its best class {percent} in {time}. Your network, grown from it, gives the same class \
        {percent_grown} in {time_grown}, and needs {times} times the multiply-adds. You paid for room to learn; nothing has \
        been learned in it yet.",
        "{name}: 가장 확실한 답의 확률 {percent}, 시간 {time}. 여기에서 키운 네트워크: 같은 답의 확률 {percent_grown}, 시간 \
        {time_grown}, 연산량 {times}배. 배울 자리를 늘렸을 뿐, 거기에서 배운 것은 아직 없어요.";
    /// What a network answered.
    ANSWERED: "{setting}: best class {percent}, {time}", "{setting}: 가장 확실한 답 {percent}, {time}";

    // The learner's page and the teacher's
    /// Title of the learner's page.
    MY_PAGE: "My lesson", "나의 수업";
    /// How much was done.
    STEPS_DONE: "Steps done: {done} of {steps}. Right guesses: {right}.", "{steps}단계 중 {done}단계 완료, 맞은 예상 {right}개.";
    /// A line to write on.
    NAME_AND_DATE: "Name and date:", "이름과 날짜:";
    /// Before the learner's choice.
    MY_GUESS: "My guess", "나의 예상";
    /// Before the right choice.
    RIGHT_ANSWER: "Answer", "답";
    /// Before the settings.
    MY_SETTINGS: "What I did", "내가 한 것";
    /// In place of a guess.
    NONE: "none", "없음";
    /// In place of everything about a step that was not done.
    NOT_DONE: "not done", "하지 않음";
    /// Prints the page.
    PRINT: "Print", "인쇄";
    /// Throws everything away.
    RESTART: "Start again from the beginning", "처음부터 다시 하기";
    /// Before that.
    RESTART_ASKS: "Your guesses and what you found are forgotten then.", "그러면 예상한 것과 찾은 것이 모두 지워져요.";
    /// Rather not.
    RESTART_KEEP: "Keep them", "그대로 두기";
    /// Yes.
    RESTART_SURE: "Forget them and start again", "지우고 처음부터";
    /// Back to the steps.
    TO_STEPS: "Back to the steps", "단계로 돌아가기";
}
