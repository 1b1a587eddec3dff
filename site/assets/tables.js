// Gives long tables a filter, chips, a choice of columns and a file of what is seen. The page keeps
// room for them and says their words; without scripts every row stays where it is.
// @ts-check
"use strict";

(() => {
  const ours = /** @type {import("../living").Living} */ (/** @type {unknown} */ (ledgers));
  const { nothing, filterIn, withFilter, passes, csvOf, fileName, made, button, opener } = ours;
  /** @typedef {import("../living").Filter} Filter */

  /** @param {Element | null | undefined} one */
  const textOf = (one) => (one?.textContent ?? "").replace(/\s+/g, " ").trim();

  /** @param {HTMLElement} tools @param {number} number */
  const equip = (tools, number) => {
    const table = tools.nextElementSibling?.querySelector("table");
    if (!table?.tHead) return;
    const heads = [...table.tHead.rows[0].cells];
    const rows = [...table.tBodies[0].rows];
    const words = tools.dataset;

    /** @param {HTMLTableRowElement} row @param {number} column */
    const valueOf = (row, column) =>
      textOf(row.cells[column].querySelector(".cl-lamp") ?? row.cells[column]);
    const facets = heads
      .map((head, column) => ({ name: head.dataset.facet ?? "", column, title: textOf(head) }))
      .filter(({ name }) => name)
      .map((facet) => ({
        ...facet,
        values: [...new Set(rows.map((row) => valueOf(row, facet.column)))],
      }))
      .filter(({ values }) => values.length > 1 && values.length < rows.length);
    const texts = new Map(rows.map((row) => [row, textOf(row)]));

    /** @type {Filter} */
    let filter = nothing();
    const isShown = (/** @type {Element} */ cell) => getComputedStyle(cell).display !== "none";

    // ── What is on the page ────────────────────────────────────────────────────────────────────

    const field = made("input", "cl-tools__find");
    field.type = "search";
    field.placeholder = words.find ?? "";
    field.setAttribute("aria-label", `${words.find} · ${textOf(table.caption)}`);
    const count = made("p", "cl-tools__count");
    count.setAttribute("aria-live", "polite");
    const by = opener(words.by ?? "");
    const chosen = opener(words.columns ?? "");

    const chips = facets.flatMap(({ name, title, values }) => {
      const group = made("div", "cl-tools__chips");
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", title);
      const pressed = values.map((value) => {
        const chip = button("cl-chip", value, () => {
          const others = (filter.facets[name] ?? []).filter((one) => one !== value);
          const was = others.length < (filter.facets[name] ?? []).length;
          change({ facets: { ...filter.facets, [name]: was ? others : [...others, value] } }, true);
        });
        return { chip, name, value };
      });
      group.append(made("span", "cl-tools__title", title), ...pressed.map(({ chip }) => chip));
      by.panel.append(group);
      return pressed;
    });

    const boxes = heads.map((head, column) => {
      const box = made("input", "");
      box.type = "checkbox";
      const label = made("label", "cl-tools__column");
      label.append(box, made("span", "", textOf(head)));
      const isName = rows[0].cells[column].tagName === "TH";
      if (!isName) chosen.panel.append(label);
      box.addEventListener("change", () => {
        const columns = boxes.flatMap((one, at) => (one.checked ? [at] : []));
        change({ columns }, true);
      });
      return box;
    });

    const save = button("cl-tools__button", words.csv ?? "", () => {
      const seen = [table.tHead?.rows[0] ?? rows[0], ...table.tBodies[0].rows].filter(isShown);
      const cells = seen.map((row) => [...row.cells].filter((_, at) => boxes[at].checked).map(textOf));
      const link = made("a", "");
      link.href = URL.createObjectURL(new Blob([csvOf(cells)], { type: "text/csv" }));
      link.download = fileName(textOf(table.caption));
      link.click();
      URL.revokeObjectURL(link.href);
    });

    // ── What it does ───────────────────────────────────────────────────────────────────────────

    const showRows = () => {
      for (const row of rows) {
        const values = Object.fromEntries(
          facets.map(({ name, column }) => [name, valueOf(row, column)]),
        );
        row.hidden = !passes(texts.get(row) ?? "", values, filter) && !row.matches(":target");
      }
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = (words.count ?? "")
        .replace("{shown}", `${shown}`)
        .replace("{total}", `${rows.length}`);
    };

    const showColumns = () => {
      const { columns } = filter;
      table.classList.toggle("cl-chosen-columns", columns !== null);
      for (const row of [table.tHead?.rows[0], ...rows]) {
        [...(row?.cells ?? [])].forEach((cell, at) => {
          cell.hidden = columns !== null && !columns.includes(at) && cell.scope !== "row";
        });
      }
      heads.forEach((head, at) => (boxes[at].checked = isShown(head)));
    };

    const show = () => {
      if (field.value !== filter.text) field.value = filter.text;
      for (const { chip, name, value } of chips) {
        chip.setAttribute("aria-pressed", `${!!filter.facets[name]?.includes(value)}`);
      }
      const picked = Object.values(filter.facets).flat().length;
      by.head.textContent = picked ? `${words.by} (${picked})` : (words.by ?? "");
      showRows();
      showColumns();
    };

    let typing = false;

    /** @param {Partial<Filter>} to @param {boolean} step whether "back" undoes this alone */
    const change = (to, step) => {
      filter = { ...filter, ...to };
      const there = location.pathname + withFilter(location.search, number, filter) + location.hash;
      if (step) history.pushState(null, "", there);
      else history.replaceState(null, "", there);
      show();
    };

    /** Takes the filter from the address, without what the table does not have. */
    const read = () => {
      const asked = filterIn(location.search, number);
      /** @type {Record<string, string[]>} */
      const known = {};
      for (const { name, values } of facets) {
        known[name] = (asked.facets[name] ?? []).filter((one) => values.includes(one));
      }
      const columns = asked.columns?.filter((at) => Number.isInteger(at) && heads[at]) ?? [];
      filter = { text: asked.text, facets: known, columns: columns.length ? columns : null };
      show();
    };

    field.addEventListener("input", () => {
      change({ text: field.value }, !typing);
      typing = true;
    });
    field.addEventListener("blur", () => (typing = false));
    for (const name of ["popstate", "hashchange"]) addEventListener(name, read);
    matchMedia("(max-width: 44em)").addEventListener("change", showColumns);

    tools.append(field);
    if (chips.length) tools.append(by.whole);
    if (heads.length > 4) tools.append(chosen.whole);
    tools.append(save, count);
    read();
  };

  document.querySelectorAll(".cl-tools").forEach((tools, at) => {
    equip(/** @type {HTMLElement} */ (tools), at + 1);
  });
})();
