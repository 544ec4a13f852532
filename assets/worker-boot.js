// Starts the worker. Its files keep their names from build to build, so the build id that the page gives this
// script is passed on to both: a cached file of another build is never taken for this one.

const version = new URL(self.location.href).searchParams.get("v") ?? "";

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

try {
  const { default: init } = await import(`./worker.js?v=${version}`);
  await init({ module_or_path: new URL(`./worker_bg.wasm?v=${version}`, import.meta.url) });
} catch (reason) {
  fail(reason);
}
