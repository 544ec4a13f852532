// Keeps the page on this device, so that it opens without a network (docs/decisions/065). `cargo xtask build` writes before
// this which files the build has, by their names:
//   self.build = { version, files: { "index.html": { bytes, sha256 }, … } };
// Without that, in a build to look at, this removes itself and what an earlier one kept.
//
// Each build has a cache of its own, and is in it whole or not used. The page asks for files whose names carry no hash of
// their content with `?v=` and its build, so a page that is older or newer than this script gets its own all the same.
// Weights and the lab's pictures are none of this: the page and its workers keep them (`weights::storage`).
"use strict";

const { version, files = {} } = self.build ?? {};
/** The page's folder. */
const FOLDER = self.registration.scope;
/** How the caches of its builds begin; while a page is open it holds a lock with the name of its own (page-check.js). */
const CACHES = `efficientnet-explorer page ${FOLDER} `;
const OWN = `${CACHES}${version}`;
/** Written last: what has it is whole. Its text is the size of the build in bytes. */
const WHOLE = `${FOLDER}?whole`;
/** How many files are fetched at a time. */
const AT_A_TIME = 4;

/** Whether a file's name carries a hash of its content. */
const isNamedByContent = (name) => /-[0-9a-f]{16}(_bg)?\.[a-z]+$/.test(name);

const sha256 = async (response) => {
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** The names of caches of this page, of every build. */
const builds = async () => (await caches.keys()).filter((name) => name.startsWith(CACHES));

/** The address that the page has asked for, so that the browser's own cache of answers may have the file. */
const address = (name) => {
  // Servers that lead from index.html to its folder give an answer that no page may be opened with.
  if (name === "index.html") return FOLDER;
  const isVersioned = !isNamedByContent(name) && /\.(js|wasm|txt)$/.test(name);
  return `${FOLDER}${name}${isVersioned ? `?v=${version}` : ""}`;
};

/** A file of this build: from the cache of another one where it is the same, else from the server. */
const find = async (name, others) => {
  const isRight = async (response) => (await sha256(response.clone())) === files[name].sha256;
  for (const cacheName of others) {
    const response = await caches.match(FOLDER + name, { cacheName });
    if (response && (await isRight(response))) return response;
  }
  // What the browser's own cache has may be older than this build.
  for (const cache of ["default", "reload"]) {
    const response = await fetch(address(name), { cache });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    if (!response.redirected && (await isRight(response))) return response;
  }
  throw new Error(`${name}: another version`);
};

/** Has this build whole in its cache. What an earlier attempt has left there is right, and stays. */
const keep = async () => {
  const cache = await caches.open(OWN);
  if (await cache.match(WHOLE)) return;
  const others = (await builds()).filter((name) => name !== OWN);
  const missing = Object.keys(files);
  const work = async () => {
    for (let name = missing.pop(); name !== undefined; name = missing.pop()) {
      if (!(await cache.match(FOLDER + name))) await cache.put(FOLDER + name, await find(name, others));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  await cache.put(WHOLE, new Response(String(bytes)));
};

/** Tells every page of this folder how it went. */
const tell = async (message) => {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true, type: "window" })) {
    if (client.url.startsWith(FOLDER)) client.postMessage(message);
  }
};

const keepAndTell = async () => {
  try {
    await keep();
    await tell({ kept: true });
  } catch (reason) {
    const isFull = reason?.name === "QuotaExceededError";
    // A part is of no use where the rest finds no room; else the next attempt goes on from it.
    if (isFull) await caches.delete(OWN);
    await tell({ kept: false, isFull, reason: String(reason?.message ?? reason) });
    throw reason;
  }
};

/** Deletes builds that no open page is of. */
const tidy = async () => {
  const found = (await builds()).filter((name) => name !== OWN);
  // One that is on its way is not open yet.
  if (self.registration.installing || self.registration.waiting) return;
  const open = new Set((await navigator.locks.query()).held.map((lock) => lock.name));
  await Promise.all(found.filter((name) => !open.has(name)).map((name) => caches.delete(name)));
};

const removeAll = async () => {
  await Promise.all((await builds()).map((name) => caches.delete(name)));
  await self.registration.unregister();
};

/** The answer to a page of a build, where the request names one. */
const answer = async (request, name, build) => {
  const own = build ? `${CACHES}${build}` : OWN;
  const others = build ? [] : await builds();
  for (const cacheName of [own, ...others]) {
    const response = await caches.match(FOLDER + name, { cacheName });
    // A copy has no address, and the request's own stands: start.js reads which files it starts from it.
    if (response) return new Response(response.body, response);
  }
  return fetch(request);
};

self.addEventListener("install", (event) => {
  if (version) event.waitUntil(keepAndTell());
  else self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(version ? self.clients.claim() : removeAll());
});

self.addEventListener("message", (event) => {
  // A person chose the new version.
  if (event.data === "take-over") self.skipWaiting();
  // A page came to rest. What was deleted from outside is fetched again.
  if (event.data === "tidy" && version) event.waitUntil(keepAndTell().then(tidy).catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const folder = new URL(FOLDER);
  const isOurs = url.origin === folder.origin && url.pathname.startsWith(folder.pathname);
  // A page that asks past every cache was not helped by this one.
  if (!version || request.method !== "GET" || !isOurs || request.cache === "reload") return;
  const name = url.pathname.slice(folder.pathname.length) || "index.html";
  if (Object.hasOwn(files, name) || isNamedByContent(name)) {
    const build = request.mode === "navigate" ? null : url.searchParams.get("v");
    event.respondWith(answer(request, name, build));
  }
});
