//! Terms of the field, defined where the lesson first has them.

section! {
    /// A term.
    MBCONV: "MBConv", "MBConv 블록";
    /// Its definition.
    MBCONV_IS: "The block of the network. A 1×1 convolution makes more channels (expand), a depthwise convolution filters each \
        channel by itself, and a 1×1 convolution brings them back to few (project). Where the size stays, the block's input is \
        added to its output.",
        "네트워크를 이루는 블록이에요. 1×1 합성곱이 채널을 늘리고(확장), 채널별(depthwise) 합성곱이 채널마다 따로 훑고, 1×1 합성곱이 \
        채널을 다시 줄여요(투영). 크기가 그대로면 블록의 입력을 출력에 더해요.";
    /// A term.
    TOP_1: "top-1 accuracy", "top-1 정확도";
    /// Its definition.
    TOP_1_IS: "The share of test pictures, 50,000 of ImageNet, for which the class that the network finds most probable is the \
        right one.",
        "ImageNet의 시험 사진 50,000장 중에서, 네트워크가 가장 확실하다고 한 답이 맞은 비율이에요.";
    /// A term.
    SQUEEZE: "squeeze-excitation", "스퀴즈-익사이테이션(squeeze-excitation)";
    /// Its definition.
    SQUEEZE_IS: "A layer that weighs channels: the average of each channel (squeeze) goes through two small layers, which give each \
        channel a factor between 0 and 1 (excite). It has few multiply-adds, but has to wait for the whole map.",
        "채널마다 비중을 매기는 층이에요. 채널의 평균을 내고(스퀴즈), 작은 층 두 개가 채널마다 0과 1 사이의 배수를 정해요(익사이테이션). \
        곱셈-덧셈은 적지만 특징 맵 전체가 나올 때까지 기다려야 해요.";
    /// A term.
    SILU: "SiLU", "SiLU 함수";
    /// Its definition.
    SILU_IS: "An activation, x · sigmoid(x). Its exponential takes time, and is counted as no multiply-add. ReLU6 only cuts off \
        what is below 0 and above 6.",
        "활성화 함수 x · sigmoid(x)예요. 지수 함수를 계산하느라 시간이 들지만 곱셈-덧셈으로는 세지 않아요. ReLU6은 0보다 작은 값과 6보다 큰 \
        값을 잘라 낼 뿐이에요.";
}
