// Makes of strokes an image as those of MNIST are: 28 × 28 pixels, white ink on black, the digit fitted into 20 × 20 with its
// proportions kept, and its centre of mass in the middle (http://yann.lecun.com/exdb/mnist/). The lines are drawn anew at
// that size: shrinking the picture would make the pen thin where somebody drew large, and thick where small.

const SIDE = 28;
const BOX = 20;
const ROOM = (SIDE - BOX) / 2;
const PEN = 2.4; // as thick as most pens of MNIST, with the soft edges of the canvas
const LEAST = 0.12; // of the paper: a dot is not blown up to a disc

/**
 * Draws it.
 *
 * @param strokes arrays of {x, y}, from 0 to 1 of the paper
 * @returns the canvas
 */
export function digitOf(strokes) {
  const box = boundsOf(strokes.flat());
  const scale = (BOX - PEN) / Math.max(box.width, box.height, LEAST);
  const place = (dx, dy) => (point) => ({
    x: SIDE / 2 + (point.x - box.x - box.width / 2) * scale + dx,
    y: SIDE / 2 + (point.y - box.y - box.height / 2) * scale + dy,
  });
  const first = massOf(draw(strokes, place(0, 0)));
  return draw(strokes, place(shift(first.x), shift(first.y)));
}

/** To the middle, but not over the edge. */
const shift = (mass) => Math.min(ROOM, Math.max(-ROOM, SIDE / 2 - mass));

/** Draws a line as the pen went, round at its ends; a touch is a dot. */
export function trace(context, points) {
  context.beginPath();
  context.moveTo(points[0].x, points[0].y);
  if (points.length === 1) {
    context.lineTo(points[0].x, points[0].y);
  }
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]];
    context.quadraticCurveTo(from.x, from.y, (from.x + to.x) / 2, (from.y + to.y) / 2);
  }
  const last = points[points.length - 1];
  context.lineTo(last.x, last.y);
  context.stroke();
}

function draw(strokes, place) {
  const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.fillStyle = "#000";
  context.fillRect(0, 0, SIDE, SIDE);
  Object.assign(context, { strokeStyle: "#fff", lineWidth: PEN, lineCap: "round", lineJoin: "round" });
  for (const stroke of strokes) {
    trace(context, stroke.map(place));
  }
  return canvas;
}

/** The centre of mass, in pixels. */
function massOf(canvas) {
  const { data } = canvas.getContext("2d").getImageData(0, 0, SIDE, SIDE);
  const sum = { ink: 0, x: 0, y: 0 };
  for (let i = 0; i < SIDE * SIDE; i++) {
    const ink = data[i * 4];
    sum.ink += ink;
    sum.x += ink * ((i % SIDE) + 0.5);
    sum.y += ink * (Math.floor(i / SIDE) + 0.5);
  }
  return { x: sum.x / sum.ink, y: sum.y / sum.ink };
}

function boundsOf(points) {
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
