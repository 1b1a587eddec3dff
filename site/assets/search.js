// The search: a dialog that goes to names, and looks into the texts of all pages when it is asked.
// @ts-check
"use strict";

(() => {
  /**
   * @typedef {{kind: number, title: string, there: string}} Hit
   * @typedef {{title: string, there: string, before: string, match: string, after: string}} Found
   * @typedef {(text: string, wanted: string) => string[][]} Split
   * @typedef {{names: (typed: string) => Hit[], kinds: string[], split: Split, fold: (text: string) => string}} Ready
   */
  const SHOWN = 40;
  const MOST = 20;
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("search"));
  const opener = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-open]"));
  if (!dialog || !opener || !dialog.showModal) return;

  /** @template {HTMLElement} T @param {string} selector */
  const part = (selector) => /** @type {T} */ (dialog.querySelector(selector));
  /** @type {HTMLInputElement} */
  const field = part("input");
  const list = part("[role=listbox]");
  const status = part("[role=status]");
  const deeper = part("[data-search-texts]");
  const said = dialog.dataset;
  const { folder = "", count = "", none = "", more = "", failed = "", found: foundIn = "" } = said;

  /** A file of the search; in a portal for the city alone its name has a mark. @param {string} key */
  const load = (key) => ledgers.load(`${folder}${key}.js`, `search/${key}`);

  /** @type {Promise<Ready> | undefined} */
  let ready;
  let chosen = -1;
  let asked = 0;

  /** The names, and later the records too. @param {...string} keys @returns {Promise<Ready>} */
  const finderOf = async (...keys) => {
    const [{ finder, fold, split }, ...lists] = await Promise.all([
      ledgers.load("assets/names.js", "finder"),
      ...keys.map(load),
    ]);
    return { names: finder(lists), kinds: lists[0].kinds, fold, split };
  };
  const prepared = () => (ready ??= finderOf("names"));
  /** @type {Promise<Ready> | undefined} */
  let whole;
  const complete = () => (whole ??= prepared().then(() => finderOf("names", "records")));

  // ── What is shown ────────────────────────────────────────────────────────────────────────────

  /** @param {string} tag @param {string} name @param {...(string | Node)} inside */
  const made = (tag, name, ...inside) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...inside);
    return element;
  };

  /** The address of a page, from one without the name of its file. @param {string} there */
  const address = (there) => {
    const [page, anchor] = there.split("#");
    return ledgers.href(`${page}index.html${anchor ? `#${anchor}` : ""}`);
  };

  /** @param {string} there @param {...Node} inside */
  const option = (there, ...inside) => {
    const link = /** @type {HTMLAnchorElement} */ (made("a", "cl-search__hit", ...inside));
    link.href = address(there);
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    return link;
  };

  /** @param {string} before @param {string} match @param {string} after */
  const bold = (before, match, after) => [before, ...(match ? [made("mark", "", match)] : []), after];

  /** @param {Hit} hit @param {Ready} ready @param {string} typed */
  const named = ({ kind, title, there }, { kinds, fold, split }, typed) => {
    const [before, match, after] = split(title, fold(typed)).map((signs) => signs.join(""));
    const name = made("span", "cl-search__name", made("bdi", "", ...bold(before, match, after)));
    return option(there, name, made("span", "cl-search__kind", kinds[kind]));
  };

  /** @param {Found} row */
  const told = ({ title, there, before, match, after }) => {
    const line = made("bdi", "", ...bold(before, match, after));
    const name = made("span", "cl-search__name", made("bdi", "", title));
    return option(there, name, made("span", "cl-search__line", line));
  };

  /** Chooses one of the results, round and round. @param {number} place */
  const choose = (place) => {
    const options = [...list.children];
    chosen = options.length ? (place + options.length) % options.length : -1;
    options.forEach((one, at) => {
      one.id = `search-${at}`;
      one.setAttribute("aria-selected", `${at === chosen}`);
    });
    if (chosen < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", `search-${chosen}`);
    options[chosen].scrollIntoView({ block: "nearest" });
  };

  /** @param {HTMLElement[]} rows @param {string} text */
  const show = (rows, text) => {
    list.replaceChildren(...rows);
    field.setAttribute("aria-expanded", `${rows.length > 0}`);
    status.textContent = text;
    choose(rows.length ? 0 : -1);
  };

  // ── What is asked ────────────────────────────────────────────────────────────────────────────

  /** Looks into the texts of all pages. @param {number} turn */
  const look = async (turn) => {
    const find = await complete().then(() => ledgers.load("assets/texts.js", "said"));
    /** @type {Found[]} */
    const found = await find(load, field.value, MOST);
    if (turn !== asked) return;
    deeper.hidden = true;
    const cut = found.length === MOST;
    const text = foundIn.replace("{n}", `${found.length}${cut ? "+" : ""}`);
    show(found.map(told), found.length ? text : none);
  };

  /** Finds names; where there are none, looks into the texts. @param {number} turn */
  const find = async (turn) => {
    const typed = field.value.trim();
    for (const coming of typed ? [prepared, complete] : []) {
      const found = await coming();
      if (turn !== asked) return;
      const hits = found.names(typed);
      const rest = hits.length > SHOWN ? more.replace("{n}", `${SHOWN}`) : "";
      const text = `${count.replace("{n}", `${hits.length}`)}${rest}`;
      show(hits.slice(0, SHOWN).map((hit) => named(hit, found, typed)), text);
    }
    deeper.hidden = !typed || !list.children.length;
    if (!typed) show([], "");
    else if (!list.children.length) await look(turn);
  };

  /** Starts what is asked; an earlier question is no longer answered. @param {(turn: number) => Promise<void>} ask */
  const start = (ask) => {
    asked += 1;
    ask(asked).catch(() => show([], failed));
  };

  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    field.select();
    prepared().catch(() => show([], failed));
  };

  // ── What is done ─────────────────────────────────────────────────────────────────────────────

  opener.hidden = false;
  opener.addEventListener("click", open);
  field.addEventListener("input", () => start(find));
  deeper.addEventListener("click", () => start(look));
  part("[data-search-close]").addEventListener("click", () => dialog.close());
  part("form").addEventListener("submit", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) choose(chosen + step);
    else if (event.key === "Enter") /** @type {HTMLElement} */ (list.children[chosen])?.click();
    if (step || event.key === "Enter") event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const at = /** @type {HTMLElement} */ (event.target);
    const typing = at.closest("input, textarea, select") || at.isContentEditable;
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !["/", "s"].includes(event.key)) return;
    event.preventDefault();
    open();
  });
})();
