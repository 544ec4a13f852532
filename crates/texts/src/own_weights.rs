//! A person's own weights: the file, what was found in it, what it cannot tell, and the names of its classes.

section! {
    /// Head.
    TITLE: "Your own weights", "내 가중치";
    /// The picker.
    CHOOSE: "Choose a weights file", "가중치 파일 고르기";
    /// Of which kind.
    CHOOSE_KIND: " of PyTorch or safetensors", " (PyTorch 또는 safetensors)";
    /// Which files, and what becomes of them.
    PRIVACY: "EfficientNet and Lite of any width, depth and number of classes, with tensors named as in timm, \
        efficientnet-pytorch, torchvision or transformers, as they are or in a checkpoint of a training. The file stays on \
        your device, and nothing in it is executed: everything but its tensors is skipped.",
        "너비, 깊이, 클래스 수에 상관없이 EfficientNet과 Lite를 쓸 수 있어요. 텐서 이름은 timm, efficientnet-pytorch, \
        torchvision, transformers 방식이어야 해요. 학습 체크포인트도 돼요. 파일은 이 기기를 벗어나지 않고, 파일 안의 어떤 것도 \
        실행하지 않아요. 텐서가 아닌 것은 모두 건너뛰어요.";

    /// Head of what was found.
    FOUND: "Found in {name}", "{name}에서 찾은 것";
    /// A row.
    NETWORK: "network", "네트워크";
    /// A row.
    CLASSES: "classes", "클래스";
    /// A row.
    FILE: "file", "파일";
    /// What stands in it.
    FILE_FACTS: "{format}, {size}, named as in {layout}", "{format}, {size}, {layout} 방식의 이름";
    /// A row.
    STATE: "read from", "읽은 곳";
    /// What stands in it for a running average.
    STATE_EMA: "{state}, the running average (EMA) of the training", "{state}, 학습의 이동 평균(EMA)";
    /// A row.
    NUMBERS: "numbers", "값";
    /// What stands in it.
    NUMBERS_FACTS: "{parameters} parameters, mostly {kind}, in {tensors} tensors; {unused} more are not used",
        "파라미터 {parameters}개(대부분 {kind}), 텐서 {tensors}개. 쓰지 않는 텐서 {unused}개";

    /// Head of the questions.
    QUESTIONS: "What the file does not say", "파일로는 알 수 없는 것";
    /// Where the answers come from.
    QUESTIONS_WORDS: "Assumed from the package that uses these tensor names; a different answer rebuilds the network.",
        "텐서 이름을 그렇게 짓는 패키지에 따라 추정했어요. 다르게 고르면 네트워크를 다시 만들어요.";
    /// An answer that the person has not given.
    PRESUMED: " (assumed)", " (추정)";
    /// A question.
    STATE_QUESTION: "which weights of the training", "학습의 어느 가중치";
    /// A question.
    PADDING: "border of convolutions", "합성곱의 가장자리";
    /// An answer.
    PADDING_SYMMETRIC: "the same on each side (PyTorch)", "양쪽 똑같이(PyTorch)";
    /// A question.
    EPSILON: "epsilon of batch normalisation", "배치 정규화의 엡실론";
    /// A question.
    RESOLUTION: "side of the input, in pixels", "입력의 한 변(픽셀)";
    /// No answer to it.
    RESOLUTION_RANGE: "The side has to be a whole number from {least} to {most} pixels.",
        "한 변은 {least}부터 {most}픽셀까지의 정수여야 해요.";
    /// A question.
    CROP: "cropped off around the center", "가운데 주위로 잘라 내는 너비";
    /// An answer.
    CROP_NOTHING: "nothing: the largest square", "없음: 가장 큰 정사각형";
    /// An answer.
    CROP_MARGIN: "a margin of {px} px", "여백 {px}픽셀";
    /// A question.
    INTERPOLATION: "resampling", "리샘플링";
    /// An answer.
    BICUBIC: "bicubic", "쌍삼차(bicubic)";
    /// An answer.
    BILINEAR: "bilinear", "쌍선형(bilinear)";
    /// A question.
    PIXELS: "scale of the pixels", "픽셀 값의 범위";
    /// An answer.
    PIXELS_IMAGENET: "mean and deviation of ImageNet", "ImageNet의 평균과 표준 편차";
    /// An answer.
    PIXELS_SYMMETRIC: "from -1 to 1", "-1부터 1까지";
    /// An answer.
    PIXELS_LITE: "(pixel - 127) / 128", "(픽셀 - 127) / 128";

    /// Head of the labels.
    LABELS: "Names of the classes", "클래스의 이름";
    /// Whose they are.
    LABELS_OWN: "Your labels are in use.", "내 레이블을 쓰고 있어요.";
    /// Whose they are.
    LABELS_IMAGENET: "1,000 classes are named as those of ImageNet, in its order.",
        "클래스 1,000개에 ImageNet의 순서대로 그 이름을 붙였어요.";
    /// Nobody's.
    LABELS_NUMBERS: "The {classes} classes are shown by number, from 0.", "클래스 {classes}개를 0부터 번호로 보여 줘요.";
    /// The picker.
    LABELS_CHOOSE: "Choose a list of labels", "레이블 목록 고르기";
    /// A button.
    LABELS_FORGET: "Remove my labels", "내 레이블 빼기";
    /// Of which kind.
    LABELS_FORMS: "Text with one label a line; CSV or TSV with a column of labels, and perhaps one of class numbers; or JSON: \
        an array, or an object from class to label.",
        "한 줄에 레이블 하나인 텍스트, 레이블 열(클래스 번호 열은 없어도 됨)이 있는 CSV나 TSV, 또는 배열이나 클래스에서 레이블로 가는 \
        객체인 JSON 파일.";
    /// A list that is none.
    LABELS_TOO_LARGE: "This file is too large for a list of labels: choose a text file with one label a line.",
        "레이블 목록으로는 너무 큰 파일이에요. 한 줄에 레이블 하나인 텍스트 파일을 골라 주세요.";
    /// A list that does not come.
    LABELS_UNREAD: "The list of labels could not be read: choose it again.", "레이블 목록을 읽을 수 없었어요. 다시 골라 주세요.";
    /// A list that does not fit.
    LABELS_REFUSED: "The list of labels cannot be used: {error}.", "레이블 목록을 쓸 수 없어요: {error}.";
    /// Inside [`LABELS_REFUSED`].
    LABELS_COUNT: "the list has {found} labels where the network has {expected} classes",
        "네트워크의 클래스는 {expected}개인데 목록의 레이블은 {found}개예요";
    /// Inside [`LABELS_REFUSED`].
    LABELS_EMPTY: "class {index} has no label", "클래스 {index}의 레이블이 없어요";
    /// Inside [`LABELS_REFUSED`].
    LABELS_JSON: "the list begins like JSON and cannot be read as such ({error})",
        "JSON처럼 시작하지만 JSON으로 읽을 수 없어요({error})";
    /// Inside [`LABELS_REFUSED`].
    LABELS_FORM: "the list is neither an array of labels, nor an object from class to label or from label to class, as in \
        {example}",
        "레이블의 배열도, 클래스와 레이블을 잇는 객체도 아니에요(예: {example})";
    /// Inside [`LABELS_REFUSED`].
    LABELS_ENCODING: "line {line} is not text in UTF-8; save the file as UTF-8 and choose it again",
        "{line}번째 줄이 UTF-8 텍스트가 아니에요. 파일을 UTF-8로 저장해서 다시 골라 주세요";
    /// Inside [`LABELS_REFUSED`].
    LABELS_LONG_LINE: "the label in line {line} has {length} characters, and {most} are the most",
        "{line}번째 줄의 레이블이 {length}자예요. {most}자까지 쓸 수 있어요";
    /// Inside [`LABELS_REFUSED`].
    LABELS_LONG_CLASS: "the label of class {index} has {length} characters, and {most} are the most",
        "클래스 {index}의 레이블이 {length}자예요. {most}자까지 쓸 수 있어요";
    /// Inside [`LABELS_REFUSED`].
    LABELS_COLUMNS: "line {line} has another number of columns ({found}) than the lines before it ({expected}); a label with \
        commas in it has to stand in quotes",
        "{line}번째 줄의 열은 {found}개인데 그 앞줄들은 {expected}개예요. 쉼표가 든 레이블은 따옴표로 감싸 주세요";
    /// Inside [`LABELS_REFUSED`].
    LABELS_INDEX: "line {line} has the class number {found}, where every number from {first} to {last} has to stand once",
        "{line}번째 줄의 클래스 번호가 {found}(이)에요. {first}부터 {last}까지 번호가 한 번씩 있어야 해요";
}
