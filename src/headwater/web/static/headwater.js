// Keys for those who like them; every page is complete without this file.
(() => {
  const steps = [...document.querySelectorAll("[data-step]")];
  const hint = document.querySelector(".keys");
  if (!steps.length) return;
  if (hint) hint.hidden = false;
  let at = -1;
  const go = (n) => {
    at = Math.max(0, Math.min(steps.length - 1, n));
    steps[at].tabIndex = -1;
    steps[at].focus({ preventScroll: true });
    steps[at].scrollIntoView({ block: "start" });
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
    if (e.key === "j") go(at + 1);
    else if (e.key === "k") go(at - 1);
    else if (e.key === "o" && at >= 0) steps[at].querySelector("a[href]")?.click();
  });
})();
