// Asks the server for predictions, and tells it what is right.
import { ask } from "./access.js";

const TYPES = new Set(["image/png", "image/jpeg", "image/gif", "image/bmp"]);
const TRIES = 4;
const LONGEST_PAUSE = 10_000;

/** What went wrong, in words for people. */
export class Problem extends Error {
  constructor(title, detail, { again = true, status = 0, reason = "" } = {}) {
    super(detail);
    Object.assign(this, { title, detail, again, status, reason });
  }
}

/**
 * Sends an image and waits for what becomes of it, however long that takes.
 *
 * @param told is called with a sentence whenever the wait takes another turn
 * @param signal ends the wait
 * @returns the prediction, as the server tells it
 * @throws Problem, or AbortError
 */
export async function predict(image, told, signal) {
  const type = TYPES.has(image.type) ? image.type : "application/octet-stream";
  const options = { method: "POST", body: image, headers: { "Content-Type": type, Accept: "application/json" }, signal };
  let reply = await persistent("/predict", options, told, signal);
  while (reply.status === 202) {
    told("The image is in Kafka, and its answer takes longer than usual. Still waiting …");
    const location = reply.headers.get("Location");
    await pause(pauseOf(reply), signal);
    reply = await persistent(location, { headers: { Accept: "application/json" }, signal }, told, signal);
  }
  return contentOf(reply);
}

/** Says what an image shows; the label as the server keeps it. */
export async function giveLabel(imageId, label) {
  const reply = await reached(pathOf(imageId), {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ label }),
  });
  return (await contentOf(reply)).label;
}

/** Takes back what was said. */
export async function withdrawLabel(imageId) {
  await contentOf(await reached(pathOf(imageId), { method: "DELETE", headers: { Accept: "application/json" } }));
}

const pathOf = (imageId) => `/predictions/${encodeURIComponent(imageId)}/label`;

/** Asks again for as long as the server says "not now", a few times. */
async function persistent(path, options, told, signal) {
  for (let tried = 1; ; tried++) {
    const reply = await reached(path, options);
    if ((reply.status !== 503 && reply.status !== 429) || tried === TRIES) {
      return reply;
    }
    told("The server is busy. Trying again …");
    await pause(pauseOf(reply) * tried, signal);
  }
}

async function reached(path, options) {
  try {
    return await ask(path, options);
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new Problem("The server cannot be reached", "It may have been stopped, or it refused the image before all of it was sent.");
  }
}

async function contentOf(reply) {
  if (reply.status === 204) {
    return null;
  }
  const content = await reply.json().catch(() => ({}));
  if (reply.ok) {
    return content;
  }
  throw problemOf(reply.status, content);
}

function problemOf(status, { title = `The server answered ${status}`, detail = "", reason = "" }) {
  const told = (better, more = sentence(detail), again = false) => new Problem(better, more, { again, status, reason });
  switch (status) {
    case 401:
      return told("An access token is needed", "This server answers only who has its token.", true);
    case 404:
      return told("The answer is gone", "The server keeps answers for a while only, and was perhaps restarted. Send the image again.", true);
    case 413:
      return told("This image is too large", sentence(detail.replace(/\d{5,} bytes/, inMegabytes)));
    case 422:
      return told("This image cannot be classified");
    case 429:
    case 503:
      return told("Not now", sentence(detail), true);
    default:
      return told(title, sentence(detail), status >= 500);
  }
}

const inMegabytes = (bytes) => `${Math.round((parseInt(bytes, 10) / 2 ** 20) * 10) / 10} MB`;

/** "must be this" to "Must be this." */
function sentence(text) {
  const full = text.charAt(0).toUpperCase() + text.slice(1);
  return full === "" || /[.!?…]$/.test(full) ? full : `${full}.`;
}

function pauseOf(reply) {
  const seconds = Number(reply.headers.get("Retry-After"));
  return Math.min(Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 1000, LONGEST_PAUSE);
}

function pause(millis, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal?.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
