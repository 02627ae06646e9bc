// What the scripts of all pages share: loading more of them when they are needed.
"use strict";
(() => {
  const loads = new Map();
  const data = {};

  // add puts an element into the page that loads a file, once, and promises that it is there.
  const add = (url, element) => {
    if (!loads.has(url)) {
      loads.set(url, new Promise((done, failed) => {
        element.onload = () => done();
        element.onerror = () => { loads.delete(url); element.remove(); failed(new Error(url)); };
        document.head.append(element);
      }));
    }
    return loads.get(url);
  };

  // load adds a script of the site to the page and promises that it ran, after those that were
  // asked for before it. Data is loaded so, too, because pages opened from disk may not fetch: its
  // file says jilidData("name", value), and the value is in jilid.data.name after that.
  const load = (address) => {
    const s = document.createElement("script");
    s.src = new URL(address, document.baseURI).href;
    s.async = false;
    return add(s.src, s);
  };

  // style adds a style sheet.
  const style = (address) => {
    const l = document.createElement("link");
    l.rel = "stylesheet";
    l.href = new URL(address, document.baseURI).href;
    return add(l.href, l);
  };

  window.jilidData = (name, value) => { data[name] = value; };
  window.jilid = { load, style, data };

  // The menu of phones closes by Esc, and gives the focus back.
  document.addEventListener("keydown", (e) => {
    const menu = e.key === "Escape" && e.target.closest("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // The search comes when it is asked for: by "/" or Ctrl+K, a link to it, or a field of it.
  const search = document.getElementById("search");
  if (!search) return;
  const start = async (then) => {
    await Promise.all([style(search.dataset.css), ...search.dataset.scripts.split(" ").map(load)]);
    then(window.jilid.search);
  };
  const open = (e, otherwise) => {
    e.preventDefault();
    start((s) => s.open()).catch(() => location.assign(otherwise));
  };
  document.addEventListener("click", (e) => {
    const a = e.target.closest("a[data-search]");
    if (a && !e.ctrlKey && !e.metaKey && !e.shiftKey) open(e, a.href);
  });
  document.addEventListener("keydown", (e) => {
    const key = e.ctrlKey || e.metaKey ? e.key === "k" : e.key === "/" && !e.target.closest("input, textarea, select, [contenteditable]");
    if (key && !e.altKey) open(e, search.dataset.page);
  });
  document.addEventListener("focusin", (e) => {
    const form = e.target.closest("form[role=search]");
    if (form) start((s) => s.enhance(form)).catch(() => {});
  });
  for (const form of document.querySelectorAll("form[data-full]")) start((s) => s.enhance(form)).catch(() => {});
})();
