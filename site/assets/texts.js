// Finds pages by their texts: pairs of signs name the pages to look at, their texts decide.
// @ts-check
"use strict";

(() => {
  /**
   * @typedef {{pages: [string, string][], dense: string, shards: number, together: number}} Texts
   * @typedef {{title: string, there: string, before: string, match: string, after: string}} Found
   */
  const { fold, split } = ledgers.at("finder");
  const AROUND = 28;
  const FIRST = 0x100; // the sign for the first page

  /** The pairs of signs in what is typed. @param {string} wanted */
  const pairsOf = (wanted) => {
    const signs = [...wanted];
    return signs.slice(1).map((sign, at) => signs[at] + sign);
  };

  /** @param {string} pair @param {number} shards */
  const shardOf = (pair, shards) => {
    const [first, second] = [...pair].map((sign) => sign.codePointAt(0) ?? 0);
    return (first * 31 + second) % shards;
  };

  /** The pages that a pair is on, or nothing where it is on most. @param {Texts} texts @param {Set<string>} dense @param {(key: string) => Promise<any>} load */
  const pagesOf = (texts, dense, load) => async (/** @type {string} */ pair) => {
    if (dense.has(pair)) return undefined;
    const rows = await load(`pairs-${shardOf(pair, texts.shards)}`).catch(() => "");
    const row = ` ${rows}`.split(` ${pair}`)[1]?.split(" ")[0];
    return new Set([...(row ?? "")].map((sign) => (sign.codePointAt(0) ?? 0) - FIRST));
  };

  /** A line around what is typed, cut between signs. @param {string} line @param {string} wanted */
  const cut = (line, wanted) => {
    const [left, middle, right] = split(line, wanted);
    const [far, near] = [left.length > AROUND, right.length > 2 * AROUND];
    return {
      before: (far ? "…" : "") + left.slice(-AROUND).join(""),
      match: middle.join(""),
      after: right.slice(0, 2 * AROUND).join("") + (near ? "…" : ""),
    };
  };

  /** The line that says all that is typed, else the first part of it, where the page says all parts. @param {string[]} lines @param {string[]} parts */
  const lineOf = (lines, parts) => {
    const told = lines.map(fold);
    for (const wanted of parts.every((part) => told.some((one) => one.includes(part)))
      ? [parts.join(""), parts[0]]
      : []) {
      const at = told.findIndex((one) => one.includes(wanted));
      if (at >= 0) return cut(lines[at], wanted);
    }
    return undefined;
  };

  /**
   * At most so many pages with a line that says what is typed; `load` gives a file of the search.
   * @param {(key: string) => Promise<any>} load @param {string} typed @param {number} most
   * @returns {Promise<Found[]>}
   */
  const said = async (load, typed, most) => {
    const parts = typed.split(/\s+/u).map(fold).filter(Boolean);
    const pairs = [...new Set(parts.flatMap(pairsOf))];
    if (!pairs.length) return [];
    /** @type {Texts} */
    const texts = await load("texts");
    const dense = new Set(texts.dense.split(" "));
    const on = (await Promise.all(pairs.map(pagesOf(texts, dense, load)))).filter(Boolean);
    /** @type {Found[]} */
    const found = [];
    for (const [no, [title, there]] of texts.pages.entries()) {
      if (found.length === most) break;
      if (!on.every((pages) => pages?.has(no))) continue;
      const all = await load(`texts-${Math.floor(no / texts.together)}`);
      const line = lineOf(all[no % texts.together].split("\n"), parts);
      if (line) found.push({ title, there, ...line });
    }
    return found;
  };

  ledgers.put("said", said);
})();
