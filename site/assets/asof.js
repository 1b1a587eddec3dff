// Shows the page as of another day, in place: the end of a week as known today, or what an issue
// printed. The day is in the address (`?asof=2026-W28`, or a day) and in the links that can keep it.
// @ts-check
"use strict";

(() => {
  const KEY = "asof";
  const KEEPS = /(?:^|\/)(?:ranking|counties\/\d{6}|tasks\/[^/]+)\/index\.html$/;
  /** Where editions lie: at the top of all languages, as the assets do. */
  const EDITIONS = "assets/../editions/";
  const ours = /** @type {import("../living").Living} */ (/** @type {unknown} */ (ledgers));
  /** @typedef {import("../living").State} State */
  /** @typedef {import("../living").Days} Days */

  const chooser = /** @type {HTMLElement | null} */ (document.querySelector(".cl-past[data-days]"));
  const root = chooser?.parentElement;
  const title = root?.querySelector("h1");
  if (!chooser || !root || !title) return;
  const { days: listFile = "", of = "", ...given } = chooser.dataset;
  const words = /** @type {Record<string, string>} */ (given);
  const banner = ours.made("p", "cl-then");
  banner.setAttribute("role", "status");
  title.after(banner);

  /** What a file of days hands over; it lies beside the list. @param {string} key */
  const load = (key) => {
    const there = listFile.replace(/list\.js$/, `${key}.js`);
    const path = new URL(there, location.href).href.slice(ledgers.href("").length);
    return ledgers.load(path, `${KEY}/${key}`);
  };

  // ── The page as of a day, and as it was ──────────────────────────────────────────────────────

  /** @type {[ChildNode, ChildNode][]} */
  let swapped = [];

  /** Puts one node in the place of another, until today is back. @param {ChildNode} old @param {ChildNode} now */
  const swap = (old, now) => {
    old.replaceWith(now);
    swapped.push([old, now]);
  };

  const restore = () => {
    for (const [old, now] of swapped) now.replaceWith(old);
    swapped = [];
    banner.replaceChildren();
  };

  /** @param {HTMLElement} head */
  const dim = (head) => {
    head.classList.add("cl-then__not");
    head.append(" ", ours.made("small", "", words.only));
  };

  /** @param {State} state @param {Days} list @param {import("../living").Told} told */
  const redraw = (state, list, told) => {
    const page = { of, words, lights: list.lights };
    /** @type {HTMLElement | null} */
    let untold = null;
    const close = () => untold && dim(untold);
    for (const block of /** @type {HTMLElement[]} */ ([...root.children])) {
      if (block === chooser || block === banner || block.matches("h1, nav, script")) continue;
      const copy = /** @type {HTMLElement} */ (block.cloneNode(true));
      const marks = /** @type {HTMLElement[]} */ ([...copy.querySelectorAll("[data-then]")]);
      if (copy.dataset.then) marks.push(copy);
      if (block.matches("h2")) {
        close();
        untold = copy;
        swap(block, copy);
      } else if (marks.filter((mark) => told(page, state, mark)).length) {
        untold = null;
        swap(block, copy);
      } else {
        const rest = document.createElement("div");
        rest.append(...copy.querySelectorAll("h2"));
        for (const head of rest.children) dim(/** @type {HTMLElement} */ (head));
        swap(block, rest);
      }
    }
    close();
  };

  /** @param {State} state */
  const announce = (state) => {
    const ways = state.ways.map(([there, text]) => {
      const link = ours.made("a", "", text);
      link.href = ledgers.href(there);
      return link;
    });
    const back = ours.button("cl-then__back", words.back, () => {
      show("", true);
      chooser.querySelector("summary")?.focus();
    });
    banner.append(ours.made("strong", "", state.banner), ...[...ways, back].flatMap((one) => [" ", one]));
  };

  // ── Which day ────────────────────────────────────────────────────────────────────────────────

  /** @type {HTMLSelectElement | null} */
  let choice = null;
  let wanted = "";

  const asking = () => new URLSearchParams(location.search).get(KEY);

  /** The key of a day that is asked for; none of one that is not there. @param {Days} list */
  const asked = (list) => {
    const text = asking();
    const rows = list.groups.flatMap(([, rows]) => rows);
    return text ? (rows.find(([key, , day]) => key && [key, day].includes(text))?.[0] ?? "") : "";
  };

  /** @param {string} href */
  const keeps = (href) => {
    const there = new URL(href, location.href);
    there.search = there.hash = "";
    const own = root.querySelector(".cl-crumbs a")?.getAttribute("href") ?? "index.html";
    const tops = ["index.html", "en/index.html", "../index.html"].map((path) => ledgers.href(path));
    tops.push(new URL(own, location.href).href.replace(/[?#].*/, ""));
    return KEEPS.test(there.pathname) || tops.includes(there.href);
  };

  /** @param {string} key @param {boolean} isNew */
  const addressed = (key, isNew) => {
    const there = ours.withCounty(location.href, key || null, KEY);
    if (isNew && there !== location.href) history.pushState(history.state, "", there);
    for (const link of document.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href") ?? "";
      if (!/^#|^mailto:/.test(href) && /\.html(?:[?#]|$)/.test(href) && keeps(href)) {
        link.setAttribute("href", ours.withCounty(href, key || null, KEY));
      }
    }
  };

  /** @param {string} key @param {boolean} isNew */
  const show = async (key, isNew) => {
    wanted = key;
    /** @type {Days} */
    const list = await load("list");
    /** @type {State | null} */
    const state = key ? await load(key).catch(() => null) : null;
    const told = await ledgers.load("assets/then.js", "told");
    if (wanted !== key) return;
    restore();
    if (state) {
      redraw(state, list, told);
      announce(state);
    }
    addressed(state ? key : "", isNew);
    if (choice) choice.value = state ? key : "";
  };

  /** Puts one list to choose from in the place of the links. */
  const equip = async () => {
    if (choice) return;
    choice = document.createElement("select");
    const own = [...chooser.querySelectorAll("li")].map((line) => line.textContent?.trim());
    /** @type {Days} */
    const list = await load("list");
    const hasEditions = list.groups.some(([, rows]) => rows.some(([key]) => !key));
    /** Which editions lie beside the portal: they are put there after it is built. @type {string[]} */
    const beside = hasEditions ? await ledgers.load(`${EDITIONS}beside.js`, "beside").catch(() => []) : [];
    const label = ours.made("label", "cl-then__choice", words.choose);
    choice.append(new Option(words.today, ""));
    for (const [name, rows] of list.groups) {
      const group = document.createElement("optgroup");
      group.label = name;
      for (const [key, text, there] of rows) {
        const isWeek = /^\d{4}-W\d\d$/.test(key);
        const option = new Option(text, key || `${EDITIONS}${there}/index.html`);
        option.disabled = !key && !beside.includes(decodeURIComponent(there));
        if (option.disabled) option.text += words.apart;
        if (!isWeek || own.includes(there)) group.append(option);
      }
      choice.append(group);
    }
    choice.addEventListener("change", () => {
      const value = choice?.value ?? "";
      if (value.includes("/")) location.assign(ledgers.href(value));
      else show(value, true);
    });
    label.append(" ", choice);
    chooser.querySelector("ul")?.replaceWith(label);
    choice.value = asked(list);
  };

  const start = async () => {
    const list = await load("list");
    const key = asked(list);
    if (key || wanted) await show(key, false);
    const missing = key ? null : asking();
    if (!key) banner.textContent = missing ? (words.missing ?? "").replace("{day}", missing.slice(0, 20)) : "";
  };

  chooser.addEventListener("toggle", () => void equip().catch(() => undefined));
  addEventListener("popstate", () => void start().catch(() => undefined));
  // When all scripts have seen the page of today.
  if (location.search.includes(`${KEY}=`)) {
    addEventListener("DOMContentLoaded", () => void start().catch(() => undefined));
  }
})();
