// Copies addresses and citations, and says so. The links still lead where they lead.
"use strict";
(() => {
  const main = document.querySelector("main[data-copied]");
  if (!main) return;
  jilid.style(main.dataset.late).catch(() => {}); // of all that the scripts of these pages add
  const said = document.createElement("p");
  said.className = "said";
  said.role = "status";
  document.body.append(said);
  let timer = 0;
  const say = (text) => {
    said.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { said.textContent = ""; }, 4000);
  };

  // copy puts a text on the clipboard; browsers that don't let scripts do so still take what is marked.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      area.className = "unseen";
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };

  main.addEventListener("click", async (event) => {
    const link = event.target.closest(".permalink");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      if (await copy(link.href)) say(main.dataset.copied);
      link.focus({ preventScroll: true });
      return;
    }
    const button = event.target.closest("button[data-copy]");
    const from = button && document.getElementById(button.dataset.copy);
    if (from && await copy(from.textContent.trim())) say(main.dataset.copiedText);
  });
  for (const b of main.querySelectorAll("button[data-copy]")) b.hidden = false;

  // What an abbreviation means goes away by Esc.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement?.matches("abbr")) document.activeElement.blur();
  });
})();
