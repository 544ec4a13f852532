// A peer's worker, with the probe that tells how much memory it holds.

importScripts("./memory-probe.js", "./peer-worker.js");
