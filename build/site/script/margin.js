// On wide windows footnotes stand beside the line that calls them. They stay where they are in
// the page, for those who hear it, and at its foot on narrow windows and on paper.
"use strict";
(() => {
  const prose = document.querySelector("main.chapter > .prose");
  const notes = prose?.querySelectorAll(":scope > .footnotes li[id]") ?? [];
  if (!notes.length) return;
  const wide = matchMedia("screen and (min-width: 100rem)");
  const place = () => {
    prose.classList.toggle("beside", wide.matches);
    if (!wide.matches) return;
    const { top, left } = prose.getBoundingClientRect();
    const edge = prose.querySelector(".footnotes").getBoundingClientRect().left;
    if (edge < left + 100) return; // the style hasn't come: the text's size changes when it does
    const taken = [...prose.querySelectorAll(":scope > :not(.footnotes)")].map((e) => e.getBoundingClientRect()).filter((r) => r.right > edge);
    let free = 0;
    for (const note of notes) {
      const call = document.getElementById(note.id.replace("fn-", "fnref-"));
      if (!call) continue;
      let at = Math.max(free, call.getBoundingClientRect().top - top - 4);
      for (const r of taken) { // figures and tables that reach into the margin
        if (at + note.offsetHeight > r.top - top - 8 && at < r.bottom - top) at = Math.max(at, r.bottom - top + 12);
      }
      note.style.setProperty("--at", at + "px");
      free = at + note.offsetHeight + 12;
    }
  };
  wide.addEventListener("change", place);
  new ResizeObserver(place).observe(prose);
})();
