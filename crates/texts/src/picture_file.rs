//! Why a picture cannot be used.

section! {
    /// No picture at all.
    NOT_A_PICTURE: "This file is not a picture: choose a PNG, JPEG, GIF, WebP or BMP file, for example a photo.",
        "이 파일은 사진이 아니에요. PNG, JPEG, GIF, WebP, BMP 파일을 골라 주세요.";
    /// A kind that is not read.
    UNSUPPORTED: "This is {format}, which cannot be read here: save it as PNG or JPEG and choose that file.",
        "이 파일의 종류({format})는 여기서 읽을 수 없어요. PNG나 JPEG로 저장해서 골라 주세요.";
    /// Its end is missing.
    TRUNCATED: "This {format} picture is cut short: its end is missing, so download or copy it again, or choose another.",
        "이 {format} 사진은 끝부분이 없어요. 다시 내려받거나 복사하거나, 다른 사진을 골라 주세요.";
    /// It breaks its format's rules.
    DAMAGED_PICTURE: "This {format} picture is damaged and cannot be read: choose another copy of it.",
        "이 {format} 사진은 손상되어 읽을 수 없어요. 다른 사본을 골라 주세요.";
    /// Too many pixels.
    TOO_LARGE: "This picture is too large: {width} x {height} pixels are {megapixels} megapixels, and {max} are the limit, \
        so make it smaller and try again.",
        "사진이 너무 커요. {width} x {height}픽셀은 {megapixels}메가픽셀이고 한도는 {max}메가픽셀이니, 줄여서 다시 해 보세요.";
    /// No pixels.
    EMPTY: "This picture is empty: it holds no pixels, so choose another file.",
        "사진이 비어 있어요. 다른 파일을 골라 주세요.";
    /// No memory.
    OUT_OF_MEMORY: "There is not enough memory for this picture: close other pages, or choose a smaller picture.",
        "이 사진을 처리할 메모리가 부족해요. 다른 페이지를 닫거나 더 작은 사진을 골라 주세요.";
    /// A bug of ours.
    WRONG_LENGTH: "These pixels do not fit together: {expected} bytes expected, {found} found, so reload the page.",
        "픽셀 수가 맞지 않아요. {expected}바이트여야 하는데 {found}바이트이니, 페이지를 새로 고치세요.";
    /// A broken manifest.
    BAD_SPEC: "The network describes its input wrongly: {problem}, so choose another network.",
        "네트워크의 입력 설명이 잘못되었어요({problem}). 다른 네트워크를 골라 주세요.";
    /// Too large to be read.
    FILE_ABOVE_LIMIT: "This file is larger than {most}: choose a smaller one.",
        "이 파일은 {most}보다 커요. 더 작은 파일을 골라 주세요.";
    /// The browser cannot read it.
    PICTURE_UNREAD: "This file could not be read ({error}): choose it again.",
        "이 파일을 읽을 수 없었어요({error}). 다시 골라 주세요.";
    /// The browser shows it, and gives no pixels.
    PIXELS_WITHHELD: "The browser does not let this page read the picture's pixels ({error}): save it as PNG or JPEG and choose \
        that file.",
        "브라우저가 이 사진의 픽셀을 내주지 않아요({error}). PNG나 JPEG로 저장해서 골라 주세요.";
    /// The browser falsifies what is read back from a canvas.
    PIXELS_FALSIFIED: "The browser gives out false pixels of this picture, as a protection against fingerprinting: save it \
        as PNG or JPEG and choose that file, or allow this site to read canvases.",
        "브라우저가 핑거프린팅 방지 기능으로 이 사진의 픽셀을 바꿔서 내주고 있어요. PNG나 JPEG로 저장해서 고르거나, 이 사이트에 \
        캔버스 읽기를 허용해 주세요.";
    /// The same of a camera's frames.
    CAMERA_FALSIFIED: "The browser gives out false pixels of the camera, as a protection against fingerprinting: allow this \
        site to read canvases, or choose a photo.",
        "브라우저가 핑거프린팅 방지 기능으로 카메라의 픽셀을 바꿔서 내주고 있어요. 이 사이트에 캔버스 읽기를 허용하거나, 사진을 골라 \
        주세요.";
}
