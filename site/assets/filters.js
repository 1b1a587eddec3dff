// What a table's filters mean, apart from the page: the address they are kept in, which rows they
// leave, and the file of what is seen. `tables.js` uses it.
// @ts-check
"use strict";

(() => {
  const KEY = "f";
  // How a text begins that a spreadsheet program would run, as the portal's own files see it.
  const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
  const NUMBER = /^[+-]?\d+(?:\.\d+)?%?$/;

  /** @typedef {import("../living").Filter} Filter */

  /** @returns {Filter} */
  const nothing = () => ({ text: "", facets: {}, columns: null });

  /** The filter of the table with a number, by a query. @param {string} search @param {number} table */
  const filterIn = (search, table) => {
    const filter = nothing();
    for (const part of new URLSearchParams(search).getAll(KEY)) {
      const [, number, name, value] = /^(\d+)\.(\w+)=(.*)$/s.exec(part) ?? [];
      if (Number(number) !== table) continue;
      if (name === "text") filter.text = value;
      else if (name === "columns") filter.columns = value.split(",").map(Number);
      else filter.facets[name] = [...(filter.facets[name] ?? []), value];
    }
    return filter;
  };

  /**
   * A query with the filter of a table, beside whatever else it says.
   * @param {string} search @param {number} table @param {Filter} filter
   */
  const withFilter = (search, table, filter) => {
    const asked = new URLSearchParams(search);
    const others = asked.getAll(KEY).filter((part) => !part.startsWith(`${table}.`));
    const facets = Object.entries(filter.facets).flatMap(([name, values]) =>
      values.map((value) => `${name}=${value}`),
    );
    const text = filter.text ? [`text=${filter.text}`] : [];
    const columns = filter.columns ? [`columns=${filter.columns.join(",")}`] : [];
    asked.delete(KEY);
    for (const part of others) asked.append(KEY, part);
    for (const part of [...text, ...facets, ...columns]) asked.append(KEY, `${table}.${part}`);
    const whole = asked.toString();
    return whole && `?${whole}`;
  };

  /** Text as it is compared: of one width, small. @param {string} text */
  const plain = (text) => text.normalize("NFKC").toLowerCase();

  /**
   * Whether a row passes: every word stands in it, and of each facet one of the chosen values.
   * @param {string} text @param {Record<string, string>} values @param {Filter} filter
   */
  const passes = (text, values, filter) => {
    const whole = plain(text);
    return (
      plain(filter.text).split(/\s+/).every((word) => whole.includes(word)) &&
      Object.entries(filter.facets).every(
        ([name, chosen]) => !chosen.length || chosen.includes(values[name]),
      )
    );
  };

  /** @param {string} text */
  const quoted = (text) => {
    const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  /** Rows as CSV, written as the portal's files are. @param {string[][]} rows */
  const csvOf = (rows) => `\ufeff${rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("")}`;

  /** A name for a file, of any text. @param {string} text */
  const fileName = (text) => `${text.replace(/[\\/:*?"<>|\s\p{C}]+/gu, "-").slice(0, 60)}.csv`;

  Object.assign(globalThis.ledgers, { nothing, filterIn, withFilter, passes, csvOf, fileName });
})();
