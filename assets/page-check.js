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

  // Requests go to this origin and to the model hub alone: the public one, or the mirror that was set before the page
  // opened. Policies add up, so this one narrows the `connect-src` of index.html.
  let hub = "https://huggingface.co https://*.huggingface.co https://*.hf.co";
  try {
    const mirror = new URL(localStorage.getItem("hub-base") ?? "");
    if (/^https?:$/.test(mirror.protocol)) {
      hub = mirror.origin;
    }
  } catch {
    // No mirror, or no storage.
  }
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `connect-src 'self' ${hub}`;
  document.head.append(policy);
  document.documentElement.dataset.hub = hub;

  // For as long as it is open, the page holds a lock that says which build it is of: service-worker.js keeps its files.
  const [build] = (document.querySelector('meta[name="build"]')?.content ?? "").split(" ");
  if (build && navigator.locks) {
    const name = `efficientnet-explorer page ${new URL("./", location.href).href} ${build}`;
    navigator.locks.request(name, { mode: "shared" }, () => new Promise(() => {})).catch(() => {});
  }

  const hasStarted = () => (document.getElementById("app")?.childElementCount ?? 0) > 0;

  // The language of the link, else of the browser: the page itself does not speak yet.
  const language = /[#&]lang=(en|ko)/.exec(location.hash)?.[1] ?? (/^ko\b/.test(navigator.language) ? "ko" : "en");

  const say = (words, isError) => {
    const show = () => {
      const text = document.getElementById("loading-text");
      if (text && !hasStarted() && (isError || text.textContent === "")) {
        text.textContent = words[language];
        text.lang = language;
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

  if (location.protocol === "file:") {
    say({
      en: "This page was opened from a file, and browsers load its programs from a web server only: start one in its folder, for instance with “python3 -m http.server”, and open the address that it prints.",
      ko: "이 페이지를 파일로 열었는데, 브라우저는 이 페이지의 프로그램을 웹 서버에서만 불러와요. 페이지 폴더에서 “python3 -m http.server” 같은 웹 서버를 켜고 거기에 나오는 주소를 열어 주세요.",
    }, true);
    return;
  }
  if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") {
    say({
      en: "This browser has no WebAssembly, or it is switched off, and this page computes with it. A current Firefox, Chrome, Edge or Safari has it.",
      ko: "이 브라우저에 WebAssembly가 없거나 꺼져 있는데, 이 페이지는 그것으로 계산해요. 최신 Firefox, Chrome, Edge, Safari에는 있어요.",
    }, true);
    return;
  }
  say({ en: "The page is loading.", ko: "페이지를 불러오고 있어요." }, false);

  const explain = (detail) => {
    if (!hasStarted()) {
      say({
        en: `The page could not start. Reload it; if that does not help, clear this site's cached files. (${detail})`,
        ko: `페이지를 시작할 수 없었어요. 새로고침하고, 그래도 안 되면 이 사이트의 캐시를 지워 주세요. (${detail})`,
      }, true);
    }
  };
  // Scripts and files that do not load tell it only in the capture phase. Without a style sheet, an icon or a picture the
  // page starts all the same; what it needs are its scripts, and the WebAssembly that they load.
  window.addEventListener("error", (event) => {
    const isNeeded = !(event.target instanceof Element) || event.target instanceof HTMLScriptElement;
    if (isNeeded) explain(event.message || "a script did not load");
  }, true);
  window.addEventListener("unhandledrejection", (event) => explain(event.reason?.message ?? String(event.reason)));
})();
