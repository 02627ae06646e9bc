// Keeps a page up to date while its plan is being written. Only the live server adds this
// script; published pages have none.
//
// A change is found by comparing the page as it was sent with the page as it is sent now; only the
// nodes that differ are replaced. So whatever else is on the page stays as it is: the place that
// is being read, open details, what was typed, and what other scripts made. Those are told by the event
// "jilid:changed", whose detail are the new elements.
import { listen } from "./listen.js";

const address = location.pathname + location.search;

// How the page was sent.
const ask = () => fetch(address, { cache: "no-store" }).then((r) => r.text()).then((html) => new DOMParser().parseFromString(html, "text/html"));
let sent = ask();

// Kinds of pages whose scripts hold on to what is in them.
const whole = () => document.body.matches(".page-explorer");
const reload = () => {
  sessionStorage.setItem("jilid-scroll", address + " " + scrollY);
  location.reload();
};

const attributes = (was, is, live) => {
  for (const a of was.attributes) if (!is.hasAttribute(a.name)) live.removeAttribute(a.name);
  for (const a of is.attributes) if (was.getAttribute(a.name) !== a.value) live.setAttribute(a.name, a.value);
};

// change makes a node that is shown, and was sent as was, what is sent now; fresh collects what is new.
const change = (was, is, live, fresh) => {
  if (was.isEqualNode(is)) return;
  const renew = () => {
    const made = document.importNode(is, true);
    live.replaceWith(made);
    fresh.push(made);
  };
  if (was.nodeName !== is.nodeName || live.nodeName !== is.nodeName || live.childNodes.length !== was.childNodes.length) return renew();
  if (is.nodeType !== Node.ELEMENT_NODE) {
    live.nodeValue = is.nodeValue;
    return;
  }
  attributes(was, is, live);
  const before = [...was.childNodes], after = [...is.childNodes], shown = [...live.childNodes];
  let head = 0, tail = 0;
  while (head < before.length && head < after.length && before[head].isEqualNode(after[head])) head++;
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail].isEqualNode(after[after.length - 1 - tail])) tail++;
  const old = before.slice(head, before.length - tail), now = after.slice(head, after.length - tail);
  if (old.length === now.length) {
    old.forEach((node, i) => change(node, now[i], shown[head + i], fresh));
    return;
  }
  const end = shown[before.length - tail] || null;
  shown.slice(head, before.length - tail).forEach((node) => node.remove());
  for (const node of now) {
    const made = document.importNode(node, true);
    live.insertBefore(made, end);
    fresh.push(made);
  }
};

// Style sheets are replaced once the new one is there, so that no page stands naked.
const styles = (is) => {
  const href = (link) => link.getAttribute("href");
  const now = [...is.head.querySelectorAll("link[rel=stylesheet]")], old = [...document.head.querySelectorAll("link[rel=stylesheet]")];
  const gone = old.filter((link) => !now.some((n) => href(n) === href(link)));
  const added = now.filter((link) => !old.some((o) => href(o) === href(link))).map((link) => document.importNode(link));
  for (const link of added) {
    link.addEventListener("load", () => gone.forEach((g) => g.remove()), { once: true });
    document.head.append(link);
  }
  if (!added.length) gone.forEach((g) => g.remove());
};
const scripts = (d) => [...d.querySelectorAll("script[src]")].map((s) => s.getAttribute("src")).join();

const update = async () => {
  const was = await sent, is = await ask();
  sent = Promise.resolve(is);
  if (whole() || scripts(was) !== scripts(is)) return reload();
  document.title = is.title;
  styles(is);
  // What is at the end of the live body – scripts' dialogues, this one's messages – was never sent.
  const fresh = [], own = [...document.body.childNodes].slice(was.body.childNodes.length);
  own.forEach((node) => node.remove());
  change(was.body, is.body, document.body, fresh);
  document.body.append(...own);
  document.dispatchEvent(new CustomEvent("jilid:changed", { detail: fresh.filter((n) => n.isConnected && n.nodeType === Node.ELEMENT_NODE) }));
};
let turn = Promise.resolve();
const queue = () => { turn = turn.then(update).catch(reload); };

listen(queue);

const kept = sessionStorage.getItem("jilid-scroll") || "", cut = kept.lastIndexOf(" ");
if (kept.slice(0, cut) === address && !location.hash) scrollTo({ top: Number(kept.slice(cut + 1)), behavior: "instant" });
sessionStorage.removeItem("jilid-scroll");
