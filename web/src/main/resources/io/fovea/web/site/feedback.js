// "That's right", "That's wrong: it is ...", and taking it back.
import { byId, element, show, text } from "./dom.js";
import { giveLabel, withdrawLabel } from "./predictions.js";

const MOST_KNOWN = 200;

/** Labels that predictions named in this tab: the server does not know those of the model. */
const known = new Set();

let shown = null;

export function startFeedback() {
  byId("confirm").addEventListener("click", () => give(shown, shown.prediction.label));
  byId("wrong").addEventListener("click", () => openCorrection(byId("correction").hidden));
  byId("withdraw").addEventListener("click", () => withdraw(shown));
  byId("correction").addEventListener("submit", (event) => {
    event.preventDefault();
    give(shown, byId("other-label").value.trim());
  });
}

/** @param one an entry that has a prediction */
export function showFeedback(one) {
  for (const { label } of one.prediction.topK) {
    if (known.size < MOST_KNOWN) {
      known.add(label);
    }
  }
  if (shown !== one) {
    byId("other-label").value = "";
    openCorrection(false, false);
  }
  shown = one;
  const { label, busy, problem } = one.feedback;
  text("feedback-title", label === null ? "Is that right?" : "Thank you");
  show("ask", label === null);
  show("given", label !== null);
  text("given-text", label === one.prediction.label ? `You confirmed “${label}”.` : `You said that it is “${label}”.`);
  if (label !== null) {
    openCorrection(false, false);
  }
  show("feedback-problem", problem !== "");
  text("feedback-problem", problem);
  for (const button of byId("feedback").querySelectorAll("button")) {
    button.disabled = busy;
  }
}

function openCorrection(open, focus = true) {
  show("correction", open);
  byId("wrong").setAttribute("aria-expanded", open);
  if (!open || shown === null) {
    return;
  }
  const others = [...known].filter((label) => label !== shown.prediction.label).sort(naturally);
  byId("known-labels").replaceChildren(...others.map((value) => element("option", { value })));
  // As buttons as long as all fit; of many, those that the model thought of.
  const few = others.length <= 12 ? others : shown.prediction.topK.slice(1).map(({ label }) => label);
  byId("choices").replaceChildren(...few.map(choice));
  if (focus) {
    (byId("choices").querySelector("button") ?? byId("other-label")).focus();
  }
}

function choice(label) {
  const button = element("button", { type: "button", className: "button choice", textContent: label, title: label });
  button.addEventListener("click", () => give(shown, label));
  return button;
}

const naturally = (a, b) => a.localeCompare(b, undefined, { numeric: true });

async function give(one, label) {
  if (label === "") {
    return;
  }
  await attempt(one, async () => {
    one.feedback.label = await giveLabel(one.prediction.imageId, label);
    if (known.size < MOST_KNOWN) {
      known.add(one.feedback.label);
    }
    return "withdraw";
  });
}

async function withdraw(one) {
  await attempt(one, async () => {
    await withdrawLabel(one.prediction.imageId);
    one.feedback.label = null;
    return "confirm";
  });
}

/** The focus goes on to what can be done next, as the button that had it is gone. */
async function attempt(one, work) {
  Object.assign(one.feedback, { busy: true, problem: "" });
  refresh(one);
  let next = null;
  try {
    next = await work();
    text("status", one.feedback.label === null ? "Taken back." : "Thank you, it is on its way to the topic labels.");
  } catch (failure) {
    one.feedback.problem = `${failure.title ?? "That did not work"}. ${failure.detail ?? ""}`;
    text("status", one.feedback.problem);
  }
  one.feedback.busy = false;
  refresh(one);
  if (next !== null && shown === one) {
    byId(next).focus();
  }
}

function refresh(one) {
  if (shown === one) {
    showFeedback(one);
  }
  document.dispatchEvent(new CustomEvent("fovea:entry", { detail: one }));
}
