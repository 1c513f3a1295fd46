// Server-sent events by fetch(), because EventSource cannot bear an access token.

import { ask } from "./access.js";

const SILENCE = 12_000; // the server says something every second
const HIDDEN = 60_000; // a page that nobody sees costs the server nothing
const LONGEST_PAUSE = 10_000;

/**
 * Reads events until the page is gone, and tells how that goes: "connecting", "connected", "disconnected" or "busy".
 *
 * @param handlers one for each kind of event, which takes its data
 */
export async function watch(path, handlers, tell) {
  let pause = 1_000;
  tell("connecting");
  for (;;) {
    const outcome = await readOnce(path, handlers, () => {
      pause = 1_000;
      tell("connected");
    });
    tell(outcome);
    await visible();
    await new Promise((resume) => setTimeout(resume, pause));
    pause = Math.min(LONGEST_PAUSE, 2 * pause);
  }
}

async function readOnce(path, handlers, began) {
  const connection = new AbortController();
  const watchdog = new Watchdog(connection);
  try {
    const reply = await ask(path, { headers: { Accept: "text/event-stream" }, signal: connection.signal });
    if (!reply.ok) {
      return reply.status === 503 ? "busy" : "disconnected";
    }
    began();
    watchdog.heard();
    await readAll(reply.body.getReader(), handlers, watchdog);
  } catch {
    // told below: a stream that ends is no different from one that breaks
  } finally {
    watchdog.end();
  }
  return "disconnected";
}

async function readAll(reader, handlers, watchdog) {
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    watchdog.heard();
    const blocks = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = blocks.pop();
    blocks.forEach((block) => dispatch(block, handlers));
  }
}

function dispatch(block, handlers) {
  const fields = new Map(block.split("\n").map((line) => splitOnce(line, ": ")));
  const handler = handlers[fields.get("event")];
  if (handler !== undefined) {
    handler(JSON.parse(fields.get("data")));
  }
}

function splitOnce(line, separator) {
  const at = line.indexOf(separator);
  return [line.slice(0, at), line.slice(at + separator.length)];
}

/** Ends a connection on which nothing comes, or that nobody looks at. */
class Watchdog {
  constructor(connection) {
    this.connection = connection;
    this.seen = () => this.watchHidden();
    document.addEventListener("visibilitychange", this.seen);
    this.watchHidden();
  }

  heard() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.connection.abort(), SILENCE);
  }

  watchHidden() {
    clearTimeout(this.hidden);
    if (document.hidden) {
      this.hidden = setTimeout(() => this.connection.abort(), HIDDEN);
    }
  }

  end() {
    clearTimeout(this.silence);
    clearTimeout(this.hidden);
    document.removeEventListener("visibilitychange", this.seen);
    this.connection.abort();
  }
}

function visible() {
  return new Promise((resume) => {
    const look = () => {
      if (!document.hidden) {
        document.removeEventListener("visibilitychange", look);
        resume();
      }
    };
    document.addEventListener("visibilitychange", look);
    look();
  });
}
