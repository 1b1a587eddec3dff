// What the frame of every page does: light or dark, contents that follow, the way back to the top.
// Stands in the header without `defer`, so that no page is light for a moment before it is dark.
// @ts-check
"use strict";

(() => {
  const KEPT = "ledgers-palette";
  const AUTO = "(prefers-color-scheme)";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  /** @type {HTMLInputElement[]} */
  const options = [...document.querySelectorAll("[data-md-component=palette] input")].filter(
    (one) => one instanceof HTMLInputElement,
  );
  const mediaOf = (/** @type {HTMLElement} */ option) => option.dataset.mdColorMedia ?? "";

  /** Reads or keeps the choice; a browser that keeps nothing is asked each time anew. */
  const kept = (/** @type {string | undefined} */ chosen = undefined) => {
    try {
      if (chosen !== undefined) localStorage.setItem(KEPT, chosen);
      return localStorage.getItem(KEPT) ?? AUTO;
    } catch {
      return AUTO;
    }
  };

  /** Shows a choice: colours of the page, and the button that leads to the next one. */
  const show = (/** @type {string} */ media) => {
    const option = options.find((one) => mediaOf(one) === media) ?? options[0];
    if (!option) return;
    const system = `(prefers-color-scheme: ${dark.matches ? "dark" : "light"})`;
    const meant = mediaOf(option) === AUTO ? system : media;
    const seen = options.find((one) => mediaOf(one) === meant) ?? option;
    document.body.dataset.mdColorScheme = seen.dataset.mdColorScheme;
    option.checked = true;
    for (const one of options) {
      const button = one.nextElementSibling;
      if (button instanceof HTMLElement) button.hidden = one !== option;
    }
  };

  show(kept());
  dark.addEventListener("change", () => show(kept()));
  for (const option of options) {
    option.addEventListener("change", () => {
      kept(mediaOf(option));
      show(mediaOf(option));
    });
  }

  /** The element that a fragment names. */
  const at = (/** @type {string} */ hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null; // `%` and no number after it, in an address written by hand
    }
  };

  /** Opens what is folded around the place that the address names. */
  const unfold = () => {
    const there = at(location.hash);
    let folded = there?.closest("details:not([open])");
    if (!there || !folded) return;
    for (; folded; folded = folded.parentElement?.closest("details:not([open])")) {
      folded.setAttribute("open", "");
    }
    there.scrollIntoView();
  };

  /** Marks in the contents which section is being read. */
  const follow = () => {
    const links = /** @type {HTMLAnchorElement[]} */ ([
      ...document.querySelectorAll("[data-md-component=toc] a"),
    ]);
    const heads = links.map((link) => at(link.hash));
    const seen = new IntersectionObserver(
      () => {
        const top = innerHeight / 3;
        const read = heads.filter((head) => head && head.getBoundingClientRect().top < top);
        const last = read.at(-1) ?? null;
        links.forEach((link, place) =>
          link.classList.toggle("md-nav__link--active", !!last && heads[place] === last),
        );
      },
      { rootMargin: "0px 0px -66% 0px" },
    );
    for (const head of heads) if (head) seen.observe(head);
  };

  /** Offers the way to the top to whoever scrolls up, far from it. */
  const ascend = () => {
    const button = document.querySelector("[data-md-component=top]");
    if (!(button instanceof HTMLElement)) return;
    let before = scrollY;
    addEventListener(
      "scroll",
      () => {
        button.hidden = scrollY >= before || scrollY < innerHeight;
        before = scrollY;
      },
      { passive: true },
    );
    button.addEventListener("click", () => scrollTo({ top: 0 }));
  };

  addEventListener("hashchange", unfold);
  addEventListener("DOMContentLoaded", () => {
    unfold();
    follow();
    ascend();
  });
})();
