// The dashboard: one stream of events, and the parts of the page that show them.

import { watch } from "./live-events.js";
import { byId, put } from "./live-format.js";
import { LastPredictions } from "./live-predictions.js";
import { Quality } from "./live-quality.js";
import { Traffic } from "./live-traffic.js";

const CONNECTION = {
  connecting: ["Connecting", "", "The page connects to its server."],
  disconnected: ["Disconnected", "bad", "The server does not answer. What is shown here is from before; the page tries again by itself."],
  busy: ["Too many watch", "warn", "The server has no place for one more who watches. The page tries again by itself."],
};

const READING = {
  STARTING: ["Reading", "", ""],
  READING: ["Live", "good", ""],
  KAFKA_AWAY: ["Kafka is away", "bad", "Kafka does not answer the server. What is shown here is from before; it goes on when Kafka is back."],
  REGISTRY_AWAY: ["Registry is away", "bad", "The schema registry does not answer, so that new records cannot be read for now."],
};

const traffic = new Traffic();
const predictions = new LastPredictions();
const quality = new Quality();

function tell([name, tone, words]) {
  const pill = byId("connection");
  put(pill, name);
  pill.className = `pill ${tone}`;
  put("trouble", words);
  byId("trouble").hidden = tone !== "bad" && tone !== "warn";
}

watch(
  "/live/events",
  {
    status: ({ kafka, qualityTopic }) => {
      tell(READING[kafka]);
      quality.showTopic(qualityTopic);
    },
    traffic: (figures) => traffic.show(figures),
    lag: (lag) => traffic.showLag(lag),
    letters: (letters) => traffic.showLetters(letters),
    predictions: (newest) => predictions.show(newest),
    quality: (figures) => quality.show(figures),
  },
  (state) => {
    if (state !== "connected") {
      tell(CONNECTION[state]);
    }
  },
);
