// How many images, how fast, how far behind, and which could not be classified.

import { LineChart } from "./live-charts.js";
import { NONE, byId, count, duration, element, moment, put, rate, timeWithSeconds } from "./live-format.js";

export class Traffic {
  constructor() {
    this.rates = new LineChart(byId("chart-rate"), [{ name: "Images a second", colour: "--series-1", fill: "origin" }], {
      format: rate,
      seconds: true,
    });
    this.latencies = new LineChart(
      byId("chart-latency"),
      [
        { name: "p50", colour: "--series-1" },
        { name: "p95", colour: "--series-2", dash: [6, 3] },
        { name: "p99", colour: "--series-3", dash: [2, 2] },
      ],
      { format: duration, seconds: true },
    );
  }

  show({ now, series }) {
    put("rate", rate(now.imagesPerSecond));
    put("rate-hint", `${count(now.imagesInMinute)} in the last minute`);
    put("latency-p50", duration(now.p50));
    put("latency-p95", duration(now.p95));
    put("latency-p99", duration(now.p99));
    put("batch", rate(now.batch));
    put("batch-hint", now.batch === null ? "no images in the last minute" : `images a batch, ${count(now.largestBatch)} at most`);
    this.draw(now, series);
  }

  draw(now, series) {
    const at = (i) => (series.from + i) * 1000;
    const points = (values) => values.map((y, i) => ({ x: at(i), y }));
    const end = at(series.images.length - 1);
    const words = `${rate(now.imagesPerSecond)} images a second now, ${count(Math.max(...series.images))} at most in five minutes`;
    this.rates.show([points(series.images)], at(0), end, words);
    this.latencies.show(
      [points(series.p50), points(series.p95), points(series.p99)],
      at(0),
      end,
      now.p50 === null
        ? "no images in the last minute"
        : `latency in the last minute: half within ${duration(now.p50)}, 95 % within ${duration(now.p95)}, 99 % within ${duration(now.p99)}`,
    );
  }

  showLag(lag) {
    const known = lag !== null && lag.images !== null;
    put("lag", known ? count(lag.images) : NONE);
    put("lag-hint", lagWords(lag, known));
    byId("tile-lag").classList.toggle("warn", known && !lag.started && lag.images > 0);
  }

  showLetters({ since, total, reasons, last }) {
    put("letters", count(total));
    put("letters-hint", `since ${moment(since)}`);
    byId("tile-letters").classList.toggle("warn", total > 0);
    byId("letters-none").hidden = total > 0;
    byId("letters-some").hidden = total === 0;
    put("letters-since", `${count(total)} since ${moment(since)}`);
    byId("letter-reasons").replaceChildren(...reasons.map((one) => reasonRow(one, reasons[0].count)));
    byId("letter-last").replaceChildren(...last.map(letterRow));
  }
}

function lagWords(lag, known) {
  if (!known) {
    return lag === null ? "not measured yet" : "cannot be measured now";
  }
  return lag.started ? `images wait for ${lag.group}` : `${lag.group} has not worked here yet`;
}

function reasonRow({ reason, count: letters }, most) {
  const bar = element("span", { className: "bar bad" });
  bar.style.setProperty("--value", letters / most);
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, element("code", {}, reason)),
    element("td", { className: "bar-cell" }, bar),
    element("td", { className: "number" }, count(letters)),
  );
}

function letterRow({ at, imageId, reason, message }) {
  return element(
    "tr",
    {},
    element("td", { className: "nowrap" }, timeWithSeconds(at)),
    element("td", {}, element("code", {}, imageId)),
    element("td", {}, element("code", {}, reason), element("span", { className: "message" }, message)),
  );
}
