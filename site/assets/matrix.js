// The matrix by one light and one section at once: both in the address, both in the file of what
// is seen. Without scripts the same links leave one light or one section.
// @ts-check
"use strict";

(() => {
  const ours = /** @type {import("../living").Living} */ (/** @type {unknown} */ (ledgers));
  const { filterIn, withFilter, csvOf, fileName, made, button } = ours;
  const ANCHOR = /^#(only|section)-(.+)$/;
  const TABLE = 1;

  /** @param {Element | null | undefined} one */
  const textOf = (one) => (one?.textContent ?? "").replace(/\s+/g, " ").trim();

  /** @param {HTMLElement} board */
  const equip = (board) => {
    const table = board.querySelector("table");
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const all = board.querySelectorAll('.cl-board__choice a[href*="#"]');
    const links = [...all].map((link) => {
      const [, name, value] = ANCHOR.exec(link.hash) ?? [];
      return { link, name, value };
    });
    if (!table?.tHead) return;
    const head = table.tHead.rows[0];
    const groups = [...table.tBodies];
    const lines = groups.flatMap((group) => [...group.rows].filter((row) => row.cells.length > 1));
    /** @type {Record<string, string | undefined>} */
    let chosen = {};

    // What an address asks for, of what there is.
    /** @param {string} name @param {string | undefined} value */
    const known = (name, value) =>
      links.some((one) => one.name === name && one.value === value) ? value : undefined;

    const count = made("p", "cl-tools__count");
    count.setAttribute("aria-live", "polite");
    const isLit = (/** @type {Element} */ dot) =>
      !chosen.only || dot.classList.contains(`cl-lamp--${chosen.only}`);
    const seen = () => lines.filter((row) => !row.hidden && !row.parentElement?.hidden);

    const save = button("cl-tools__button", board.dataset.csv ?? "", () => {
      const cells = [head, ...seen()].map((row) =>
        [...row.cells].map((cell) => {
          const dot = cell.querySelector(".cl-dot");
          return dot && !isLit(dot) ? "" : textOf(cell);
        }),
      );
      const link = made("a", "");
      link.href = URL.createObjectURL(new Blob([csvOf(cells)], { type: "text/csv" }));
      link.download = fileName(textOf(table.caption));
      link.click();
      URL.revokeObjectURL(link.href);
    });

    const show = () => {
      for (const dot of table.querySelectorAll(".cl-dot")) {
        dot.classList.toggle("cl-dot--off", !isLit(dot));
      }
      for (const row of lines) row.hidden = !!chosen.only && !row.querySelector(
        ".cl-dot:not(.cl-dot--off)",
      );
      for (const group of groups) {
        const other = !!chosen.section && group.id !== `section-${chosen.section}`;
        group.hidden = other || ![...group.rows].some((row) => lines.includes(row) && !row.hidden);
      }
      for (const { link, name, value } of links) {
        const on = name ? chosen[name] === value : !chosen.only && !chosen.section;
        if (on) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
      count.textContent = (board.dataset.count ?? "")
        .replace("{shown}", `${seen().length}`)
        .replace("{total}", `${lines.length}`);
    };

    const there = () => {
      const facets = Object.entries(chosen).map(([name, value]) => [name, value ? [value] : []]);
      const filter = { text: "", facets: Object.fromEntries(facets), columns: null };
      return location.pathname + withFilter(location.search, TABLE, filter);
    };

    // Takes what is chosen from the address; an anchor of before, which leaves one alone, too.
    const read = () => {
      const { facets } = filterIn(location.search, TABLE);
      chosen = Object.fromEntries(
        ["only", "section"].map((name) => [name, known(name, facets[name]?.[0])]),
      );
      const [, name, value] = ANCHOR.exec(location.hash) ?? [];
      if (known(name, value)) {
        chosen[name] = value;
        history.replaceState(null, "", there());
      }
      show();
    };

    for (const { link, name, value } of links) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        chosen = name ? { ...chosen, [name]: chosen[name] === value ? undefined : value } : {};
        history.pushState(null, "", there());
        show();
      });
    }
    for (const name of ["popstate", "hashchange"]) addEventListener(name, read);
    board.classList.add("cl-board--live");
    const tools = made("div", "cl-tools");
    tools.append(save, count);
    board.querySelector(".cl-board__choice")?.append(tools);
    read();
  };

  document.querySelectorAll(".cl-board").forEach((board) => {
    equip(/** @type {HTMLElement} */ (board));
  });
})();
