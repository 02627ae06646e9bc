// The search as readers see it: a list under every field of a search form, the dialog that "/" opens,
// and the page with all results. What is found, find.js knows.
"use strict";
(() => {
  const { find } = window.jilid;
  const template = document.getElementById("search");
  const say = template.dataset;
  const few = 8, many = 20;

  const make = (name, className, ...content) => {
    const e = document.createElement(name);
    if (className) e.className = className;
    e.append(...content);
    return e;
  };

  // A result, a link: where it is, its name, and the text around the words that were found.
  const hit = (r, marks, length) => {
    const marked = (text, n) => find.excerpt(text, marks, n).map(([t, on]) => (on ? make("mark", "", t) : t));
    const a = make("a", "hit" + (r.dimension ? " dim-" + r.dimension : ""), make("span", "hit-where", r.where), make("span", "hit-name", ...marked(r.title, 400)));
    if (r.text) a.append(make("span", "hit-text", ...marked(r.text, length)));
    a.href = r.href;
    return a;
  };

  // What is said about an answer, for eyes and for screen readers.
  const status = (answer, text) => {
    const { all } = answer, some = answer.found.length - all;
    if (!answer.asked) return "";
    if (!all && !some) return say.none.replace("{}", text);
    const number = (n) => n.toLocaleString(document.documentElement.lang);
    const notes = answer.instead.map(([typed, instead]) => say.instead.replace("{}", typed).replace("{}", instead));
    if (all) notes.push(all === 1 ? say.single : say.many.replace("{}", number(all)));
    if (some) notes.push((all ? say.further : say.part).replace("{}", number(some)));
    return notes.join(" ");
  };

  // Asks while somebody types: an answer that comes when another question was asked already is dropped.
  const asker = (input, answered, wait) => {
    let number = 0, timer;
    return () => {
      clearTimeout(timer);
      const mine = ++number, text = input.value;
      timer = setTimeout(async () => {
        try {
          if (!text.trim()) return answered(text, null, []);
          const answer = await find.ask(text);
          const shown = answer.found.slice(0, wait.most());
          const results = await find.show(shown);
          if (mine === number) answered(text, answer, results);
        } catch {
          if (mine === number) answered(text, undefined, []);
        }
      }, wait.ms);
    };
  };

  let boxes = 0;

  // A field with the best results under it: a combobox with a listbox (ARIA Authoring Practices).
  const box = (form, dialog) => {
    const input = form.elements.q, id = "hits-" + ++boxes;
    const told = make("p", "hits-status"), list = make("div", "hits"), all = make("a", "hits-all", say.all), panel = make("div", "hits-panel", told, list, all);
    told.setAttribute("role", "status");
    list.id = id;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", say.results);
    panel.hidden = true;
    form.append(panel);
    for (const [k, v] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false", "aria-haspopup": "listbox" })) input.setAttribute(k, v);
    let active = -1;
    const mark = (n) => {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = n;
      const a = list.children[n];
      if (!a) return input.removeAttribute("aria-activedescendant");
      a.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", a.id);
      a.scrollIntoView({ block: "nearest" });
    };
    const open = (yes) => {
      panel.hidden = !yes;
      input.setAttribute("aria-expanded", String(yes && list.children.length > 0));
      if (!yes) mark(-1);
    };
    const ask = asker(input, (text, answer, results) => {
      const chosen = list.children[active]?.href; // stays chosen when more letters come
      mark(-1);
      told.textContent = answer === undefined ? say.failed : answer ? status(answer, text) : "";
      list.replaceChildren(...results.map((r, i) => {
        const a = hit(r, answer.marks, 130);
        Object.assign(a, { id: id + "-" + i, tabIndex: -1 });
        a.setAttribute("role", "option");
        a.setAttribute("aria-selected", "false");
        return a;
      }));
      mark(results.findIndex((r) => r.href === chosen));
      all.hidden = !answer || answer.found.length <= few;
      all.href = form.action + "?q=" + encodeURIComponent(text.trim());
      open(answer !== null && (results.length > 0 || told.textContent !== "") && (dialog || form.contains(document.activeElement)));
    }, { ms: 70, most: () => few });
    input.addEventListener("input", ask);
    input.addEventListener("focus", () => { if (input.value && panel.hidden) ask(); });
    input.addEventListener("keydown", (e) => {
      const n = list.children.length;
      if (e.isComposing) return;
      if ((e.key === "ArrowDown" || e.key === "ArrowUp") && n && !panel.hidden) {
        e.preventDefault();
        mark(e.key === "ArrowDown" ? (active + 2 > n ? -1 : active + 1) : (active < 0 ? n - 1 : active - 1));
      } else if (e.key === "Enter" && active >= 0) {
        e.preventDefault();
        list.children[active].click();
      } else if (e.key === "Escape" && (dialog || !panel.hidden)) { // and the text stays
        e.preventDefault();
        if (dialog) dialog.close(); else open(false);
      }
    });
    form.addEventListener("focusout", (e) => { if (!dialog && !form.contains(e.relatedTarget)) open(false); });
    list.addEventListener("click", () => { if (dialog) dialog.close(); else open(false); });
    dialog?.addEventListener("close", () => mark(-1)); // who comes back asks something else
    if (input.value) ask();
    find.ready().catch(() => {});
  };

  // The page of results: all of them, and its address has the question.
  const page = (form) => {
    const input = form.elements.q, told = make("p", "hits-status"), list = make("ol", "hits hits-full"), more = make("button", "hits-more", say.more);
    told.setAttribute("role", "status");
    more.type = "button";
    more.hidden = true;
    form.after(told, list, more);
    let most = many;
    const ask = asker(input, (text, answer, results) => {
      told.textContent = answer === undefined ? say.failed : answer ? status(answer, text) : "";
      list.replaceChildren(...results.map((r) => make("li", "", hit(r, answer.marks, 220))));
      more.hidden = !answer || answer.found.length <= results.length;
      document.body.classList.toggle("has-results", results.length > 0);
      if (!("words" in form.dataset)) {
        const address = new URL(location.href);
        if (text.trim()) address.searchParams.set("q", text.trim()); else address.searchParams.delete("q");
        try { history.replaceState(null, "", address); } catch { /* some browsers keep addresses of files as they are */ }
      }
    }, { ms: 120, most: () => most });
    input.addEventListener("input", () => { most = many; ask(); });
    form.addEventListener("submit", (e) => { e.preventDefault(); ask(); });
    more.addEventListener("click", () => { most += many; ask(); });
    input.value = "words" in form.dataset ? addressWords() : new URL(location.href).searchParams.get("q") || input.value;
    if (input.value) ask();
  };

  // The words of an address that isn't there: "/buku-2/strategi-governance.html".
  const addressWords = () => {
    let path = location.pathname;
    try { path = decodeURIComponent(path); } catch { /* it is as it is */ }
    return path.split("/").slice(-2).join(" ").replace(/\.html?$|\bindex\b|\b404\b/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  };

  const enhanced = new WeakSet(); // forms
  const enhance = (form) => {
    if (enhanced.has(form)) return;
    enhanced.add(form);
    if ("full" in form.dataset) page(form); else box(form, null);
  };

  let dialog;
  const open = () => {
    if (!dialog) {
      dialog = template.content.querySelector("dialog").cloneNode(true);
      document.body.append(dialog);
      enhanced.add(dialog.querySelector("form"));
      box(dialog.querySelector("form"), dialog);
      dialog.querySelector(".finder-close").addEventListener("click", () => dialog.close());
      dialog.addEventListener("click", (e) => { if (e.target === dialog) dialog.close(); });
    }
    if (!dialog.open) dialog.showModal();
    const input = dialog.querySelector("input");
    input.focus();
    input.select();
  };

  window.jilid.search = { open, enhance };
})();
