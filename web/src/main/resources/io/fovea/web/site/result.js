// Shows one image and what is known of it.
import { byId, element, show, text } from "./dom.js";
import { showFeedback } from "./feedback.js";

const PERCENT = new Intl.NumberFormat("en", { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** @param one an entry, see classify.js */
export function showEntry(one) {
  show("nothing", false);
  show("shown", true);
  byId("answer").setAttribute("aria-busy", one.state === "waiting");
  showSubject(one);
  show("waiting", one.state === "waiting");
  text("waiting-text", one.told);
  show("problem", one.state === "problem");
  if (one.state === "problem") {
    text("problem-title", one.problem.title);
    text("problem-detail", one.problem.detail);
    show("retry", one.problem.again);
  }
  show("result", one.state === "done");
  if (one.state === "done") {
    showPrediction(one);
    showFeedback(one);
  }
}

/** For the eye and the ear: "7, 99.8 %, sure". */
export function summaryOf(one) {
  switch (one.state) {
    case "done":
      return `${one.prediction.label}, confidence ${percent(one.prediction.confidence)}${one.prediction.unsure ? ", unsure" : ""}`;
    case "problem":
      return `${one.problem.title}. ${one.problem.detail}`;
    default:
      return one.told;
  }
}

/** Never all or nothing where a little is left. */
export function percent(share) {
  if (share > 0 && share < 0.0005) {
    return "< 0.1%";
  }
  return share > 0.9995 && share < 1 ? "> 99.9%" : PERCENT.format(share);
}

function showSubject(one) {
  const preview = byId("preview");
  preview.src = one.url;
  preview.alt = one.broken ? "" : `Preview: ${one.source}`;
  preview.classList.toggle("pixels", one.drawn);
  text("source", one.source);
  text("label", one.state === "done" ? one.prediction.label : one.state === "waiting" ? "…" : "No answer");
  byId("label").classList.toggle("quiet", one.state !== "done");
  text("confidence", one.state === "done" ? `${percent(one.prediction.confidence)} confident` : "");
  show("unsure", one.state === "done" && one.prediction.unsure);
}

function showPrediction({ prediction, totalMillis }) {
  show("unsure-why", prediction.unsure);
  byId("bars").replaceChildren(...prediction.topK.map(bar));
  text("model", `${prediction.model.name} ${prediction.model.version}`);
  text("total-time", `${Math.round(totalMillis)} ms`);
  text("pipeline-time", `${prediction.timings.millis} ms`);
}

function bar({ label, probability }, rank) {
  const meter = element("span", { className: "bar-track" }, element("span", { className: "bar-fill" }));
  meter.firstChild.style.inlineSize = `${Math.max(probability * 100, 0.5)}%`;
  meter.setAttribute("aria-hidden", "true");
  return element(
    "li",
    { className: rank === 0 ? "bar best" : "bar" },
    element("span", { className: "bar-label", textContent: label, title: label }),
    meter,
    element("span", { className: "bar-value figures", textContent: percent(probability) }),
  );
}
