//! Links for a class: what they lock, hide and open, and what the page says of one.

section! {
    /// The button that opens the form.
    OPEN: "Link for a class", "수업용 링크";
    /// Its heading.
    TITLE: "A link for a class", "수업용 링크 만들기";
    /// What it is for.
    INTRO: "The link opens the page with the setting as it is now. What is locked cannot be moved, what is hidden is not \
        shown; whoever opens the link can undo both.",
        "이 링크는 지금 설정 그대로 페이지를 열어요. 잠근 조절 장치는 움직일 수 없고 숨긴 부분은 보이지 않아요. 링크를 연 사람은 둘 다 \
        풀 수 있어요.";
    /// A group of choices.
    LOCK: "Lock", "잠그기";
    /// A group of choices.
    HIDE: "Hide", "숨기기";
    /// Where the lesson starts.
    STEP: "Start the lesson", "수업 시작";
    /// No lesson.
    NO_STEP: "no lesson", "수업 없이";
    /// The language that the link opens in.
    LANGUAGE: "Language", "언어";
    /// What comes of all that.
    WILL_SEE: "What the learner will see", "학습자가 보게 될 것";
    /// The network on the sliders.
    SEES_NETWORK: "The network on the sliders: {name}.", "슬라이더의 네트워크: {name}.";
    /// A step of the lesson.
    SEES_STEP: "The lesson opens at step {step} of {steps}: {title}.", "수업은 {steps}단계 중 {step}단계에서 열려요: {title}.";
    /// No lesson.
    SEES_NO_STEP: "The lesson stays closed.", "수업은 열리지 않아요.";
    /// The language.
    SEES_LANGUAGE: "All of it in {language}.", "모두 {language}(으)로 보여요.";
    /// What is held back.
    SEES_HELD: "Locked: {locked}. Hidden: {hidden}.", "잠긴 것: {locked}. 숨긴 것: {hidden}.";
    /// Over the warnings.
    FORBIDS: "With this link, steps of the lesson cannot be done:", "이 링크로는 수업의 다음 단계를 할 수 없어요:";
    /// A warning.
    FORBIDS_STEP: "Step {step}, {title}: {what}.", "{step}단계, {title}: {what}.";
    /// What stands in the way.
    IS_LOCKED: "{name} locked", "{name} 잠김";
    /// What stands in the way.
    IS_HIDDEN: "{name} hidden", "{name} 숨김";
    /// Under the code.
    CODE_HOW: "Show it on a screen: a phone's camera opens the link.", "화면에 띄우면 휴대폰 카메라로 링크를 열 수 있어요.";
    /// The link, for those who do not see where it stands.
    LINK: "The link", "링크";
    /// The code, for those who do not see it.
    CODE: "The link as a QR code", "링크의 QR 코드";
    /// Where there is no code.
    NO_CODE: "The link is too long for a QR code.", "링크가 너무 길어 QR 코드로 만들 수 없어요.";
    /// The page in a frame.
    EMBED: "For a course page", "강의 페이지에 넣기";
    /// What it is, and how.
    EMBED_HOW: "Paste this HTML into the course page: it shows sliders, network and answer alone, without the lesson, and a line \
        that leads to the whole page. allow=\"camera\" lets the camera ask there.",
        "이 HTML을 강의 페이지에 붙여 넣으세요. 슬라이더, 네트워크, 답만 보이고(수업은 빠져요) 전체 페이지로 가는 줄이 있어요. allow=\"camera\"가 있으면 \
        거기서도 카메라를 쓸 수 있어요.";
    /// The HTML, for those who do not see where it stands.
    EMBED_HTML: "HTML for a course page", "강의 페이지용 HTML";
    /// A button.
    EMBED_COPY: "Copy the HTML", "HTML 복사";
    /// It worked.
    EMBED_COPIED: "HTML copied.", "HTML을 복사했어요.";
    /// It did not.
    EMBED_REFUSED: "The browser does not allow copying: select the HTML above and copy it yourself.",
        "브라우저가 복사를 허용하지 않아요. 위의 HTML을 선택해 직접 복사하세요.";
    /// In the frame, under the one screen.
    EMBED_WHOLE: "EfficientNet Explorer: open the whole page with this setting (new tab)",
        "EfficientNet Explorer: 이 설정으로 전체 페이지 열기(새 탭)";
    /// Closes the form.
    CLOSE: "Close", "닫기";
    /// A control.
    FAMILY: "family", "계열";
    /// A control.
    PRESET: "published variants", "공개된 모델";
    /// A part of the page.
    DRAWING: "the drawing of the network", "네트워크 그림";
    /// A part of the page.
    FORMULA: "the formulas", "공식";
    /// A part of the page.
    STAGES: "the stage table", "스테이지 표";
    /// A part of the page.
    LAYERS: "every layer", "모든 층";
    /// A part of the page.
    STAIRCASE: "the rounding staircase", "반올림 계단";
    /// A part of the page.
    EXPORT: "the export", "내보내기";
    /// A part of the page.
    WHY: "why these numbers", "숫자의 근거";
    /// A part of the page.
    RUN: "running pictures", "사진 실행";
    /// A part of the page.
    BENCHMARK: "the times of a run", "실행 시간";
    /// A part of the page.
    COMPARE: "the comparison", "비교";
    /// A part of the page.
    LAB: "the scaling lab", "스케일링 실험실";
    /// Beside a control.
    LOCKED: "locked", "잠김";
    /// What the page says of the link that opened it.
    NOTICE: "This is a link for a class. Locked: {locked}. Hidden: {hidden}.",
        "수업용 링크로 열었어요. 잠긴 것: {locked}. 숨긴 것: {hidden}.";
    /// Where a list is empty.
    NOTHING: "nothing", "없음";
    /// Takes locks and hiding away.
    UNLOCK: "Unlock and show all", "모두 풀고 보이기";
    /// A control cannot do what a lock forbids, or lead to what is hidden.
    REFUSED: "The link for the class locks or hides what this needs. The sliders stay as they were.",
        "수업용 링크가 여기에 필요한 것을 잠그거나 숨겼어요. 슬라이더는 그대로예요.";
    /// A file was dropped or pasted while its part is hidden.
    FILE_REFUSED: "The link for the class hides running pictures, so the file was not used. “Unlock and show all” shows that \
        part.",
        "수업용 링크가 사진 실행을 숨겨서 이 파일을 쓰지 않았어요. ‘모두 풀고 보이기’를 누르면 그 부분이 보여요.";
    /// In place of a lock that there is not.
    NO_LOCK: "no lock", "잠금 없음";
    /// In place of a part that there is not.
    NO_PART: "nothing hidden", "숨김 없음";
}
