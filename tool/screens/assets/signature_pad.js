// A box to sign in. See tool/screens/signature_pad.py. State lives on the box, since each run calls this anew.

const WIDE = 1000, HIGH = 400, MOST = 20000;
const SHORTEST_LINE = 160, SMALLEST_BOX = 50; // as in tool/signature.py, which has the last word

function build(parent, data, send) {
  const { label, words } = data;
  const box = document.createElement("div");
  box.className = "settle-pad";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", label);

  const canvas = document.createElement("canvas");
  canvas.className = "settle-pad-canvas";
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", label);

  const status = document.createElement("p");
  status.className = "settle-pad-status";
  status.setAttribute("role", "status");

  const row = document.createElement("div");
  row.className = "settle-pad-row";
  const clear = document.createElement("button");
  const done = document.createElement("button");
  for (const [button, name, words_] of [[clear, "clear", words.clear], [done, "done", words.done]]) {
    button.type = "button";
    button.className = `settle-pad-${name}`;
    button.textContent = words_;
    row.append(button);
  }
  box.append(canvas, status, row);
  parent.append(box);

  const pad = { strokes: [], stroke: null, pointer: null, began: null, points: 0, data, send, box };
  const pen = canvas.getContext("2d");

  function say(what, bad = false) {
    if (status.textContent !== what) status.textContent = what;
    status.classList.toggle("settle-pad-bad", bad);
    canvas.classList.toggle("settle-pad-bad", bad);
  }

  function fit() {
    const { width } = canvas.getBoundingClientRect();
    if (!width) return;
    const grain = window.devicePixelRatio || 1;
    const w = Math.round(width * grain), h = Math.round((width * HIGH / WIDE) * grain);
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
    }
    draw();
  }

  const unit = () => canvas.width / WIDE;

  function segment(from, to) {
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = pen.fillStyle = getComputedStyle(canvas).color;
    pen.lineWidth = (3 + (3 * to[3]) / 255) * unit();
    pen.beginPath();
    pen.moveTo(from[0] * unit(), from[1] * unit());
    pen.lineTo(to[0] * unit(), to[1] * unit());
    pen.stroke();
  }

  function draw() {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    for (const stroke of pad.strokes) {
      for (let i = 0; i < stroke.length; i++) segment(stroke[Math.max(0, i - 1)], stroke[i]);
    }
  }

  function point(event) {
    const edge = canvas.getBoundingClientRect();
    const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
    const style = getComputedStyle(canvas);
    const left = parseFloat(style.borderLeftWidth) || 0, top = parseFloat(style.borderTopWidth) || 0;
    const last = pad.stroke?.at(-1)?.[2] ?? pad.strokes.at(-1)?.at(-1)?.[2] ?? 0;
    pad.began ??= event.timeStamp;
    // A mouse has no pressure: the browser says a half.
    return [
      within(((event.clientX - edge.left - left) / (edge.width - 2 * left)) * WIDE, WIDE),
      within(((event.clientY - edge.top - top) / (edge.height - 2 * top)) * HIGH, HIGH),
      Math.min(3600000, Math.max(last, Math.round(event.timeStamp - pad.began))),
      within((event.pressure || 0.5) * 255, 255),
    ];
  }

  function add(event) {
    for (const each of event.getCoalescedEvents?.().length ? event.getCoalescedEvents() : [event]) {
      const next = point(each);
      const before = pad.stroke.at(-1);
      if (pad.points >= MOST || (before && before[0] === next[0] && before[1] === next[1])) continue;
      pad.stroke.push(next);
      pad.points += 1;
      segment(before ?? next, next);
    }
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (pad.pointer !== null || (event.pointerType === "mouse" && event.button !== 0)) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    pad.pointer = event.pointerId;
    pad.stroke = [];
    pad.strokes.push(pad.stroke);
    add(event);
    say(pad.data.words.drawing);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerId === pad.pointer) add(event);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    canvas.addEventListener(end, (event) => {
      if (event.pointerId !== pad.pointer) return;
      pad.pointer = null;
      if (!pad.stroke.length) pad.strokes.pop();
      pad.stroke = null;
    });
  }
  // Some browsers start to scroll or to select before touch-action is looked at.
  canvas.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });

  clear.addEventListener("click", () => {
    pad.strokes = [];
    pad.points = 0;
    pad.began = null;
    draw();
    say(pad.data.words.cleared);
  });

  done.addEventListener("click", () => {
    const all = pad.strokes.flat();
    if (!all.length) return say(pad.data.words.empty, true);
    const span = (i) => Math.max(...all.map((p) => p[i])) - Math.min(...all.map((p) => p[i]));
    const length = pad.strokes.reduce((sum, stroke) => sum + stroke.reduce(
      (some, p, i) => (i ? some + Math.hypot(p[0] - stroke[i - 1][0], p[1] - stroke[i - 1][1]) : 0), 0), 0);
    if (Math.max(span(0), span(1)) < SMALLEST_BOX || length < SHORTEST_LINE) {
      return say(pad.data.words.too_small, true);
    }
    say(pad.data.words.taken);
    pad.send({ strokes: pad.strokes });
  });

  new ResizeObserver(fit).observe(canvas);
  fit();
  return pad;
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const send = (ink) => setTriggerValue("done", ink);
  const pad = parentElement.settlePad;
  if (pad && pad.box.isConnected && pad.data.label === data.label) {
    pad.data = data;
    pad.send = send;
  } else {
    pad?.box.remove();
    parentElement.settlePad = build(parentElement, data, send);
  }
}
