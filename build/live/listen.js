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
  return said;
}, () => "");

// listen calls changed whenever what this address shows may be another, with what there is to say of
// the plan. It resolves once nothing that happens is missed.
//
// A page that nobody looks at doesn't listen: a book would be composed for it after every edit, and
// all tabs of a browser share six connections, so that a seventh one could not be opened.
export const listen = (changed) => new Promise((listening) => {
  let events, missed = false; // whether something may have happened since the page was sent
  const open = () => {
    events = new EventSource("/-/jilid/events?page=" + encodeURIComponent(location.pathname));
    events.addEventListener("page", () => changed("")); // a book's is told of plans without errors only
    events.addEventListener("problems", problems);
    events.onerror = () => {
      missed = true;
      text.textContent = words.lost;
      document.body.append(box);
      if (events.readyState === EventSource.CLOSED) setTimeout(look, 1000); // another server answered, and browsers give up
    };
    events.onopen = async () => {
      listening();
      const again = missed;
      missed = false;
      const said = await problems();
      if (again) changed(said);
    };
  };
  const look = () => {
    events?.close();
    if (document.hidden) missed = true;
    else open();
  };
  document.addEventListener("visibilitychange", look);
  look();
});
