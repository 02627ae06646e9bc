// Heads of long tables stay in sight: at the window's head where the table fits, within a
// box of the window's height where it scrolls sideways, too.
"use strict";
(() => {
  const boxes = [...document.querySelectorAll("main .scroll:has(> table > thead)")];
  const fit = () => {
    for (const box of boxes) box.classList.remove("fits", "tall");
    const kinds = boxes.map((box) => {
      const long = box.offsetHeight > innerHeight * 0.9;
      return long && (box.scrollWidth > box.clientWidth + 1 ? "tall" : "fits");
    });
    boxes.forEach((box, i) => { if (kinds[i]) box.classList.add(kinds[i]); });
  };
  if (!boxes.length) return;
  let width = 0;
  new ResizeObserver(() => {
    if (innerWidth !== width) { width = innerWidth; fit(); }
  }).observe(document.documentElement);
})();
