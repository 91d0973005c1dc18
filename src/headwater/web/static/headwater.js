// Keys for those who like them; every page is complete without this file.
(() => {
  const steps = [...document.querySelectorAll("[data-step]")];
  const help = document.getElementById("keys");
  const hint = document.querySelector(".keys");
  const off = document.getElementById("keys-off");
  const ways = { t: "/", d: "/digest", c: "/coming", l: "/ledger", s: "/sources", n: "/names", r: "/trace", f: "/search", k: "/collect", j: "/judgements" };
  let at = -1;
  let going = 0;
  let silent = false;
  try { silent = localStorage.getItem("keys") === "off"; } catch { /* a browser may keep nothing */ }
  if (hint) hint.hidden = false;
  if (off) {
    off.checked = silent;
    off.addEventListener("change", () => {
      silent = off.checked;
      try { localStorage.setItem("keys", silent ? "off" : "on"); } catch { /* then it holds for this page */ }
    });
  }
  hint?.querySelector("button")?.addEventListener("click", () => help?.showModal());

  const step = (n) => {
    if (!steps.length) return;
    at = Math.max(0, Math.min(steps.length - 1, n));
    steps[at].tabIndex = -1;
    steps[at].focus({ preventScroll: true });
    steps[at].scrollIntoView({ block: "start" });
  };
  const words = () => {
    const box = document.querySelector("main input[type=search]") || document.querySelector("input[type=search]");
    box?.focus();
    box?.select();
  };
  const unfold = () => {
    const all = [...document.querySelectorAll("main details")];
    const open = all.some((one) => !one.open);
    for (const one of all) one.open = open;
  };
  const keys = {
    j: () => step(at + 1),
    k: () => step(at - 1),
    o: () => at >= 0 && (steps[at].querySelector("h2 a[href], h3 a[href]") || steps[at].querySelector("a[href]"))?.click(),
    e: unfold,
    n: () => document.querySelector("a[rel=next]")?.click(),
    p: () => document.querySelector("a[rel=prev]")?.click(),
    "/": words,
    "?": () => help?.showModal(),
  };
  document.addEventListener("keydown", (e) => {
    if (silent && e.key !== "?") return;
    if (e.ctrlKey || e.metaKey || e.altKey || help?.open) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
    const leaving = Date.now() - going < 1500 && ways[e.key];
    going = e.key === "g" ? Date.now() : 0;
    if (leaving) location.assign(leaving);
    else if (keys[e.key]) { e.preventDefault(); keys[e.key](); }
  });
})();
