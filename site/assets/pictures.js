// Adds to each chart a button that saves it as PNG, drawn by the reader's browser from the drawing
// on the page: the server has no fonts for it, and need not draw anything twice.
// @ts-check
"use strict";

(() => {
  const SCALE = 2; // dots of the picture for each unit of the drawing

  /** The colours of paper, whatever the page is shown in. */
  const colours = () => {
    const paper = document.createElement("div");
    paper.dataset.mdColorScheme = "default";
    document.body.append(paper);
    const style = getComputedStyle(paper);
    /** @param {string} name */
    const of = (name) => style.getPropertyValue(name).trim() || "#ffffff";
    return { of, end: () => paper.remove() };
  };

  /** The drawing as a document of its own. @param {SVGSVGElement} drawing */
  const alone = (drawing) => {
    const { of, end } = colours();
    const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
    const { width, height } = drawing.viewBox.baseVal;
    const xmlns = "http://www.w3.org/2000/svg";
    const sizes = { xmlns, width: width * SCALE, height: height * SCALE };
    for (const [name, value] of Object.entries(sizes)) copy.setAttribute(name, `${value}`);
    for (const one of copy.querySelectorAll("[class]")) {
      one.classList.remove("cl-at", "cl-lit", "cl-chosen");
    }
    const text = new XMLSerializer().serializeToString(copy);
    const painted = text.replace(/var\((--cl-[\w-]+)\)/g, (_, name) => of(name));
    end();
    return { text: painted, width: sizes.width, height: sizes.height };
  };

  /** @param {SVGSVGElement} drawing @returns {Promise<Blob | null>} */
  const picture = async (drawing) => {
    const { text, width, height } = alone(drawing);
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    const pen = canvas.getContext("2d");
    if (!pen) return null;
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, width, height);
    pen.drawImage(image, 0, 0, width, height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };

  /** @param {SVGSVGElement} drawing @param {string} name */
  const save = async (drawing, name) => {
    const blob = await picture(drawing);
    if (!blob) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${name}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  for (const told of document.querySelectorAll("[data-png]")) {
    const figure = told.closest("figure");
    const drawing = figure?.querySelector("svg");
    if (!figure || !drawing) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cl-png";
    button.textContent = told.getAttribute("data-png");
    button.addEventListener("click", () => save(drawing, figure.id.replace("chart-", "")));
    told.append(" · ", button);
  }
})();
