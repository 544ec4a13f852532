// Runs before everything else, without WebAssembly: applies the chosen theme before the first paint, and says in
// words what keeps the page from starting.
"use strict";

(() => {
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "dark" || theme === "light") {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // Storage may be forbidden; then the system decides.
  }

  const hasStarted = () => (document.getElementById("app")?.childElementCount ?? 0) > 0;

  const say = (words, isError) => {
    const show = () => {
      const text = document.getElementById("loading-text");
      if (text && !hasStarted() && (isError || text.textContent === "")) {
        text.textContent = words;
        if (isError) {
          text.setAttribute("role", "alert");
          text.dataset.testid = "start-error";
        }
      }
    };
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", show);
    } else {
      show();
    }
  };

  if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") {
    say("This browser has no WebAssembly, or it is switched off, and this page computes with it. A current Firefox, Chrome, Edge or Safari has it.", true);
    return;
  }
  say("The page is loading.", false);

  const explain = (detail) => {
    if (!hasStarted()) {
      say(`The page could not start. Reload it; if that does not help, clear this site's cached files. (${detail})`, true);
    }
  };
  // Scripts and files that do not load tell it only in the capture phase.
  window.addEventListener("error", (event) => explain(event.message || "a file did not load"), true);
  window.addEventListener("unhandledrejection", (event) => explain(event.reason?.message ?? String(event.reason)));
})();
