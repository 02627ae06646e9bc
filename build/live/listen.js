// Hears of what changed on the plan, and shows what the build has to say. Only the live server's
// pages have this.

// Texts stand at the script that begins a page.
const words = document.querySelector("script[data-lost]").dataset;

const box = document.createElement("aside");
box.className = "jilid-problems";
box.setAttribute("role", "status");
const text = document.createElement("pre"), close = document.createElement("button");
close.type = "button";
close.textContent = words.close;
close.addEventListener("click", () => box.remove());
box.append(text, close);
const problems = () => fetch("/-/jilid/problems").then((r) => r.text()).then((said) => {
  text.textContent = said;
  if (said) document.body.append(box);
  else box.remove();
}, () => {});

// listen calls changed whenever what this address shows may be another. It resolves once nothing
// that happens is missed.
export const listen = (changed) => new Promise((listening) => {
  const events = new EventSource("/-/jilid/events?page=" + encodeURIComponent(location.pathname));
  let lost = false;
  events.addEventListener("page", changed);
  events.addEventListener("problems", problems);
  events.onerror = () => {
    lost = true;
    text.textContent = words.lost;
    document.body.append(box);
  };
  events.onopen = () => {
    listening();
    if (!lost) return;
    lost = false;
    problems();
    changed();
  };
  problems();
});
