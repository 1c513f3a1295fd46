// Elements of the page. Whatever comes from outside goes into them as text, never as HTML.

export const byId = (id) => document.getElementById(id);

/** element("p", { className: "quiet" }, "text", otherElement) */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export function show(id, visible) {
  byId(id).hidden = !visible;
}

export function text(id, content) {
  byId(id).textContent = content;
}
