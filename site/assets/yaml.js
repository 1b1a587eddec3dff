// Writes plain values in the YAML dialect of the ledgers, as `model/yaml_text.py` does, and appends
// entries to the text of a file, of which nothing else is touched.
// @ts-check
"use strict";

(() => {
  const SPECIAL = /^[-?:,[\]{}#&*!|>'"%@`=<~\s]/;
  const NUMBER_LIKE = /^([-+.0-9][-+.0-9_:a-fxo]*|[-+]?\.(inf|nan))$/i;
  const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
  const UNSAFE = /:(\s|$)|\s#|\s$|[\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029]/;
  const WIDTH = 96;
  const RESERVED = /^(|true|false|null|yes|no|on|off|y|n)$/i;

  /** A single value. @param {unknown} value @param {boolean} [inFlow] */
  const plain = (value, inFlow = false) => {
    if (typeof value !== "string") return `${value}`;
    const quoted =
      (NUMBER_LIKE.test(value) && !DAY.test(value)) ||
      [RESERVED, SPECIAL, UNSAFE].some((form) => form.test(value)) ||
      (inFlow && /[,[\]{}]/.test(value));
    return quoted ? JSON.stringify(value) : value;
  };

  const isGroup = (/** @type {unknown} */ value) =>
    typeof value === "object" && value !== null && !Array.isArray(value);

  /** A value of any shape on one line. @param {any} value @returns {string} */
  const inline = (value) => {
    if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
    if (!isGroup(value)) return plain(value, true);
    const fields = Object.entries(value).map(([name, held]) => `${name}: ${inline(held)}`);
    return `{${fields.join(", ")}}`;
  };

  /**
   * What stands after a name and its colon: on the line, or below it.
   * @param {any} value @param {string} pad @param {string} name
   */
  const beside = (value, pad, name) => {
    const [first, rows] = Array.isArray(value) ? [value[0], value] : [value, []];
    const line = ` ${Array.isArray(value) || isGroup(value) ? inline(value) : plain(value)}`;
    const flat = rows.length > 0 && !rows.some((row) => Array.isArray(row) || isGroup(row));
    const long = flat && [...`${pad}${name}:${line}`].length > WIDTH;
    if (long || (isGroup(first) && Object.keys(first).length > 0))
      return `\n${block(value, `${pad}  `)}`.replace(/\n+$/, "");
    return line;
  };

  /**
   * Fields, or a list of groups of fields, one below the other.
   * @param {any} value @param {string} [pad] @returns {string}
   */
  const block = (value, pad = "") => {
    if (isGroup(value)) {
      const fields = Object.entries(value);
      return fields.map(([name, held]) => `${pad}${name}:${beside(held, pad, name)}\n`).join("");
    }
    if (!Array.isArray(value)) return `${pad}${plain(value)}\n`;
    const rows = value.map((group) => block(group, `${pad}  `));
    return rows.map((row) => `${pad}- ${row.slice(pad.length + 2)}`).join("");
  };

  /**
   * Where the entries of a list end that stands at the top of a text, and what stands before each
   * dash; nothing where the list is not there, or not written one entry below the other.
   * @param {string[]} lines @param {string} name
   */
  const endOf = (lines, name) => {
    const head = lines.findIndex((line) => new RegExp(`^${name}:\\s*(#.*)?$`).test(line));
    const first = lines.findIndex((line, at) => at > head && /^\s*[^\s#]/.test(line));
    const pad = /^( *)- /.exec(lines[first] ?? "")?.[1];
    if (head < 0 || pad === undefined) return null;
    const inside = (/** @type {string} */ line) => /^(\s|- |#|$)/.test(line);
    const after = lines.findIndex((line, at) => at > head && !inside(line));
    let last = after < 0 ? lines.length : after;
    while (/^\s*(#|$)/.test(lines[last - 1])) last -= 1;
    return { last, pad };
  };

  /**
   * A text with entries at the end of one of its lists, or null where they cannot be put there.
   * @param {string} text @param {string} name @param {object[]} entries
   */
  const appended = (text, name, entries) => {
    const ending = text.includes("\r\n") ? "\r\n" : "\n";
    const lines = text.split(/\r?\n/);
    if (lines.at(-1) === "") lines.pop();
    const place = endOf(lines, name);
    if (!place) return null;
    const rows = block(entries, place.pad).split("\n").slice(0, -1);
    return [...lines.slice(0, place.last), ...rows, ...lines.slice(place.last), ""].join(ending);
  };

  globalThis.ledgers.put("yaml", { block, appended });
})();
