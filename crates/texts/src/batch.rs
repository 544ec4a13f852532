//! Several networks on a batch of pictures: their labels, accuracy, and whether a difference is more than chance.

section! {
    /// Head of the part.
    TITLE: "Many pictures: accuracy", "사진 여러 장: 정확도";
    /// What it is.
    INTRO: "Each network of the list looks at each of your pictures once. Where the pictures have labels, this gives its accuracy \
        on them with a 95 % interval; where they have none, how often the networks agree. The pictures never leave this device, \
        and a broken one is named and left out.",
        "목록의 네트워크가 내 사진을 한 장씩 한 번 봐요. 사진에 레이블이 있으면 그 사진에서의 정확도와 95 % 구간을, 없으면 네트워크끼리 \
        얼마나 같은 답을 하는지를 보여 줘요. 사진은 이 기기를 벗어나지 않고, 손상된 사진은 이름을 알리고 빼요.";
    /// How a picture gets its label.
    LABEL_WORDS: "The label is the name of the folder, or else of the file: a WordNet synset as in ImageNet (n02123045), the number \
        of a class (a folder alone: 281), or the full name of a class or one of its synonyms (tiger_cat, tabby_12.jpg).",
        "레이블은 폴더의 이름, 아니면 파일의 이름이에요. ImageNet의 WordNet synset(n02123045), 클래스 번호(폴더만: 281), 클래스의 전체 \
        이름이나 동의어 하나(tiger_cat, tabby_12.jpg)를 쓸 수 있어요.";
    /// A button.
    CHOOSE: "Choose pictures", "사진 여러 장 고르기";
    /// A button.
    CHOOSE_FOLDER: "Choose a folder", "폴더 고르기";
    /// A button.
    USE_SAMPLES: "Use the page's samples", "예제 사진 쓰기";

    /// What was chosen.
    CHOSEN: "Pictures in the batch: {count}.", "고른 사진: {count}장.";
    /// What was chosen.
    NONE: "None of the files is a picture by its type or name: choose PNG, JPEG, GIF, WebP, BMP or AVIF files.",
        "종류나 이름이 사진인 파일이 없어요. PNG, JPEG, GIF, WebP, BMP, AVIF 파일을 골라 주세요.";
    /// Behind [`CHOSEN`].
    NOT_PICTURES: "Files that are no pictures and were left out: {count}.", "사진이 아니라서 뺀 파일: {count}개.";
    /// Behind [`CHOSEN`].
    TOO_MANY: "A batch holds {most} pictures at most: they were taken evenly from the {total}, in the order of their names.",
        "한 번에 {most}장까지 볼 수 있어서, 이름 순서로 놓은 {total}장에서 고르게 뽑았어요.";

    /// How many labels were found.
    LABELS: "Pictures with a label among {classes}: {found} of {count} ({rules}).",
        "{classes}에서 레이블을 찾은 사진: {count}장 가운데 {found}장({rules}).";
    /// In place of [`LABELS`].
    NO_LABELS: "No picture is named after one of {classes}: you can run the batch all the same, and see how often the networks \
        agree.",
        "{classes} 가운데 하나의 이름을 가진 사진이 없어요. 그래도 실행하면 네트워크끼리 얼마나 같은 답을 하는지 볼 수 있어요.";
    /// Inside [`LABELS`].
    IMAGENET: "the 1,000 classes of ImageNet", "ImageNet의 클래스 1,000개";
    /// Inside [`LABELS`].
    OWN: "the {count} classes of your weights", "내 가중치의 클래스 {count}개";
    /// Inside [`LABELS`].
    BY_SYNSET: "by synset: {count}", "synset으로 {count}장";
    /// Inside [`LABELS`].
    BY_INDEX: "by the number of a folder: {count}", "폴더 번호로 {count}장";
    /// Inside [`LABELS`].
    BY_NAME: "by class name: {count}", "클래스 이름으로 {count}장";
    /// Names that are no label.
    UNKNOWN: "Named after no class: {names}.", "클래스 이름이 아닌 것: {names}.";
    /// Names that are no label.
    AMBIGUOUS: "Named after several classes, so that it is open which one is meant: {names}. A synset would say.",
        "여러 클래스의 이름이라 어느 것인지 알 수 없는 것: {names}. synset을 쓰면 분명해져요.";
    /// Behind a few names.
    AND_MORE: "{names} and {count} more", "{names} 외 {count}개";
    /// Of a file that was not loaded yet.
    OWN_LATER: "Labels for your weights are looked for once they are loaded.", "내 가중치의 레이블은 가중치를 불러온 뒤에 찾아요.";

    /// A button.
    RUN: "Run the batch", "여러 장 실행";
    /// Where it is.
    AT: "{name}: {done} of {total}", "{name}: {total}장 가운데 {done}장";
    /// Where it is, for the ear.
    AT_NETWORK: "{name} looks at the pictures.", "{name}: 사진을 보고 있어요.";
    /// The end.
    FINISHED: "The batch is done; it took {took}.", "여러 장 실행이 끝났어요. {took} 걸렸어요.";
    /// The end.
    CANCELLED: "The batch was cancelled. The answers so far stay.", "여러 장 실행을 취소했어요. 지금까지의 답은 남아 있어요.";
    /// The end.
    OTHER_PICTURE: "The batch stopped, as another picture was chosen. The answers so far stay.",
        "다른 사진을 골라서 여러 장 실행을 멈췄어요. 지금까지의 답은 남아 있어요.";
    /// The end.
    OTHER_NETWORK: "The batch stopped, as another network was chosen. The answers so far stay.",
        "다른 네트워크를 골라서 여러 장 실행을 멈췄어요. 지금까지의 답은 남아 있어요.";
    /// The end.
    OTHER_BACKEND: "The batch stopped, as another backend was chosen. The answers so far stay.",
        "다른 백엔드를 골라서 여러 장 실행을 멈췄어요. 지금까지의 답은 남아 있어요.";
    /// The end.
    CAMERA: "The batch stopped, as the camera was chosen. The answers so far stay.",
        "카메라를 골라서 여러 장 실행을 멈췄어요. 지금까지의 답은 남아 있어요.";
    /// The end.
    STOPPED: "The batch stopped: {reason} The answers so far stay.", "여러 장 실행을 멈췄어요: {reason} 지금까지의 답은 남아 있어요.";
    /// Broken pictures.
    BROKEN: "{count} of {total} could not be read: {names}. Why stands in the CSV file.",
        "{total}장 가운데 {count}장을 읽을 수 없었어요: {names}. 이유는 CSV 파일에 있어요.";

    /// The table, for the ear.
    RESULTS: "Results of the batch", "여러 장 실행 결과";
    /// The table, for the ear.
    CAPTION: "The networks on the pictures of the batch", "고른 사진에서 본 네트워크";
    /// A column.
    NETWORK: "Network", "네트워크";
    /// A column.
    TOP1: "Top-1 accuracy", "top-1 정확도";
    /// A column.
    TOP5: "Top-5 accuracy", "top-5 정확도";
    /// A column.
    PICTURES: "Pictures", "사진";
    /// A column.
    TIME: "Picture to answer", "사진에서 답까지";
    /// Below an accuracy.
    INTERVAL: "95 %: {low} to {high}", "95 % 구간 {low} ~ {high}";
    /// Below an accuracy.
    COUNT: "{right} of {of}", "{of}장 가운데 {right}장";
    /// A cell.
    ANSWERED: "{count} answered", "{count}장에 답함";
    /// A cell.
    LABELLED: "{count} with a label", "레이블 {count}장";
    /// In place of an accuracy.
    UNLABELLED: "no labels", "레이블 없음";
    /// In place of a top-5 accuracy.
    FEW_CLASSES: "{count} classes only", "클래스가 {count}개뿐";
    /// Below a time.
    MEAN: "mean", "평균";
    /// How to read the table.
    TABLE_WORDS: "Accuracy is the part of the pictures with a label whose class the network put first (top-1), or among its first five \
        (top-5), with Wilson's 95 % interval. It is that of these pictures: other ones, taken in another way, give another one. The \
        time is the mean from the file to the answer, without a network's very first run.",
        "정확도는 레이블이 있는 사진 가운데 네트워크가 그 클래스를 첫째(top-1) 또는 다섯째 안(top-5)에 둔 비율이고, 95 % 구간은 Wilson의 \
        방법이에요. 이 사진들에서의 정확도라서, 다르게 찍은 사진에서는 달라져요. 시간은 파일에서 답까지의 평균이며 네트워크의 맨 첫 \
        실행은 빼요.";
    /// In place of numbers.
    STOPPED_BEFORE: "No answers, because the batch stopped before its turn; run it again.",
        "차례가 오기 전에 멈춰서 답이 없어요. 다시 실행하세요.";
    /// In place of numbers.
    DECLINED: "No answers, because you declined to build it.", "만들지 않기로 해서 답이 없어요.";

    /// A heading.
    DIFFERENCES: "Is the difference more than chance?", "우연보다 큰 차이일까요?";
    /// Two networks.
    CHANCE: "{one} was right on {wins} that {other} missed, and wrong on {losses} that {other} got right: that can be chance ({p}).",
        "{one}은(는) {other}이(가) 틀린 사진 가운데 {wins}장을 맞혔고, {other}이(가) 맞힌 사진 가운데 {losses}장을 틀렸어요. 우연일 수 있는 \
        차이예요({p}).";
    /// Two networks.
    CLEAR: "{one} was right on {wins} that {other} missed, and wrong on {losses} that {other} got right: that is more than chance \
        ({p}).",
        "{one}은(는) {other}이(가) 틀린 사진 가운데 {wins}장을 맞혔고, {other}이(가) 맞힌 사진 가운데 {losses}장을 틀렸어요. 우연보다 큰 \
        차이예요({p}).";
    /// Two networks.
    ALIKE: "{one} and {other} were right and wrong on the same pictures.", "{one}과(와) {other}은(는) 맞힌 사진과 틀린 사진이 같아요.";
    /// How it is tested.
    DIFFERENCES_WORDS: "By McNemar's exact test on the pictures with a label that both answered: those on which only one was right fall to \
        either side as a coin does, if the two are equally good. With several pairs each p is adjusted by Holm's method; below 0.05 \
        is called more than chance.",
        "레이블이 있고 둘 다 답한 사진에 McNemar의 정확 검정을 써요. 둘이 똑같이 잘한다면, 하나만 맞힌 사진은 동전처럼 어느 쪽으로든 나뉘어요. \
        쌍이 여럿이면 p를 Holm의 방법으로 보정하고, 0.05보다 작으면 우연보다 크다고 해요.";
    /// A heading.
    AGREEMENT: "How often they agree", "얼마나 같은 답을 할까요?";
    /// Two networks.
    AGREE: "{one} and {other} put the same class first for {same} of {of} pictures: {percent} ({low} to {high}).",
        "{one}과(와) {other}은(는) 사진 {of}장 가운데 {same}장에서 같은 클래스를 첫째로 뒀어요: {percent}({low} ~ {high}).";
    /// What it does not say.
    AGREEMENT_WORDS: "That two networks agree does not make them right: this needs no labels and says nothing of accuracy.",
        "둘이 같은 답을 한다고 맞는 답은 아니에요. 레이블 없이 세는 것이라 정확도를 말해 주지는 않아요.";

    /// A button.
    SAVE_CSV: "Save every answer as CSV", "모든 답을 CSV로 저장";
}
