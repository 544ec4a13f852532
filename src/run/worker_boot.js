// The first script of the worker. The page puts it into a blob, since a worker made from a blob inherits the content
// security policy of its page, which a worker made from an address does not; so every address in here is absolute.
// `workerOptions` stands before it:
//   name      what its files are called: `worker`, the engine, where it is left out; `trainer` in the lab
//   base      the page's folder
//   version   the page's build, passed on to both files: a cached file of another build is never taken for this one
//   weights   the address of weights that are sure to be needed, or null
//   cache     the name of the browser's storage that they may be in

const { name = "worker", base, version, weights, cache } = self.workerOptions;

/** Pauses between the attempts to download one of the worker's files. */
const RETRY_AFTER_MILLIS = [300, 1200];

/** Answers the page's heartbeat whenever this thread is free, from before its code has arrived. */
self.addEventListener("message", (event) => {
  if (event.data === "ping") {
    event.stopImmediatePropagation();
    self.postMessage("pong");
  }
});

/** Tells the page, as `FromWorker::Failed` of `src/protocol`. */
const fail = (kind, message) => {
  self.postMessage({ text: JSON.stringify({ failed: { id: null, error: { kind, message, suggestion: null } } }) });
};

const verbatim = (reason) => ({ verbatim: String(reason?.message ?? reason) });

/** A text of `crates/texts/src/worker.rs`. */
const named = (name, values = {}) => ({ text: { name, values: Object.entries(values) } });

// A panic inside an async function reaches nobody else.
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  fail("panic", verbatim(event.reason));
});

/** A file that did not arrive, or not whole. */
class Unreachable extends Error {
  constructor(detail) {
    super();
    this.detail = detail;
  }
}

const retried = async (attempt) => {
  for (const pause of RETRY_AFTER_MILLIS) {
    try {
      return await attempt();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return attempt();
};

/** The answer for a file, if it is one. A second attempt does not believe the browser's own cache. */
const download = async (address, attempt) => {
  const options = { cache: attempt > 0 ? "reload" : "default" };
  const response = await fetch(address, options).catch((reason) => {
    throw new Unreachable(navigator.onLine ? verbatim(reason) : named("OFFLINE"));
  });
  if (!response.ok) {
    throw new Unreachable(named("SERVER_ANSWERED", { status: { verbatim: String(response.status) } }));
  }
  return response;
};

let compileAttempts = 0;
/** Its code, compiled while it arrives. */
const compile = async () => {
  const response = await download(new URL(`${name}_bg.wasm?v=${version}`, base), compileAttempts++);
  const isTyped = response.headers.get("Content-Type")?.startsWith("application/wasm");
  try {
    return await (isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (reason) {
    // Cut off on the way.
    throw new Unreachable(verbatim(reason));
  }
};

let importAttempts = 0;
/** Its script. */
const importScript = async () => {
  // A browser may remember that an address failed.
  const again = importAttempts > 0 ? `&attempt=${importAttempts}` : "";
  importAttempts += 1;
  const address = new URL(`${name}.js?v=${version}${again}`, base);
  try {
    return await import(address);
  } catch (reason) {
    // An import does not tell why it failed. An answer that can be had now is of a file that was cut off.
    await download(address, 1);
    throw new Unreachable(verbatim(reason));
  }
};

/** The answer for weights that the browser does not keep yet; undefined for those it does. */
const prefetch = async (address, signal) => {
  let hasStorage = false;
  try {
    const stored = await caches.open(cache);
    hasStorage = true;
    if (await stored.match(address)) return undefined;
  } catch {
    // Without storage they are fetched each time.
  }
  return fetch(address, { cache: hasStorage ? "no-store" : "default", signal });
};

// Weights that are sure to be needed arrive while the engine is compiled; `src/worker/fetch.rs` takes them up.
if (weights) {
  const address = new URL(weights, base).href;
  const controller = new AbortController();
  const answer = prefetch(address, controller.signal);
  // Whoever takes it up hears of a failure.
  answer.catch(() => {});
  self.prefetchedWeights = { address, answer, controller };
}

// The engine's kernels use subgroups where an adapter has them; wgpu, which opens its device, does not ask for them in a
// browser (gfx-rs/wgpu, issue 5555).
const requestDevice = self.GPUAdapter?.prototype.requestDevice;
if (requestDevice) {
  self.GPUAdapter.prototype.requestDevice = function (descriptor = {}) {
    const subgroups = this.features.has("subgroups") ? ["subgroups"] : [];
    const requiredFeatures = [...(descriptor.requiredFeatures ?? []), ...subgroups];
    return requestDevice.call(this, { ...descriptor, requiredFeatures });
  };
}

const start = async () => {
  const code = retried(compile);
  // The import may fail first.
  code.catch(() => {});
  const { default: init } = await retried(importScript);
  await init({ module_or_path: await code });
};

start().catch((reason) => {
  if (reason instanceof Unreachable) {
    fail("engine-unreachable", named("ENGINE_UNREACHABLE", { detail: reason.detail }));
  } else {
    fail("panic", verbatim(reason));
  }
});
