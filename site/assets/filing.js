// The page on which a county files: a form from the schemas, checked as it is filled in, and the
// lines that belong into the file. Nothing is sent; a file from the disk is changed in no other place.
// @ts-check
"use strict";

(async () => {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-filing]"));
  if (!form) return;
  const ledgers = /** @type {any} */ (globalThis.ledgers);
  const data = await ledgers.load(form.dataset.filing, "file/filing");
  const [faults, yaml] = [ledgers.at("faults"), ledgers.at("yaml")];
  const at = (/** @type {string} */ name) =>
    /** @type {any} */ (form.querySelector(`[data-is=${name}]`));
  const words = /** @type {Record<string, string>} */ (form.dataset);
  const HEAD = "# yaml-language-server: $schema=../../../../schemas/";
  /** @typedef {{ name: string, text: string, of: string }} Opened */
  /** The file that was opened, and of what it is. @type {Opened | null} */
  let opened = null;
  /** @type {any} */
  let shown = null;
  /** What is to be saved. */
  let whole = "";

  const chosen = () => {
    const field = form.querySelector("[data-field=task]");
    return { county: at("county").value, task: /** @type {any} */ (field)?.value ?? "" };
  };
  const ledger = () => data.ledgers[at("ledger").value];
  const maker = ledgers.at("fields")({ ...data, words }, chosen, () => show(), at("fields").dataset.more);

  /** Makes the fields of the ledger anew, with what was typed. @param {any} [held] */
  const begin = (held = shown?.value([]) ?? {}) => {
    const whole = () => ledgers.made("div", "cl-filing__row");
    shown = ledger() ? maker.fields(ledger().schema, whole()) : null;
    shown?.fill(held);
    at("fields").replaceChildren(...(shown ? [shown.node] : []));
    show();
  };

  /** Where a fault is mended. @param {any} fault @returns {HTMLElement | undefined} */
  const placeOf = (fault) => {
    const way = fault.code === "S101" ? [...fault.way, fault.asked] : fault.way;
    return [way, way.slice(0, -1)]
      .map((one) => maker.places.get(JSON.stringify(one)))
      .find(Boolean);
  };

  /** What a fault says of which field. @param {any} fault @param {HTMLElement} [place] */
  const told = (fault, place) => {
    const title =
      place?.closest(".cl-filing__field, fieldset")?.firstChild?.textContent ?? fault.name;
    const limit = words[fault.word]?.replace("{n}", fault.asked);
    const hint = fault.code === "S105" ? fault.schema["x-hint"] : limit;
    const said = (hint ? words.hinted : words.fault).replace("{field}", title);
    return said.replace("{part}", data.kinds[fault.code]).replace("{hint}", hint);
  };

  /** @param {any[]} found */
  const list = (found) => {
    for (const one of form.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
    at("faults").replaceChildren(
      ...found.map((fault) => {
        const [row, place] = [ledgers.made("li", ""), placeOf(fault)];
        if (place && fault.code !== "S101") place.setAttribute("aria-invalid", "true");
        row.append(ledgers.button("cl-filing__fault", told(fault, place), () => place?.focus()));
        return row;
      }),
    );
  };

  /**
   * What to do with which lines; `whole` is the file with them where it is at hand.
   * @param {any} value @param {boolean} there @param {Opened | null} file
   */
  const lines = (value, there, file) => {
    const listed = Object.keys(value).filter((name) => typeof value[name]?.[0] === "object");
    if (file) {
      whole = file.text;
      for (const name of listed) {
        const text = yaml.appended(whole, name, value[name]);
        if (text === null)
          return [words.list.replace("{name}", name), yaml.block(value[name], "  "), ""];
        whole = text;
      }
    }
    if (!there)
      return [words.new, `${HEAD}${at("ledger").value}.schema.json\n${yaml.block(value)}`];
    if (listed.length === 1)
      return [words.entry.replace("{name}", listed[0]), yaml.block(value[listed[0]], "  ")];
    return [words.lists, yaml.block(Object.fromEntries(listed.map((name) => [name, value[name]])))];
  };

  const show = () => {
    maker.places.clear();
    const [county, name] = [at("county").value, at("ledger").value];
    const value = shown?.value([]) ?? {};
    const own = `${value[ledger()?.named]}`.split("/").at(-1);
    const path = `data/counties/${county}/${name}/${own}.yaml`;
    const file = opened?.of === `${name} ${value[ledger()?.named]}` ? opened : null;
    const there = file !== null || (ledger()?.there.includes(path) ?? false);
    const adds = there && Object.values(value).some((held) => typeof held?.[0] === "object");
    // To a file that is there only entries are added: what else it must have, it has.
    const found = (shown ? faults(value, ledger().schema) : []).filter(
      (/** @type {any} */ fault) => !(adds && fault.code === "S101" && !fault.way.length),
    );
    maker.places.set(JSON.stringify(["county"]), at("county"));
    if (shown && !county) found.unshift({ code: "S101", way: [], asked: "county", schema: {} });
    list(found);
    const ready = county && shown && found.length === 0;
    at("state").textContent = ready
      ? words[adds || !there ? "sound" : "not"]
      : shown
        ? words.mend.replace("{number}", `${found.length}`)
        : "";
    [at("checked").hidden, at("out").hidden] = [!shown, !ready || (there && !adds)];
    if (at("out").hidden) return;
    const [how, text, none] = lines(value, there, file);
    whole = file ? whole : there ? "" : text;
    [at("how").textContent, at("path").textContent, at("text").textContent] = [how, path, text];
    at("save").hidden = none === "" || !whole;
    at("save").dataset.name = file?.name ?? `${own}.yaml`;
    at("host").hidden = !data.host.edit;
    at("host").href = there
      ? `${data.host.edit}${path}`
      : `${data.host.new}${path}&value=${encodeURIComponent(text)}`;
    at("copied").textContent = "";
  };

  const copy = async () => {
    const range = document.createRange();
    range.selectNodeContents(at("text"));
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
    try {
      await navigator.clipboard.writeText(at("text").textContent);
    } catch {
      document.execCommand("copy");
    }
    at("copied").textContent = words.copied;
  };

  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([whole], { type: "application/yaml" }));
    link.download = at("save").dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  };

  /** Goes on with a file: its ledger, and the fields at its top that the form has, too. */
  const open = async () => {
    const file = at("file").files[0];
    opened = file ? { name: file.name, text: await file.text(), of: "" } : null;
    const name =
      /schemas\/([a-z]+)\.schema\.json/.exec(opened?.text.split("\n", 1)[0] ?? "")?.[1] ?? "";
    const known = Object.hasOwn(data.ledgers, name) && !opened?.text.includes("\ufffd");
    at("opened").textContent = !file
      ? ""
      : known
        ? words.opened.replace("{name}", file.name)
        : words.not;
    if (!known) opened = null;
    if (!opened) return show();
    at("ledger").value = name;
    const said = [...opened.text.matchAll(/^([a-z0-9_]+): +("[^"]*"|[^"#\s]\S*) *(?:#.*)?\r?$/gm)];
    const held = Object.fromEntries(
      said.map(([, field, text]) => [field, text.replaceAll('"', "")]),
    );
    opened.of = `${name} ${held[ledger().named]}`;
    begin(held);
    begin();
  };

  const few = (/** @type {string} */ name, /** @type {any[]} */ listed) => {
    at(name).replaceChildren(...maker.select(listed).childNodes);
    at(name).value = ""; // each option was chosen as it moved, so the last one is
  };
  few("county", data.counties);
  few(
    "ledger",
    Object.entries(data.ledgers).map(([name, one]) => [name, /** @type {any} */ (one).title]),
  );
  at("county").addEventListener("change", () => begin());
  at("ledger").addEventListener("change", () => begin());
  at("file").addEventListener("change", open);
  at("fields").addEventListener("input", show);
  at("fields").addEventListener(
    "change",
    (/** @type {any} */ event) => {
      if (event.target.dataset.field !== "task" || ledger().named !== "task") return;
      begin();
      /** @type {any} */ (form.querySelector("[data-field=task]"))?.focus();
    },
  );
  at("copy").addEventListener("click", copy);
  at("save").addEventListener("click", save);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  begin();
})();
