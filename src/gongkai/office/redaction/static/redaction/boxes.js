// Drawing a box on the page with the mouse, a pen or a finger: it fills the form of measures,
// which does the work and can be filled without this script.
(() => {
  const page = document.querySelector("[data-redaction-page]");
  const act = document.querySelector('[data-redaction-act="draw"]');
  if (!page || !act) return;
  const field = (name) => act.querySelector(`[name="draw-${name}"]`);
  const edges = ["left", "top", "width", "height"];
  const tools = document.querySelector("[data-redaction-tools]");
  const touch = document.querySelector("[data-redaction-touch]");
  const box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  box.setAttribute("class", "gk-redaction__box--new");
  const { width: across, height: down } = page.viewBox.baseVal;
  let start = null;

  const within = (value, most) => Math.min(Math.max(Math.round(value), 0), most);

  function place(event) {
    const point = new DOMPoint(event.clientX, event.clientY);
    const at = point.matrixTransform(page.getScreenCTM().inverse());
    return { x: within(at.x, across), y: within(at.y, down) };
  }

  function show(x, y, width, height) {
    const measures = { x, y, width, height };
    for (const [name, value] of Object.entries(measures)) box.setAttribute(name, value);
    page.append(box);
  }

  function fill(values) {
    edges.forEach((name, at) => { field(name).value = (values[at] / 10).toFixed(1); });
  }

  page.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.pointerType === "touch" && !isTouching())) return;
    event.preventDefault();
    page.setPointerCapture(event.pointerId);
    start = place(event);
  });

  page.addEventListener("pointermove", (event) => {
    if (!start) return;
    const end = place(event);
    const values = [
      Math.min(start.x, end.x), Math.min(start.y, end.y),
      Math.abs(end.x - start.x), Math.abs(end.y - start.y),
    ];
    show(...values);
    fill(values);
  });

  page.addEventListener("pointerup", () => {
    if (start && Number(field("width").value) > 0) field("what").focus();
    start = null;
  });
  page.addEventListener("pointercancel", () => { start = null; });

  act.addEventListener("input", () => {
    const values = edges.map((name) => Number(field(name).value) * 10);
    if (values.every(Number.isFinite)) show(...values);
  });

  const isTouching = () => touch.getAttribute("aria-pressed") === "true";
  touch.addEventListener("click", () => {
    touch.setAttribute("aria-pressed", String(!isTouching()));
    page.classList.toggle("is-drawing", isTouching());
  });
  tools.hidden = false;
})();
