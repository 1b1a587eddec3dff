// Does draws again in the reader's browser, from what the portal publishes: with its own SHA-256, no
// other library, and nothing of the program that made the portal. The page says each step in words.
// @ts-check
"use strict";

(() => {
  // ── SHA-256 (FIPS 180-4) ─────────────────────────────────────────────────────────────────────

  /** @param {number} most */
  const primes = (most) => {
    /** @type {number[]} */
    const found = [];
    for (let n = 2; found.length < most; n += 1) {
      if (found.every((prime) => n % prime)) found.push(n);
    }
    return found;
  };
  /**
   * The first 32 bits behind the point of a root of a prime, worked out in whole numbers.
   * @param {number} prime @param {number} power
   */
  const rooted = (prime, power) => {
    const wanted = BigInt(prime) << BigInt(32 * power);
    let [low, high] = [0n, 1n << 40n];
    while (high - low > 1n) {
      const middle = (low + high) >> 1n;
      if (middle ** BigInt(power) <= wanted) low = middle;
      else high = middle;
    }
    return Number(low & 0xffffffffn);
  };
  const K = primes(64).map((prime) => rooted(prime, 3));
  const START = primes(8).map((prime) => rooted(prime, 2));
  /** @param {number} x @param {number} by */
  const turned = (x, by) => (x >>> by) | (x << (32 - by));

  /** @param {Uint8Array} bytes */
  const padded = (bytes) => {
    const whole = new Uint8Array(((bytes.length + 72) >> 6) << 6);
    whole.set(bytes);
    whole[bytes.length] = 0x80;
    const view = new DataView(whole.buffer);
    view.setUint32(whole.length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(whole.length - 4, bytes.length << 3);
    return view;
  };

  /** @param {DataView} view @param {number} at */
  const scheduled = (view, at) => {
    /** @type {number[]} */
    const w = [];
    for (let t = 0; t < 64; t += 1) {
      if (t < 16) {
        w.push(view.getUint32(at + 4 * t));
      } else {
        const [x, y] = [w[t - 15], w[t - 2]];
        const s0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
        const s1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
        w.push((w[t - 16] + s0 + w[t - 7] + s1) | 0);
      }
    }
    return w;
  };

  /** @param {Uint8Array} bytes */
  const sha256 = (bytes) => {
    const view = padded(bytes);
    let state = START;
    for (let at = 0; at < view.byteLength; at += 64) {
      const w = scheduled(view, at);
      let [a, b, c, d, e, f, g, h] = state;
      for (let t = 0; t < 64; t += 1) {
        const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
        const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
        const one = (h + s1 + ((e & f) ^ (~e & g)) + K[t] + w[t]) | 0;
        const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
      }
      state = [a, b, c, d, e, f, g, h].map((word, place) => (word + state[place]) | 0);
    }
    return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  };

  // ── A draw ───────────────────────────────────────────────────────────────────────────────────

  const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text);
  const digest = (/** @type {string} */ text) => sha256(utf8(text));
  /** @param {string} hex */
  const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  /** @param {string} name @param {string[]} parts */
  const message = (name, parts) =>
    `county-ledgers ${name} 1\n${parts.map((part) => `${utf8(part).length} ${part}\n`).join("")}`;
  /** @param {string} a @param {string} b @param {string} value */
  const seedOf = (a, b, value) => digest(message("seed", [a, b, value]));

  /** @param {Draw} draw @param {number} members */
  const asked = (draw, members) =>
    Math.min(draw.each ?? members, Math.ceil((members * (draw.percent ?? 100)) / 100));

  const SPACE = 1n << 256n;

  /**
   * Who is drawn from each [members, n]; tickets are numbered on from one stratum to the next.
   * @param {string} seed @param {[string[], number][]} strata
   */
  const drawn = (seed, strata) => {
    let number = 0;
    const below = (/** @type {bigint} */ most) => {
      for (;;) {
        number += 1;
        const ticket = BigInt(`0x${digest(`${seed},${number}`)}`);
        if (ticket < SPACE - (SPACE % most)) return Number(ticket % most);
      }
    };
    return strata.map(([members, n]) => {
      const left = [...members];
      return Array.from({ length: n }, () => left.splice(below(BigInt(left.length)), 1)[0]);
    });
  };

  /** @param {Draw} draw */
  const listDigest = (draw) => {
    const rule = "each" in draw ? `each ${draw.each}` : `percent ${draw.percent}`;
    const parts = draw.reveal.strata.flatMap((/** @type {Stratum} */ { name, population }) => {
      const n = population.length;
      return [name, `${n}`, `${asked(draw, n)}`, ...population];
    });
    return digest(message("population", [draw.reveal.half_a, draw.of, rule, ...parts]));
  };

  /**
   * What a draw proves, by a word of the page, with its seed and who is drawn where it is known.
   * @param {Draw} draw @returns {{ word: string, seed?: string, samples?: string[][] }}
   */
  const proved = (draw) => {
    const { reveal } = draw;
    if ("seed" in draw) return { word: "oneParty" };
    if (!reveal) return { word: "revealed_on" in draw ? "hidden" : "waiting" };
    if (!reveal.half_a || !reveal.half_b || !reveal.value) return { word: "oneParty" };
    const seed = seedOf(reveal.half_a, reveal.half_b, reveal.value);
    /** @type {Stratum[]} */
    const strata = reveal.strata;
    /** @type {[string[], number][]} */
    const sizes = strata.map((row) => [row.population, asked(draw, row.population.length)]);
    const samples = drawn(seed, sizes);
    const said = (/** @type {unknown} */ lists) => JSON.stringify(lists);
    const committed = draw.strata.map((/** @type {Stratum} */ row) => [row.population_n, row.sample_n]);
    const halves = ["half_a", "half_b"].map((name) => sha256(bytesOf(reveal[name])));
    const found = { seed, samples };
    if (draw.algorithm !== "ledgers-draw-1") return { word: "missing" };
    if (draw.value_on <= draw.committed_on) return { ...found, word: "known" };
    if (said(halves) !== said([draw.half_a_digest, draw.half_b_digest])) {
      return { ...found, word: "half" };
    }
    const fits = said(committed) === said(sizes.map(([members, n]) => [members.length, n]));
    if (!fits || listDigest(draw) !== draw.population_digest) return { ...found, word: "list" };
    const same = said(strata.map((row) => row.sample)) === said(samples);
    return { ...found, word: same ? "fits" : "sample" };
  };

  Object.assign(globalThis.ledgers, { sha256, utf8, seedOf, drawn, proved });

  if (typeof document === "undefined") return;
  /** @param {Draw} draw */
  const readOr = (draw) => {
    try {
      return proved(draw);
    } catch {
      return { word: "missing" };
    }
  };
  /** @param {Draw} draw @param {"population_n" | "sample_n"} name */
  const summed = (draw, name) =>
    draw.strata?.reduce((/** @type {number} */ sum, /** @type {Stratum} */ row) => sum + row[name], 0);
  const draws = ledgers.at("draws") ?? {};
  const names = ledgers.at("names") ?? {};
  /** @type {NodeListOf<HTMLElement>} */
  const rows = document.querySelectorAll("[data-draw]");
  for (const row of rows) {
    const published = draws[row.dataset.draw ?? ""];
    const draw = published ?? {};
    const { word, seed, samples = [] } = readOr(published);
    const words = row.closest("[data-fits]");
    const told = {
      proof: words instanceof HTMLElement && words.dataset[word],
      committed: draw.committed_on,
      value: [draw.value_on, draw.value_where, draw.reveal?.value].filter(Boolean).join(" · "),
      used: draw.check?.replace("city/checks/", "") ?? draw.unused ?? draw.withdrawn?.reason,
      population: draw.population_n ?? summed(draw, "population_n"),
      number: draw.sample_n ?? summed(draw, "sample_n"),
      seed,
      sample: samples.map((sample) => sample.map((it) => names[it] ?? it).join(" · ")).join("\n"),
    };
    for (const [name, text] of Object.entries(told)) {
      const cell = row.querySelector(`[data-is=${name}]`);
      if (cell) cell.textContent = text || "—";
    }
    row.dataset.word = word;
  }
})();
