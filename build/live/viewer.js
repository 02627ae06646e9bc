// Shows a book, and shows it anew at the same place when it has changed: browsers' own viewers can
// neither be told of a change nor asked for their place. Only the live server's books have this.
import * as pdfjs from "./pdf.mjs";
import { listen } from "./listen.js";

pdfjs.GlobalWorkerOptions.workerSrc = "/-/jilid/pdf.worker.mjs";
const worker = new pdfjs.PDFWorker({ verbosity: pdfjs.VerbosityLevel.ERRORS }); // it warns of pages that are given up, too
const file = "?raw";
const full = 96 / 72; // pixels of a point at 100 %
const most = 16e6; // pixels of a canvas: iOS draws no larger one

const byId = (id) => document.getElementById(id);
const bar = document.querySelector("header"), main = document.querySelector("main"), outline = byId("outline");

let book; // that is shown
let zoom = "auto"; // "auto": as wide as the window, but not above 100 %; "width": as wide; or pixels of a point
let scale = 1; // pixels of a point, of pages as wide as most
let room = 0; // for a page, in pixels

// Sheet is a page of a book; only those near what is seen are drawn.
class Sheet {
  sharpness = 0; // pixels of the screen for a point, as it is drawn or being drawn

  constructor(of, page) {
    this.book = of;
    this.page = page;
    this.size = page.getViewport({ scale: 1 });
    this.element = document.createElement("div");
    this.element.className = "page";
    this.element.style.setProperty("--w", this.size.width);
    this.element.style.setProperty("--h", this.size.height);
  }

  // wanted is the scale that it is to have: where pages fit the window, so do those across.
  get wanted() {
    return typeof zoom === "number" ? zoom : Math.min(scale, room / this.size.width);
  }

  // draw resolves when the page is drawn. What was drawn before stays until then.
  draw() {
    const sharpness = this.wanted * devicePixelRatio;
    if (this.sharpness !== sharpness) {
      this.task?.cancel();
      this.sharpness = sharpness;
      this.drawn = this.make(sharpness).catch((problem) => {
        if (this.sharpness && !(problem instanceof pdfjs.RenderingCancelledException)) console.error(problem);
      });
    }
    return this.drawn;
  }

  async make(sharpness) {
    const { width, height } = this.size, sharp = Math.min(sharpness, Math.sqrt(most / (width * height)));
    const canvas = document.createElement("canvas"), text = document.createElement("div");
    canvas.width = Math.round(width * sharp);
    canvas.height = Math.round(height * sharp);
    text.className = "textLayer";
    this.task = this.page.render({ canvas, viewport: this.page.getViewport({ scale: sharp }) });
    await this.task.promise;
    const words = new pdfjs.TextLayer({ textContentSource: this.page.streamTextContent({ includeMarkedContent: true, disableNormalization: true }), container: text, viewport: this.page.getViewport({ scale: this.wanted }) });
    const [links] = await Promise.all([this.links(), words.render()]);
    if (this.sharpness === sharpness) this.put(canvas, text, ...links);
  }

  async links() {
    const { width, height } = this.size, share = (part, whole) => 100 * part / whole + "%";
    const links = [];
    for (const note of await this.page.getAnnotations()) {
      if (note.subtype !== "Link" || !note.dest && !note.url) continue;
      const [x1, y1] = this.size.convertToViewportPoint(note.rect[0], note.rect[1]), [x2, y2] = this.size.convertToViewportPoint(note.rect[2], note.rect[3]);
      const a = await this.book.link(note);
      Object.assign(a.style, { left: share(Math.min(x1, x2), width), top: share(Math.min(y1, y2), height), width: share(Math.abs(x2 - x1), width), height: share(Math.abs(y2 - y1), height) });
      a.setAttribute("aria-label", note.contentsObj?.str || a.getAttribute("href"));
      links.push(a);
    }
    return links;
  }

  clear() {
    this.sharpness = 0;
    this.task?.cancel();
    this.put();
    this.page.cleanup();
  }

  put(...drawn) {
    for (const canvas of this.element.querySelectorAll("canvas")) canvas.width = 0; // gives its memory back at once
    this.element.replaceChildren(...drawn);
  }
}

// Book is a version of the file.
class Book {
  static async read(data, tag) {
    const made = new Book();
    made.tag = tag;
    made.file = await pdfjs.getDocument({ data, worker, docBaseUrl: location.href, useWasm: false }).promise;
    const pages = await Promise.all(Array.from({ length: made.file.numPages }, (_, i) => made.file.getPage(i + 1)));
    made.sheets = pages.map((page) => new Sheet(made, page));
    made.title = (await made.file.getMetadata()).info.Title;
    return made;
  }

  // placeOf is where a link within the book leads: to a page, counted from 0, and how far down in
  // it, as a share of its height.
  async placeOf(dest) {
    const target = typeof dest === "string" ? await this.file.getDestination(dest) : dest;
    if (!target) return { page: 0, down: 0 };
    const page = typeof target[0] === "number" ? target[0] : await this.file.getPageIndex(target[0]);
    const up = { XYZ: target[3], FitH: target[2] }[target[1].name];
    const { size } = this.sheets[page];
    return { page, down: typeof up === "number" ? size.convertToViewportPoint(0, up)[1] / size.height : 0 };
  }

  // link is one to a place of the book, or out of it.
  async link({ dest, url, title = "" }) {
    const a = document.createElement("a");
    a.textContent = title;
    if (url) {
      a.href = url;
      return a;
    }
    const target = await this.placeOf(dest).catch(() => ({ page: 0, down: 0 }));
    a.href = "#page=" + (target.page + 1);
    a.addEventListener("click", (e) => {
      if (e.ctrlKey || e.metaKey || e.shiftKey) return;
      e.preventDefault();
      keep();
      history.pushState(null, "", a.href);
      go(target);
    });
    return a;
  }

  close() {
    for (const sheet of near) sheet.clear();
    near.clear();
    this.file.loadingTask.destroy();
  }
}

// Places.

const edge = () => bar.offsetHeight;
const middle = () => document.documentElement.clientWidth / 2;
const pageAt = (y) => {
  let low = 0, high = book.sheets.length - 1;
  while (low < high) {
    const half = (low + high) >> 1;
    if (book.sheets[half].element.getBoundingClientRect().bottom > y) high = half;
    else low = half + 1;
  }
  return low;
};
// place is what is seen: of which page what lies below the bar and in the middle of the window, as shares of its size.
const place = () => {
  const page = pageAt(edge()), r = book.sheets[page].element.getBoundingClientRect();
  return { page, down: (edge() - r.top) / r.height, across: (middle() - r.left) / r.width };
};
const go = ({ page, down = 0, across = place().across }) => {
  const r = book.sheets[Math.max(0, Math.min(page, book.sheets.length - 1))].element.getBoundingClientRect();
  scrollTo({ top: scrollY + r.top + down * r.height - edge(), left: scrollX + r.left + across * r.width - middle(), behavior: "instant" });
};
// asked is the place that the address asks for, as browsers' viewers understand it.
const asked = () => {
  const wish = new URLSearchParams(location.hash.slice(1)), name = wish.get("nameddest");
  if (name) return book.placeOf(name).catch(() => ({ page: 0 }));
  return { page: (parseInt(wish.get("page"), 10) || 1) - 1 };
};
// keep notes the place in the address, and exactly in the history: for the way back and for loading anew.
const keep = () => history.replaceState({ ...place(), zoom }, "", "#page=" + (current() + 1));
const current = () => pageAt(edge() + (innerHeight - edge()) / 3);

// What is seen.

const near = new Set();
const sight = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const sheet = book.sheets.find((s) => s.element === target);
    if (!sheet) continue;
    if (isIntersecting) near.add(sheet);
    else if (near.delete(sheet) || sheet.sharpness) sheet.clear();
  }
  for (const sheet of near) sheet.draw();
}, { rootMargin: "50% 0px" });

const number = () => {
  if (document.activeElement !== byId("page")) byId("page").value = current() + 1;
};
let still;
addEventListener("scroll", () => {
  if (!book) return;
  number();
  clearTimeout(still);
  still = setTimeout(keep, 200);
}, { passive: true });

// Zoom.

const beside = matchMedia("(min-width: 60rem)"); // there is room for the outline beside the pages
const measure = () => {
  room = document.documentElement.clientWidth - (beside.matches ? outline.offsetWidth : 0) - 24;
  const widths = book.sheets.map((s) => s.size.width).sort((a, b) => a - b), fitting = room / widths[widths.length >> 1];
  scale = zoom === "width" ? fitting : zoom === "auto" ? Math.min(full, fitting) : zoom;
  for (const sheet of book.sheets) sheet.element.style.setProperty("--scale", sheet.wanted);
  byId("zoom").textContent = Math.round(100 * scale / full) + " %";
  byId("width").setAttribute("aria-pressed", String(zoom === "width"));
};
let sized;
const resize = (to) => {
  if (!book) return;
  const here = place();
  zoom = to;
  measure();
  go(here);
  clearTimeout(sized);
  sized = setTimeout(() => {
    for (const sheet of near) sheet.draw();
    keep();
  }, 150);
};
const steps = [.25, .33, .5, .67, .75, .9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4].map((s) => s * full);
const larger = () => resize(steps.find((s) => s > scale * 1.01) ?? steps.at(-1));
const smaller = () => resize(steps.findLast((s) => s < scale * .99) ?? steps[0]);

byId("larger").addEventListener("click", larger);
byId("smaller").addEventListener("click", smaller);
byId("width").addEventListener("click", () => resize(zoom === "width" ? "auto" : "width"));
addEventListener("resize", () => resize(zoom));
addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.target === byId("page")) return;
  if (e.key === "+" || e.key === "=") larger();
  else if (e.key === "-") smaller();
  else if (e.key === "0") resize("auto");
  else if (e.key === "Escape" && !outline.hidden) byId("contents").click();
});

// Ways through the book.

byId("page").addEventListener("change", (e) => {
  const page = parseInt(e.target.value, 10);
  e.target.blur();
  if (page) go({ page: page - 1 });
  number();
});
addEventListener("popstate", async (e) => {
  if (book) go(e.state ?? await asked());
});
const list = async (of, items) => {
  const ul = document.createElement("ul");
  for (const item of items) {
    const li = document.createElement("li");
    li.append(await of.link(item));
    if (item.items.length) li.append(await list(of, item.items));
    ul.append(li);
  }
  return ul;
};
const contents = async () => {
  const of = book;
  try {
    const items = await of.file.getOutline(), made = items && !outline.hidden && await list(of, items);
    if (of !== book) return;
    byId("contents").hidden = !items;
    if (!made) return;
    const top = outline.scrollTop, focused = [...outline.querySelectorAll("a")].indexOf(document.activeElement);
    outline.replaceChildren(made);
    outline.querySelectorAll("a")[focused]?.focus({ preventScroll: true });
    outline.scrollTop = top;
  } catch (problem) {
    if (of === book) throw problem; // else it was closed, and the contents of the next one come
  }
};
byId("contents").addEventListener("click", (e) => {
  if (outline.contains(document.activeElement)) e.target.focus();
  outline.hidden = !outline.hidden;
  e.target.setAttribute("aria-expanded", String(!outline.hidden));
  document.body.classList.toggle("beside", !outline.hidden);
  resize(zoom);
  contents();
});
outline.addEventListener("click", (e) => {
  if (e.target.closest("a") && !beside.matches) byId("contents").click(); // it lies over the pages
});

// Loading.

// ask resolves to nothing if the book is the one that is shown, or if the server is gone: when it
// is there again, listen tells.
const ask = async () => {
  try {
    const response = await fetch(file, { cache: "no-cache" }), tag = response.headers.get("ETag");
    if (response.ok && tag !== book?.tag) return [await response.arrayBuffer(), tag];
    await response.body?.cancel();
  } catch {}
};
const load = async () => {
  const got = await ask();
  if (!got) return;
  const next = await Book.read(...got), before = book;
  // What is seen is replaced when what replaces it is drawn.
  if (before) await Promise.all([...near].map((sheet) => next.sheets[before.sheets.indexOf(sheet)]?.draw()));
  const here = before ? place() : history.state;
  zoom = here?.zoom ?? zoom;
  sight.disconnect();
  before?.close();
  book = next;
  measure();
  main.replaceChildren(...book.sheets.map((s) => s.element));
  go(here ?? await asked());
  for (const sheet of book.sheets) sight.observe(sheet.element);
  if (book.title) document.title = book.title;
  byId("pages").textContent = book.sheets.length;
  number();
  await contents();
};
let turn = Promise.resolve();
const queue = () => {
  turn = turn.then(load).catch((problem) => {
    console.error(problem);
    if (!book) location.replace(file); // to the browser's own viewer
  });
};

history.scrollRestoration = "manual";
await listen((said) => {
  if (!said || !book) queue(); // of a plan with errors the last good book stays
});
queue();
