// Our engine, spoken to over the page's wire (crates/wire), in the worker of the release build.

/** The browser's storage that the worker keeps weights in (crates/weights/src/storage.rs). */
export const KEPT_IN = "efficientnet-explorer-weights-v1";

/** The worker's first script, as the page has it. */
const boot = await (await fetch(new URL("./worker-boot.js", import.meta.url))).text();

/** A picture for its answer alone: every field of the wire's message. */
const PLAIN = { stage: null, activation_maps: false, repeats: null, profiles: false, smoothing: null, sizes: false };

/** A running engine with a network on it. */
export class Ours {
  #worker;
  #waiting = new Map();
  #lastId = 0;
  #ready;

  /**
   * `version` is part of the files' addresses; `weights`, as from the page, arrive while the engine is compiled. `probe` is
   * a script that comes before the worker's.
   */
  constructor(version = "bench", weights = null, probe = "") {
    const base = new URL("./page/", import.meta.url).href;
    const options = JSON.stringify({ base, version, weights, cache: KEPT_IN });
    const script = new Blob([`self.workerOptions = ${options};\n`, probe, boot], { type: "text/javascript" });
    this.#worker = new Worker(URL.createObjectURL(script), { type: "module" });
    this.#ready = new Promise((resolve, reject) => {
      this.#worker.onerror = (event) => reject(new Error(event.message || "the worker did not load"));
      this.#worker.onmessage = ({ data }) => {
        if (!data.text) return;
        const [[kind, message]] = Object.entries(JSON.parse(data.text));
        if (kind === "ready") resolve(message.build_id);
        else if (kind === "failed" && message.id === null) {
          // Of no request: a worker that did not start, or a message that it cannot read.
          const error = new Error(JSON.stringify(message.error.message));
          reject(error);
          this.#waiting.forEach(({ reject: failed }) => failed(error));
        } else if (["built", "classified", "failed"].includes(kind)) {
          const { resolve: done, reject: failed } = this.#waiting.get(message.id);
          if (kind === "failed") failed(new Error(JSON.stringify(message.error.message)));
          else done({ message, pixels: data.pixels });
        }
      };
    });
  }

  #ask(kind, fields, beside = {}) {
    const id = (this.#lastId += 1);
    this.#worker.postMessage({ text: JSON.stringify({ [kind]: { ...fields, id } }), ...beside });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** Opens the backend and loads a network of the wire's words, with its weights file beside it where it has one. */
  async make(backend, network, file) {
    const start = { build_id: await this.#ready, backend: backend === "cpu" ? "cpu" : "any-web-gpu" };
    this.#worker.postMessage({ text: JSON.stringify({ start }) });
    await this.#ask("build", { network, is_agreed: true, keeps_others: false }, file && { blob: file });
  }

  /**
   * Classifies a picture: { predictions, millis, outside, pixels }. The pixels are RGBA as the network saw them, `millis` is
   * the latency that the worker tells, `outside` what is left of the time until its answer without its decoding and
   * resizing.
   */
  async run(blob) {
    const start = performance.now();
    const { message, pixels } = await this.#ask("classify", PLAIN, { blob });
    const answered = performance.now() - start;
    const { predictions, latency_millis: millis, decode_millis, preprocess_millis } = message.classified;
    return { predictions, millis, outside: answered - decode_millis - preprocess_millis, pixels };
  }

  end() {
    this.#worker.terminate();
  }
}
