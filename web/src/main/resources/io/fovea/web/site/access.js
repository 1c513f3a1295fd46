// Requests of the pages to their server, with the access token where it asks for one.
//
// A browser sends no token of its own when it opens a page, so pages are open to everybody and hold nothing; what they show
// they ask for here. The token stays in this tab: sessionStorage, not a cookie that the browser would send for other sites too.

const KEY = "fovea.access-token";

/**
 * Like fetch(), for paths of this server. Asks for the token where it is needed, and then once more.
 *
 * @throws TypeError if the server cannot be reached, as fetch() does
 */
export async function ask(path, options = {}) {
  let reply = await fetch(path, withToken(options));
  while (reply.status === 401 && (await askForToken(sessionStorage.getItem(KEY) !== null))) {
    reply = await fetch(path, withToken(options));
  }
  return reply;
}

function withToken(options) {
  const headers = new Headers(options.headers);
  const token = sessionStorage.getItem(KEY);
  if (token !== null) {
    headers.set("Authorization", `Bearer ${token}`);
  }
  return { ...options, headers, credentials: "omit", redirect: "error" };
}

let asking = null;

/** Whether there is one to try now. Many requests at once ask one time. */
function askForToken(wasWrong) {
  asking ??= show(wasWrong).finally(() => {
    asking = null;
  });
  return asking;
}

function show(wasWrong) {
  const dialog = build(wasWrong);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const token = dialog.querySelector("input").value.trim();
      const given = dialog.returnValue === "use" && token !== "";
      if (given) {
        sessionStorage.setItem(KEY, token);
      }
      dialog.remove();
      resolve(given);
    });
  });
}

function build(wasWrong) {
  const dialog = element("dialog", { className: "dialog", id: "access" });
  dialog.setAttribute("aria-labelledby", "access-title");
  const form = element("form", { method: "dialog" });
  const input = element("input", { className: "field", id: "access-token", type: "password", autocomplete: "off", required: true });
  input.setAttribute("aria-describedby", "access-why");
  const use = element("button", { className: "button primary", value: "use", textContent: "Continue" });
  const cancel = element("button", { className: "button", value: "", textContent: "Cancel", formNoValidate: true });
  const actions = element("div", { className: "actions" });
  actions.append(use, cancel);
  form.append(
    element("h2", { id: "access-title", textContent: "Access token" }),
    element("p", {
      id: "access-why",
      className: wasWrong ? "note bad" : "quiet",
      textContent: wasWrong
        ? "The server does not take this token. Try another."
        : "This server asks for the token that was set when it was started. It is kept in this tab only.",
    }),
    element("label", { htmlFor: "access-token", textContent: "Token" }),
    input,
    actions,
  );
  dialog.append(form);
  return dialog;
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
