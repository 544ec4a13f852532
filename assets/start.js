// Starts the page. Its address, written by Trunk (`pattern_script` in Trunk.toml), names this build's files, so that the
// page has no inline script and its content security policy needs no exception for one.
const files = new URL(import.meta.url).searchParams;
const { default: init } = await import(`./${files.get("js")}`);
await init({ module_or_path: new URL(files.get("wasm"), import.meta.url) });
