// Two ways to give an image: as a file, or drawn.
import { byId, show } from "./dom.js";

const NAMES = ["image", "draw"];

export function startTabs() {
  document.documentElement.classList.add("enhanced");
  show("tabs", true);
  byId("panel-image").setAttribute("role", "tabpanel");
  byId("panel-image").setAttribute("aria-labelledby", "tab-image");
  NAMES.forEach((name, at) => {
    byId(`tab-${name}`).addEventListener("click", () => select(name));
    byId(`tab-${name}`).addEventListener("keydown", (event) => {
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: NAMES.length - 1 }[event.key];
      if (to !== undefined) {
        event.preventDefault();
        const next = NAMES[(to + NAMES.length) % NAMES.length];
        select(next);
        byId(`tab-${next}`).focus();
      }
    });
  });
  select(location.hash === "#draw" ? "draw" : "image");
}

function select(name) {
  for (const one of NAMES) {
    byId(`tab-${one}`).setAttribute("aria-selected", one === name);
    byId(`tab-${one}`).tabIndex = one === name ? 0 : -1;
    show(`panel-${one}`, one === name);
  }
}
