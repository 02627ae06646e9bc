// What the scripts of all pages share: loading more of them when they are needed.
"use strict";
(() => {
  const loads = new Map();
  const data = {};

  // load adds a script of the site to the page, once, and promises that it ran. Data is
  // loaded so, too, because pages opened from disk may not fetch: its file says
  // jilidData("name", value), and the value is in jilid.data.name after that.
  const load = (address) => {
    const url = new URL(address, document.baseURI).href;
    if (!loads.has(url)) {
      loads.set(url, new Promise((done, failed) => {
        const s = document.createElement("script");
        s.src = url;
        s.onload = () => done();
        s.onerror = () => { loads.delete(url); s.remove(); failed(new Error(url)); };
        document.head.append(s);
      }));
    }
    return loads.get(url);
  };

  window.jilidData = (name, value) => { data[name] = value; };
  window.jilid = { load, data };
})();
