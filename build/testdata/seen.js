// What a page shows, for TestPagesInTheBrowser, which asks whether or not the page's own scripts run.
(async () => {
  const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  const name = (e) => e.outerHTML.slice(0, 120);
  const menu = document.querySelector("details.menu");
  const links = (within) => [...within.querySelectorAll("a[href]")].filter(shown).map((a) => a.href);

  // The look of the focus: enough of every sort of stop.
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter((e) => e.tabIndex >= 0 && !e.disabled && shown(e));
  const look = (e) => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineStyle === "none" ? 0 : s.outlineWidth, s.outlineColor, s.boxShadow].join(); };
  const sorts = new Set(), unmarked = [];
  document.activeElement?.blur();
  for (const e of stops) {
    const sort = [e.localName, e.className, e.parentElement.localName, e.parentElement.className, e.closest("nav, header, footer, main, dialog")?.className].join(" ");
    if (sorts.has(sort)) continue;
    const before = look(e);
    e.focus({ preventScroll: true });
    sorts.add(sort);
    if (document.activeElement !== e || look(e) === before) unmarked.push(name(e));
    e.blur();
  }
  if (stops.some((e) => e.tabIndex > 0)) unmarked.push("tabindex > 0");

  const out = {
    Wide: document.documentElement.scrollWidth - innerWidth,
    Ground: getComputedStyle(document.documentElement).backgroundColor,
    Links: links(document.body),
    Menu: [],
    Dead: window.jilid ? [] : [...document.querySelectorAll("button")].filter((b) => shown(b) && !b.closest("form[role=search]")).map(name),
    Unmarked: unmarked,
    Stops: stops.length,
    Fonts: await document.fonts.load('16px "Plus Jakarta Sans"').then((f) => (f.length ? f[0].status : "none")),
    Filters: [...document.querySelectorAll(".filters, .tools")].filter(shown).length,
    Notices: [...document.querySelectorAll("noscript > *")].filter(shown).length,
  };
  if (menu && shown(menu)) {
    menu.open = true;
    out.Menu = links(menu);
    out.Wide = Math.max(out.Wide, document.documentElement.scrollWidth - innerWidth);
    menu.open = false;
  }
  return out;
})()
