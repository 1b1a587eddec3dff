// Compares a value with a schema, for the keywords that the ledgers' schemas use and no others, and
// says where it breaks it by the codes of `ledgers check`: S101 to S109, S111. What is `asked` may be
// a limit, or the field that is missing.
// @ts-check
"use strict";

(() => {
  /** @typedef {(string | number)[]} Way */
  /** @typedef {{ code: string, way: Way, name: string, asked: any, word: string, schema: any }} Fault */

  const WORDS = /^(\$|x-|title$|description$|default$|then$|else$)/;
  /** @type {Record<string, (value: any) => boolean>} */
  const TYPES = {
    any: () => true,
    string: (value) => typeof value === "string",
    integer: Number.isInteger,
    number: (value) => typeof value === "number",
    boolean: (value) => typeof value === "boolean",
    array: Array.isArray,
    object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    null: (value) => value === null,
  };
  const text = JSON.stringify;
  const has = (/** @type {any} */ group, /** @type {string} */ name) => Object.hasOwn(group, name);
  const size = (/** @type {any} */ value) =>
    (typeof value === "string" ? [...value] : Object.keys(value)).length;

  /** Says whether there is such a day. @param {string} value */
  const isDay = (value) => {
    const [year, month, day] = /^\d{4}-\d\d-\d\d$/.test(value) ? value.split("-").map(Number) : [];
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  };

  /** What values of a type must keep to, by keyword: the code, the type, the test.
   * @type {Record<string, [string, string, (value: any, asked: any) => boolean]>} */
  const SIMPLE = {
    type: ["S103", "any", (value, asked) => [asked].flat().some((type) => TYPES[type](value))],
    enum: ["S104", "any", (value, asked) => asked.map(text).includes(text(value))],
    const: ["S104", "any", (value, asked) => text(value) === text(asked)],
    pattern: ["S105", "string", (value, asked) => new RegExp(asked, "u").test(value)],
    format: ["S109", "string", (value, asked) => asked !== "date" || isDay(value)],
    minimum: ["S106", "number", (value, asked) => value >= asked],
    maximum: ["S106", "number", (value, asked) => value <= asked],
    exclusiveMinimum: ["S106", "number", (value, asked) => value > asked],
    exclusiveMaximum: ["S106", "number", (value, asked) => value < asked],
    minLength: ["S107", "string", (value, asked) => size(value) >= asked],
    maxLength: ["S107", "string", (value, asked) => size(value) <= asked],
    minItems: ["S107", "array", (value, asked) => size(value) >= asked],
    maxItems: ["S107", "array", (value, asked) => size(value) <= asked],
    minProperties: ["S107", "object", (value, asked) => size(value) >= asked],
    maxProperties: ["S111", "object", (value, asked) => size(value) <= asked],
  };

  /**
   * The faults of a value; `files` are the schemas that references name, by file.
   * @param {any} whole @param {any} top @param {Record<string, any>} [files]
   * @returns {Fault[]}
   */
  const faults = (whole, top, files = {}) => {
    /** @type {(value: any, schema: any, way: Way, root: any) => Fault[]} */
    const below = (value, schema, way, root) => {
      /** @type {Fault[]} */
      const found = [];
      const add = (/** @type {string} */ code, own = way, asked = "", word = "") => {
        const name = `${[...own].reverse().find((step) => typeof step === "string") ?? ""}`;
        found.push({ code, way: own, name, asked, word, schema });
      };
      const also = (/** @type {any} */ other, own = way, held = value, start = root) =>
        void found.push(...below(held, other, own, start));
      const fits = (/** @type {any} */ other) => !below(value, other, way, root).length;
      const lacks = (/** @type {string[]} */ names) =>
        names.forEach((name) => has(group, name) || add("S101", way, name));

      if (schema === false) add("S111");
      const group = TYPES.object(value) ? value : null;
      const names = Object.keys(group ?? {});
      /** @type {any[]} */
      const list = TYPES.array(value) ? value : [];

      /** @type {Record<string, (asked: any) => void>} */
      const parts = {
        $ref: (asked) => {
          const [file, pointer] = asked.split("#");
          const start = file ? files[file] : root;
          const steps = pointer.split("/").slice(1);
          also(
            steps.reduce((/** @type {any} */ at, /** @type {any} */ step) => at[step], start),
            way,
            value,
            start,
          );
        },
        required: (asked) => group && lacks(asked),
        dependentRequired: (asked) =>
          names.forEach((name) => has(asked, name) && lacks(asked[name])),
        properties: (asked) =>
          names.forEach(
            (name) => has(asked, name) && also(asked[name], [...way, name], group[name]),
          ),
        additionalProperties: () =>
          names.forEach(
            (name) => has(schema.properties ?? {}, name) || add("S102", [...way, name]),
          ),
        items: (asked) => list.forEach((one, at) => also(asked, [...way, at], one)),
        uniqueItems: () => {
          const texts = list.map((one) => text(one));
          texts.forEach((one, at) => texts.indexOf(one) < at && add("S108", [...way, at]));
        },
        allOf: (asked) => asked.forEach((/** @type {any} */ one) => also(one)),
        if: (asked) => also((fits(asked) ? schema.then : schema.else) ?? true),
        not: (asked) => fits(asked) && add("S111"),
      };
      for (const [word, asked] of Object.entries(schema)) {
        const [code, type, test] = SIMPLE[word] ?? [];
        if (code && type && test)
          TYPES[type](value) && !test(value, asked) && add(code, way, asked, word === "type" ? asked : word);
        else if (word in parts) parts[word](asked);
        else if (!WORDS.test(word)) throw new Error(word);
      }
      return found;
    };
    return below(whole, top, [], top);
  };

  globalThis.ledgers.put("faults", faults);
})();
