// The page that classifies an image: brings its parts together.
import { byId, show, text } from "./dom.js";
import { startFeedback } from "./feedback.js";
import { remember, showHistory } from "./history.js";
import { startIntake } from "./intake.js";
import { startPaper } from "./paper.js";
import { Problem, predict } from "./predictions.js";
import { showEntry, summaryOf } from "./result.js";
import { startTabs } from "./tabs.js";

// An entry is an image and all that is known of it:
//   image, url, source, drawn, broken: what was given
//   state: "waiting", "done" or "problem"; told: what is being waited for
//   prediction, totalMillis: where done; problem: where there is one
//   feedback: { label, busy, problem }; stop: ends the wait
let shown = null;

function classify(image, source, drawn) {
  const entry = {
    image,
    source,
    drawn,
    broken: false,
    url: URL.createObjectURL(image),
    feedback: { label: null, busy: false, problem: "" },
  };
  remember(entry);
  send(entry);
}

async function send(entry) {
  const began = performance.now();
  entry.stop = new AbortController();
  update(entry, { state: "waiting", told: "Sent. Waiting for the answer …" }, true);
  try {
    const told = (sentence) => update(entry, { told: sentence });
    const prediction = await predict(entry.image, told, entry.stop.signal);
    update(entry, { state: "done", prediction, totalMillis: performance.now() - began });
  } catch (failure) {
    update(entry, { state: "problem", problem: problemOf(failure) });
  }
}

function problemOf(failure) {
  if (failure.name === "AbortError") {
    return new Problem("Not waited for", "The answer may still come, but this page does not wait for it any more.");
  }
  return failure instanceof Problem ? failure : new Problem("Something went wrong in this page", String(failure));
}

function update(entry, changes, first = false) {
  Object.assign(entry, changes);
  if (first) {
    shown = entry;
    byId("answer").scrollIntoView({ block: "nearest", behavior: "smooth" }); // on phones it is below
  }
  if (entry === shown) {
    showEntry(entry);
    text("status", summaryOf(entry));
  }
  showHistory(shown, choose);
}

function choose(entry) {
  shown = entry;
  showEntry(entry);
  showHistory(shown, choose);
  text("status", summaryOf(entry));
}

function refuse(sentence) {
  show("intake-problem", true);
  text("intake-problem", sentence);
}

function take(file, source, drawn) {
  show("intake-problem", false);
  classify(file, source, drawn);
}

startTabs();
startFeedback();
startIntake((file) => take(file, file.name || "image", false), refuse);
startPaper((image) => take(image, "your drawing", true));
byId("retry").addEventListener("click", () => send(shown));
byId("stop-waiting").addEventListener("click", () => shown.stop.abort());
byId("preview").addEventListener("error", () => {
  shown.broken = true;
  byId("preview").alt = ""; // no picture, and no broken one: the name stands beside
});
document.addEventListener("fovea:entry", () => showHistory(shown, choose));
