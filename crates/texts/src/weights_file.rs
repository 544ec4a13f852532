//! What is wrong with a weights file, inside a sentence.

section! {
    /// Another kind of file.
    FORMAT: "this is {found}: choose a weights file of PyTorch (.pth, .pt) or safetensors",
        "파일의 종류: {found}. PyTorch(.pth, .pt)나 safetensors 가중치 파일을 골라 주세요";
    /// It ends too early.
    CUT_SHORT: "the file is cut short or damaged: {what} reaches beyond its end",
        "파일이 잘렸거나 손상되었어요(파일 끝을 넘는 부분: {what})";
    /// A header too long.
    HEADER_LENGTH: "the file's header claims {claimed} bytes where at most {most} are possible",
        "파일 헤더가 {claimed}바이트라고 하지만 최대 {most}바이트만 가능해요";
    /// A header that does not read.
    HEADER: "the file's header cannot be read ({error})", "파일 헤더를 읽을 수 없어요({error})";
    /// A tensor of another size.
    TENSOR_SIZE: "the file gives a tensor another number of bytes than its shape needs: save it again",
        "텐서의 형태에 필요한 바이트 수와 파일에 있는 바이트 수가 달라요. 파일을 다시 저장해 주세요";
    /// The end of a file.
    DATA_LENGTH: "the file does not end where its tensors end, so it is cut short or damaged: download it again",
        "파일의 끝과 텐서의 끝이 달라요. 파일이 잘렸거나 손상되었으니 다시 내려받아 주세요";
    /// Not what PyTorch writes.
    MALFORMED: "the file is not as torch.save writes it ({what}): save it again with torch.save(model.state_dict(), ...)",
        "torch.save가 쓰는 형식이 아니에요({what}). torch.save(model.state_dict(), ...)로 다시 저장해 주세요";
    /// Too many values.
    TOO_MUCH: "the file lists more than {most} values, far more than a network has",
        "파일에 값이 {most}개 넘게 있어요. 네트워크에 있을 수보다 훨씬 많아요";
    /// More numbers than the file has room for.
    CLAIMS: "the tensors claim {claimed} bytes of numbers, more than a file of {file} bytes can hold",
        "텐서의 수가 {claimed}바이트라고 하지만 {file}바이트인 파일에는 다 들어갈 수 없어요";
    /// A function that runs commands.
    COMMAND: "the file calls {name}, which runs commands when Python loads it; nothing of it was run here: do not load \
        this file in Python, and get the weights from another source",
        "Python에서 열면 명령을 실행하는 {name} 항목이 파일에 있어요. 여기서는 아무것도 실행하지 않았어요. 이 파일을 Python에서 열지 \
        말고, 다른 곳에서 가중치를 받아 주세요";
    /// An object in place of tensors.
    OBJECT: "the file holds a Python object ({name}) where its tensors should be; nothing of it was run: save the network \
        with torch.save(model.state_dict(), ...)",
        "텐서가 있어야 할 자리에 Python 객체({name})가 있어요. 아무것도 실행하지 않았어요. \
        torch.save(model.state_dict(), ...)로 저장해 주세요";
    /// A program in place of tensors.
    PROGRAM: "this is {found}, a program and not a list of tensors; nothing of it was run: in Python, save the tensors of \
        its network with torch.save(model.state_dict(), ...) and choose that file",
        "이 파일은 텐서 목록이 아니라 프로그램이에요: {found}. 아무것도 실행하지 않았어요. Python에서 네트워크의 텐서를 \
        torch.save(model.state_dict(), ...)로 저장해 그 파일을 골라 주세요";
    /// An odd instruction.
    OPCODE: "the file holds the pickle instruction {opcode}, which a checkpoint does not need",
        "체크포인트에는 필요 없는 pickle 명령 {opcode} 항목이 파일에 있어요";
    /// Compressed.
    PACKED: "the entry {entry} of the file is compressed or encrypted, which torch.save never does",
        "파일의 {entry} 항목이 압축되었거나 암호화되었어요. torch.save는 그렇게 하지 않아요";
    /// Bytes in the other order.
    BIG_ENDIAN: "the file was written on a big-endian machine, which is not supported",
        "빅 엔디언 기기에서 쓴 파일이라 지원하지 않아요";
    /// No state dict.
    NO_TENSORS: "the file holds no list of named tensors: save the network with torch.save(model.state_dict(), ...)",
        "이름 붙은 텐서 목록이 파일에 없어요. torch.save(model.state_dict(), ...)로 저장해 주세요";

    /// Part of [`FORMAT`].
    EMPTY_FILE: "an empty file", "빈 파일";
    /// Part of [`FORMAT`].
    KERAS: "a Keras file (HDF5)", "Keras 파일(HDF5)";
    /// Part of [`FORMAT`].
    PICKLE: "a Python pickle that torch.save did not write", "torch.save가 쓰지 않은 Python pickle 파일";
    /// Part of [`FORMAT`].
    GZIP: "a gzip file", "gzip 파일";
    /// Part of [`FORMAT`].
    TFLITE: "a TensorFlow Lite file", "TensorFlow Lite 파일";
    /// Part of [`FORMAT`].
    A_PICTURE: "a picture", "사진";
    /// Part of [`FORMAT`].
    UNKNOWN_KIND: "a file of an unknown kind", "알 수 없는 종류의 파일";
    /// Part of [`FORMAT`].
    OTHER_ZIP: "a zip file without a list of tensors", "텐서 목록이 없는 zip 파일";
    /// Part of [`FORMAT`].
    NUMPY: "a file of NumPy arrays", "NumPy 배열 파일";
    /// Part of [`FORMAT`].
    KERAS_ZIP: "a Keras file (.keras)", "Keras 파일(.keras)";
    /// Part of [`FORMAT`].
    ZIPPED_WEIGHTS: "a zip file around other files (unpack it, and choose the weights file in it)",
        "다른 파일을 담은 zip 파일(압축을 풀고 그 안의 가중치 파일을 골라 주세요)";
    /// Part of [`FORMAT`].
    TAR: "a tar archive (unpack it, and choose the weights file in it)",
        "tar 묶음 파일(풀고 그 안의 가중치 파일을 골라 주세요)";
    /// Part of [`FORMAT`].
    ONNX: "an ONNX model", "ONNX 모델";
    /// Part of [`FORMAT`].
    SAVED_MODEL: "a TensorFlow model (SavedModel)", "TensorFlow 모델(SavedModel)";
    /// Part of [`FORMAT`].
    TENSORFLOW_GRAPH: "a TensorFlow graph", "TensorFlow 그래프";
    /// Part of [`FORMAT`].
    TENSORFLOW_INDEX: "a TensorFlow checkpoint", "TensorFlow 체크포인트";
    /// Part of [`FORMAT`].
    SAFETENSORS_INDEX: "the index of a safetensors model in several files, which holds no numbers",
        "여러 파일로 나뉜 safetensors 모델의 목차(수가 들어 있지 않음)";
    /// Part of [`FORMAT`].
    A_JSON: "a JSON file", "JSON 파일";
    /// Part of [`FORMAT`].
    LFS_POINTER: "a pointer of Git LFS in place of the file (git lfs pull fetches the file itself)",
        "파일 대신 Git LFS 포인터(git lfs pull로 파일 자체를 받아 주세요)";
    /// Part of [`FORMAT`].
    WEB_PAGE: "a web page (the download brought a page in place of the file)", "웹 페이지(내려받은 것이 파일이 아니라 페이지예요)";

    /// Part of [`PROGRAM`].
    TORCHSCRIPT: "a TorchScript archive (torch.jit.save)", "TorchScript 파일(torch.jit.save)";
    /// Part of [`PROGRAM`].
    EXPORTED_PROGRAM: "an exported program (torch.export.save)", "내보낸 프로그램(torch.export.save)";

    /// A tensor is not there.
    MISSING: "the weights lack the tensor {name}", "텐서 {name} 항목이 가중치에 없어요";
    /// A name stands for two tensors.
    DUPLICATE: "the weights have two tensors called {name}", "이름이 같은 텐서가 둘 있어요: {name}";
    /// A tensor of other sides.
    SHAPE: "the tensor {name} has the shape {found} where {expected} was expected",
        "텐서 {name}의 형태가 맞지 않아요(필요한 형태: {expected}, 파일의 형태: {found})";
    /// A tensor of other numbers.
    KIND: "the tensor {name} holds numbers of the kind {found} where floating-point numbers were expected",
        "텐서 {name}의 값은 부동소수점이어야 해요(파일에 있는 종류: {found})";
    /// A number that is none.
    NOT_FINITE: "the tensor {name} holds a value that is not a finite number", "텐서 {name}에 유한한 수가 아닌 값이 있어요";
    /// Batch norm without a square root.
    VARIANCE: "the tensor {name} holds a variance below zero", "텐서 {name}에 0보다 작은 분산이 있어요";
    /// A shape that no memory holds.
    IMPOSSIBLE: "the tensor {name} claims the impossible shape {shape}", "텐서 {name}의 형태는 있을 수 없는 것이에요: {shape}";
    /// A shape and its bytes.
    LENGTH: "the tensor {name} needs {expected} bytes for its shape and the file gives it {found}",
        "텐서 {name}의 형태에는 {expected}바이트가 필요한데 파일에는 {found}바이트가 있어요";
    /// A tensor in a wrong place.
    PLACE: "the tensor {name} does not begin where the one before it ends: save the file again",
        "텐서 {name}의 자리가 앞 텐서가 끝나는 곳에서 시작하지 않아요. 파일을 다시 저장해 주세요";

    /// Names of no package.
    LAYOUT: "the tensors are not named as in timm, efficientnet-pytorch, torchvision or transformers: the first is called \
        {example}; choose a checkpoint of an EfficientNet by one of these",
        "텐서 이름이 timm, efficientnet-pytorch, torchvision, transformers 어느 방식도 아니에요(첫 번째 이름: {example}). 이 가운데 하나로 \
        저장한 EfficientNet 체크포인트를 골라 주세요";
    /// Tensors that the architecture needs.
    LACKS: "the file lacks {count} of the network's tensors, such as {name}",
        "네트워크에 필요한 텐서 {count}개가 파일에 없어요(예: {name})";
    /// Tensors that it does not use.
    SURPLUS: "the file has {count} tensors that an EfficientNet does not use, such as {name}",
        "EfficientNet이 쓰지 않는 텐서 {count}개가 파일에 있어요(예: {name})";
    /// Not seven stages.
    STAGES: "the blocks form {found} stages where an EfficientNet has {expected}",
        "EfficientNet의 스테이지는 {expected}개인데 이 파일의 블록은 스테이지 {found}개를 이뤄요";
    /// Blocks of no depth.
    REPEATS: "stage {stage} has {found} blocks, which no depth coefficient from {least} to {greatest} gives together with \
        the stages before it",
        "스테이지 {stage}의 블록이 {found}개예요. {least}부터 {greatest}까지 어떤 깊이 계수로도 앞 스테이지들과 함께 이렇게 되지 않아요";
    /// Channels of no width.
    CHANNELS: "{part} has {found} channels, which no width coefficient from {least} to {greatest} gives together with the \
        parts before it",
        "{part}의 채널이 {found}개예요. {least}부터 {greatest}까지 어떤 너비 계수로도 앞부분들과 함께 이렇게 되지 않아요";
    /// Part of [`CHANNELS`].
    STEM: "the stem", "스템";
    /// Part of [`CHANNELS`].
    STAGE: "stage {number}", "스테이지 {number}";
    /// Part of [`CHANNELS`].
    HEAD: "the head", "헤드";
    /// Nothing to tell apart.
    NO_CLASSES: "the classifier has no classes", "분류기에 클래스가 없어요";
    /// The features of an EfficientNet without its last layer.
    NO_CLASSIFIER: "the file holds an EfficientNet without a classifier, features only (named as in {layout}, it has no \
        {name}): choose a file that was saved with its classifier",
        "분류기가 없는, 특징만 있는 EfficientNet이에요({layout} 방식의 이름, {name} 없음). 분류기와 함께 저장한 파일을 골라 주세요";
    /// Another variant than a checkpoint of the hub should be.
    OTHER_VARIANT: "it holds the network of {found} where this checkpoint should be {expected}; check the base address of the \
        hub, or load another checkpoint",
        "파일의 네트워크가 이 체크포인트의 네트워크와 달라요(파일 {found}, 체크포인트 {expected}). 허브의 기본 주소를 확인하거나 다른 \
        체크포인트를 불러와 주세요";
    /// Another network, by the names of its tensors.
    OTHER_NETWORK: "by the names of its tensors this is {network}, not an EfficientNet of the 2019 paper or a Lite one: \
        choose a file of one of those",
        "텐서 이름을 보면 2019년 논문의 EfficientNet이나 Lite가 아니라 다른 네트워크예요: {network}. EfficientNet이나 Lite의 \
        파일을 골라 주세요";
    /// Part of [`OTHER_NETWORK`].
    RESNET: "a ResNet", "ResNet 네트워크";
    /// Part of [`OTHER_NETWORK`].
    MOBILENET_V2: "a MobileNetV2", "MobileNetV2 네트워크";
    /// Part of [`OTHER_NETWORK`].
    MOBILENET_V3: "a MobileNetV3", "MobileNetV3 네트워크";
    /// Part of [`OTHER_NETWORK`].
    MOBILENET_V4: "a MobileNetV4", "MobileNetV4 네트워크";
    /// Part of [`OTHER_NETWORK`].
    EFFICIENTNET_V2: "an EfficientNetV2", "EfficientNetV2 네트워크";
    /// Part of [`OTHER_NETWORK`].
    EFFICIENTNET_EDGE: "an EfficientNet-EdgeTPU", "EfficientNet-EdgeTPU 네트워크";
    /// Part of [`OTHER_NETWORK`].
    VISION_TRANSFORMER: "a Vision Transformer (ViT)", "비전 트랜스포머(ViT)";
    /// Part of [`OTHER_NETWORK`].
    SWIN: "a Swin Transformer", "Swin 트랜스포머";
    /// Part of [`OTHER_NETWORK`].
    CONVNEXT: "a ConvNeXt", "ConvNeXt 네트워크";
    /// Part of [`OTHER_NETWORK`].
    REGNET: "a RegNet", "RegNet 네트워크";
    /// Part of [`OTHER_NETWORK`].
    DENSENET: "a DenseNet", "DenseNet 네트워크";
    /// Part of [`OTHER_NETWORK`].
    VGG: "a VGG", "VGG 네트워크";
    /// Part of [`OTHER_NETWORK`].
    ALEXNET: "an AlexNet", "AlexNet 네트워크";
}
