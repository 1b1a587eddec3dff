// Leaves the two to four counties that the address names, `?county=a&county=b`, in every grid of the
// page. Without scripts, and for an address that names fewer, all counties stay.
// @ts-check
"use strict";

(() => {
  const LEAST = 2;
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-compare]"));
  if (!form) return;
  const most = Number(form.dataset.most);
  /** @type {HTMLInputElement[]} */
  const boxes = [...form.querySelectorAll("input")];
  /** @type {NodeListOf<HTMLTableCellElement>} */
  const cells = document.querySelectorAll("[data-column]");

  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);

  const show = () => {
    const codes = new Set(chosen());
    const few = codes.size < LEAST;
    for (const cell of cells) cell.hidden = !few && !codes.has(cell.dataset.column ?? "");
    for (const box of boxes) box.disabled = !box.checked && codes.size >= most;
  };

  /** Keeps the choice in the address, so that it can be sent on. */
  const keep = () => {
    const address = new URL(location.href);
    address.searchParams.delete("county");
    for (const code of chosen()) address.searchParams.append("county", code);
    history.replaceState(null, "", address);
  };

  /** Takes from the address what is a county; whatever else it says is left alone. */
  const take = () => {
    const asked = new Set(new URL(location.href).searchParams.getAll("county"));
    const known = boxes.filter((box) => asked.has(box.value)).slice(0, most);
    for (const box of boxes) box.checked = known.includes(box);
    show();
  };

  form.addEventListener("change", () => {
    show();
    keep();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", take);
  addEventListener("pageshow", take);
  form.hidden = false;
  for (const said of document.querySelectorAll("[data-compare-said]")) {
    if (said instanceof HTMLElement) said.hidden = false;
  }
})();
