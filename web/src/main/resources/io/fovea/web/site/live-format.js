// Numbers and times as text, and elements with text in them. Whatever comes from a topic becomes text, never markup.

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const clockSeconds = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

export const NONE = "–";

export const count = (number) => (number === null ? NONE : whole.format(number));

/** Few digits, whatever the size. */
export const rate = (number) => (number === null ? NONE : (number < 100 && number % 1 !== 0 ? tenth : whole).format(number));

export function duration(millis) {
  if (millis === null) {
    return NONE;
  }
  return millis < 10_000 ? `${whole.format(millis)} ms` : `${tenth.format(millis / 1000)} s`;
}

/** 0.99123 as 99.12 %; never 100 % unless all of it. */
export function percent(part, digits = 2) {
  if (part === null || part === undefined) {
    return NONE;
  }
  const scale = 10 ** digits;
  const scaled = part < 1 ? Math.min(Math.round(part * 100 * scale), 100 * scale - 1) : 100 * scale;
  return `${(scaled / scale).toFixed(part === 1 ? 0 : digits)} %`;
}

/** An interval in words; empty where none is known. */
export function interval(proportion, digits = 2) {
  return proportion === null || proportion.low === null
    ? ""
    : `${percent(proportion.low, digits).slice(0, -2)} to ${percent(proportion.high, digits)}`;
}

export const time = (millis) => clock.format(millis);
export const timeWithSeconds = (millis) => clockSeconds.format(millis);

/** With the day where it is another one than today. */
export function moment(millis) {
  return new Date(millis).toDateString() === new Date().toDateString() ? time(millis) : day.format(millis);
}

/** An element with properties, and children that may be text. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export const byId = (id) => document.getElementById(id);

/** Changes the text only where it is another one: screen readers and selections are left in peace. */
export function put(target, text) {
  const where = typeof target === "string" ? byId(target) : target;
  if (where.textContent !== text) {
    where.textContent = text;
  }
}
