//! What the worker says where page and worker do not keep to their own rules: a bug of ours.

section! {
    /// A message of another form.
    MESSAGE_WITHOUT_TEXT: "The engine got a message without text: reload the page.",
        "엔진이 내용 없는 메시지를 받았어요. 페이지를 새로 고치세요.";
    /// A message without its picture.
    PICTURE_DID_NOT_COME: "A picture was announced but did not arrive.", "사진이 오지 않았어요.";
    /// A network before a backend.
    NETWORK_TOO_EARLY: "A network came before a backend: reload the page.",
        "백엔드보다 네트워크가 먼저 왔어요. 페이지를 새로 고치세요.";
    /// A picture before a network.
    /// A setting without a network.
    NO_NETWORK: "This setting describes no network: {error}.", "이 설정으로는 네트워크를 만들 수 없어요: {error}.";
    /// A self-check without a reference.
    NO_REFERENCE: "There are no reference logits for {model}.", "{model}의 기준 로짓이 없어요.";
    /// A self-check with a broken reference.
    REFERENCE_UNREAD: "The reference logits cannot be read ({error}).", "기준 로짓을 읽을 수 없어요({error}).";
    /// An input of another size, inside a sentence.
    OTHER_INPUT: "the network's input holds {found} numbers where {expected} were expected",
        "네트워크 입력의 수가 {expected}개여야 하는데 {found}개예요";
    /// A list of layers that is none, inside a sentence.
    LAYERS_BREAK_OFF: "the layer list breaks off at {place}", "층 목록이 {place}에서 끊겨요";
    /// A measurement without an answer.
    CALIBRATION_FAILED: "The calibration failed: {error}.", "속도 측정에 실패했어요: {error}.";
}
