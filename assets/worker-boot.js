// Starts the worker. Its files keep their names from build to build, so the build id that the page gives this
// script is passed on to both: a cached file of another build is never taken for this one.

const given = new URL(self.location.href).searchParams;
const version = given.get("v") ?? "";

/** Tells the page, as `FromWorker::Failed` of `src/protocol.rs`. */
const fail = (reason) => {
  const said = { verbatim: String(reason?.message ?? reason) };
  self.postMessage({ text: JSON.stringify({ failed: { id: null, error: { kind: "panic", said } } }) });
};

// A panic inside an async function reaches nobody else.
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  fail(event.reason);
});

/** The answer for weights that the browser does not keep yet; undefined for those it does. */
const fetchAhead = async (address, keptIn, signal) => {
  let hasStorage = false;
  try {
    const kept = await caches.open(keptIn);
    hasStorage = true;
    if (await kept.match(address)) return undefined;
  } catch {
    // Without storage they are fetched each time.
  }
  return fetch(address, { cache: hasStorage ? "no-store" : "default", signal });
};

// Weights that are sure to be needed arrive while the engine is compiled; `src/worker/fetch.rs` takes them up.
const weights = given.get("weights");
if (weights) {
  const controller = new AbortController();
  const answer = fetchAhead(weights, given.get("kept-in"), controller.signal);
  // Whoever takes it up hears of a failure.
  answer.catch(() => {});
  self.weightsAhead = { address: weights, answer, controller };
}

try {
  const wasm = fetch(new URL(`./worker_bg.wasm?v=${version}`, import.meta.url));
  // The import may fail first.
  wasm.catch(() => {});
  const { default: init } = await import(`./worker.js?v=${version}`);
  await init({ module_or_path: wasm });
} catch (reason) {
  fail(reason);
}
