// Reloads the page after every build and shows what the build has to say. Only
// the live server adds this script; published pages have none.
"use strict";
(() => {
  const box = document.createElement("pre");
  box.setAttribute("role", "status");
  box.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:45vh;overflow:auto;margin:0;padding:1rem 1.4rem;background:#2a1712;color:#fbeee8;font:13px/1.5 ui-monospace,monospace;white-space:pre-wrap;z-index:99;border-top:4px solid #e8a184";
  const show = (text) => {
    if (!text) { box.remove(); return; }
    box.textContent = text;
    document.body.append(box);
  };
  const problems = () => fetch("/-/jilid/problems").then((r) => r.text()).then(show, () => {});
  const events = new EventSource("/-/jilid/events");
  let lost = false;
  events.addEventListener("built", () => {
    sessionStorage.setItem("jilid-scroll", location.pathname + " " + scrollY);
    location.reload();
  });
  events.onerror = () => { lost = true; };
  events.onopen = () => { if (lost) location.reload(); };
  const [page, y] = (sessionStorage.getItem("jilid-scroll") || "").split(" ");
  if (page === location.pathname && !location.hash) scrollTo({ top: Number(y), behavior: "instant" });
  sessionStorage.removeItem("jilid-scroll");
  problems();
})();
