// The table of all programs: filters, order, sums, and what is shown as a link or a file. It works
// on what the table says of itself; the words and patterns it writes with stand in the page.
"use strict";
(() => {
  const form = document.getElementById("saring");
  if (!form) return;
  const main = form.closest("main"), table = main.querySelector("table"), line = document.getElementById("jumlah");
  const folded = form.parentElement, tools = main.querySelector(".tools"), nothing = main.querySelector(".nothing");
  const say = line.dataset, language = document.documentElement.lang;
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const decimals = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const fold = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // What there is to choose from.
  const facets = [...form.querySelectorAll("fieldset")].map((set) => ({
    name: set.name, of: set.dataset.of, title: set.querySelector("legend").textContent, details: set.parentElement,
    choices: [...set.querySelectorAll("label")].map((label) => ({
      label, box: label.querySelector("input"), value: label.querySelector("input").value,
      text: label.querySelector("span").textContent, count: label.querySelector("i"), long: label.title,
    })),
  }));
  const seek = document.getElementById("kata"), order = document.getElementById("urut");

  // The programs, in the order in which the page has them.
  const groups = [...table.tBodies].map((body) => {
    const head = body.querySelector(".group");
    return { body, head, count: head.querySelector(".count"), sum: head.lastElementChild };
  });
  const rows = groups.flatMap((group) => [...group.body.querySelectorAll("tr:not(.group)")].map((tr) => {
    const money = (tr.dataset.money || "").split("\n").filter(Boolean).map((text) => {
      const [year, amount] = text.split(" ", 2);
      return { year, amount: amount === "-" ? null : Number(amount), source: text.slice(year.length + amount.length + 2) };
    });
    const [first, last] = (tr.dataset.years || "").split(" ");
    const years = new Set(money.map((l) => l.year));
    for (let y = Number(first); y <= Number(last); y++) years.add(String(y));
    const values = facets.map((f) => f.of === "year" ? [...years] : f.of === "source" ? [...new Set(money.map((l) => l.source))] : [tr.getAttribute("data-" + f.name) || ""]);
    return { tr, group, money, first, last, values, cell: tr.lastElementChild, cells: tr.cells, fits: true };
  }));
  // textOf is what words are sought in: what the row shows, and the full names of what it belongs to.
  const textOf = (row) => row.text ??= fold(row.tr.textContent + " " + facets.flatMap((f, i) => f.choices.filter((c) => row.values[i].includes(c.value)).map((c) => c.text + " " + c.long)).join(" "));

  // Money: a sum is null where nothing of it is costed.
  const units = say.units.split("\n").map((text) => { const at = text.indexOf(" "); return { rupiah: Number(text.slice(0, at)), pattern: text.slice(at + 1) }; });
  const written = (sum) => {
    if (sum === null) return say.open;
    let unit = units[0];
    for (const u of units) if (sum >= u.rupiah - (u.rupiah > 1e6 ? u.rupiah / 200000 : 0)) unit = u; // 999,999 juta is 1 miliar
    return unit.pattern.replace("%", decimals.format(unit.rupiah === 1 ? sum : Math.round(sum / (unit.rupiah / 100)) / 100));
  };
  const plus = (a, b) => a === null ? b : b === null ? a : a + b;
  const counted = (n) => decimals.format(n) + " " + (n === 1 ? say.program : say.programs);

  const chosen = (of) => new Set(facets.filter((f) => f.of === of).flatMap((f) => f.choices.filter((c) => c.box.checked).map((c) => c.value)));
  const set = (node, text) => { if (node.textContent !== text) node.textContent = text; };

  // apply shows what fits. A program that fails at one filter alone is counted for the choices of that
  // filter: so many there would be.
  const apply = () => {
    const words = fold(seek.value).split(/\s+/).filter(Boolean);
    const picks = facets.map((f) => new Set(f.choices.filter((c) => c.box.checked).map((c) => c.value)));
    const years = chosen("year"), sources = chosen("source"), partly = years.size + sources.size > 0;
    const counts = facets.map(() => new Map());
    const spared = facets.map(() => 0);
    let sparedWords = 0, shown = 0, sum = null, uncosted = 0, from = "", to = "";
    for (const g of groups) g.n = 0, g.total = null;
    for (const row of rows) {
      const said = words.every((w) => textOf(row).includes(w));
      let misses = said ? 0 : 1, at = -1;
      for (let i = 0; i < facets.length && misses < 2; i++) {
        if (picks[i].size && !row.values[i].some((v) => picks[i].has(v))) misses++, at = i;
      }
      const count = (i) => { for (const v of row.values[i]) counts[i].set(v, (counts[i].get(v) || 0) + 1); };
      if (misses === 1 && at >= 0) count(at), spared[at]++;
      if (misses === 1 && at < 0) sparedWords++;
      row.fits = misses === 0;
      if (!row.fits) continue;
      for (let i = 0; i < facets.length; i++) count(i);
      const lines = partly ? row.money.filter((l) => (!years.size || years.has(l.year)) && (!sources.size || sources.has(l.source))) : row.money;
      row.sum = lines.reduce((n, l) => plus(n, l.amount), null);
      set(row.cell, row.sum === null && partly && !lines.length ? "–" : written(row.sum));
      if (row.sum === null && (lines.length || !partly)) uncosted++;
      shown++, row.group.n++;
      sum = plus(sum, row.sum), row.group.total = plus(row.group.total, row.sum);
      if (row.first && (!from || row.first < from)) from = row.first;
      if (row.last && row.last > to) to = row.last;
    }
    for (const g of groups) set(g.count, counted(g.n)), set(g.sum, written(g.total));
    const active = facets.map((f, i) => {
      for (const c of f.choices) {
        const n = counts[i].get(c.value) || 0;
        set(c.count, decimals.format(n));
        c.label.classList.toggle("none", n === 0 && !c.box.checked);
      }
      set(f.details.querySelector(".chosen"), picks[i].size ? String(picks[i].size) : "");
      return picks[i].size && (f.choices.length > 1 ? f.title.toLowerCase() + " " : "") + f.choices.filter((c) => c.box.checked).map((c) => c.text).join(", ");
    }).filter(Boolean);
    if (words.length) active.push("“" + seek.value.trim() + "”");
    const span = from ? " · " + (from === to ? from : from + "–" + to) : "";
    set(line.querySelector("strong"), counted(shown) + (shown ? " · " + written(sum) : "") + (years.size ? "" : span));
    set(line.querySelector(".sum-by"), active.length ? say.by + " " + active.join("; ") : say.all);
    set(line.querySelector(".sum-note"), [years.size && say.year.replace("%", [...years].join(", ")), sources.size && say.source.replace("%", [...sources].join(", ")),
      uncosted && say.uncosted.replace("%", decimals.format(uncosted))].filter(Boolean).join(" "));
    set(folded.querySelector(":scope > summary .chosen"), active.length ? String(active.length) : "");
    set(table.tFoot.querySelector("td"), written(sum));
    table.hidden = shown === 0;
    document.getElementById("hapus").hidden = active.length === 0;
    relax(shown, facets.map((f, i) => ({ title: f.title, n: picks[i].size ? spared[i] : 0, clear: () => f.choices.forEach((c) => { c.box.checked = false; }) }))
      .concat({ title: "“" + seek.value.trim() + "”", n: sparedWords, clear: () => { seek.value = ""; } }));
  };

  // relax says, where nothing fits, which filter stands in the way.
  const relax = (shown, ways) => {
    nothing.hidden = shown > 0;
    const list = nothing.lastElementChild;
    list.querySelectorAll("button").forEach((b) => b.remove());
    if (shown > 0) return;
    const open = ways.filter((w) => w.n > 0);
    list.hidden = open.length === 0;
    for (const w of open) {
      const b = document.createElement("button");
      b.type = "button";
      b.textContent = w.title + " (" + counted(w.n) + ")";
      b.addEventListener("click", () => { w.clear(); changed(true); line.focus(); });
      list.append(b, " ");
    }
  };

  // Order: by dimension as the page has it, or all rows by a column.
  const heads = [...table.tHead.querySelectorAll("th")];
  const flat = document.createElement("tbody");
  const ranks = new Map((facets.find((f) => f.of === "status") || { choices: [] }).choices.map((c, i) => [c.value, i]));
  let arranged = "", sorted = rows;
  const arrange = () => {
    const of = heads.find((th) => order.value.replace("-", "") === th.dataset.key)?.dataset.of;
    if (order.value === arranged && of !== "budget") return; // whose sums depend on the filters
    arranged = order.value;
    const key = order.value.replace("-", ""), down = order.value.startsWith("-");
    for (const th of heads) {
      if (th.dataset.key === key) th.setAttribute("aria-sort", down ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    }
    const at = heads.findIndex((th) => th.dataset.key === key);
    table.classList.toggle("flat", at >= 0);
    if (at < 0) {
      if (!flat.isConnected) return;
      for (const row of rows) row.group.body.append(row.tr);
      flat.remove();
      sorted = rows;
      return;
    }
    const value = {
      budget: (r) => r.sum ?? (down ? -1 : Infinity), start: (r) => Number(r.first) * 1e4 + Number(r.last),
      status: (r) => ranks.get(r.tr.getAttribute("data-" + key)) ?? 0,
    }[heads[at].dataset.of];
    const texts = value ? null : new Map(rows.map((r) => [r, (at ? r.cells[at] : r.cells[at].lastElementChild).textContent]));
    const compare = value ? (a, b) => value(a) - value(b) : (a, b) => collator.compare(texts.get(a), texts.get(b));
    sorted = [...rows].sort((a, b) => down ? compare(b, a) : compare(a, b));
    if (sorted.some((r, i) => r.tr !== flat.rows[i])) flat.append(...sorted.map((r) => r.tr));
    if (!flat.isConnected) table.tFoot.before(flat);
  };
  for (const th of heads) {
    const b = document.createElement("button");
    b.type = "button";
    b.append(...th.childNodes);
    b.addEventListener("click", () => {
      const key = th.dataset.key;
      order.value = order.value === key ? "-" + key : order.value === "-" + key ? "" : key;
      changed(true);
    });
    th.append(b);
  }

  // Of what fits, so many rows are laid out; more when the reader comes near their end, or prints.
  const step = 200, more = main.querySelector(".more");
  let laid = step;
  const lay = () => {
    const full = new Set();
    let n = 0;
    for (const row of sorted) {
      const show = row.fits && n < laid;
      if (row.fits) n++;
      if (show) full.add(row.group);
      if (row.tr.hidden === show) row.tr.hidden = !show;
    }
    for (const g of groups) g.body.hidden = !full.has(g);
    more.hidden = n <= laid;
    set(more.firstElementChild, more.dataset.text.replace("%", decimals.format(Math.min(laid, n))).replace("%", decimals.format(n)));
  };
  const lengthen = (by) => { laid += by; lay(); };
  more.querySelector("button").addEventListener("click", () => lengthen(Infinity));
  addEventListener("beforeprint", () => lengthen(Infinity));
  new IntersectionObserver((seen) => { if (seen.some((x) => x.isIntersecting)) lengthen(step); }, { rootMargin: "600px" }).observe(more);

  // The address keeps the choice: after the #, which works from disk as well.
  const address = () => {
    const all = new URLSearchParams(new FormData(form));
    const kept = new URLSearchParams([...all].filter(([, v]) => v.trim()));
    return String(kept);
  };
  const show = () => {
    apply();
    arrange();
    laid = step;
    lay();
  };
  const changed = (kept) => {
    show();
    const now = address(), url = now ? "#" + now : location.pathname + location.search;
    if (now !== location.hash.slice(1)) history[kept ? "pushState" : "replaceState"](null, "", url);
  };
  const restore = () => {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) return; // a place of the page
    const from = new URLSearchParams(hash);
    for (const f of facets) {
      const values = from.getAll(f.name);
      for (const c of f.choices) c.box.checked = values.includes(c.value);
      if (values.length) f.details.open = true;
    }
    seek.value = from.get(seek.name) || "";
    order.value = from.get(order.name) || "";
    if (order.selectedIndex < 0) order.value = "";
    show();
  };

  form.addEventListener("change", (e) => { if (e.target !== seek) changed(true); });
  seek.addEventListener("input", () => changed(false));
  form.addEventListener("submit", (e) => e.preventDefault());
  addEventListener("hashchange", restore);
  addEventListener("popstate", restore);
  document.getElementById("hapus").addEventListener("click", () => {
    for (const f of facets) for (const c of f.choices) c.box.checked = false;
    seek.value = "";
    changed(true);
    seek.focus();
  });

  // The link, and what is shown as a file with the columns of programs.csv.
  const copy = document.getElementById("salin");
  copy.addEventListener("click", async () => {
    const link = location.href.split("#")[0] + (address() && "#" + address()), label = copy.textContent;
    try {
      await navigator.clipboard.writeText(link);
    } catch { // not everywhere may scripts write there
      const box = document.createElement("textarea");
      box.value = link;
      main.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
    }
    if (label === copy.dataset.done) return;
    copy.textContent = copy.dataset.done;
    copy.setAttribute("aria-live", "polite");
    setTimeout(() => { copy.textContent = label; }, 2500);
  });
  const file = document.getElementById("unduh");
  file.addEventListener("click", async () => {
    await jilid.load(file.dataset.src);
    const records = [[]];
    for (const [, cell, end] of jilid.data["programs.csv"].matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/g)) {
      records.at(-1).push(cell.startsWith("\"") ? cell.slice(1, -1).replaceAll("\"\"", "\"") : cell);
      if (end !== ",") records.push([]);
    }
    const byID = new Map(records.map((r) => [r[0], r]));
    const ids = sorted.filter((row) => row.fits).map((row) => row.tr.querySelector("th a").textContent);
    const separator = file.dataset.separator;
    const quoted = (s) => /["\r\n]/.test(s) || s.includes(separator) ? "\"" + s.replaceAll("\"", "\"\"") + "\"" : s;
    const text = [records[0], ...ids.map((id) => byID.get(id) || [id])].map((r) => r.map(quoted).join(separator) + "\r\n").join("");
    const a = document.createElement("a");
    a.href = URL.createObjectURL(new Blob(["\uFEFF" + text], { type: "text/csv;charset=utf-8" }));
    a.download = file.dataset.name;
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  });

  const wide = matchMedia("(min-width: 60rem)");
  const unfold = () => { folded.open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();
  folded.hidden = tools.hidden = false;
  main.classList.add("live");
  restore();
})();
