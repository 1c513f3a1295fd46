// The confusion matrix: a table whose cells are coloured by their part of the row. Arrow keys go from cell to cell.

import { byId, count, element, percent } from "./live-format.js";

const order = new Intl.Collator("en", { numeric: true });
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const HINT = "Point at a cell, or go there with the arrow keys, to see its counts.";

export class ConfusionMatrix {
  constructor() {
    this.table = byId("matrix");
    this.detail = byId("matrix-detail");
    this.detail.textContent = HINT;
    this.labels = [];
    this.cells = [];
    this.table.addEventListener("keydown", (event) => this.move(event));
    this.table.addEventListener("pointerover", (event) => this.tell(event.target));
    this.table.addEventListener("focusin", (event) => this.tell(event.target));
    this.table.addEventListener("pointerleave", () => {
      this.detail.textContent = HINT;
    });
  }

  show(report) {
    const places = report.classes.map((one, i) => i);
    places.sort((one, other) => order.compare(report.classes[one].label, report.classes[other].label));
    const labels = places.map((place) => report.classes[place].label);
    if (labels.join("\n") !== this.labels.join("\n")) {
      this.build(labels);
    }
    const at = new Map(places.map((place, i) => [place, i]));
    const counts = labels.map(() => labels.map(() => 0));
    for (const [actual, predicted, images] of report.confusion) {
      counts[at.get(actual)][at.get(predicted)] = images;
    }
    counts.forEach((row, i) => {
      const support = report.classes[places[i]].support;
      row.forEach((images, j) => this.fill(i, j, images, support));
    });
  }

  /** In place as long as the classes are the same: whoever stands on a cell stays there. */
  build(labels) {
    this.labels = labels;
    this.table.classList.toggle("many", labels.length > 12);
    this.table.classList.toggle("long-names", labels.some((label) => label.length > 3));
    const head = element("tr", {}, element("td", { className: "corner" }));
    labels.forEach((label) => head.append(element("th", { scope: "col", title: label }, element("span", {}, label))));
    const rows = labels.map((label) => element("tr", {}, element("th", { scope: "row", title: label }, label)));
    this.cells = rows.map((row, i) =>
      labels.map((label, j) => {
        const cell = element("td", { tabIndex: i + j === 0 ? 0 : -1 });
        cell.dataset.place = `${i} ${j}`;
        row.append(cell);
        return cell;
      }),
    );
    this.table.tHead.replaceChildren(head);
    this.table.tBodies[0].replaceChildren(...rows);
  }

  fill(i, j, images, support) {
    const cell = this.cells[i][j];
    const part = support === 0 ? 0 : images / support;
    const text = count(images);
    if (cell.textContent !== text) {
      cell.textContent = text;
    }
    cell.className = images === 0 ? "none" : i === j ? "hit" : "miss";
    cell.classList.toggle("strong", part >= 0.5);
    // Few are wrong, and these are what one looks for: their part is shown by its root.
    const shade = part >= 0.5 ? 0.75 + part / 4 : 0.05 + (i === j ? part * 0.6 : Math.sqrt(part) * 0.45);
    cell.style.setProperty("--shade", images === 0 ? 0 : shade);
    cell.dataset.words =
      `${count(images)} of ${count(support)} images of ${this.labels[i]} were ` +
      `${i === j ? "recognized" : `taken for ${this.labels[j]}`} (${percent(part, 1)})`;
  }

  tell(target) {
    const cell = target.closest("td[data-words]");
    if (cell !== null) {
      this.detail.textContent = cell.dataset.words;
    }
  }

  move(event) {
    const cell = event.target.closest("td[data-place]");
    const step = STEPS[event.key];
    if (cell === null || step === undefined) {
      return;
    }
    const [i, j] = cell.dataset.place.split(" ").map(Number);
    const next = this.cells[i + step[0]]?.[j + step[1]];
    if (next !== undefined) {
      event.preventDefault();
      cell.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
      this.tell(next);
    }
  }
}
