//! The scaling lab: its pictures and their classes.

section! {
    /// Where the pictures come from.
    SOURCE: "Pictures: CIFAR-10 (Alex Krizhevsky, “Learning Multiple Layers of Features from Tiny Images”, 2009), 10,000 of its training \
        and all 10,000 test pictures, as lossy WebP. The data set has no formal licence; its authors ask to be cited.",
        "사진: CIFAR-10(Alex Krizhevsky, “Learning Multiple Layers of Features from Tiny Images”, 2009)의 학습 사진 10,000장과 시험 사진 \
        10,000장 전체, 손실 압축 WebP. 이 데이터에는 정식 라이선스가 없고, 만든 이들은 인용을 부탁해요.";
    /// A class.
    AIRPLANE: "airplane", "비행기";
    /// A class.
    AUTOMOBILE: "automobile", "자동차";
    /// A class.
    BIRD: "bird", "새";
    /// A class.
    CAT: "cat", "고양이";
    /// A class.
    DEER: "deer", "사슴";
    /// A class.
    DOG: "dog", "개";
    /// A class.
    FROG: "frog", "개구리";
    /// A class.
    HORSE: "horse", "말";
    /// A class.
    SHIP: "ship", "배";
    /// A class.
    TRUCK: "truck", "트럭";
}
