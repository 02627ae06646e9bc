// Figures open in a dialog as large as the window, and larger by + and −.
"use strict";
(() => {
  const main = document.querySelector("main[data-zoom]");
  if (!main || !window.HTMLDialogElement) return;
  const words = main.dataset;
  let dialog = null, stage = null, title = null, scale = 1;

  const button = (text, sign, act) => {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = sign;
    b.setAttribute("aria-label", text);
    b.title = text;
    b.addEventListener("click", act);
    return b;
  };
  const grow = (by) => {
    scale = Math.min(8, Math.max(1, scale * by));
    stage.style.setProperty("--scale", scale);
  };
  const make = () => {
    dialog = document.createElement("dialog");
    dialog.className = "zoom";
    title = document.createElement("p");
    const bar = document.createElement("div");
    bar.className = "zoom-bar";
    bar.append(title, button(words.smaller, "−", () => grow(1 / 1.5)), button(words.larger, "+", () => grow(1.5)), button(words.close, "×", () => dialog.close()));
    stage = document.createElement("div");
    stage.className = "zoom-stage";
    stage.tabIndex = 0;
    dialog.append(bar, stage);
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "+" || event.key === "=") grow(1.5);
      if (event.key === "-") grow(1 / 1.5);
    });
    main.append(dialog);
  };

  const open = (picture, caption) => {
    if (!dialog) make();
    const copy = picture.cloneNode(true);
    copy.removeAttribute("id");
    copy.removeAttribute("class");
    if (picture.classList.contains("drawing")) copy.classList.add("drawing");
    title.textContent = caption;
    dialog.setAttribute("aria-label", caption || words.zoom);
    scale = 1;
    stage.style.setProperty("--scale", 1);
    stage.replaceChildren(copy);
    dialog.showModal();
    stage.focus();
  };

  const offer = (figure) => {
    const picture = figure.querySelector("img, svg[role=img], svg.drawing");
    if (!picture || picture.closest("a")) return;
    const caption = figure.querySelector("figcaption")?.cloneNode(true);
    for (const e of caption?.querySelectorAll(".source, .permalink, details") ?? []) e.remove();
    const text = caption?.textContent.trim() || picture.closest(".scroll")?.getAttribute("aria-label") || "";
    const b = button(words.zoom + (text ? ": " + text : ""), "⤢", () => open(picture, text));
    b.className = "zoom-open";
    b.setAttribute("aria-haspopup", "dialog");
    (picture.closest(".scroll") || picture).after(b);
  };
  // Without its style a button would push the page about.
  jilid.style(main.dataset.late).then(() => main.querySelectorAll("figure.figure, figure.chart").forEach(offer), () => {});
})();
