//! One picture at many input sizes: must it have the network's own?

section! {
    /// The button.
    START: "Other input sizes", "다른 입력 크기";
    /// The button that stops it.
    CANCEL: "Stop", "멈추기";
    /// Head of what came of it.
    TITLE: "Must the picture have the network's size?", "사진이 네트워크의 입력 크기여야 할까요?";
    /// What was done.
    ABOUT: "The page resizes every picture. The weights do not depend on the input size: here the same part of the picture, at \
        {count} sizes from {low} to {high} px, runs through the same network.",
        "페이지는 모든 사진의 크기를 바꿔요. 가중치는 입력 크기와 관계가 없어서, 사진의 같은 부분을 {low}px부터 {high}px까지 {count}가지 크기로 같은 \
        네트워크에 넣어 봐요.";
    /// How far it is.
    WORKING: "{done} of {total} sizes", "크기 {total}가지 중 {done}가지";
    /// It did not come to its end.
    STOPPED: "Stopped after {done} of {total} sizes.", "크기 {total}가지 중 {done}가지까지 하고 멈췄어요.";
    /// Some had no room.
    LEFT_OUT: "{count} sizes are left out: they need more memory than this device gives.",
        "{count}가지 크기는 이 기기의 메모리보다 많은 메모리가 필요해서 빠졌어요.";
    /// One class at all sizes.
    SAME_AT_ALL: "No: at every size from {low} to {high} px the network answers {name}, as at its own {own} px.",
        "아니요. {low}px부터 {high}px까지 어느 크기에서나 네트워크의 크기인 {own}px에서처럼 {name}(이)라고 답해요.";
    /// One class at some sizes around the own one.
    SAME_AROUND: "Not exactly: from {low} to {high} px the network answers {name}, as at its own {own} px, but at {other} px \
        {other_name}.",
        "꼭 그렇지는 않아요. {low}px부터 {high}px까지는 네트워크의 크기인 {own}px에서처럼 {name}, {other}px에서는 {other_name}(이)라고 \
        답해요.";
    /// One class at the own size alone.
    SAME_NOWHERE: "For this picture it must: the network answers {name} at its own {own} px alone, and at {other} px \
        {other_name}.",
        "이 사진은 그래야 해요. 네트워크의 크기인 {own}px에서만 {name}, {other}px에서는 {other_name}(이)라고 답해요.";
    /// The own size is the best one.
    BEST_IS_OWN: "Of all sizes {name} is most probable at the network's own, {probability}; at {other} px it is \
        {other_probability}, and a run takes {other_time} instead of {time}.",
        "{name}의 확률은 네트워크의 크기에서 {probability}, 모든 크기 가운데 가장 높아요. {other}px에서 확률은 {other_probability}, 한 번 실행하는 데 \
        걸리는 시간은 {time} 대신 {other_time}(이)에요.";
    /// Another size is better.
    BEST_IS_OTHER: "Of all sizes {name} is most probable at {other} px, {other_probability} instead of {probability} at {own} px, \
        and a run takes {other_time} there instead of {time}.",
        "{name}의 확률은 {other}px에서 가장 높아서 {own}px의 {probability} 대신 {other_probability}, 한 번 실행하는 데 걸리는 시간은 {time} 대신 \
        {other_time}(이)에요.";
    /// Head of a chart.
    PROBABILITY: "Probability of {name}, in percent", "{name}의 확률(퍼센트)";
    /// Head of a chart.
    TIME: "Milliseconds a run", "한 번 실행하는 데 걸리는 시간(밀리초)";
    /// What the marks mean.
    MARKS: "Filled: the answer is {name}. Hollow: another class is more probable. Dashed line: the network's own size.",
        "채운 점: 답이 {name}인 크기. 빈 점: 다른 클래스의 확률이 더 높은 크기. 파선: 네트워크의 크기.";
    /// A chart for those who do not see it.
    CHART: "{title}, over input sizes from {low} to {high} px", "{title}, 입력 크기 {low}px부터 {high}px까지";
    /// The table that opens.
    TABLE: "The numbers", "숫자로 보기";
    /// A column.
    SIZE: "input, px", "입력, px";
    /// A column.
    ANSWER: "most probable", "확률이 가장 높은 클래스";
    /// A column.
    ANSWER_PROBABILITY: "its probability", "그 확률";
    /// A column.
    MILLIS: "time", "시간";
}
