"use strict";
// Each article works by itself: hovering, tapping or focusing a quote shows its record; speakers and filters choose.
for (const article of document.querySelectorAll("section.article")) {
  const all = (selector) => [...article.querySelectorAll(selector)];
  const records = all(".records > li");
  const card = article.querySelector(".card");
  const pieces = all("[data-q]"), named = all("[data-c]"), refs = all(".ref"), buttons = all(".speakers button");
  const numbers = (text) => (text ? text.split(" ").map(Number) : []);
  let held = null;

  function show(number) {
    for (const piece of pieces) piece.classList.toggle("on", numbers(piece.dataset.q).includes(number));
    for (const piece of named) {
      const its = numbers(piece.dataset.c).includes(number) || numbers(piece.dataset.q).includes(number);
      piece.classList.toggle("on", its);
    }
    const record = records[number];
    card.hidden = !record;
    if (!record) return;
    card.replaceChildren(...[...record.children].map((child) => child.cloneNode(true)));
    if (record.hasAttribute("style")) card.setAttribute("style", record.getAttribute("style"));
    else card.removeAttribute("style");
  }

  const innermost = (piece) => {
    const its = numbers(piece.dataset.q).filter((number) => !records[number].hidden);
    return its.length ? its[its.length - 1] : null;
  };
  for (const piece of pieces) {
    piece.addEventListener("mouseenter", () => { if (innermost(piece) !== null) show(innermost(piece)); });
    piece.addEventListener("mouseleave", () => show(held));
    piece.addEventListener("click", () => {
      const number = innermost(piece);
      held = held === number ? null : number;
      show(held);
    });
  }
  for (const ref of refs) {
    ref.addEventListener("focus", () => { held = Number(ref.dataset.r); show(held); });
    ref.addEventListener("click", (event) => {
      event.preventDefault();
      held = Number(ref.dataset.r);
      show(held);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { held = null; show(null); }
  });

  function filter() {
    const types = new Set(all(".type:checked").map((box) => box.value));
    const least = Number(article.querySelector(".confidence").value);
    const chosen = new Set(buttons.filter((button) => button.getAttribute("aria-pressed") === "true")
      .map((button) => button.dataset.s));
    let shown = 0;
    for (const record of records) {
      const { type, s, confidence } = record.dataset;
      const fits = types.has(type) && Number(confidence) >= least && (!chosen.size || chosen.has(s));
      record.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const piece of pieces) piece.classList.toggle("off", innermost(piece) === null);
    for (const ref of refs) ref.classList.toggle("off", records[Number(ref.dataset.r)].hidden);
    article.querySelector("output").textContent = least.toFixed(2);
    article.querySelector(".status").textContent = `${shown} of ${records.length} quotes shown`;
    if (held !== null && records[held].hidden) held = null;
    show(held);
  }
  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  for (const input of all("input.type, input.confidence")) input.addEventListener("input", filter);
  for (const box of all("input.toggle")) {
    box.addEventListener("change", () => article.classList.toggle(box.value, box.checked));
  }
}
