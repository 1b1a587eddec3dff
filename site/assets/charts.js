// Reads charts out: pointer, touch and arrow keys show the values of the table beside a drawing.
// The drawing says where its rows and columns lie; names in it are links without this script too.
// @ts-check
"use strict";

(() => {
  /**
   * What is said of a row, or of one of its cells: the table's own words.
   * @param {string[]} heads @param {string[]} cells @param {string} shape @param {number | null} column
   */
  const readOut = (heads, cells, shape, column) => {
    const [name = "", ...values] = cells;
    const said = values
      .map((value, at) => ({ at, text: `${heads[at + 1]} ${value}`, value }))
      .filter(({ at, value }) => (column === null ? shape !== "stack" || value !== "0" : at === column))
      .map(({ text }) => text);
    return [name, ...said].join(" · ");
  };

  /**
   * The number of the span in which a place lies, or of the nearest one; -1 where there is none.
   * @param {[number, number][]} spans @param {number} place
   */
  const nearest = (spans, place) => {
    const away = spans.map(([low, high]) => Math.max(low - place, place - high, 0));
    return away.indexOf(Math.min(...away));
  };

  Object.assign(globalThis.ledgers, { readOut, nearest });
  if (typeof document === "undefined") return;
  const ours = /** @type {import("../living").Living} */ (/** @type {unknown} */ (ledgers));

  /** @param {Element} one */
  const textOf = (one) => (one.textContent ?? "").trim();
  /** @param {Iterable<Element>} bands @param {boolean} down @returns {[number, number][]} */
  const spansOf = (bands, down) =>
    [...bands].map((band) => {
      const box = band.getBoundingClientRect();
      return down ? [box.top, box.bottom] : [box.left, box.right];
    });

  /** @param {HTMLElement} figure */
  const enliven = (figure) => {
    const shape = figure.dataset.shape ?? "";
    const svg = figure.querySelector("svg");
    const table = figure.querySelector("table");
    const out = /** @type {HTMLElement | null} */ (figure.querySelector(".cl-readout"));
    if (!svg || !table?.tHead || !out) return;
    const heads = [...table.tHead.rows[0].cells].map(textOf);
    const lines = [...table.tBodies[0].rows];
    const cells = lines.map((line) => [...line.cells].map(textOf));
    const bands = [...svg.querySelectorAll(".cl-drawing__row")];
    const strips = [...svg.querySelectorAll(".cl-drawing__column")];
    const isBump = shape === "bump";
    /** @type {number | null} */
    let row = null;
    /** @type {number | null} */
    let column = null;

    /** @param {number | null} at */
    const codeOf = (at) => (at === null ? null : (lines[at].dataset.county ?? null));

    const rest = () => {
      const chosen = ours.chosen();
      const line = lines.findIndex((one) => chosen && one.dataset.county === chosen);
      const last = isBump ? heads.length - 2 : null;
      const said = line < 0 ? "" : `${readOut(heads, cells[line], shape, last)} · `;
      out.textContent = line < 0 ? out.dataset.hint ?? "" : `${said}${out.dataset.chosen}`;
    };

    /** Shows a cell, a row, or nothing. @param {number | null} r @param {number | null} c */
    const show = (r, c) => {
      [row, column] = [r, c];
      for (const mark of svg.querySelectorAll(".cl-at")) mark.classList.remove("cl-at");
      if (r !== null && !isBump) bands[r]?.classList.add("cl-at");
      if (c !== null) strips[c]?.classList.add("cl-at");
      ours.light(codeOf(r));
      if (r === null) rest();
      else out.textContent = readOut(heads, cells[r], shape, c);
    };

    /** @param {PointerEvent} event */
    const point = (event) => {
      const named = /** @type {Element} */ (event.target).closest("[data-row]");
      const across = nearest(spansOf(strips, false), event.clientX);
      const isLines = shape === "lines";
      const place = isLines ? event.clientX : event.clientY;
      const found = nearest(spansOf(bands, !isLines), place);
      const c = across < 0 ? null : across;
      if (!isBump) return show(found < 0 ? null : found, c);
      const ranked = cells.findIndex((line) => line[across + 1] === `${found + 1}`);
      const at = named ? Number(named.getAttribute("data-row")) - 1 : ranked;
      return show(at < 0 ? null : at, c);
    };

    /** @param {number | null} at @param {number} by @param {number} count */
    const moved = (at, by, count) =>
      at === null ? (by > 0 ? 0 : count - 1) : Math.min(Math.max(at + by, 0), count - 1);

    /** @param {string} key @returns {boolean} whether the key means something here */
    const press = (key) => {
      const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[key];
      const sideways = key === "ArrowLeft" || key === "ArrowRight";
      const code = codeOf(row);
      if (by && sideways && strips.length) show(row ?? 0, moved(column, by, strips.length));
      else if (by) show(moved(row, by, lines.length), column ?? (isBump ? strips.length - 1 : null));
      else if (key === "Home" || key === "End") show(key === "Home" ? 0 : lines.length - 1, column);
      else if (key === "Escape" && row !== null) show(null, null);
      else if (key === " " && code) ours.toggle(code);
      else if (key === "Enter" && code) follow(code);
      else return false;
      return true;
    };

    /** @param {string} code */
    const follow = (code) => {
      for (const link of svg.querySelectorAll("a")) {
        if (ours.countyOf(link.getAttribute("href")) === code) {
          location.assign(new URL(link.getAttribute("href") ?? "", location.href));
          return;
        }
      }
    };

    svg.setAttribute("tabindex", "0");
    // One stop of the tab key for each chart: arrow keys go through its names.
    for (const link of svg.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
    svg.addEventListener("pointermove", point);
    svg.addEventListener("pointerdown", point);
    svg.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") show(null, null);
    });
    svg.addEventListener("click", (event) => {
      const code = codeOf(row);
      if (code && !(/** @type {Element} */ (event.target).closest("a"))) {
        ours.toggle(code);
      }
    });
    svg.addEventListener("blur", () => show(null, null));
    svg.addEventListener("keydown", (event) => {
      const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
      if (plain && press(event.key)) event.preventDefault();
    });
    document.addEventListener("county", () => row === null && rest());
    rest();
  };

  for (const figure of document.querySelectorAll("figure[data-shape]")) {
    enliven(/** @type {HTMLElement} */ (figure));
  }
})();
