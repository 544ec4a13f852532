//! How far a learner is from a goal of the lesson.

section! {
    /// A count against its bounds.
    READING: "{value}: {verdict}; your goal is {goal}.", "{value}: {verdict}. 목표는 {goal}.";
    /// A factor of the exact count.
    TIMES: "{value} times", "{value}배";
    /// The coefficient of an axis.
    COEFFICIENT: "{knob} {value}", "{knob} {value}배";
    /// The product of the bases.
    PRODUCT: "alpha · beta² · gamma² = {value}", "alpha · beta² · gamma² = {value}배";
    /// Both bounds.
    BETWEEN: "{least} to {most}", "{least}~{most}배예요";
    /// The lower bound alone.
    AT_LEAST: "{least} or more", "{least}배 이상이에요";
    /// The upper bound alone.
    AT_MOST: "{most} or less", "{most}배 이하예요";
    /// Below the bounds.
    TOO_LITTLE: "too little", "아직 적어요";
    /// Above them.
    TOO_MUCH: "too much", "너무 많아요";
    /// Within them.
    WITHIN: "that is right", "알맞아요";
    /// Below the budget, with room for more.
    ROOM: "phi can go higher", "phi를 더 올릴 수 있어요";

    /// An axis alone, and others have moved.
    OTHER_AXES: "{knob} alone: the other two have to be at 1.", "{knob}만 바꿔요. 나머지 둘은 1이어야 해요.";
    /// It moves by the formula.
    OWN_SLIDER: "Move {knob} by its own slider.", "{knob} 슬라이더를 직접 움직이세요.";
    /// Two axes.
    SEVERAL_AXES: "Raise one axis alone, or all three with phi.", "한 축만 올리거나 phi로 세 축을 함께 올리세요.";
    /// The formula does not decide.
    BY_PHI: "Set the size with phi.", "phi로 크기를 정하세요.";
    /// The learner's bases grow too fast or too slowly.
    BASES: "alpha · beta² · gamma² is {product} with these bases; it has to be {least} to {most}.",
        "이 밑으로는 alpha · beta² · gamma²이 {product}(이)에요. {least}~{most}이어야 해요.";
    /// The paper's own.
    PAPERS: "These are the paper's own bases; choose others.", "논문의 밑이에요. 다른 밑을 고르세요.";
    /// The candidates are compared there.
    AT_PHI: "Candidates are compared at phi {phi}.", "후보는 phi {phi}에서 견주어요.";
    /// The formula would do, the exact count does not.
    ROUNDED: "The formula alone says {formula} times. The exact count decides: blocks, channels and pixels come whole.",
        "공식만으로는 {formula}배예요. 블록과 채널과 픽셀은 정수라서, 정확히 센 연산량으로 판단해요.";
    /// The sliders were there before the step.
    UNTOUCHED: "The sliders stand as they did when the step was opened: move one, and it counts.",
        "슬라이더가 단계를 열 때 그대로예요. 움직이면 인정돼요.";
    /// The sliders stand elsewhere.
    ELSEWHERE: "The sliders stand at {setting}: start from {name}.", "슬라이더는 지금 {setting}에 있어요. {name}에서 시작하세요.";
    /// The page took a picture by itself, or there is none.
    NO_PICTURE: "You have not chosen a picture yet.", "아직 사진을 고르지 않았어요.";
    /// There is no answer of a network.
    NO_ANSWER: "No answer of {name} to a picture yet.", "아직 사진에 대한 {name}의 답이 없어요.";
    /// There is none of the setting.
    NO_ANSWER_YET: "The answer of this network is not there yet.", "이 네트워크의 답이 아직 없어요.";
    /// It grows from another.
    OTHER_PARENT: "This network does not grow from {name}: start from {name}, and raise width alone.",
        "이 네트워크는 {name}에서 자라지 않아요. {name}에서 시작해서 너비만 올리세요.";
    /// It is not larger.
    SAME_NETWORK: "This is {name} at another resolution: raise width.", "해상도만 다른 {name}(이)에요. 너비를 올리세요.";
    /// It runs at its own resolution.
    OTHER_PIXELS: "It ran at {px} px. In “Weights”, choose {wanted} px, as it was trained.",
        "{px}픽셀에서 실행했어요. ‘가중치’에서 학습한 {wanted}픽셀을 고르세요.";
    /// It answers otherwise.
    OTHER_ANSWER: "This is another answer than that of {name}: show both the same picture.",
        "{name}의 답과 달라요. 두 네트워크에 같은 사진을 보여 주세요.";
}
