// Reloads the page after every build and shows what the build has to say. Only
// the live server adds this script; published pages have none.
"use strict";
(() => {
  const box = document.createElement("pre");
  box.setAttribute("role", "status");
  box.className = "jilid-problems";
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
