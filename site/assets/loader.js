// Keeps what data files hand over, `ledgers.put(key, value)`: so pages have data without a server.
"use strict";

globalThis.ledgers = (() => {
  const kept = new Map();
  return { put: (key, value) => kept.set(key, value), at: (key) => kept.get(key) };
})();
