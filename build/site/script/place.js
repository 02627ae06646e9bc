// Keeps in this browser where a chapter was left, and on the home page and those of books offers
// to go on there. Nothing jumps by itself, and nothing leaves the browser.
"use strict";
(() => {
  const root = document.querySelector(".brand")?.href;
  if (!root) return;
  const key = "jilid " + new URL(".", root).pathname;
  const read = () => {
    try { return JSON.parse(localStorage.getItem(key)) ?? {}; } catch { return {}; }
  };
  const write = (value) => {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* it isn't allowed, or full */ }
  };
  const path = (url) => new URL(url, root).href.slice(new URL(".", root).href.length).split("#")[0];

  const chapter = document.querySelector("main.chapter");
  const text = chapter?.querySelector(".prose");
  if (text && document.body.classList.contains("page-chapter")) {
    const keep = () => {
      const box = text.getBoundingClientRect();
      const share = (innerHeight - box.top) / box.height;
      const all = read();
      const here = path(location.href);
      delete all[here];
      if (scrollY > innerHeight / 2 && share < 0.97) {
        let at = "";
        for (const h of text.querySelectorAll(":is(h2, h3)[id]")) {
          if (h.getBoundingClientRect().top > innerHeight / 3) break;
          at = "#" + h.id;
        }
        all[here] = { at, title: chapter.querySelector("h1").textContent.trim(), share: Math.round(share * 100) };
      }
      write(Object.fromEntries(Object.entries(all).slice(-20)));
    };
    let timer = 0;
    addEventListener("scroll", () => { clearTimeout(timer); timer = setTimeout(keep, 400); }, { passive: true });
    addEventListener("pagehide", () => { if (scrollY > 0) keep(); });
    return;
  }

  const offer = document.querySelector(".resume");
  if (!offer) return;
  const within = offer.dataset.within;
  const [where, what] = Object.entries(read()).filter(([p]) => p.startsWith(within)).pop() ?? [];
  if (!what) return;
  const link = offer.querySelector("a");
  link.href = new URL(where + what.at, new URL(".", root)).href;
  link.textContent = what.title;
  offer.querySelector(".resume-share").textContent = what.share + " %";
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", () => {
    const all = read();
    for (const p of Object.keys(all)) if (p.startsWith(within)) delete all[p];
    write(all);
    offer.hidden = true;
  });
})();
