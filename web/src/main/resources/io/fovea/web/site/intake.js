// Ways for an image to come in: dropped, chosen, photographed or pasted.
import { byId, show } from "./dom.js";

/**
 * @param take is called with a file
 * @param refuse is called with a sentence where there is none
 */
export function startIntake(take, refuse) {
  show("upload-plain", false);
  show("more-intake", true);
  if (!matchMedia("(pointer: coarse)").matches) { // nobody drops files with a finger
    document.querySelector(".drop-title").textContent = "Drop an image here";
    document.querySelector(".drop-more").textContent = "or choose one: PNG, JPEG, GIF or BMP";
  }
  for (const id of ["file", "photo"]) {
    byId(id).addEventListener("change", (event) => chosen(event.target, take));
  }
  byId("upload").addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("paste", (event) => pasted(event, take));
  startPasteButton(take, refuse);
  startDrop(take, refuse);
}

function chosen(input, take) {
  const [file] = input.files;
  if (file) {
    take(file);
  }
  input.value = ""; // so that the same file can be chosen again
}

function startDrop(take, refuse) {
  const drop = byId("drop");
  // Anywhere on the page: a browser would else open a file that misses, and the page be gone.
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) {
      drop.classList.remove("over");
    }
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const [file] = event.dataTransfer.files;
    if (file) {
      take(file);
    } else {
      refuse("That was not a file. Drop an image file, or copy the image and paste it.");
    }
  });
}

function pasted(event, take) {
  const file = [...(event.clipboardData?.files ?? [])].find((one) => one.type.startsWith("image/"));
  if (file) {
    event.preventDefault();
    take(file);
  }
}

function startPasteButton(take, refuse) {
  const button = byId("paste");
  if (!navigator.clipboard?.read) {
    button.hidden = true; // the keys work all the same
    return;
  }
  button.addEventListener("click", async () => {
    try {
      take(await clipboardImage());
    } catch {
      refuse("There is no image to paste, or the browser may not look. Copy an image first, then paste it here.");
    }
  });
}

async function clipboardImage() {
  for (const item of await navigator.clipboard.read()) {
    const type = item.types.find((one) => one.startsWith("image/"));
    if (type) {
      return new File([await item.getType(type)], "pasted image", { type });
    }
  }
  throw new Error("no image");
}
