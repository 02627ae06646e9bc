// Who turns to another language stays in the same section: anchors are the same in all.
"use strict";
(() => {
  // section is the anchor of what stands at the head of the window.
  const section = () => {
    let hash = "";
    for (const h of document.querySelectorAll("main :is(h2, h3, h4)[id]")) {
      if (h.getBoundingClientRect().top > innerHeight / 3) break;
      hash = "#" + h.id;
    }
    return scrollY > 0 ? hash : "";
  };
  for (const a of document.querySelectorAll(".languages a")) {
    for (const event of ["pointerdown", "click"]) {
      a.addEventListener(event, () => { a.hash = section(); });
    }
  }
})();
