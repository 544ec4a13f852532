//! Class activation maps: which places of the picture raised a class's score.

section! {
    /// The button.
    SHOW: "Where does it look?", "어디를 보고 답했나요?";
    /// Until the maps are there.
    COMING: "Reading the maps of this picture", "이 사진의 활성화 맵을 읽는 중이에요";
    /// Which class's map is shown.
    CLASS: "Class", "클래스";
    /// How much the map covers the picture.
    OPACITY: "Opacity", "불투명도";
    /// The map's grid, above it.
    GRID: "Class activation map, {side} x {side} cells", "클래스 활성화 맵, {side} x {side}칸";
    /// What the map shows, for those who do not see it as well.
    STRONGEST: "{name}: strongest at the {place}, {value} logits. {raising} of {cells} cells raise the score.",
        "{name}: {place} 부분이 가장 강하고 값은 {value}로짓이에요. {cells}칸 가운데 {raising}칸이 점수를 올렸어요.";
    /// The same of a class that no place speaks for.
    NONE_RAISES: "{name}: no cell raises this score.", "{name}: 이 점수를 올린 칸이 없어요.";
    /// A place.
    UPPER_LEFT: "upper left", "왼쪽 위";
    /// A place.
    UPPER: "upper middle", "가운데 위";
    /// A place.
    UPPER_RIGHT: "upper right", "오른쪽 위";
    /// A place.
    LEFT: "middle left", "왼쪽 가운데";
    /// A place.
    CENTER: "center", "한가운데";
    /// A place.
    RIGHT: "middle right", "오른쪽 가운데";
    /// A place.
    LOWER_LEFT: "lower left", "왼쪽 아래";
    /// A place.
    LOWER: "lower middle", "가운데 아래";
    /// A place.
    LOWER_RIGHT: "lower right", "오른쪽 아래";
    /// The colors, for those who do not see them.
    SCALE: "From dark to bright: 0 to {greatest} logits", "어두운 색부터 밝은 색까지: 0에서 {greatest}로짓까지";
    /// What the colors mean.
    LEGEND: "Dark is just above 0 logits, bright {greatest}, the greatest value of this answer's maps. Cells without color are at 0 \
        or below; the least of this map is {least}.",
        "어두운 색은 0로짓 바로 위, 밝은 색은 {greatest}로짓으로 이 답의 맵 전체에서 가장 큰 값이에요. 색이 없는 칸은 0 이하이고, 이 맵에서 \
        가장 작은 값은 {least}로짓이에요.";
    /// How the map adds up.
    SUM: "Mean of the cells {mean}, plus the class's bias {bias}: logit {logit}.",
        "칸의 평균 {mean}에 클래스의 편향 {bias} 값을 더하면 로짓 {logit}(이)에요.";
    /// Head of several maps.
    BESIDE: "Side by side", "나란히 보기";
    /// What several maps are for.
    BESIDE_ABOUT: "Add networks to see which part of this picture each rests on. Point at a map, or move over it with the arrow \
        keys: the same place is marked in all.",
        "네트워크를 더해서 저마다 이 사진의 어느 부분에 기대어 답하는지 보세요. 맵을 가리키거나 화살표 키로 움직이면 모든 맵에 같은 자리가 표시돼요.";
    /// The networks to add.
    BESIDE_NETWORKS: "Networks", "네트워크";
    /// The sliders' network.
    BESIDE_SETTING: "My setting", "내 설정";
    /// The person's file.
    BESIDE_OWN: "My weights", "내 가중치";
    /// One is on its way.
    BESIDE_RUNNING: "{network} is reading the picture", "사진을 읽는 네트워크: {network}";
    /// One has no maps.
    BESIDE_NONE: "{network} gave no map: its weights are untrained, or their numbers are beyond 32 bits.",
        "맵을 주지 않은 네트워크: {network}. 학습하지 않은 가중치이거나 값이 32비트를 넘어요.";
    /// What a map beside others is of.
    BESIDE_OF: "{network}, {side} x {side} cells: {name}, {probability}", "{network}, {side} x {side}칸: {name}, {probability}";
    /// The marked place.
    BESIDE_SHARE: "here: {share} of what raises the score", "이 자리: 점수를 올린 것의 {share}";
    /// What a map is, and what it is not.
    ABOUT: "It shows which places raised this class's score, not why. The grid is coarse, and each cell draws on nearly the whole \
        picture.",
        "어느 부분이 이 클래스의 점수를 올렸는지 보여 줄 뿐, 왜 올렸는지는 알려 주지 않아요. 칸이 크고, 칸 하나하나가 사진의 거의 모든 부분을 \
        반영해요.";
}
