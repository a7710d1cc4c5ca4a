// What Streamlit leaves out, for every page. See tool/screens/chrome.py for what each part is for.
// Everything lives once per browser tab, at `window.settleChrome`, and outlives each run of the script.

const CONNECTED = "CONNECTED";

function newChrome() {
  const state = {
    data: null, // the newest words and settings from Python
    ask: () => {}, // asks Python for one more run
    page: null, // the page last shown
    settling: null, // the page whose heading is still to be given the focus
    wasConnected: true,
    waking: false, // connected again, but the page is not yet up to date
    woken: false, // the run asked for has come
    lastFocus: null,
    healthy: true,
    misses: 0,
    beating: false,
    lastTyped: null,
    typing: 0,
    count: 0,
  };

  const root = document.documentElement;
  const app = () => document.querySelector('[data-testid="stApp"]');
  const connected = () => app()?.getAttribute("data-test-connection-state") === CONNECTED;
  const idle = () => app()?.getAttribute("data-test-script-state") === "notRunning";
  const mainHeading = () => document.querySelector('[data-testid="stMain"] h1');
  const cover = newCover({
    page: () => state.page,
    live: () => connected() && !state.waking,
    idle,
    patience: () => state.data.patience,
    changed: () => {
      show();
      dress();
    },
    refocus,
  });

  // --- one more run -------------------------------------------------------------------------------------------------
  let asked = 0;
  function askOnce() {
    clearTimeout(asked);
    asked = setTimeout(() => {
      state.count += 1;
      state.ask(state.count);
    }, 60);
  }

  // --- language, direction, title -----------------------------------------------------------------------------------
  function dress() {
    const { lang, dir, saved, words } = state.data;
    cover.name(words);
    const title = wantedTitle();
    if (root.lang !== lang) root.lang = lang;
    if (root.dir !== dir) root.dir = dir;
    if (document.title !== title) document.title = title;
    root.dataset.settlePage = state.data.page;
    root.dataset.settleSaved = String(saved);
  }

  function wantedTitle() {
    return cover.up() ? state.data.words.cover_title : state.data.title;
  }

  // --- a new page: to the top, and the focus to its heading ---------------------------------------------------------
  function toTop() {
    window.scrollTo(0, 0);
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  }

  function settle() {
    if (state.settling === null || !idle() || cover.up()) return;
    const heading = mainHeading();
    if (!heading) return;
    state.settling = null;
    const at = document.activeElement;
    const typing = at && at.matches("input:not([type=radio]):not([type=checkbox]), textarea, select") && state.lastTyped === at;
    toTop();
    if (!typing) focusOn(heading);
  }

  function focusOn(heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  // After the cover, on the same page: to where the focus was.
  function refocus() {
    const heading = mainHeading();
    if (state.settling !== null) return;
    if (state.lastFocus?.isConnected && state.lastFocus !== document.body) state.lastFocus.focus({ preventScroll: true });
    else if (heading) focusOn(heading);
  }

  // --- half-typed words ---------------------------------------------------------------------------------------------
  const FIELDS = '[data-testid="stTextInput"] input, [data-testid="stTextArea"] textarea, [data-testid="stNumberInput"] input';

  function commit() {
    clearTimeout(state.typing);
    const field = state.lastTyped;
    if (!field || !field.isConnected) return;
    // Streamlit takes a field's words when the field is left. Telling it so keeps the caret where it is.
    field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    if (document.activeElement === field) field.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
  }

  function typed(event) {
    const field = event.target;
    if (!(field instanceof Element) || !field.matches(FIELDS)) return;
    clearTimeout(state.typing);
    state.lastTyped = field;
    if (event.isComposing) return; // half a character in some scripts; compositionend follows
    state.typing = setTimeout(commit, state.data.quiet);
  }

  // --- the heart ----------------------------------------------------------------------------------------------------
  let bar = null;
  function show() {
    const bad = !state.healthy || !connected() || state.waking;
    root.toggleAttribute("data-settle-unsaved", bad);
    if (bad && !bar) {
      bar = document.createElement("div");
      bar.id = "settle-unsaved";
      bar.setAttribute("role", "alert");
      document.body.append(bar);
    }
    if (bar) {
      const words = bad && !cover.quiet() ? state.data.words.not_saved : "";
      if (bar.textContent !== words) bar.textContent = words;
      bar.hidden = !words;
    }
  }

  async function beat() {
    if (state.beating || document.visibilityState === "hidden") return;
    state.beating = true;
    let good = false;
    try {
      const reply = await fetch(new URL(state.data.health, document.baseURI), {
        cache: "no-store",
        credentials: "same-origin",
        signal: AbortSignal.timeout(state.data.patience),
      });
      good = reply.ok && (await reply.json()).saved === true;
    } catch {
      good = false;
    }
    state.beating = false;
    const recovered = good && !state.healthy;
    state.healthy = good;
    show();
    // What was tapped meanwhile is still in the page: one run hands it over. It also finds out a dead connection.
    if (recovered && connected() && !state.waking) askOnce();
  }

  // --- watching -----------------------------------------------------------------------------------------------------
  let late = 0;
  function connectionChanged() {
    const now = connected();
    clearTimeout(late);
    if (now && !state.wasConnected) wake();
    state.wasConnected = now;
    if (now) {
      beat();
    } else {
      cover.lost();
      root.toggleAttribute("data-settle-waking", false);
      late = setTimeout(show, 700); // a blink is not worth a red bar
    }
  }

  // A tap in a session that has not run yet would be lost, so none is taken until it has.
  let again = 0;
  function wake() {
    state.waking = true;
    state.woken = false;
    root.toggleAttribute("data-settle-waking", true);
    askOnce();
    clearInterval(again);
    again = setInterval(askOnce, 3000);
  }

  function awake() {
    if (!state.waking || !state.woken || !idle() || !connected()) return;
    clearInterval(again);
    state.waking = false;
    root.toggleAttribute("data-settle-waking", false);
    const at = state.lastFocus;
    if (!cover.up() && at?.isConnected && (document.activeElement === document.body || !document.activeElement)) {
      at.focus({ preventScroll: true });
    }
    commit();
    show();
    cover.found();
  }

  const watched = app();
  if (watched) {
    new MutationObserver((changes) => {
      if (changes.some((change) => change.attributeName === "data-test-connection-state")) connectionChanged();
      cover.drawn();
      settle();
      awake();
    }).observe(watched, {
      attributes: true,
      attributeFilter: ["data-test-connection-state", "data-test-script-state"],
    });
  }
  new MutationObserver(() => {
    if (state.data && document.title !== wantedTitle()) document.title = wantedTitle();
  }).observe(document.head, { childList: true, subtree: true, characterData: true });

  // Streamlit calls its field for files "presentation" and yet names it; a screen reader is to hear the name.
  const FIELD = '[data-testid="stFileUploaderDropzone"][role="presentation"]';
  new MutationObserver(() => {
    for (const field of document.querySelectorAll(FIELD)) field.setAttribute("role", "group");
  }).observe(document.body, { childList: true, subtree: true });

  document.addEventListener("focusin", (event) => cover.holds(event.target) || (state.lastFocus = event.target), true);
  document.addEventListener("input", typed, true);
  document.addEventListener("compositionend", typed, true);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") commit();
    else beat();
  });
  window.addEventListener("pagehide", commit);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      askOnce();
      beat();
    }
  });
  window.addEventListener("offline", () => {
    state.healthy = false;
    show();
  });
  window.addEventListener("online", beat);
  setInterval(beat, 3000);

  return {
    update(data, ask) {
      state.ask = ask;
      state.woken = true;
      const first = state.data === null;
      state.data = data;
      dress();
      if (state.page !== data.page) {
        if (!first) {
          state.settling = data.page;
          state.lastTyped = null;
          toTop();
        }
        state.page = data.page;
      }
      requestAnimationFrame(() => {
        cover.drawn();
        settle();
        awake();
      });
      if (first) {
        state.wasConnected = connected();
        beat();
      }
      show();
    },
  };
}

export default function (component) {
  const { data, setTriggerValue } = component;
  window.settleChrome ??= newChrome();
  window.settleChrome.update(data, (count) => setTriggerValue("again", count));
}
