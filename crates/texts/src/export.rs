//! The setting to take away, and files that the browser saves.

section! {
    /// Over it all.
    TITLE: "Export this setting", "이 설정 내보내기";
    /// Over the code.
    TIMM: "In timm (PyTorch)", "timm (PyTorch)에서";
    /// About the code of a published variant.
    REMARK_PUBLISHED: "It has random weights; pretrained=True loads trained ones. timm's tf_ variants pad as TensorFlow does (SAME).",
        "가중치는 무작위예요. pretrained=True를 쓰면 학습된 가중치를 불러와요. timm의 tf_ 모델은 TensorFlow처럼 패딩해요(SAME).";
    /// About the code of anything else.
    REMARK_FREE: "It has random weights: nobody has trained this setting. This function is private to timm (the underscore), so a \
        later version may change it. timm rounds channels and blocks by the same rules as this page, so that the network is the \
        same.",
        "가중치는 무작위예요. 이 설정은 아무도 학습시키지 않았어요. 밑줄로 시작하는 이 함수는 timm 내부용이라 나중 버전에서 바뀔 수 \
        있어요. timm은 이 페이지와 같은 규칙으로 채널과 블록을 반올림하므로 네트워크는 같아요.";
    /// Its size.
    SIZE: "Its parameters take {size} there.", "파라미터는 그곳에서 {size}을(를) 차지해요.";
    /// A button.
    COPY_CODE: "Copy the code", "코드 복사";
    /// A button.
    SAVE_JSON: "Save the setting as JSON", "설정을 JSON으로 저장";
    /// A button.
    COPY_JSON: "Copy the JSON", "JSON 복사";
    /// It worked.
    CODE_COPIED: "Code copied.", "코드를 복사했어요.";
    /// It worked.
    JSON_COPIED: "JSON copied.", "JSON을 복사했어요.";
    /// It did not.
    CODE_REFUSED: "The browser does not allow copying: select the code above and copy it yourself.",
        "브라우저가 복사를 허용하지 않아요. 위의 코드를 선택해 직접 복사하세요.";
    /// It did not.
    JSON_REFUSED: "The browser does not allow copying: save it as a file.", "브라우저가 복사를 허용하지 않아요. 파일로 저장하세요.";
    /// A file was saved.
    SAVED: "Saved as {name}.", "{name} 파일로 저장했어요.";
    /// It was not.
    SAVE_REFUSED: "The browser refused to save the file: allow downloads for this page, then press again.",
        "브라우저가 파일 저장을 거부했어요. 이 페이지의 다운로드를 허용한 뒤 다시 누르세요.";
}
