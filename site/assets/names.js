// Finds names: all that is typed stands in them, or is how they are read. No page is needed for it.
// @ts-check
"use strict";

(() => {
  /**
   * What can be gone to: the number of its kind, its title, its address, what else it is called, and
   * those of its signs that are not read as elsewhere.
   * @typedef {[number, string, string?, string?, string?]} Row
   * @typedef {{kinds: string[], readings: Record<string, string>, names: Row[]}} Names
   * @typedef {{kind: number, title: string, there: string}} Hit
   * @typedef {Hit & {second: boolean, place: number, fields: string[], read: () => string[][]}} Entry
   */
  const IGNORED = /[\p{M}\p{Cc}\p{Cf}\p{Z}]/gu;
  const HAN = /\p{Script=Han}/u;
  const CODE = /^[A-Z]\d[\w.-]*(?= )/;
  const OWN = /([^/#]+)\/?$/; // the code in an address
  const LINE = /-L\d+$/;
  const LATIN = /^[a-z0-9]{2,}$/;
  const [WHOLE, START, INSIDE, READ, APART] = [0, 1, 2, 3, 4];

  /** @type {Map<string, string>} */
  const known = new Map();

  /** One sign as it is compared. @param {string} sign */
  const folded = (sign) => {
    const one = known.get(sign) ?? sign.normalize("NFKD").toLowerCase().replace(IGNORED, "");
    known.set(sign, one);
    return one;
  };

  /** A text as it is compared: case, width, accents and spaces do not count. @param {string} text */
  const fold = (text) => Array.from(text, folded).join("");

  /** The signs of a text before, in and after what is typed; all before where it is not there. @param {string} text @param {string} wanted */
  const split = (text, wanted) => {
    const signs = [...text];
    const places = signs.flatMap((sign, at) => Array.from(folded(sign), () => at));
    const first = [...fold(text).split(wanted)[0]].length;
    const from = places[first] ?? signs.length;
    const to = (places[first + [...wanted].length - 1] ?? signs.length) + 1;
    return [signs.slice(0, from), signs.slice(from, to), signs.slice(to)];
  };

  /** By sign how it is read. @param {Record<string, string>} readings */
  const bySign = (readings) =>
    new Map(Object.entries(readings).flatMap(([read, signs]) => [...signs].map((one) => [one, read])));

  /** How Chinese texts are read, syllable by syllable. @param {string[]} texts @param {Map<string, string>} readings @param {string} read */
  const syllables = (texts, readings, read) => {
    const odd = new Map(read.split(" ").map((one) => [[...one][0], [...one].slice(1).join("")]));
    const chinese = texts.filter((text) => HAN.test(text));
    return chinese.map((text) =>
      Array.from(text, (sign) => odd.get(sign) ?? readings.get(sign) ?? folded(sign)).filter(Boolean),
    );
  };

  /**
   * @param {Map<string, string>} readings @param {Row} row @param {number} place @param {boolean} second
   * @returns {Entry}
   */
  const entryOf = (readings, [kind, title, there = "", also = "", read = ""], place, second) => {
    const own = LINE.test(there) ? undefined : there.match(OWN)?.[1];
    const code = title.match(CODE)?.[0];
    const texts = [title, ...also.split("\n")];
    const called = [...texts, ...(code ? [code, title.slice(code.length)] : []), own ?? ""];
    const fields = called.map(fold).filter(Boolean);
    /** @type {string[][] | undefined} */
    let said;
    const lazily = () => (said ??= syllables(texts, readings, read));
    return { kind, title, there, second, place, fields, read: lazily };
  };

  /** Whether syllables, in full or by their first letters, are typed. @param {string[]} read @param {string} typed */
  const isRead = (read, typed) => {
    const firsts = read.map((one) => one[0]).join("");
    return firsts.includes(typed) || read.some((_, at) => read.slice(at).join("").startsWith(typed));
  };

  /** How exactly a name is what is typed; nothing where it is not. @param {Entry} entry @param {string} typed */
  const exactness = (entry, typed) => {
    const { fields } = entry;
    if (fields.includes(typed)) return WHOLE;
    if (fields.some((one) => one.startsWith(typed))) return START;
    if (fields.some((one) => one.includes(typed))) return INSIDE;
    return LATIN.test(typed) && entry.read().some((one) => isRead(one, typed)) ? READ : undefined;
  };

  /** @param {Entry} entry @param {string} typed @param {string[]} parts */
  const found = (entry, typed, parts) => {
    const exact = exactness(entry, typed);
    if (exact !== undefined || parts.length < 2) return exact;
    return parts.every((part) => exactness(entry, part) !== undefined) ? APART : undefined;
  };

  /**
   * A function from what is typed to all that is found, the best first: what is called just so, of
   * the first list; then by kind, then where it stands in the name, then in the order of the lists.
   * @param {Names[]} lists
   * @returns {(typed: string) => Hit[]}
   */
  const finder = (lists) => {
    const entries = lists.flatMap(({ readings, names }, list) => {
      const read = bySign(readings);
      return names.map((row, place) => entryOf(read, row, place, list > 0));
    });
    return (typed) => {
      const wanted = fold(typed);
      const parts = typed.split(/\s+/u).map(fold).filter(Boolean);
      if (!wanted) return [];
      return entries
        .map((entry) => ({ entry, exact: found(entry, wanted, parts) }))
        .filter((one) => one.exact !== undefined)
        .sort((a, b) => order(a).reduce((told, x, i) => told || x - order(b)[i], 0))
        .map(({ entry: { kind, title, there } }) => ({ kind, title, there }));
    };
  };

  /** @param {{entry: Entry, exact?: number}} one */
  const order = ({ entry, exact = APART }) => [
    exact === WHOLE && !entry.second ? 0 : exact === APART ? 2 : 1,
    entry.kind,
    exact,
    entry.place,
  ];

  ledgers.put("finder", { finder, fold, split });
})();
