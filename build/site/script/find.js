// Finds words of the plan. What it reads is written by build/site/search, what ranks
// is MiniSearch; this file brings the two together.
//
// A question takes three steps. Every word asked for is widened to words of the plan: those of
// its stem, those that begin with it, or those nearest to it. The shards that
// tell where these stand are loaded. Then MiniSearch gets an index of just these words, in which all words
// that a word of the question was widened to are one, and ranks the passages.
"use strict";
(() => {
  const { load, data } = window.jilid;
  const settings = document.getElementById("search").dataset;
  const folder = new URL("./", new URL(settings.index, document.baseURI));
  const root = new URL("../../", folder);

  const kindWeight = { P: 2.4, A: 2.8, D: 2.4, Y: 2.2, W: 2, G: 0.9, C: 1.15, O: 1 };
  const fields = { fields: ["name", "page", "text"], idField: "id" };
  const boost = { name: 5, page: 1.2, text: 1 };
  const widest = 14; // words that one is widened to by its beginning
  const few = 8; // results that are too few for a question of several words

  const fold = (s) => s.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, "");

  // Takes apart what was typed as build/site/search takes apart texts.
  const words = (text, known) => {
    const out = [];
    const parted = fold(text).replace(/(^|\D)[.,]|[.,](?!\d)/g, "$1 "); // separators stay between digits only
    for (const [compound] of parted.matchAll(/[\p{L}\p{N}]+(?:[-.,][\p{L}\p{N}]+)*/gu)) {
      const whole = compound.replaceAll("-", "");
      if (compound.includes("-") && known(whole)) out.push(whole);
      else out.push(...compound.split("-").filter((w) => w.length > 1 && !/[.,]/.test(w)));
    }
    return out;
  };

  // The plan: where pages and passages are, and its words.
  let plan;
  const open = async (again = "") => {
    await load(folder.href + "start.js" + again);
    const start = data["search/start"];
    await load(folder.href + start.words);
    const p = { start, lang: start.lang, idle: new Set(start.idle.split(" ")), page: [], kind: [], first: [], name: [], text: [] };
    for (const [, kind, lengths] of start.pages.matchAll(/([A-Z])([^A-Z]*)/g)) {
      p.first.push(p.page.length);
      for (let i = 0; i < lengths.length; i += 2) {
        p.page.push(p.first.length - 1);
        p.kind.push(kind);
        p.name.push(Number(lengths[i]) + 1);
        p.text.push(2 ** ((lengths.charCodeAt(i + 1) - 97) / 2));
      }
    }
    const mean = (list) => list.reduce((a, b) => a + b, 0) / (list.length || 1);
    p.means = [mean(p.name), 4, mean(p.text)];
    p.files = [];
    let page = 0;
    start.texts.forEach((pages, i) => {
      for (let n = 0; n < pages; n++) p.files.push({ file: i, page: page + n, at: n });
      page += pages;
    });
    readWords(p, data["search/words"]);
    p.long = start.long.map(([short, long]) => ({ short: words(short, () => true).join(""), long: words(long, () => false).filter((w) => !p.idle.has(w)) }))
      .filter((l) => l.short && l.long.length > 1);
    return p;
  };

  // The words of all shards: each with its shard, its place there and on how many pages
  // it is, and by their stems; and an index of them in which beginnings and slips are found.
  const readWords = (p, shards) => {
    p.words = new Map();
    p.stems = new Map();
    const stemmer = window.jilidStemmer;
    const stems = new Map();
    p.stem = (w) => {
      // "kependudukan" is of "penduduk", which has a prefix already: the stemmer takes off one only.
      if (!stems.has(w)) stems.set(w, stemmer(p.lang === "id" ? w.replace(/^ke((?:pe|ter|ber|se).{3,})an$/, "$1") : w));
      return stems.get(w);
    };
    const index = [], documentIds = {}, fieldLength = {};
    shards.forEach((list, shard) => {
      let word = "", at = 0;
      for (const [, same, often, rest] of list.matchAll(/([A-Z])(\d)([^A-Z]*)/g)) {
        word = [...word].slice(0, same.charCodeAt(0) - 65).join("") + rest;
        const folded = fold(word);
        const entry = { word: folded, shard, at: at++, often: Number(often) };
        if (p.words.has(folded)) { p.words.get(folded).push(entry); continue; }
        p.words.set(folded, [entry]);
        const stem = p.stem(folded);
        if (p.stems.has(stem)) p.stems.get(stem).push(folded); else p.stems.set(stem, [folded]);
        const id = index.length;
        index.push([folded, { 0: { [id]: 1 } }]);
        documentIds[id] = folded;
        fieldLength[id] = [1];
      }
    });
    p.dictionary = window.MiniSearch.loadJS({ documentCount: index.length, nextId: index.length, documentIds, fieldIds: { word: 0 }, fieldLength,
      averageFieldLength: [1], storedFields: {}, dirtCount: 0, index, serializationVersion: 2 }, { fields: ["word"], tokenize: (t) => [t], processTerm: (t) => t });
  };

  const often = (p, w) => Math.max(...p.words.get(w).map((e) => e.often));

  // The stems of the words of the plan that a word may mean. Indonesian prefixes swallow the first
  // letter of some words: "pengelolaan" and "kelola" have different stems.
  const kin = (p, word) => {
    const stem = p.stem(word);
    const out = [stem];
    if (p.lang === "id" && word.length > 4) {
      if (/^[ktsp][aeiou]/.test(word)) out.push(word.slice(1), p.stem(word.slice(1)));
      if (/^(me|pe)/.test(word) && /^[aeiou]/.test(stem)) for (const c of "ktsp") out.push(c + stem, p.stem(c + stem));
    }
    return [...new Set(out)].filter((s) => s.length > 2 || s === stem).filter((s) => p.stems.has(s));
  };

  // Widens a word of the question: near are words that mean the same, far those that may be meant.
  const widen = (p, word, typing) => {
    const near = new Set(kin(p, word).flatMap((s) => p.stems.get(s)));
    if (p.words.has(word)) near.add(word);
    let far = [], instead = "";
    if (typing && word.length > 1) {
      far = p.dictionary.search(word, { prefix: true }).map((r) => r.id).filter((w) => !near.has(w));
      far.sort((a, b) => often(p, b) - often(p, a) || a.length - b.length);
    }
    if (!near.size && !far.length && word.length > 3) {
      const slips = p.dictionary.search(word, { fuzzy: 0.25, maxFuzzy: 2, boostDocument: (w) => 1 + often(p, w) / 50 });
      const best = slips.filter((r) => r.score > 0.93 * slips[0].score).slice(0, 3).map((r) => r.id);
      if (best.length) {
        instead = best[0];
        for (const w of best) for (const v of p.stems.get(p.stem(w))) near.add(v);
      }
    }
    return { word, near: [...near], far: far.slice(0, widest), instead };
  };

  const shardNames = (p, list) => list.flatMap((w) => p.words.get(w)).map((e) => e.shard);

  const loadShards = (p, list) => Promise.all([...new Set(shardNames(p, list))].map((k) => load(folder.href + p.start.shards[k])));

  // Where words stand: by field, passage → how often.
  const postings = (p, list) => {
    const out = [{}, {}, {}];
    for (const e of list.flatMap((w) => p.words.get(w))) {
      const numbers = data["search/w" + e.shard][e.at];
      for (let i = 0, page = -1; i < numbers.length;) {
        page += numbers[i++];
        for (let n = numbers[i++]; n > 0; n--) {
          const use = numbers[i++], id = p.first[page] + (use >> 3);
          if (use & 4) {
            out[0][id] = 1;
            if (use >> 3 === 0) for (let k = id + 1; p.page[k] === page; k++) out[1][k] = 1;
          }
          if (use & 3) out[2][id] = (out[2][id] || 0) + (use & 3);
        }
      }
    }
    return out;
  };

  // Passages that have every one of some words.
  const together = (p, lists) => {
    const each = lists.map((l) => postings(p, l));
    const out = [{}, {}, {}];
    for (const id of new Set(each[0] ? each[0].flatMap(Object.keys) : [])) {
      if (each.every((x) => x.some((field) => id in field))) out[2][id] = 1;
    }
    return out;
  };

  // An index for MiniSearch of some terms.
  const makeIndex = (p, terms) => {
    const documentIds = {}, fieldLength = {};
    for (const [, where] of terms) {
      for (const field of Object.values(where)) {
        for (const id of Object.keys(field)) {
          documentIds[id] ??= Number(id);
          fieldLength[id] ??= [p.name[id], 4, p.text[id]];
        }
      }
    }
    return window.MiniSearch.loadJS({ documentCount: p.page.length, nextId: p.page.length, documentIds, fieldIds: { name: 0, page: 1, text: 2 }, fieldLength,
      averageFieldLength: p.means, storedFields: {}, dirtCount: 0, index: terms, serializationVersion: 2 }, fields);
  };

  const ask = async (text) => {
    const p = plan;
    const typed = words(text, (w) => p.words.has(w)).filter((w) => !p.idle.has(w));
    const typing = !/[\s.,;?!]$/.test(text);
    const parts = typed.map((w, i) => widen(p, w, typing && i === typed.length - 1));
    const longOf = (w) => p.long.filter((l) => l.short === w).map((l) => l.long.map((v) => widen(p, v, false).near).filter((l) => l.length));
    for (const part of parts) part.long = longOf(part.word);
    // Long forms that the question spells out: their words, and the short form instead of them.
    const spelt = [];
    for (const l of p.long) {
      const stems = l.long.map(p.stem), at = typed.findIndex((_, i) => stems.every((s, k) => typed[i + k] && p.stem(typed[i + k]) === s));
      if (at >= 0 && p.words.has(l.short) && !spelt.some((s) => at < s.to && at + stems.length > s.at)) spelt.push({ at, to: at + stems.length, short: l.short });
    }
    await loadShards(p, [...parts.flatMap((x) => [...x.near, ...x.far, ...x.long.flat(2)]), ...spelt.map((s) => s.short)]);

    const terms = [];
    const term = (name, where, weight) => { terms.push([name, where]); return { queries: [name], combineWith: "OR", boostTerm: () => weight }; };
    const queries = parts.map((x, i) => ({ combineWith: "OR", queries: [
      term("a" + i, postings(p, x.near), 1), term("b" + i, postings(p, x.far), x.near.length ? 0.3 : 0.8),
      ...x.long.map((lists, k) => term("c" + i + "x" + k, together(p, lists), 0.8))] }));
    for (const s of spelt.sort((a, b) => b.at - a.at)) {
      queries.splice(s.at, s.to - s.at, { combineWith: "OR", queries: [{ combineWith: "AND", queries: queries.slice(s.at, s.to) }, term("s" + s.at, postings(p, [s.short]), 1)] });
    }
    const options = { boost, boostDocument: (id) => kindWeight[p.kind[id]] * (p.first[p.page[id]] === id ? 1.25 : 1) };
    const index = makeIndex(p, terms);
    const found = queries.length ? index.search({ combineWith: "AND", queries }, options).map((f) => f.id) : [], all = found.length;
    if (all < few && queries.length > 1) { // then those that have only some of the words, behind
      const has = new Set(found);
      found.push(...index.search({ combineWith: "OR", queries }, options).map((f) => f.id).filter((id) => !has.has(id)));
    }
    const marks = new Set([...parts.flatMap((x) => [...x.near, ...x.far, ...x.long.flat(2)]), ...spelt.map((s) => s.short)].map(p.stem));
    return { found, all, instead: parts.filter((x) => x.instead).map((x) => [x.word, x.instead]), unknown: parts.filter((x) => !x.near.length && !x.far.length && !x.long.length).map((x) => x.word), marks, asked: typed.length > 0 };
  };

  // What is shown of passages: their page, heading and text.
  const show = (ids) => Promise.all(ids.map(async (id) => {
    const { file, at } = plan.files[plan.page[id]];
    await load(folder.href + plan.start.files[file]);
    const page = data["search/t" + file][at], [anchor, heading, text] = page.p[id - plan.first[plan.page[id]]];
    const name = (page.c ? page.c + " " : "") + page.t;
    return { href: new URL(page.a + (anchor ? "#" + encodeURIComponent(anchor) : ""), root).href, title: heading || name, where: heading ? [page.w, name].filter(Boolean).join(" · ") : page.w || "", dimension: page.d || "", text, kind: plan.kind[id] };
  }));

  // A text in pieces around the words that were found: [text, marked?] …, about as long as asked,
  // where most of them are.
  const excerpt = (text, marks, length) => {
    const hits = [];
    for (const m of text.matchAll(/[\p{L}\p{N}\p{M}'’]+/gu)) {
      const w = fold(m[0]);
      if (marks.has(w) || marks.has(plan.stem(w))) hits.push([m.index, m.index + m[0].length, plan.stem(w)]);
    }
    let from = 0, best = 0;
    hits.forEach(([at], i) => {
      const kinds = new Set();
      let k = i;
      for (; k < hits.length && hits[k][1] - at < length; k++) kinds.add(hits[k][2]);
      if (kinds.size * 10 + Math.min(k - i, 9) > best) { best = kinds.size * 10 + Math.min(k - i, 9); from = at; }
    });
    const end = (i) => { const n = text.indexOf(" ", i); return n < 0 ? text.length : n; };
    if (from > length / 3) {
      const stop = text.slice(from - Math.round(length / 3), from).search(/[.!?] \S/);
      from = stop >= 0 ? from - Math.round(length / 3) + stop + 2 : text.lastIndexOf(" ", from - length / 4) + 1;
    } else from = 0;
    const to = end(Math.min(from + length, text.length));
    const out = from ? [["… ", false]] : [];
    let at = from;
    for (const [a, b] of hits) {
      if (a < from || b > to) continue;
      out.push([text.slice(at, a), false], [text.slice(a, b), true]);
      at = b;
    }
    out.push([text.slice(at, to) + (to < text.length ? " …" : ""), false]);
    return out.filter(([t]) => t);
  };

  // A site that was published anew has other files than a list from before says: then the list
  // is read again, once.
  let ready;
  const whole = (f) => async (...args) => {
    ready ??= open().then((p) => { plan = p; });
    try {
      await ready;
      return await f(...args);
    } catch (e) {
      ready = open("?" + Date.now()).then((p) => { plan = p; });
      await ready;
      return f(...args);
    }
  };

  window.jilid.find = { ready: whole(async () => {}), ask: whole(ask), show: whole(show), excerpt };
})();
