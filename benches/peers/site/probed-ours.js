// Our worker, with the probe that tells how much memory it holds.

import "./memory-probe.js";
import "./page/worker-boot.js";
