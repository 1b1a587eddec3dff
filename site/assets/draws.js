// Does draws again in the reader's browser, from what the portal publishes: with its own SHA-256, no
// other library, and nothing of the program that made the portal. The page says each step in words.
"use strict";

(() => {
  // ── SHA-256 (FIPS 180-4) ─────────────────────────────────────────────────────────────────────

  const primes = (most) => {
    const found = [];
    for (let n = 2; found.length < most; n += 1) {
      if (found.every((prime) => n % prime)) found.push(n);
    }
    return found;
  };
  // The first 32 bits behind the point of a root of each prime, worked out in whole numbers.
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
  const turned = (x, by) => (x >>> by) | (x << (32 - by));

  const padded = (bytes) => {
    const whole = new Uint8Array(((bytes.length + 72) >> 6) << 6);
    whole.set(bytes);
    whole[bytes.length] = 0x80;
    const view = new DataView(whole.buffer);
    view.setUint32(whole.length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(whole.length - 4, bytes.length << 3);
    return view;
  };

  const scheduled = (view, at) => {
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

  const utf8 = (text) => new TextEncoder().encode(text);
  const digest = (text) => sha256(utf8(text));
  const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const message = (name, parts) =>
    `county-ledgers ${name} 1\n${parts.map((part) => `${utf8(part).length} ${part}\n`).join("")}`;
  const seedOf = (a, b, value) => digest(message("seed", [a, b, value]));

  const asked = (draw, members) =>
    Math.min(draw.each ?? members, Math.ceil((members * (draw.percent ?? 100)) / 100));

  const SPACE = 1n << 256n;

  // Who is drawn from each [members, n]; tickets are numbered on from one stratum to the next.
  const drawn = (seed, strata) => {
    let number = 0;
    const below = (most) => {
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

  const listDigest = (draw) => {
    const rule = "each" in draw ? `each ${draw.each}` : `percent ${draw.percent}`;
    const parts = draw.reveal.strata.flatMap(({ name, population }) => {
      const n = population.length;
      return [name, `${n}`, `${asked(draw, n)}`, ...population];
    });
    return digest(message("population", [draw.reveal.half_a, draw.of, rule, ...parts]));
  };

  // What a draw proves, by a word of the page, with its seed and who is drawn where it is known.
  const proved = (draw) => {
    const { reveal } = draw;
    if ("seed" in draw) return { word: "oneParty" };
    if (!reveal) return { word: "revealed_on" in draw ? "hidden" : "waiting" };
    if (!reveal.half_a || !reveal.half_b || !reveal.value) return { word: "oneParty" };
    const seed = seedOf(reveal.half_a, reveal.half_b, reveal.value);
    const sizes = reveal.strata.map((row) => [row.population, asked(draw, row.population.length)]);
    const samples = drawn(seed, sizes);
    const said = (lists) => JSON.stringify(lists);
    const committed = draw.strata.map((row) => [row.population_n, row.sample_n]);
    const halves = ["half_a", "half_b"].map((name) => sha256(bytesOf(reveal[name])));
    const found = { seed, samples };
    if (draw.algorithm !== "ledgers-draw-1") return { word: "missing" };
    if (draw.value_on <= draw.committed_on) return { ...found, word: "known" };
    if (said(halves) !== said([draw.half_a_digest, draw.half_b_digest])) {
      return { ...found, word: "half" };
    }
    const fits = said(committed) === said(sizes.map(([members, n]) => [members.length, n]));
    if (!fits || listDigest(draw) !== draw.population_digest) return { ...found, word: "list" };
    const same = said(reveal.strata.map((row) => row.sample)) === said(samples);
    return { ...found, word: same ? "fits" : "sample" };
  };

  Object.assign(globalThis.ledgers, { sha256, utf8, seedOf, drawn, proved });

  if (typeof document === "undefined") return;
  const readOr = (draw) => {
    try {
      return proved(draw);
    } catch {
      return { word: "missing" };
    }
  };
  const summed = (draw, name) => draw.strata?.reduce((sum, row) => sum + row[name], 0);
  const draws = globalThis.ledgers.at("draws") ?? {};
  const names = globalThis.ledgers.at("names") ?? {};
  for (const row of document.querySelectorAll("[data-draw]")) {
    const draw = draws[row.dataset.draw] ?? {};
    const { word, seed, samples = [] } = readOr(draws[row.dataset.draw]);
    const told = {
      proof: row.closest("[data-fits]").dataset[word],
      committed: draw.committed_on,
      value: [draw.value_on, draw.value_where, draw.reveal?.value].filter(Boolean).join(" · "),
      used: draw.check?.replace("city/checks/", "") ?? draw.unused ?? draw.withdrawn?.reason,
      population: draw.population_n ?? summed(draw, "population_n"),
      number: draw.sample_n ?? summed(draw, "sample_n"),
      seed,
      sample: samples.map((sample) => sample.map((it) => names[it] ?? it).join(" · ")).join("\n"),
    };
    for (const [name, text] of Object.entries(told)) {
      row.querySelector(`[data-is=${name}]`).textContent = text || "—";
    }
    row.dataset.word = word;
  }
})();
