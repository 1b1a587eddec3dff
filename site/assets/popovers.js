// Opens a box over a number: its formula, what went in, and the ways to its lines. Without this
// script, or where the browser has no popovers, the numbers are links and nothing more.
// @ts-check
"use strict";

(() => {
  const ours = /** @type {import("../living").Living} */ (/** @type {unknown} */ (ledgers));
  const WAIT = 300; // milliseconds that a pointer rests before a box opens or closes
  if (!HTMLElement.prototype.showPopover) return;

  /** @typedef {string | [string, string]} Piece */
  /** @typedef {{head: Piece[][], formula: Piece[][], rows: Piece[][][], ways: Piece[][]}} Told */

  const box = ours.made("div", "cl-why");
  box.id = "cl-why";
  box.popover = "manual";
  box.tabIndex = -1;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-labelledby", "cl-why-name");
  /** @type {HTMLAnchorElement | null} */
  let open = null;
  /** @type {HTMLAnchorElement | null} */
  let asked = null;
  let timer = 0;
  let pointer = "mouse"; // or touch, pen; empty after a key
  let quiet = false;

  /** What explains a number, and the address of its file. @param {HTMLAnchorElement} link */
  const toldOf = async (link) => {
    const file = new URL(link.dataset.about ?? "", location.href);
    const key = decodeURIComponent(file.hash.slice(1));
    file.hash = "";
    const path = file.href.slice(ledgers.href("").length);
    const base = new URL("index.html", file).href; // addresses are as on the page of the folder
    const found = await ledgers.load(path, path.replace(/[^/]*$/, "numbers"));
    return { told: /** @type {Told} */ (found.told[key]), words: found.words, base };
  };

  /**
   * An element with pieces of text and links in it; text never becomes markup.
   * @param {keyof HTMLElementTagNameMap} tag @param {string} name
   * @param {Piece[]} pieces @param {string} base
   */
  const filled = (tag, name, pieces, base) => {
    const whole = ours.made(tag, name);
    for (const piece of pieces) {
      if (typeof piece === "string") {
        whole.append(piece);
        continue;
      }
      const link = ours.made("a", "", piece[0]);
      link.href = new URL(piece[1], base).href;
      whole.append(link);
    }
    return whole;
  };

  /**
   * @param {HTMLAnchorElement} link @param {Told} told @param {string[]} words
   * @param {string} base
   */
  const fill = (link, told, [leads, close], base) => {
    const head = ours.made("p", "cl-why__head");
    const [name, value] = told.head.map((pieces) => filled("span", "", pieces, base));
    name.id = "cl-why-name";
    value.className = "cl-why__value";
    const away = ours.button("cl-why__close", "×", () => hide(true));
    away.setAttribute("aria-label", close);
    head.append(name, value, away);
    const formulas = told.formula.map((pieces) => filled("p", "cl-why__formula", pieces, base));
    const table = ours.made("ul", "cl-why__rows");
    for (const row of told.rows) {
      const line = ours.made("li", "");
      line.append(...row.map((pieces) => filled("span", "", pieces, base)));
      table.append(line);
    }
    const ways = ours.made("p", "cl-why__ways");
    /** @type {Piece} */
    const own = [leads, link.href];
    const known = told.ways.flat().some((way) => new URL(way[1], base).href === link.href);
    for (const way of known ? told.ways : [[own], ...told.ways]) {
      ways.append(filled("span", "", way, base));
    }
    box.replaceChildren(head, ...formulas, table, ways);
    box.scrollTop = 0;
  };

  /** Puts the box below the number, above where there is no room; on a phone the style does. */
  const place = () => {
    if (!open) return;
    const at = open.getBoundingClientRect();
    const [high, wide] = [box.offsetHeight, box.offsetWidth];
    const below = at.bottom + 6;
    const top = below + high < innerHeight - 8 ? below : Math.max(8, at.top - high - 6);
    box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - wide - 8))}px`;
    box.style.top = `${top}px`;
  };

  /** @param {HTMLAnchorElement} link @param {boolean} enter whether the focus goes into the box */
  const show = async (link, enter) => {
    asked = link;
    clearTimeout(timer);
    if (open !== link) {
      const found = await toldOf(link).catch(() => null);
      if (asked !== link) return;
      if (!found?.told) {
        if (enter) location.assign(link.href);
        return;
      }
      hide(false);
      asked = open = link;
      fill(link, found.told, found.words, found.base);
      link.setAttribute("aria-describedby", box.id);
      box.showPopover();
      place();
    }
    if (enter) box.focus();
  };

  /** @param {boolean} back whether the focus goes back to the number */
  const hide = (back) => {
    clearTimeout(timer);
    asked = null;
    const link = open;
    if (!link) return;
    open = null;
    link.removeAttribute("aria-describedby");
    box.hidePopover();
    quiet = true;
    if (back) link.focus({ preventScroll: true });
    quiet = false;
  };

  /** @param {EventTarget | null} target @returns {HTMLAnchorElement | null} */
  const numberAt = (target) =>
    target instanceof Element ? target.closest("a[data-about]") : null;
  /** @param {EventTarget | null} target */
  const isInside = (target) => target instanceof Node && box.contains(target);

  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (open && !isInside(event.target) && numberAt(event.target) !== open) hide(false);
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = numberAt(event.target);
    clearTimeout(timer);
    if (link && link !== open) timer = setTimeout(() => show(link, false), WAIT);
    const stays = link || isInside(event.target) || isInside(document.activeElement);
    if (!stays) timer = setTimeout(() => hide(false), WAIT);
  });
  document.addEventListener("focusin", (event) => {
    const link = numberAt(event.target);
    if (quiet) return;
    if (link && link !== open && pointer === "") show(link, false);
    else if (open && link !== open && !isInside(event.target)) hide(false);
  });
  // A mouse follows the link, a finger and the keyboard open the box, where the link is too.
  document.addEventListener("click", (event) => {
    const link = numberAt(event.target);
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || (event.detail && pointer === "mouse")) return;
    event.preventDefault();
    show(link, true);
  });
  document.addEventListener(
    "keydown",
    (event) => {
      pointer = "";
      if (!open) return;
      if (event.key === "Escape") {
        event.stopPropagation();
        hide(isInside(document.activeElement));
      } else if (event.key === "Tab" && isInside(document.activeElement)) {
        const stops = [box, ...box.querySelectorAll("a, button")];
        const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
        if (event.shiftKey ? at > 1 : at < stops.length - 1) return;
        if (event.shiftKey) event.preventDefault();
        hide(true); // back on the number, from where the key goes on
      }
    },
    true,
  );
  addEventListener("scroll", place, { passive: true });
  addEventListener("resize", place);

  document.body.append(box);
  for (const link of document.querySelectorAll("a[data-about]")) {
    link.setAttribute("aria-haspopup", "dialog");
  }
})();
