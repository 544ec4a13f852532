//! The scaling lab: what came out, the learner's own network, and what can be taken away.

section! {
    /// A heading.
    TITLE: "What came out", "결과";
    /// The best network of a seed.
    BEST: "Best with seed {seed}: {name}, {percent} of {of} test pictures right.",
        "시드 {seed}에서 가장 좋은 네트워크: {name}. 시험 사진 {of}장 가운데 {percent} 정답.";
    /// A tiny experiment.
    TINY: "One short epoch says nothing about scaling. Choose “fast” or “careful” to test the claim.",
        "짧은 한 에포크로는 스케일링을 알 수 없어요. 주장을 확인하려면 ‘빠르게’나 ‘꼼꼼하게’를 고르세요.";
    /// One seed, in favor.
    ONE_AHEAD: "With this one seed, all three together are {points} points ahead of the best single axis. One seed says nothing \
        about the spread: repeat it before you believe it.",
        "이 시드 하나에서는 세 축을 함께 키운 쪽이 가장 좋은 한 축보다 {points}%p 앞서요. 시드 하나로는 결과가 얼마나 흩어지는지 알 수 없어요. \
        믿기 전에 다른 시드로 다시 해 보세요.";
    /// One seed, not in favor.
    ONE_BEHIND: "With this one seed, all three together are {points} points behind the best single axis. One seed says nothing \
        about the spread: repeat it before you believe it.",
        "이 시드 하나에서는 세 축을 함께 키운 쪽이 가장 좋은 한 축보다 {points}%p 뒤져요. 시드 하나로는 결과가 얼마나 흩어지는지 알 수 없어요. \
        믿기 전에 다른 시드로 다시 해 보세요.";
    /// Several seeds, no claim.
    WITHIN: "Over {count} seeds, all three together less the best single axis of each seed is {points} points on average (95 % interval \
        {low} to {high}). The interval holds 0: this is within the spread, so no claim.",
        "시드 {count}개에서 세 축을 함께 키운 정확도와 시드마다 가장 좋은 한 축의 차이는 평균 {points}%p예요(95 % 구간 {low}~{high}). 구간에 0이 \
        들어 있어요. 흩어짐의 범위 안이라서 아무 주장도 할 수 없어요.";
    /// Several seeds, in favor.
    AHEAD: "Over {count} seeds, all three together are ahead of the best single axis by {points} points on average (95 % interval \
        {low} to {high}): more than the spread of these seeds explains.",
        "시드 {count}개에서 세 축을 함께 키운 쪽이 가장 좋은 한 축보다 평균 {points}%p 앞서요(95 % 구간 {low}~{high}). 이 시드들의 흩어짐만으로는 \
        설명할 수 없는 차이예요.";
    /// Several seeds, against.
    BEHIND: "Over {count} seeds, all three together are behind the best single axis by {points} points on average (95 % interval \
        {low} to {high}): more than the spread of these seeds explains.",
        "시드 {count}개에서 세 축을 함께 키운 쪽이 가장 좋은 한 축보다 평균 {points}%p 뒤져요(95 % 구간 {low}~{high}). 이 시드들의 흩어짐만으로는 \
        설명할 수 없는 차이예요.";
    /// The guess against the result.
    PAIRS: "Your ranking has {all} pairs. In your order: {right}. The other way round: {wrong}. Too close to call with {of} test \
        pictures: {close}.",
        "내 순위에는 쌍이 {all}개 있어요. 예상한 순서대로: {right}개. 반대로: {wrong}개. 시험 사진 {of}장으로는 가릴 수 없음: {close}개.";
    /// Pairs that came out the other way round.
    PAIRS_WRONG: "The other way round: {pairs}.", "반대로 나온 쌍: {pairs}.";
    /// A pair.
    PAIR: "{first} over {second}", "{first} > {second} 순서";

    /// A chart.
    CHART: "Every seed, {times} times the baseline, {pace}", "모든 시드({times}배, {pace})";
    /// What it shows.
    CHART_WORDS: "A mark is a run on this page or of its link; the upright line is the mean of several.",
        "점 하나는 이 페이지나 링크에 있는 학습 한 번이고, 세로줄은 여러 번의 평균이에요.";
    /// What the band is.
    BAND: "The band behind is one standard deviation to both sides of the mean of recorded seeds.",
        "뒤의 띠는 기록해 둔 시드들의 평균에서 양쪽으로 표준 편차 하나만큼이에요.";
    /// Where recorded runs come from.
    RECORDED: "Recorded with the trainer of this page, natively on one thread; repeat it with: {command}",
        "이 페이지의 학습기로 브라우저 밖에서 스레드 하나로 기록했어요. 다시 하는 명령: {command}";
    /// The table below it.
    SPREADS: "Mean and spread by network", "네트워크별 평균과 흩어짐";
    /// A column.
    SEEDS: "Seeds", "시드 수";
    /// A column.
    MEAN: "Mean", "평균";
    /// A column.
    DEVIATION: "Standard deviation", "표준 편차";
    /// Of one seed.
    NONE: "needs two seeds", "시드가 둘 이상 필요해요";

    /// A heading.
    OWN: "Your own network", "내 네트워크 만들기";
    /// What to do.
    OWN_WORDS: "Can you spend the same budget better? Set blocks, channels and pixels; the count follows at once. It may start within \
        3 % over the budget, and its result joins the others.",
        "같은 예산을 더 잘 쓸 수 있을까요? 블록, 채널, 픽셀을 정해 보세요. 연산량은 바로 계산돼요. 예산을 3 % 넘지 않으면 시작할 수 있고, \
        결과는 다른 것들과 함께 나타나요.";
    /// A slider.
    BLOCKS: "Blocks", "블록";
    /// A slider.
    WIDTH: "Width", "너비";
    /// A slider.
    PIXELS: "Pixels", "픽셀";
    /// The meter.
    METER: "{macs} multiply-adds, {percent} of the budget; {params} parameters", "곱셈-덧셈 {macs}, 예산의 {percent}. 파라미터 {params}개";
    /// The meter, for the ear.
    METER_NAME: "Share of the budget", "예산에서 차지하는 몫";
    /// Too large.
    TOO_LARGE: "That is more than 3 % over the budget. Take blocks, width or pixels away.",
        "예산을 3 % 넘게 초과했어요. 블록, 너비, 픽셀 가운데 하나를 줄이세요.";
    /// A button.
    OWN_START: "Train my network", "내 네트워크 학습시키기";

    /// A heading.
    BOARD: "Best on this device", "이 기기의 순위";
    /// Nothing is there.
    BOARD_EMPTY: "Nothing was trained at this budget and pace yet.", "이 예산과 학습 길이로는 아직 학습한 것이 없어요.";
    /// A column.
    PLACE: "Place", "순위";
    /// A column.
    SHAPE: "Blocks / width / pixels", "블록 / 너비 / 픽셀";
    /// A column.
    SEED: "Seed", "시드";
    /// Below a result.
    FROM_LINK: "from the link", "링크에서";
    /// A button.
    FORGET: "Forget all results", "모든 결과 지우기";
    /// The browser keeps nothing.
    NOT_KEPT: "This browser could not keep the results: its storage is full or switched off. They last until you close the page; save the CSV to keep them.",
        "저장 공간이 가득 찼거나 꺼져 있어서 이 브라우저가 결과를 보관하지 못했어요. 페이지를 닫을 때까지만 남으니, 보관하려면 CSV로 저장하세요.";
    /// The same of the training pictures.
    PICTURES_NOT_KEPT: "This browser could not keep the pictures: its storage is full or switched off. The lab works, but downloads them again each time.",
        "저장 공간이 가득 찼거나 꺼져 있어서 이 브라우저가 사진을 보관하지 못했어요. 실험실은 작동하지만, 사진을 매번 다시 내려받아요.";

    /// A heading.
    SHARE: "Take the results away", "결과 가져가기";
    /// For a class.
    SHARE_WORDS: "In a class, every device trains with its own seeds. Pool the CSV files, or open each other's links.",
        "수업에서는 기기마다 다른 시드로 학습해요. CSV 파일을 모으거나 서로의 링크를 열어 보세요.";
    /// A button.
    CSV: "Save as CSV", "CSV로 저장";
    /// A button.
    LINK: "Copy a link with these results", "결과가 담긴 링크 복사";
    /// The browser does not copy.
    LINK_REFUSED: "The browser does not allow copying. Save the CSV instead.",
        "브라우저가 복사를 허용하지 않아요. 대신 CSV로 저장하세요.";

    /// A heading.
    INSIDE: "See inside", "들여다보기";
    /// Nothing is there.
    INSIDE_EMPTY: "This shows the pictures once networks have been trained on this page.",
        "이 페이지에서 네트워크를 학습시키면 사진을 볼 수 있어요.";
    /// The pictures did not come.
    INSIDE_FAILED: "The labels of the test pictures could not be fetched. Check the connection, then close and open this part again.",
        "시험 사진의 정답을 받을 수 없었어요. 연결을 확인한 뒤 이 부분을 닫았다가 다시 여세요.";
    /// Pictures that the winner alone gets right.
    ONLY: "{name}, the best one, alone names {count} of {of} test pictures rightly. Here are the first {shown}.",
        "가장 좋은 네트워크({name})만 맞힌 사진은 시험 사진 {of}장 가운데 {count}장이에요. 처음 {shown}장을 보여 줘요.";
    /// A picture that the winner alone gets right, for the ear.
    PICTURE: "Test picture {number}: {class}", "시험 사진 {number}: {class}";
    /// The choice of a table.
    CONFUSION: "What is taken for what", "무엇을 무엇으로 보았을까요";
    /// The caption of the table.
    CONFUSION_OF: "{name}: rows are what a picture shows, columns what the network says",
        "{name}: 행은 사진에 있는 것, 열은 네트워크의 답";
    /// The largest mistake.
    MOST_CONFUSED: "Most often it takes {truth} for {predicted}: {count} times.",
        "가장 자주 한 실수: {truth} → {predicted}, {count}번.";
}
