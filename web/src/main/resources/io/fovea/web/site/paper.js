// Paper to draw a digit on, with mouse, finger or pen.
import { byId, show } from "./dom.js";
import { digitOf, trace } from "./digit.js";

const PEN = 0.075; // of the paper's side
const MOST_POINTS = 20_000;

let strokes = [];
let current = null;

/** @param classify is called with the image of a drawing */
export function startPaper(classify) {
  const canvas = byId("canvas");
  canvas.addEventListener("pointerdown", begin);
  canvas.addEventListener("pointermove", go);
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    canvas.addEventListener(end, finish);
  }
  byId("undo-stroke").addEventListener("click", () => keep(strokes.slice(0, -1)));
  byId("clear-drawing").addEventListener("click", () => keep([]));
  byId("classify-drawing").addEventListener("click", () => digitOf(strokes).toBlob(classify, "image/png"));
  new ResizeObserver(redraw).observe(canvas);
}

function begin(event) {
  if (event.button !== 0 || current !== null) {
    return;
  }
  event.preventDefault();
  event.target.setPointerCapture(event.pointerId);
  current = { pointer: event.pointerId, points: [pointOf(event)] };
  redraw();
}

function go(event) {
  if (current?.pointer !== event.pointerId || current.points.length >= MOST_POINTS) {
    return;
  }
  const events = event.getCoalescedEvents?.() ?? [];
  current.points.push(...(events.length > 0 ? events : [event]).map(pointOf));
  redraw();
}

function finish(event) {
  if (current?.pointer === event.pointerId) {
    const stroke = current.points;
    current = null;
    keep([...strokes, stroke]);
  }
}

function keep(some) {
  strokes = some;
  for (const id of ["classify-drawing", "undo-stroke", "clear-drawing"]) {
    byId(id).disabled = strokes.length === 0;
  }
  redraw();
}

function pointOf(event) {
  const box = byId("canvas").getBoundingClientRect();
  const within = (value) => Math.min(1, Math.max(0, value));
  return { x: within((event.clientX - box.left) / box.width), y: within((event.clientY - box.top) / box.height) };
}

function redraw() {
  const canvas = byId("canvas");
  const side = Math.round(canvas.clientWidth * devicePixelRatio);
  if (side === 0) {
    return; // not shown now
  }
  if (canvas.width !== side) {
    canvas.width = canvas.height = side;
  }
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, side, side);
  Object.assign(context, { strokeStyle: "#fff", lineWidth: PEN * side, lineCap: "round", lineJoin: "round" });
  const all = current === null ? strokes : [...strokes, current.points];
  for (const stroke of all) {
    trace(context, stroke.map(({ x, y }) => ({ x: x * side, y: y * side })));
  }
  show("paper-hint", all.length === 0);
}
