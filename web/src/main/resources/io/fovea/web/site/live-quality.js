// How good each model version is, from the newest report of each window.

import { LineChart } from "./live-charts.js";
import { NONE, byId, count, element, interval, moment, percent, put, time } from "./live-format.js";
import { ConfusionMatrix } from "./live-matrix.js";

const WINDOWS = { all: "since the start", "1d": "the newest day", "1h": "the newest hour", "1m": "the newest minute" };
const SHOWN_MINUTES = 60;
const order = new Intl.Collator("en", { numeric: true });

export class Quality {
  constructor() {
    this.models = [];
    this.chosen = null;
    this.window = "all";
    this.matrix = new ConfusionMatrix();
    this.chart = new LineChart(
      byId("chart-quality"),
      [
        { name: "Accuracy", colour: "--series-1" },
        { colour: "--series-1" },
        { colour: "--series-1", fill: 1 },
        { name: "Macro F1", colour: "--series-3", dash: [6, 3] },
        { colour: "--series-3" },
        { colour: "--series-3", fill: 4 },
      ],
      { format: (part) => percent(part, 1), axis: (part) => percent(part, 0), max: 1, points: true },
    );
    byId("model").addEventListener("change", (event) => {
      this.chosen = event.target.value;
      this.draw();
    });
    byId("windows").addEventListener("change", (event) => {
      this.window = event.target.value;
      this.draw();
    });
  }

  showTopic(there) {
    put("quality-none-why", there === false ? "There is no topic quality: nobody has run fovea quality here yet." : "The topic quality has no report yet.");
  }

  show({ newest, models }) {
    this.models = models;
    byId("quality-none").hidden = models.length > 0;
    byId("quality-some").hidden = models.length === 0;
    if (models.length === 0) {
      return;
    }
    if (!models.some((model) => model.id === this.chosen)) {
      this.chosen = newest;
    }
    this.offerModels();
    this.draw();
  }

  offerModels() {
    const select = byId("model");
    if ([...select.options].map((option) => option.value).join("\n") !== this.models.map((model) => model.id).join("\n")) {
      select.replaceChildren(
        ...this.models.map((model) => element("option", { value: model.id }, `${model.name} ${model.version}`)),
      );
    }
    select.value = this.chosen;
  }

  draw() {
    const model = this.models.find((one) => one.id === this.chosen);
    for (const radio of byId("windows").querySelectorAll("input")) {
      radio.disabled = model.windows[radio.value] === undefined;
    }
    const shown = model.windows[this.window] === undefined ? Object.keys(WINDOWS).find((one) => model.windows[one]) : this.window;
    byId(`window-${shown}`).checked = true;
    const report = model.windows[shown];
    put("quality-when", `${model.name} ${model.version}, ${WINDOWS[shown]}${span(report)}; intervals are of 95 %`);
    showFigures(report);
    showDrift(report.drift);
    showClasses(report);
    this.matrix.show(report);
    this.drawMinutes(model.minutes);
  }

  drawMinutes(all) {
    const minutes = all.slice(-SHOWN_MINUTES);
    byId("minutes").hidden = minutes.length === 0;
    if (minutes.length === 0) {
      return;
    }
    const column = (part, bound) => withGaps(minutes, (minute) => minute[part]?.[bound] ?? null);
    const columns = ["accuracy", "macroF1"].flatMap((part) => ["value", "low", "high"].map((bound) => column(part, bound)));
    const lowest = Math.min(...columns.flat().map((point) => point.y ?? 1));
    this.chart.range(Math.max(0, Math.floor(lowest * 20 - 0.5) / 20), 1);
    const last = minutes.findLast((minute) => minute.accuracy !== null);
    this.chart.show(
      columns,
      minutes[0].at,
      Math.max(minutes.at(-1).at, minutes[0].at + 300_000),
      last === undefined
        ? "no labels in these minutes"
        : `${minutes.length} minutes; in the newest with labels, ${time(last.at)}, accuracy ${percent(last.accuracy.value)}, macro F1 ${percent(last.macroF1.value)}`,
    );
  }
}

/** A minute without images has no report: the line is broken there. */
function withGaps(minutes, value) {
  return minutes.flatMap((minute, i) => {
    const point = { x: minute.at, y: value(minute) };
    return i > 0 && minute.at - minutes[i - 1].at > 60_000 ? [{ x: minute.at - 60_000, y: null }, point] : [point];
  });
}

const span = (report) => (report.windowStart === null ? "" : `, from ${moment(report.windowStart)}`);

function showFigures(report) {
  const { accuracy, macroF1, estimatedAccuracy } = report;
  put("accuracy", percent(accuracy?.value));
  put("accuracy-hint", accuracy === null ? "no labels yet" : interval(accuracy));
  put("macro-f1", percent(macroF1?.value));
  put("macro-f1-hint", macroF1 === null ? "no labels yet" : interval(macroF1));
  put("estimate", percent(estimatedAccuracy?.value));
  put("estimate-hint", estimatedAccuracy === null ? "no predictions" : "from confidences, without labels");
  put("coverage", percent(report.coverage, 1));
  put("coverage-hint", `${count(report.labelled)} of ${count(report.predicted)} labelled`);
  byId("coverage-bar").value = report.coverage;
  put("calibration", accuracy === null ? NONE : report.calibrationError.toFixed(4));
  put("updated", report.updatedAt === null ? "" : `as of ${moment(report.updatedAt)}`);
}

function showDrift(drift) {
  const tile = byId("tile-drift");
  tile.classList.toggle("warn", drift !== null && drift.drifted);
  put("drift", drift === null ? NONE : drift.drifted ? "Drifted" : "None");
  put(
    "drift-hint",
    drift === null
      ? "no reference, or too few images"
      : `PSI: classes ${drift.classStability.toFixed(3)}, confidences ${drift.confidenceStability.toFixed(3)}`,
  );
}

function showClasses(report) {
  const classes = [...report.classes].sort((one, other) => order.compare(one.label, other.label));
  byId("classes").replaceChildren(...classes.map(classRow));
  byId("classes-empty").hidden = classes.length > 0;
  byId("classes-left-out").hidden = report.classesLeftOut === 0;
  put("classes-left-out", `The ${classes.length} classes with the lowest F1; ${count(report.classesLeftOut)} better ones are left out.`);
}

function classRow(one) {
  return element(
    "tr",
    {},
    element("th", { scope: "row", title: one.label }, one.label),
    element("td", { className: "number" }, count(one.support)),
    proportionCell(one.precision, "precision"),
    proportionCell(one.recall, "recall"),
    element("td", { className: "number" }, percent(one.f1, 1)),
  );
}

function proportionCell(proportion, tone) {
  const bar = element("span", { className: `bar ${tone}` });
  bar.style.setProperty("--value", proportion.value);
  if (proportion.low !== null) {
    const whisker = element("span", { className: "whisker" });
    whisker.style.setProperty("--low", proportion.low);
    whisker.style.setProperty("--high", proportion.high);
    bar.append(whisker);
  }
  const known = interval(proportion, 1);
  const words = element("span", { className: "proportion" }, percent(proportion.value, 1));
  if (known !== "") {
    words.append(element("span", { className: "quiet small" }, ` ${known.replace(" to ", "–").replace(" %", "")}`));
  }
  return element("td", { className: "bar-cell" }, bar, words);
}
