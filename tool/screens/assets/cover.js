// Quick hide. The picture lies over the page from the first touch on, whether or not the server answers.
// See tool/screens/chrome.py. This file is put before chrome.js, which calls `newCover` once per browser tab.

const TWICE_MILLISECONDS = 500;
const COVER_PAGE = "cover";

// `tab` says how the tab stands: page(), live(), idle(), patience(), and what to do: changed(), refocus().
function newCover(tab) {
  let up = false; // our own picture is over the page
  let sent = false; // the server has been asked to hide as well
  let back = ""; // "wanted": "go back" was tapped before the server had hidden the page; then "coming"
  let asked = false; // "go back" was tapped on the server's picture while nobody could answer
  let pressed = false;
  let escaped = -Infinity;
  let patience = 0;
  let asleep = [];

  // Built at once and only made visible later, so that its picture is there before it is needed.
  const picture = document.createElement("div");
  const heading = document.createElement("h1");
  const text = document.createElement("p");
  const button = document.createElement("button");
  picture.id = "settle-cover";
  heading.id = "settle-cover-title";
  picture.setAttribute("role", "dialog");
  picture.setAttribute("aria-modal", "true");
  picture.setAttribute("aria-labelledby", heading.id);
  picture.inert = true;
  button.type = "button";
  picture.append(heading, text, button);
  document.body.append(picture);

  const find = (selector) => document.querySelector(selector);

  function lay() {
    up = true;
    picture.inert = false;
    picture.toggleAttribute("data-up", true);
    button.focus({ preventScroll: true }); // before all else falls asleep, so that a half-typed field is left and saved
    asleep = [...document.body.children].filter((one) => one !== picture && !one.inert);
    for (const one of asleep) one.inert = true;
    tab.changed();
  }

  function lift() {
    clearTimeout(patience);
    up = sent = false;
    back = "";
    for (const one of asleep) one.inert = false;
    asleep = [];
    picture.toggleAttribute("data-up", false);
    picture.inert = true;
    tab.changed();
    tab.refocus();
  }

  function send() {
    const hide = find(".st-key-hide button");
    if (!tab.live() || !hide || hide.disabled) return;
    sent = true;
    hide.click();
  }

  function hide() {
    if (up || tab.page() === COVER_PAGE) return;
    lay();
    send();
  }

  function goBack() {
    if (!up) return;
    if (!sent || !tab.live()) {
      lift();
      return;
    }
    // The server is about to hide the page: coming back now would show the page, the picture and the page again.
    back = "wanted";
    clearTimeout(patience);
    patience = setTimeout(lift, tab.patience());
  }

  const closest = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);

  document.addEventListener(
    "pointerdown",
    (event) => {
      pressed = closest(event, "#settle-cover button") !== null;
      if (!event.isPrimary || event.button !== 0) return;
      if (closest(event, ".st-key-hide")) hide();
      if (closest(event, ".st-key-uncover") && !tab.live()) {
        asked = true;
        tab.changed();
      }
    },
    true,
  );
  // The rest of the touch that laid the picture must neither take the focus away nor tap what now lies under it.
  document.addEventListener("mousedown", (event) => up && !closest(event, "#settle-cover button") && event.preventDefault(), true);
  document.addEventListener(
    "click",
    (event) => {
      if (!closest(event, ".st-key-hide")) return;
      if (up && event.isTrusted) event.stopPropagation();
      if (up || tab.page() === COVER_PAGE) return;
      lay(); // from the keyboard; the click itself goes on to the server
      sent = tab.live();
    },
    true,
  );
  button.addEventListener("click", (event) => (pressed || event.detail === 0) && goBack());
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.repeat) return;
      const twice = event.key === "Escape" && event.timeStamp - escaped < TWICE_MILLISECONDS;
      escaped = twice || event.key !== "Escape" ? -Infinity : event.timeStamp;
      if (twice) hide();
    },
    true,
  );

  return {
    up: () => up,
    // Nothing of the visit is to be seen, so a red bar would only draw the eye.
    quiet: () => up || (tab.page() === COVER_PAGE && !asked),
    holds: (one) => picture.contains(one),
    name(words) {
      for (const [part, says] of [[heading, words.cover_title], [text, words.cover_text], [button, words.cover_back]]) {
        if (part.textContent !== says) part.textContent = says;
      }
    },
    // A page has been drawn.
    drawn() {
      const hidden = tab.page() === COVER_PAGE;
      if (!hidden) asked = false;
      if (!up || !sent || !tab.idle()) return;
      if (hidden && back === "wanted") {
        back = "coming";
        find(".st-key-uncover button")?.click();
      } else if (hidden ? back === "" : back === "coming") {
        lift();
      }
    },
    // The connection is lost: what was asked for may never have come.
    lost() {
      sent = false;
      if (back) lift();
    },
    // The connection is back, and the page is up to date: now the server can hide it too.
    found() {
      if (up && !sent && tab.page() !== COVER_PAGE) send();
    },
  };
}
