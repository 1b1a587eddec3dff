// Makes the fields of a form from a schema, and reads from them the value that is meant.
// @ts-check
"use strict";

(() => {
  /** @typedef {{ node: HTMLElement, value: (way: Way) => any,
   *   fill: (held: any) => void }} Part */
  /** @typedef {(string | number)[]} Way */
  /** @typedef {[string, string][]} Choices */
  const LATE = new Set(["came_in", "late", "note", "visibility", "extend_until"]);
  const { made, button } = /** @type {any} */ (globalThis.ledgers);

  /**
   * Fields of a schema at a place, with the data of the page.
   * @param {any} data @param {() => { county: string, task: string }} chosen
   * @param {() => void} changed @param {string} more
   */
  const maker = (data, chosen, changed, more) => {
    /** Where each value stands, by its way as JSON. @type {Map<string, HTMLElement>} */
    const places = new Map();
    let number = 0;

    /** @param {any} schema @returns {Choices | null} */
    const choices = (schema) => {
      const { "x-refers": refers, "x-must-be": must } = { ...schema.items, ...schema };
      const { county, task } = chosen();
      const { yes, no } = data.words;
      if (schema.type === "boolean") return Object.entries({ true: yes, false: no });
      if (schema["x-choices"]) return schema["x-choices"];
      if (refers === "tasks") return data.tasks;
      if (refers === "tasks.measures" && task)
        return data.measures.filter((/** @type {string[]} */ row) => row[0].startsWith(`${task}.`));
      if (refers !== "units" || !must) return null;
      const units = /** @type {string[][]} */ (data.units[county] ?? []);
      return /** @type {any} */ (units.filter((row) => !must.kind || row[2] === must.kind));
    };

    /** A label around a control. @param {any} schema @param {string} name @param {Element} control @param {string} more */
    const labelled = (schema, name, control, more) => {
      const label = made("label", "cl-filing__field");
      label.append(made("span", "", schema.title ?? name), control);
      if (!schema.description) return label;
      const about = made("small", "", `${schema.description}${more}`);
      about.id = `cl-about-${(number += 1)}`;
      control.setAttribute("aria-describedby", about.id);
      label.append(about);
      return label;
    };

    /** @param {string} kind @param {any} schema @param {string} name */
    const grouped = (kind, schema, name) => {
      const node = made("fieldset", kind);
      node.append(made("legend", "", schema.title ?? name));
      return node;
    };

    /** @param {Choices} listed */
    const select = (listed) => {
      const one = /** @type {HTMLSelectElement} */ (made("select", ""));
      for (const [code, text] of [["", data.words.choose], ...listed])
        one.append(new Option(text, code));
      return one;
    };

    /** A number may be in full width, as Chinese keyboards write it. @param {string} text @param {string} type */
    const typed = (text, type) => {
      if (type === "boolean") return text === "true";
      const [plain, half] = [["integer", "number"].includes(type), text.normalize("NFKC")];
      return plain && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(half) ? Number(half) : text;
    };

    /** @param {any} schema @param {string} name @returns {Part} */
    const single = (schema, name) => {
      const [type, listed] = [schema.type, choices(schema)];
      const control = listed?.length
        ? select(listed)
        : /** @type {HTMLInputElement} */ (made("input", ""));
      if (control instanceof HTMLInputElement) {
        control.type = schema.format === "date" ? "date" : "text";
        control.autocomplete = "off";
        if (type === "integer" || type === "number") control.inputMode = "decimal";
      }
      control.dataset.field = name;
      const more = type === "array" ? ` ${data.words.several}` : "";
      const value = (/** @type {Way} */ way) => {
        const text = control.value.trim();
        places.set(JSON.stringify(way), control);
        if (text === "") return undefined;
        return type === "array"
          ? text.split(/[\s,，、;；]+/).map((one) => typed(one, schema.items.type))
          : typed(text, type);
      };
      const fill = (/** @type {any} */ held) => {
        control.value = [held ?? ""].flat().join(" ");
      };
      return { node: labelled(schema, name, control, more), value, fill };
    };

    /** Boxes to tick. @param {any} schema @param {string} name @param {Choices} listed @returns {Part} */
    const boxes = (schema, name, listed) => {
      const node = grouped("cl-filing__boxes", schema, name);
      const inputs = listed.map(([code, text]) => {
        const [label, input] = [made("label", ""), made("input", "")];
        Object.assign(input, { type: "checkbox", value: code });
        label.append(input, ` ${text}`);
        node.append(label);
        return /** @type {HTMLInputElement} */ (input);
      });
      const value = (/** @type {Way} */ way) => {
        places.set(JSON.stringify(way), inputs[0]);
        const ticked = inputs.filter((one) => one.checked);
        return ticked.length ? ticked.map((one) => one.value) : undefined;
      };
      const fill = (/** @type {any} */ held) => {
        for (const one of inputs) one.checked = [held ?? []].flat().includes(one.value);
      };
      return { node, value, fill };
    };

    /** Groups of fields, one for each entry. @param {any} schema @param {string} name @param {boolean} first @returns {Part} */
    const entries = (schema, name, first) => {
      const [node, title] = [grouped("cl-filing__list", schema, name), schema.title ?? name];
      node.dataset.list = name;
      /** @type {Part[]} */
      let rows = [];
      const firstOf = (/** @type {any} */ row) => row?.node.querySelector("select, input");
      const add = () => {
        const row = fields(schema.items, made("div", "cl-filing__row"));
        const away = button("cl-tools__button", data.words.remove, () => {
          rows = rows.filter((one) => one !== row);
          row.node.remove();
          adder.focus();
          changed();
        });
        away.setAttribute("aria-label", `${data.words.remove}: ${title}`);
        row.node.append(away);
        rows.push(row);
        adder.before(row.node);
        return row;
      };
      const adder = button("cl-tools__button", data.words.add.replace("{name}", title), () => {
        firstOf(add())?.focus();
        changed();
      });
      node.append(adder);
      if (first) add();
      const value = (/** @type {Way} */ way) => {
        const full = rows.filter((row) => Object.keys(row.value([-1])).length); // no empty ones
        places.set(JSON.stringify(way), (full.length ? null : firstOf(rows[0])) ?? adder);
        return full.length ? full.map((row, at) => row.value([...way, at])) : undefined;
      };
      const fill = (/** @type {any} */ held) => {
        for (const [at, one] of [held ?? []].flat().entries()) (rows[at] ?? add()).fill(one);
      };
      return { node, value, fill };
    };

    /** @param {any} schema @param {string} name @param {boolean} needed @returns {Part} */
    const part = (schema, name, needed) => {
      if (schema.type === "object") {
        const node = grouped("cl-filing__group", schema, name);
        node.dataset.group = name;
        return fields(schema, node);
      }
      if (schema.type !== "array") return single(schema, name);
      if (schema.items.type === "object") return entries(schema, name, needed);
      const listed = choices(schema);
      return listed?.length && listed.length < 60
        ? boxes(schema, name, listed)
        : single(schema, name);
    };

    /** The fields of a group; what is rarely wanted is folded. @param {any} schema @param {HTMLElement} node @returns {Part} */
    const fields = (schema, node) => {
      const needed = new Set(schema.required ?? []);
      const folded = made("details", "cl-filing__more");
      folded.append(made("summary", "", more));
      const parts = Object.entries(schema.properties).map(([name, one]) => {
        const own = part(one, name, needed.has(name));
        const rare = LATE.has(name) || (own.node.dataset.list && !needed.has(name));
        (rare ? folded : node).append(own.node);
        return /** @type {const} */ ([name, own]);
      });
      if (folded.children.length > 1) node.append(folded);
      const value = (/** @type {Way} */ way) => {
        const found = parts.map(([name, one]) => [name, one.value([...way, name])]);
        const held = found.filter(([, said]) => said !== undefined);
        places.set(JSON.stringify(way), node);
        return held.length || !node.dataset.group ? Object.fromEntries(held) : undefined;
      };
      const fill = (/** @type {any} */ held) => {
        for (const [name, one] of parts) if (held?.[name] !== undefined) one.fill(held[name]);
      };
      return { node, value, fill };
    };
    return { fields, select, places };
  };

  globalThis.ledgers.put("fields", maker);
})();
