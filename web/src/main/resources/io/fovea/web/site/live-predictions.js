// Some of the last predictions, with small pictures of their images.

import { ask } from "./access.js";
import { byId, duration, element, percent, timeWithSeconds } from "./live-format.js";

export class LastPredictions {
  constructor() {
    this.list = byId("predictions");
    this.cards = new Map();
    this.newest = [];
    this.paused = false;
    const button = byId("predictions-pause");
    button.addEventListener("click", () => this.pause(button));
  }

  show(predictions) {
    this.newest = predictions;
    if (!this.paused) {
      this.refresh();
    }
  }

  pause(button) {
    this.paused = !this.paused;
    button.setAttribute("aria-pressed", String(this.paused));
    button.textContent = this.paused ? "Resume" : "Pause";
    if (!this.paused) {
      this.refresh();
    }
  }

  refresh() {
    const cards = new Map();
    for (const prediction of this.newest) {
      const key = `${prediction.id} ${prediction.model}`;
      cards.set(key, this.cards.get(key) ?? card(prediction));
    }
    this.cards = cards;
    byId("predictions-none").hidden = cards.size > 0;
    this.list.replaceChildren(...cards.values());
  }
}

function card(prediction) {
  const bar = element("span", { className: "bar" });
  bar.style.setProperty("--value", prediction.confidence);
  const label = element("p", { className: "prediction-label", title: prediction.label }, prediction.label);
  const sure = element("p", { className: "small quiet figures" }, percent(prediction.confidence, 1));
  const made = element("li", { className: "prediction" }, picture(prediction), label, bar, sure);
  if (prediction.unsure) {
    made.classList.add("unsure");
    sure.replaceChildren(percent(prediction.confidence, 1), " ", element("span", { className: "unsure-mark" }, "unsure"));
  }
  made.title = `${prediction.image}, ${prediction.model}, ${timeWithSeconds(prediction.at)}, ${duration(prediction.millis)}`;
  return made;
}

/** A canvas and not an img: the request for it bears the access token. */
function picture(prediction) {
  const frame = element("div", { className: "picture" });
  if (prediction.thumbnail) {
    draw(frame, prediction).catch(() => frame.classList.add("gone"));
  } else {
    frame.classList.add("gone");
  }
  return frame;
}

async function draw(frame, prediction) {
  const reply = await ask(`/live/thumbnails/${encodeURIComponent(prediction.id)}`);
  if (!reply.ok) {
    frame.classList.add("gone");
    return;
  }
  const bitmap = await createImageBitmap(await reply.blob());
  const canvas = element("canvas", { width: bitmap.width, height: bitmap.height });
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `image ${prediction.image}`);
  canvas.classList.toggle("small-image", Math.max(bitmap.width, bitmap.height) < 64);
  canvas.getContext("2d").drawImage(bitmap, 0, 0);
  bitmap.close();
  frame.replaceChildren(canvas);
}
