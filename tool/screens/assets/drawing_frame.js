// A frame for a large drawing. See tool/screens/workshop/drawing_frame.py. State lives on the frame, since each run calls this anew.

const STEPS = [0.35, 0.5, 0.7, 0.85, 1, 1.25, 1.6, 2, 2.75];

function build(parent) {
  const box = document.createElement("div");
  box.className = "settle-drawing";
  const row = document.createElement("div");
  row.className = "settle-drawing-row";
  const buttons = {};
  for (const name of ["smaller", "larger", "whole"]) {
    const button = (buttons[name] = document.createElement("button"));
    button.type = "button";
    button.className = `settle-drawing-${name}`;
    row.append(button);
  }
  const sheet = document.createElement("div");
  sheet.className = "settle-drawing-sheet";
  sheet.tabIndex = 0; // so that the arrow keys scroll it
  sheet.setAttribute("role", "region");
  const image = document.createElement("img");
  sheet.append(image);
  box.append(row, sheet);
  parent.append(box);

  // Step -1: as wide as the screen.
  const frame = { box, buttons, sheet, image, step: -1, svg: "" };
  const fitting = () => sheet.clientWidth / (image.naturalWidth || 1);

  function show(step, middle = 0.5) {
    const before = sheet.scrollHeight > 0 ? (sheet.scrollTop + sheet.clientHeight * middle) / sheet.scrollHeight : 0;
    frame.step = step;
    const size = step < 0 ? fitting() : STEPS[step];
    image.style.inlineSize = `${Math.round(image.naturalWidth * size)}px`;
    sheet.scrollTop = before * sheet.scrollHeight - sheet.clientHeight * middle;
    // Not "disabled": a button that goes dead under the finger loses the focus of somebody at the keys.
    buttons.smaller.setAttribute("aria-disabled", String(size <= STEPS[0]));
    buttons.larger.setAttribute("aria-disabled", String(size >= STEPS.at(-1)));
  }

  function next(up) {
    const now = frame.step < 0 ? fitting() : STEPS[frame.step];
    const further = up ? STEPS.findIndex((one) => one > now + 0.01) : STEPS.findLastIndex((one) => one < now - 0.01);
    if (further >= 0) show(further);
  }

  buttons.smaller.addEventListener("click", () => next(false));
  buttons.larger.addEventListener("click", () => next(true));
  buttons.whole.addEventListener("click", () => show(-1));
  image.addEventListener("load", () => {
    // On a small screen the whole width would be too small to read.
    if (!box.dataset.drawn && fitting() < 0.6) frame.step = STEPS.indexOf(0.7);
    show(frame.step, 0);
    box.dataset.drawn = "yes";
  });
  new ResizeObserver(() => frame.step < 0 && image.naturalWidth && show(-1)).observe(sheet);
  return frame;
}

function update(frame, data) {
  for (const name of ["smaller", "larger", "whole"]) {
    if (frame.buttons[name].textContent !== data[name]) frame.buttons[name].textContent = data[name];
  }
  frame.sheet.setAttribute("aria-label", data.says);
  frame.image.alt = data.says;
  if (frame.svg !== data.svg) {
    frame.svg = data.svg;
    // As an image nothing in it can run, and nothing can be fetched.
    frame.image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(data.svg)}`;
  }
}

export default function (component) {
  const { data, parentElement } = component;
  parentElement.settleDrawing ??= build(parentElement);
  update(parentElement.settleDrawing, data);
}
