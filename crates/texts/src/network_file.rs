//! The network on the screen as a file: safetensors and ONNX.

section! {
    /// Over it all.
    TITLE: "Save the network with its weights", "가중치까지 네트워크 저장";
    /// What is in the files, of a network with trained weights.
    LEAD: "The network that the page shows now, with its numbers in 32 bits: as tensors by the names of timm (PyTorch), and as an ONNX graph \
        with batch normalisation folded in. What made the weights, their licence, and how a picture is prepared stand in the file.",
        "페이지가 지금 보여 주는 네트워크를 32비트 숫자로 저장해요. timm(PyTorch) 이름의 텐서로, 또는 배치 정규화를 합친 ONNX 그래프로 저장할 수 \
        있어요. 가중치의 출처와 라이선스, 사진을 준비하는 방법도 파일에 들어 있어요.";
    /// The same of a network without trained weights.
    UNTRAINED: "This setting has no trained weights: the file holds made-up numbers, for its shape and its time alone.",
        "이 설정에는 학습된 가중치가 없어요. 파일에는 지어낸 숫자가 들어가고, 모양과 시간을 보는 데만 쓸 수 있어요.";
    /// A button.
    SAVE_SAFETENSORS: "Save as safetensors ({size})", "safetensors로 저장 ({size})";
    /// A button.
    SAVE_ONNX: "Save as ONNX ({size})", "ONNX로 저장 ({size})";
    /// A button.
    CANCEL: "Cancel", "취소";
    /// While the file is made.
    UNDER_WAY: "Writing the file: {percent} %", "파일을 쓰고 있어요: {percent} %";
    /// Before the first part of it is there.
    WAITING: "Getting the weights…", "가중치를 가져오고 있어요…";
    /// It was made and given to the browser.
    SAVED: "Saved as {name} ({size}).", "{name} 파일로 저장했어요({size}).";
    /// Over the code that runs the file.
    USAGE: "In Python:", "Python에서:";
    /// The worker that wrote it was replaced.
    STOPPED: "The engine was restarted before the file was done: press again.",
        "파일이 끝나기 전에 엔진이 다시 시작됐어요. 다시 누르세요.";
}
