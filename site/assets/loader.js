// Keeps what data files hand over, `ledgers.put(key, value)`: so pages have data without a server.
// Makes the small parts that scripts add to pages: texts, buttons, and panels that open.
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

(() => {
  /**
   * An element with a class and a text; text never becomes markup.
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag @param {string} name @param {string} [text]
   * @returns {HTMLElementTagNameMap[T]}
   */
  const made = (tag, name, text = "") => {
    const one = document.createElement(tag);
    one.className = name;
    one.textContent = text;
    return one;
  };

  /** @param {string} name @param {string} text @param {() => void} click */
  const button = (name, text, click) => {
    const one = made("button", name, text);
    one.type = "button";
    one.addEventListener("click", click);
    return one;
  };

  /** A button that opens a panel below it. @param {string} word */
  const opener = (word) => {
    const whole = made("div", "cl-tools__more");
    const panel = made("div", "cl-tools__panel");
    /** @param {boolean} open */
    const open = (open) => {
      panel.hidden = !open;
      head.setAttribute("aria-expanded", `${open}`);
    };
    const head = button("cl-tools__button", word, () => open(panel.hidden));
    open(false);
    whole.append(head, panel);
    whole.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || panel.hidden) return;
      event.preventDefault();
      open(false);
      head.focus();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!whole.contains(/** @type {Node} */ (event.target))) open(false);
    });
    return { whole, panel, head };
  };

  Object.assign(globalThis.ledgers, { made, button, opener });
})();
