// Small parts of pages that scripts add: elements of text, buttons, and panels that open.
// @ts-check
"use strict";

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
