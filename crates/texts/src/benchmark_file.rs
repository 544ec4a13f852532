//! Why a file is not read as a benchmark.

section! {
    /// Too large to be read.
    BENCHMARK_TOO_LARGE: "This file is larger than {most}, which no benchmark is: choose a file that was saved here as JSON.",
        "이 파일은 {most}보다 커서 벤치마크 파일일 수 없어요. 여기서 JSON으로 저장한 파일을 골라 주세요.";
    /// The browser did not read it.
    BENCHMARK_UNREAD: "The file could not be read: choose it again.", "파일을 읽을 수 없었어요. 다시 골라 주세요.";
    /// A file that cannot be written.
    BENCHMARK_UNWRITTEN: "The file could not be made ({error}): run the comparison again.",
        "파일을 만들 수 없었어요({error}). 비교를 다시 실행하세요.";
    /// No JSON.
    BENCHMARK_NOT_JSON: "This file is not JSON, or its end is missing: choose a benchmark that was saved here as JSON.",
        "이 파일은 JSON이 아니거나 끝부분이 없어요. 여기서 JSON으로 저장한 벤치마크를 골라 주세요.";
    /// JSON of something else.
    BENCHMARK_OTHER_FORMAT: "This JSON file holds no benchmark: choose a benchmark that was saved here as JSON.",
        "이 JSON 파일에는 벤치마크가 없어요. 여기서 JSON으로 저장한 벤치마크를 골라 주세요.";
    /// Of a page that is ahead.
    BENCHMARK_NEWER: "This benchmark has version {found} and this page reads up to version {known}: reload the page to get \
        its newest version, and choose the file again.",
        "이 벤치마크는 버전 {found}인데 이 페이지는 버전 {known}까지 읽어요. 페이지를 새로 고쳐 최신 버전으로 만든 뒤 파일을 다시 골라 \
        주세요.";
    /// Something is missing, or of another kind.
    BENCHMARK_DAMAGED: "This benchmark cannot be read, as it was damaged or changed ({detail}): save it again and choose that \
        file.",
        "이 벤치마크는 손상되었거나 바뀌어서 읽을 수 없어요({detail}). 다시 저장해서 그 파일을 골라 주세요.";
    /// A number that measures nothing.
    BENCHMARK_NUMBER: "This benchmark says {number} for {what}, which cannot be measured: save it again and choose that file.",
        "이 벤치마크의 {what} 값은 {number}인데, 이런 값은 잴 수 없어요. 다시 저장해서 그 파일을 골라 주세요.";
    /// More networks than a benchmark has.
    BENCHMARK_NETWORKS: "This benchmark lists {count} networks, and {most} are the limit: choose a smaller one.",
        "이 벤치마크에는 네트워크가 {count}개 있고 한도는 {most}개예요. 더 작은 것을 골라 주세요.";
    /// More samples than a benchmark has.
    BENCHMARK_SAMPLES: "This benchmark holds {count} samples, and {most} are the limit: choose a smaller one.",
        "이 벤치마크에는 측정값이 {count}개 있고 한도는 {most}개예요. 더 작은 것을 골라 주세요.";
}
