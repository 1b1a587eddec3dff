// Lights up one county in all charts and tables of a page, and keeps the chosen one across pages:
// in the address (`?county=` and its code), in that of every link, and for as long as the tab is open.
// @ts-check
"use strict";

(() => {
  const PAGE = /(?:^|\/)counties\/(\d{6})\/index\.html(?:[?#]|$)/;
  const KEY = "county";

  /** The county whose page an address is. @param {string | null} href */
  const countyOf = (href) => PAGE.exec(href ?? "")?.[1] ?? null;

  /** The code that a query asks for, if it could be one. @param {string} search */
  const askedCounty = (search) => {
    const code = new URLSearchParams(search).get(KEY) ?? "";
    return /^\d{6}$/.test(code) ? code : null;
  };

  /**
   * An address with a county, or what else has a name, in its query, or without.
   * @param {string} href @param {?string} code @param {string} [name]
   */
  const withCounty = (href, code, name = KEY) => {
    const [, path, query, hash] = /^([^?#]*)\??([^#]*)(.*)$/s.exec(href) ?? ["", href, "", ""];
    const asked = new URLSearchParams(query);
    if (code) asked.set(name, code);
    else asked.delete(name);
    const rest = asked.toString();
    return `${path}${rest && "?"}${rest}${hash}`;
  };

  Object.assign(globalThis.ledgers, { countyOf, askedCounty, withCounty });
  if (typeof document === "undefined") return;

  // ── What belongs to which county ─────────────────────────────────────────────────────────────

  /** @type {Map<string, Element[]>} */
  const marks = new Map();
  /** @type {WeakMap<Element, string>} */
  const whose = new WeakMap();

  /** @param {string | null | undefined} code @param {Element | null | undefined} mark */
  const add = (code, mark) => {
    if (!code || !mark) return;
    marks.set(code, [...(marks.get(code) ?? []), mark]);
    whose.set(mark, code);
  };

  /** @param {Element} figure */
  const addDrawing = (figure) => {
    const rows = [...figure.querySelectorAll("tbody tr")];
    const bands = figure.querySelectorAll(".cl-drawing__row");
    const isBump = /** @type {HTMLElement} */ (figure).dataset.shape === "bump";
    rows.forEach((row, at) => {
      const code = row.getAttribute("data-county");
      if (!isBump) add(code, bands[at]);
      for (const mark of figure.querySelectorAll(`[data-row="${at + 1}"]`)) add(code, mark);
    });
  };

  /** @param {HTMLTableElement} table */
  const addRows = (table) => {
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    const column = heads.findIndex((head) => head.dataset.facet === KEY);
    for (const row of table.tBodies[0]?.rows ?? []) {
      const links = row.cells[column]?.querySelectorAll("a") ?? [];
      const codes = [...links].map((link) => countyOf(link.getAttribute("href")));
      add(row.dataset.county ?? codes.find((code) => code), row);
    }
  };

  document.querySelectorAll("table").forEach(addRows);
  document.querySelectorAll("figure[data-shape]").forEach(addDrawing);
  for (const one of document.querySelectorAll(".cl-multiple, circle[data-county]")) {
    const link = one.querySelector("a")?.getAttribute("href") ?? null;
    add(one.getAttribute("data-county") ?? countyOf(link), one);
  }

  // ── Which one is lit, and which one is chosen ────────────────────────────────────────────────

  /** @type {string | null} */
  let chosen = null;

  /** @param {string} name @param {string | null} code */
  const paint = (name, code) => {
    for (const mark of document.querySelectorAll(`.${name}`)) mark.classList.remove(name);
    for (const mark of marks.get(code ?? "") ?? []) mark.classList.add(name);
  };

  /** Keeps the choice in the tab where the browser lets us. @param {string | null} [code] */
  const remembered = (code) => {
    try {
      if (code === undefined) return sessionStorage.getItem(KEY);
      if (code) sessionStorage.setItem(KEY, code);
      else sessionStorage.removeItem(KEY);
    } catch {
      // A browser that keeps nothing: the address does.
    }
    return null;
  };

  const addressed = () => {
    const there = withCounty(location.href, chosen);
    if (there !== location.href) history.replaceState(history.state, "", there);
    for (const link of document.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href") ?? "";
      if (!/^(?:[a-z]+:|\/\/|#)/i.test(href) && /\.html(?:[?#]|$)/.test(href)) {
        link.setAttribute("href", withCounty(href, chosen));
      }
    }
  };

  /** @param {string | null} code */
  const choose = (code) => {
    if (code === chosen) return;
    for (const mark of marks.get(chosen ?? "") ?? []) mark.removeAttribute("aria-current");
    chosen = code;
    paint("cl-chosen", code);
    for (const mark of marks.get(code ?? "") ?? []) {
      if (mark.tagName === "TR") mark.setAttribute("aria-current", "true");
    }
    remembered(code);
    addressed();
    document.dispatchEvent(new Event("county"));
  };

  /** @param {string} code */
  const toggle = (code) => choose(code === chosen ? null : code);
  /** @param {string | null} code */
  const light = (code) => paint("cl-lit", code);
  Object.assign(globalThis.ledgers, { light, toggle, chosen: () => chosen });

  /** The county of the mark that an event is about. @param {Event} event */
  const at = (event) => {
    let one = /** @type {Element | null} */ (event.target);
    while (one && !whose.has(one)) one = one.parentElement;
    return one ? (whose.get(one) ?? null) : null;
  };

  for (const name of ["pointerover", "focusin"]) {
    document.addEventListener(name, (event) => paint("cl-lit", at(event)));
  }
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const code = at(event);
    if (!code || target.closest("a, button, input, summary, .cl-drawing")) return;
    if (getSelection()?.isCollapsed !== false) toggle(code);
  });
  document.addEventListener("keydown", (event) => {
    const inField = /** @type {Element} */ (event.target).closest?.("input, textarea, select");
    if (event.key === "Escape" && !inField && !event.defaultPrevented) choose(null);
  });
  addEventListener("popstate", addressed);

  // Nothing is chosen by a code that nobody has: it is on this page, or was chosen on another.
  const asked = askedCounty(location.search);
  const before = remembered();
  const start = asked ?? (location.search.includes(`${KEY}=`) ? null : before);
  if (start && (marks.has(start) || start === before)) choose(start);
})();
