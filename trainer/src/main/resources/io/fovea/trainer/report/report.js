(function () {
  var root = document.documentElement;
  var button = document.querySelector(".theme");
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  function stored() {
    try { return localStorage.getItem("fovea-report-theme"); } catch (refused) { return null; }
  }
  function store(theme) {
    try { localStorage.setItem("fovea-report-theme", theme); } catch (refused) { /* for this visit only */ }
  }
  function theme() { return root.dataset.theme || (dark.matches ? "dark" : "light"); }
  function label() { button.textContent = theme() === "dark" ? "Light theme" : "Dark theme"; }
  var wanted = location.hash === "#dark" || location.hash === "#light" ? location.hash.slice(1) : stored();
  if (wanted) { root.dataset.theme = wanted; }
  button.hidden = false;
  button.addEventListener("click", function () {
    root.dataset.theme = theme() === "dark" ? "light" : "dark";
    store(root.dataset.theme);
    label();
  });
  dark.addEventListener("change", label);
  label();
})();
