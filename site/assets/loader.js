// Keeps what data files hand over, `ledgers.put(key, value)`: so pages have data without a server.
// @ts-check
"use strict";

globalThis.ledgers = (() => {
  /** @type {Map<string, any>} */
  const kept = new Map();
  /** @type {Map<string, Promise<void>>} */
  const asked = new Map();
  const here = /** @type {HTMLScriptElement | null} */ (globalThis.document?.currentScript)?.src;

  /** The top of the pages in this language; the assets lie at the top of all. */
  const top = () => {
    const said = /** @type {HTMLMetaElement | null} */ (document.querySelector("[name=cl-top]"));
    return said ? new URL(`${said.content}/`, document.baseURI) : new URL("../", here);
  };

  /** The address of a path below the top of the portal. @param {string} path */
  const href = (path) =>
    (path.startsWith("assets/") ? new URL(`../${path}`, here) : new URL(path, top())).href;

  /** Adds a file of the portal as a script, once; settled when it has run. @param {string} path */
  const added = (path) =>
    new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = href(path);
      script.onload = () => done(undefined);
      script.onerror = () => failed(new Error(path));
      document.head.append(script);
    });

  return {
    /** @param {string} key @param {unknown} value */
    put: (key, value) => void kept.set(key, value),
    /** @param {string} key */
    at: (key) => kept.get(key),
    href,
    /** What a data file hands over under a key. @param {string} path @param {string} key */
    load: async (path, key) => {
      if (kept.has(key)) return kept.get(key);
      const coming = asked.get(path) ?? added(path);
      asked.set(path, coming);
      await coming;
      return kept.get(key);
    },
  };
})();
