// The last images of this tab. They are gone with it.
import { byId, element, show } from "./dom.js";
import { percent } from "./result.js";

const MOST = 12;

let entries = [];
let current = null;

/** Puts an entry in front; the oldest goes, and its image is freed. */
export function remember(entry) {
  entries = [entry, ...entries];
  for (const old of entries.splice(MOST)) {
    old.stop?.abort();
    URL.revokeObjectURL(old.url);
  }
}

/** @param choose is called with an entry */
export function showHistory(shown, choose) {
  current = shown;
  show("history", entries.length > 1);
  const focused = [...byId("history-list").children].findIndex((one) => one.contains(document.activeElement));
  byId("history-list").replaceChildren(...entries.map((entry) => item(entry, choose)));
  byId("history-list").children[focused]?.querySelector("button").focus();
}

function item(entry, choose) {
  const button = element(
    "button",
    { type: "button", className: "past" },
    element("img", { src: entry.url, alt: "", width: 56, height: 56, className: entry.drawn ? "pixels" : "" }),
    element("span", { className: "past-label", textContent: labelOf(entry) }),
    element("span", { className: "past-more small", textContent: moreOf(entry) }),
  );
  if (entry === current) {
    button.setAttribute("aria-current", "true");
  }
  button.addEventListener("click", () => choose(entry));
  return element("li", {}, button);
}

function labelOf(entry) {
  return entry.state === "done" ? entry.prediction.label : entry.state === "waiting" ? "…" : "No answer";
}

function moreOf({ state, prediction, feedback, problem }) {
  if (state !== "done") {
    return state === "waiting" ? "waiting" : problem.title;
  } else if (feedback.label === null) {
    return prediction.unsure ? `unsure, ${percent(prediction.confidence)}` : percent(prediction.confidence);
  }
  return feedback.label === prediction.label ? "confirmed" : `it is ${feedback.label}`;
}
