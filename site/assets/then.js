// Writes what the data of another day tells into the copy of a part of a page: texts, lamps, rows.
// What it does not tell is taken away, so that no value of today stands beside an old date.
// @ts-check
"use strict";

(() => {
  const ours = /** @type {import("../living").Living} */ (/** @type {unknown} */ (ledgers));
  /** @typedef {import("../living").State} State */
  /** @typedef {import("../living").Page} Page */

  const NONE = "—";
  const TOLD = /#(rank|score|light)$/;
  const COUNTY = /counties\/(\d{6})\//;

  /** @param {Iterable<string>} lights */
  const counted = (lights) => {
    /** @type {Record<string, number>} */
    const counts = {};
    for (const light of lights) counts[light] = (counts[light] ?? 0) + 1;
    return counts;
  };

  /** A sentence, its gaps filled. @param {string} text @param {Record<string, unknown>} values */
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => `${values[name] ?? NONE}`);

  /** A light by its word and icon. @param {Page} page @param {string} light @param {string} kind */
  const lamp = (page, light, kind = "cl-lamp") => {
    const whole = ours.made("span", `${kind} cl-lamp--${light}`);
    whole.append(ours.made("span", "", page.lights[light]));
    return whole;
  };

  /** The texts of a day, by the marks of the page. @param {Page} page @param {State} state */
  const texts = (page, state) => {
    const lights = Object.values(state.lights ?? {});
    const all = counted(lights.flatMap((row) => Object.values(row)));
    const task = lights.flatMap((row) => row[page.of] ?? []);
    const { done = 0, overdue = 0 } = counted(task);
    const county = state.counties[page.of];
    /** @type {Record<string, string | undefined>} */
    const told = {
      "county.told": county && filled(page.words.county, county),
      "task.told": task.length ? filled(page.words.task, { done, overdue, counties: task.length }) : undefined,
    };
    for (const [name, text] of Object.entries(state.city)) told[`city.${name}`] = text;
    if (!state.lights) return told;
    for (const light of Object.keys(page.lights)) told[`city.lights.${light}`] = `${all[light] ?? 0}`;
    told["city.overdue"] = `${all.overdue ?? 0}`;
    return told;
  };

  /** Counties by rank, those without one last, by code. @param {State} state */
  const ranked = (state) => {
    const place = (/** @type {string} */ code) => parseInt(state.counties[code].rank, 10) || Infinity;
    const codes = Object.keys(state.counties).sort();
    return codes.sort((one, other) => place(one) - place(other) || 0);
  };

  /** @param {Element | null | undefined} link */
  const hrefOf = (link) => link?.getAttribute("href") ?? "";

  /** The first link of a row to its county. @param {Element} row */
  const linkOf = (row) => [...row.querySelectorAll("a")].find((link) => COUNTY.test(hrefOf(link)));

  /**
   * Makes the rows of a table anew, one for each county, and gives each to be filled.
   * @param {HTMLTableElement} table @param {State} state @param {string[]} codes
   * @param {(row: HTMLTableRowElement, code: string) => void} fill
   */
  const rowed = (table, state, codes, fill) => {
    const body = table.tBodies[0];
    const known = new Map([...body.rows].map((row) => [COUNTY.exec(hrefOf(linkOf(row)))?.[1], row]));
    const rows = codes.map((code) => {
      const row = /** @type {HTMLTableRowElement} */ ((known.get(code) ?? body.rows[0]).cloneNode(true));
      const link = linkOf(row);
      link?.setAttribute("href", hrefOf(link).replace(COUNTY, `counties/${code}/`));
      if (link) link.textContent = state.counties[code]?.name ?? code;
      if (!known.has(code)) row.removeAttribute("id");
      fill(row, code);
      return row;
    });
    body.replaceChildren(...rows);
  };

  /**
   * Leaves the columns of a table that are told, and names the others below it.
   * @param {Page} page @param {State} state @param {HTMLElement} mark @param {string[]} codes
   */
  const tabled = (page, state, mark, codes) => {
    const table = mark.querySelector("table");
    const heads = [...(table?.tHead?.rows[0].cells ?? [])];
    if (!table || !codes.length) return false;
    const found = heads.map((head) => TOLD.exec(hrefOf(head.querySelector("a")))?.[1]);
    const keys = found.map((key, at) => (found.indexOf(key) === at ? key : undefined));
    keys[heads.findIndex((head) => head.dataset.facet === "county")] = "name";
    rowed(table, state, codes, (row, code) => {
      [...row.cells].forEach((cell, at) => {
        const key = keys[at];
        delete cell.dataset.order;
        if (!key) cell.remove();
        else if (key === "name") cell.replaceChildren(cell.querySelector("a") ?? code);
        else if (key === "light") cell.replaceChildren(lamp(page, state.lights?.[code][page.of] ?? ""));
        else cell.textContent = state.counties[code][key] ?? NONE;
      });
    });
    for (const one of mark.querySelectorAll(".cl-tools, .cl-sort")) one.remove();
    const gone = heads.filter((_, at) => !keys[at]);
    const names = gone.map((head) => (head.textContent ?? "").trim()).join(page.words.comma);
    for (const head of gone) head.remove();
    for (const head of heads) head.removeAttribute("aria-sort");
    table.className = "cl-table";
    if (names) mark.append(ours.made("p", "cl-note", filled(page.words.columns, { names })));
    return true;
  };

  /** @param {Page} page @param {State} state @param {HTMLElement} mark */
  const gridded = (page, state, mark) => {
    const table = mark.querySelector("table");
    const { lights } = state;
    if (!table || !lights) return false;
    rowed(table, state, ranked(state), (row, code) => {
      for (const cell of row.cells) {
        const { column } = cell.dataset;
        const light = lights[code]?.[column ?? ""];
        if (!column) continue;
        const dot = light ? lamp(page, light, "cl-dot") : "";
        if (dot) dot.title = `${state.counties[code].name} ${column} ${page.lights[light]}`;
        cell.replaceChildren(dot);
      }
    });
    if (table.caption) table.caption.textContent = state.banner;
    mark.querySelector(".cl-scroll")?.setAttribute("aria-label", state.banner);
    return true;
  };

  /** @param {...(string | Node)} parts */
  const item = (...parts) => {
    const line = document.createElement("li");
    line.append(...parts);
    return line;
  };

  /** @param {Page} page @param {State} state @param {HTMLElement} mark */
  const listed = (page, state, mark) => {
    const own = state.lights?.[page.of];
    if (!own) return false;
    const counts = counted(Object.values(own));
    const lights = Object.keys(page.lights).filter((light) => counts[light]);
    mark.replaceChildren(...lights.map((light) => item(lamp(page, light), ` ${counts[light]}`)));
    return true;
  };

  /** @param {Page} page @param {State} state @param {HTMLElement} mark */
  const tasked = (page, state, mark) => {
    const own = { ...state.lights?.[page.of] };
    if (!Object.keys(own).length) return false;
    for (const line of [...mark.children]) {
      const light = own[line.id];
      delete own[line.id];
      if (light) line.querySelector(".cl-lamps")?.replaceChildren(lamp(page, light));
      else line.remove();
    }
    for (const [task, light] of Object.entries(own)) {
      const lamps = ours.made("span", "cl-lamps");
      lamps.append(lamp(page, light));
      mark.append(item(lamps, ` ${task}`));
    }
    return true;
  };

  /** @type {Record<string, (page: Page, state: State, mark: HTMLElement) => boolean>} */
  const PARTS = {
    lights: gridded,
    places: (page, state, mark) => tabled(page, state, mark, ranked(state)),
    "task.lights": (page, state, mark) => {
      const lights = state.lights ?? {};
      return tabled(page, state, mark, Object.keys(lights).filter((code) => lights[code][page.of]).sort());
    },
    "county.lights": listed,
    "county.tasks": tasked,
  };

  /**
   * Writes a day into a marked part; false where nothing of it is told.
   * @param {Page} page @param {State} state @param {HTMLElement} mark
   */
  const told = (page, state, mark) => {
    const key = mark.dataset.then ?? "";
    if (PARTS[key]) return PARTS[key](page, state, mark);
    const text = texts(page, state)[key];
    const place = mark.querySelector(".cl-tile__number, .cl-lights__count") ?? mark;
    mark.querySelector(".cl-tile__note, .cl-lights__share")?.remove();
    mark.classList.toggle("cl-then__not", text === undefined);
    if (text === undefined) mark.title = page.words.only;
    place.textContent = text ?? NONE;
    return text !== undefined;
  };

  ledgers.put("told", told);
})();
