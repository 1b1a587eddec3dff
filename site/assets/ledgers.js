// Makes the columns of `cl-sortable` tables sortable. Without scripts the tables stay as they are.
// @ts-check
"use strict";

(() => {
  const ORDER = new Intl.Collator("zh-Hans-CN", { numeric: true });

  // What a cell is sorted by; an empty answer means unknown and always comes last.
  const keyOf = (/** @type {HTMLTableRowElement} */ row, /** @type {number} */ index) => {
    const cell = row.cells[index];
    return (cell?.dataset.order ?? cell?.textContent ?? "").trim();
  };

  const compare = (/** @type {string} */ a, /** @type {string} */ b) => {
    const [x, y] = [Number(a), Number(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? ORDER.compare(a, b) : x - y;
  };

  /** @param {HTMLTableElement} table @param {HTMLTableCellElement} head @param {number} index */
  const sort = (table, head, index) => {
    const falling = head.getAttribute("aria-sort") === "ascending";
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, place) => ({ row, place, key: keyOf(row, index) }));
    const known = (/** @type {{ key: string }} */ one) => one.key !== "" && one.key !== "—";
    rows.sort((a, b) => {
      if (known(a) !== known(b)) return known(a) ? -1 : 1;
      const order = known(a) ? compare(a.key, b.key) : 0;
      return (falling ? -order : order) || a.place - b.place;
    });
    for (const other of table.tHead?.rows[0].cells ?? []) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    body.append(...rows.map((one) => one.row));
  };

  /** @type {NodeListOf<HTMLTableElement>} */
  const tables = document.querySelectorAll("table.cl-sortable");
  for (const table of tables) {
    [...(table.tHead?.rows[0].cells ?? [])].forEach((head, index) => {
      if (!("sort" in head.dataset)) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cl-sort";
      button.setAttribute("aria-label", `${head.textContent.trim()} ⇅`);
      button.addEventListener("click", () => sort(table, head, index));
      head.append(button);
    });
  }
})();
