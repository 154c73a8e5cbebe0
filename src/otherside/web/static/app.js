// What a browser must do itself; every page works without it, only less conveniently.
(() => {
  "use strict";

  // Charts: specifications come as data from our own address and are drawn without eval, as the policy demands.
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const themed = (spec, place) => {
    const css = getComputedStyle(document.documentElement);
    const ink = css.getPropertyValue("--ink").trim();
    const soft = css.getPropertyValue("--soft").trim();
    const line = css.getPropertyValue("--line").trim();
    const axis = { ...(spec.config || {}).axis, labelColor: soft, titleColor: soft, domainColor: line, tickColor: line,
      labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" };
    return { ...spec, background: null, config: { ...spec.config, axis, text: { color: ink },
      legend: { labelColor: ink, labelFontSize: 12, orient: "bottom", direction: "horizontal", columns: place.clientWidth < 420 ? 1 : 3 } } };
  };

  async function draw(place) {
    if (!window.vega || !window.vegaLite) return;
    const answer = await fetch(place.dataset.chart, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const spec = themed(await answer.json(), place);
    delete spec.title; // the heading of the section says it
    spec.width = Math.max(220, place.clientWidth - 4);
    spec.autosize = { type: "fit", contains: "padding" };
    const runtime = vega.parse(vegaLite.compile(spec).spec, {}, { ast: true });
    place.replaceChildren();
    const view = new vega.View(runtime, {
      expr: vega.expressionInterpreter, renderer: "canvas", container: place, hover: true,
      tooltip: (_handler, event, item, value) => { event.target.title = value && typeof value === "object"
        ? Object.entries(value).map(([k, v]) => `${k}: ${v}`).join("\n") : ""; },
    });
    await view.runAsync();
    // The figures stand in a table beside the chart: to a screen reader the drawing is one picture.
    const canvas = place.querySelector("canvas");
    if (canvas) { canvas.setAttribute("role", "img"); canvas.setAttribute("aria-label", place.dataset.label || "chart"); }
  }

  const charts = (root) => root.querySelectorAll("[data-chart]").forEach((p) => draw(p).catch(console.error));
  dark.addEventListener("change", () => charts(document));

  // Jumping to words: a quote's place is shown even if the browser scrolled before the page was laid out.
  function arrive() {
    const id = decodeURIComponent(location.hash.slice(1));
    const place = id && document.getElementById(id);
    if (place) place.scrollIntoView({ block: "center" });
  }

  // Dropping files and folders anywhere on the frame.
  async function entriesOf(items) {
    const files = [];
    async function walk(entry, path) {
      if (entry.isFile) {
        const file = await new Promise((done, fail) => entry.file(done, fail));
        files.push([file, path + file.name]);
      } else if (entry.isDirectory) {
        const reader = entry.createReader();
        for (;;) {
          const some = await new Promise((done, fail) => reader.readEntries(done, fail));
          if (!some.length) break;
          for (const inner of some) await walk(inner, `${path}${entry.name}/`);
        }
      }
    }
    for (const entry of items) await walk(entry, "");
    return files;
  }

  function dropping(form) {
    const frame = form.querySelector(".drop");
    const input = form.querySelector("input[type=file]");
    if (!frame || !input) return;
    input.addEventListener("change", () => { if (input.files.length) form.requestSubmit(); });
    for (const kind of ["dragenter", "dragover"]) {
      frame.addEventListener(kind, (e) => { e.preventDefault(); frame.classList.add("over"); });
    }
    frame.addEventListener("dragleave", () => frame.classList.remove("over"));
    frame.addEventListener("drop", async (e) => {
      e.preventDefault();
      frame.classList.remove("over");
      const entries = [...e.dataTransfer.items].map((i) => i.webkitGetAsEntry()).filter(Boolean);
      const data = new FormData();
      data.append("csrf", form.elements.csrf.value);
      for (const [file, path] of await entriesOf(entries)) data.append("files", file, path);
      frame.querySelector("[role=status]").textContent = "Reading what you dropped …";
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { "HX-Request": "true" } });
      const place = answer.headers.get("HX-Redirect");
      if (place) location.assign(place);
      else frame.querySelector("[role=status]").textContent = (new DOMParser().parseFromString(await answer.text(), "text/html")).body.textContent.trim();
    });
  }

  function sliders(root) {
    root.querySelectorAll("input[type=range][data-out]").forEach((input) => {
      const out = document.getElementById(input.dataset.out);
      const show = () => { out.textContent = input.value; };
      input.addEventListener("input", show);
      show();
    });
  }

  // Words that are selected in a turn are the ones that somebody wants to mark.
  function fillSelection(root) {
    root.querySelectorAll("[data-selection]").forEach((field) => {
      const chosen = getSelection();
      const turn = document.getElementById(field.dataset.selection);
      if (chosen.rangeCount && turn && turn.contains(chosen.getRangeAt(0).commonAncestorContainer)) {
        const part = chosen.getRangeAt(0).cloneContents();
        part.querySelectorAll("sup").forEach((label) => label.remove());
        field.value = part.textContent.trim();
      }
    });
  }

  function ready(root) {
    fillSelection(root);
    charts(root);
    sliders(root);
    root.querySelectorAll("form[data-drop]").forEach(dropping);
    root.querySelectorAll("[data-print]").forEach((b) => b.addEventListener("click", () => window.print()));
    root.querySelectorAll("[data-submit]").forEach((s) => s.addEventListener("change", () => s.form.requestSubmit()));
  }

  document.addEventListener("DOMContentLoaded", () => { ready(document); arrive(); });
  window.addEventListener("hashchange", arrive);
  document.addEventListener("htmx:afterSettle", (e) => {
    ready(e.detail.elt);
    // Whoever pressed a button that is gone goes on where its answer stands.
    const place = e.detail.elt.matches("[data-focus]") ? e.detail.elt : e.detail.elt.querySelector("[data-focus]");
    if (place) { place.removeAttribute("data-focus"); place.focus({ preventScroll: true }); }
  });
  // An error is something to read as well.
  document.addEventListener("htmx:beforeSwap", (e) => { if (e.detail.xhr.status >= 400 && e.detail.xhr.status < 500) e.detail.shouldSwap = true; });
})();
