// What a browser must do itself; every page works without it, only less conveniently.
(() => {
  "use strict";

  // Jumping to words: a quote's place is shown even if the browser scrolled before the page was laid out.
  function arrive() {
    const id = decodeURIComponent(location.hash.slice(1));
    const place = id && document.getElementById(id);
    if (place) place.scrollIntoView({ block: place.matches("section, main, h2, h3, .terms, .carried") ? "start" : "center" });
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
      // What nobody has moved needs no button; without a script it is there from the beginning.
      const keep = document.getElementById(input.dataset.reveal || "");
      if (keep) { keep.hidden = true; input.addEventListener("input", () => { keep.hidden = false; }); }
    });
  }

  // A choice with the pointer is sent at once. With the keyboard each arrow is a choice: there Enter, or the button, sends it.
  function submitting(select) {
    let keys = false;
    select.addEventListener("pointerdown", () => { keys = false; });
    select.addEventListener("keydown", (e) => {
      if (e.key === "Enter" && keys) { e.preventDefault(); select.form.requestSubmit(); } else if (e.key !== "Tab") keys = true;
    });
    select.addEventListener("change", () => { if (!keys) select.form.requestSubmit(); });
  }

  // A page that is sent for is on its way: its button says so, and a second press sends nothing. Coming back, all is as before.
  function sending(form) {
    form.addEventListener("submit", (e) => {
      if (e.defaultPrevented || form.method === "get" || form.hasAttribute("hx-post")) return;
      if (form.dataset.sent) { e.preventDefault(); return; }
      form.dataset.sent = "1";
      if (e.submitter) e.submitter.setAttribute("aria-busy", "true");
    });
  }
  function sentAgain() {
    document.querySelectorAll("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll("[aria-busy]").forEach((b) => b.removeAttribute("aria-busy"));
    });
  }

  // Eight people of a firm are on one side: one press, which can be changed before anything is stored. It is there once somebody
  // is marked as ours, so that nobody takes themselves for a buyer by it.
  function theRest(button) {
    const marked = () => { button.hidden = !button.form.querySelector("input[type=radio][value=ours]:checked"); };
    button.form.addEventListener("change", marked);
    marked();
    button.addEventListener("click", () => {
      button.form.querySelectorAll("input[type=radio][value=unknown]:checked").forEach((mark) => {
        const theirs = button.form.querySelector(`input[type=radio][name="${mark.name}"][value=theirs]`);
        if (theirs) theirs.checked = true;
      });
    });
  }

  // One deal for all files: each shows it at once. One that is changed afterwards keeps its own.
  function oneForAll(all) {
    const each = [...all.form.querySelectorAll("[data-each]")];
    all.form.querySelectorAll("[data-without]").forEach((button) => { button.hidden = true; });
    all.addEventListener("input", () => each.forEach((one) => { one.value = all.value; }));
    each.forEach((one) => one.addEventListener("input", () => { all.value = ""; }));
  }

  // Where on a long page one is.
  function sections(root) {
    root.querySelectorAll("nav.sections").forEach((nav) => {
      const links = [...nav.querySelectorAll("a")];
      const look = () => {
        const line = innerHeight / 3;
        let here = null;
        for (const link of links) {
          const place = document.getElementById(link.hash.slice(1));
          if (place && place.getBoundingClientRect().top <= line) here = link;
        }
        // The last part may be too short to come up that far.
        if (scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2) here = links[links.length - 1];
        links.forEach((link) => { if (link === here) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current"); });
        if (nav.scrollWidth > nav.clientWidth) nav.scrollLeft = here ? here.offsetLeft - nav.offsetLeft - nav.clientWidth / 3 : 0;
      };
      let waits = false;
      addEventListener("scroll", () => {
        if (waits) return;
        waits = true;
        requestAnimationFrame(() => { waits = false; look(); });
      }, { passive: true });
      look();
    });
  }

  // A text to take along; where a page may not write to the clipboard, it is selected, so that one key copies it.
  function copying(button) {
    const field = document.getElementById(button.dataset.copy);
    const told = document.getElementById("copied");
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        told.textContent = "Copied.";
      } catch {
        field.focus();
        field.select();
        told.textContent = "It is selected: copy it with your keyboard.";
      }
    });
    field.addEventListener("input", () => { told.textContent = ""; });
  }

  // On paper there is nothing to unfold: what is marked for it is open there, and as before afterwards.
  const unfolded = [];
  function unfold() {
    document.querySelectorAll("details[data-paper]:not([open])").forEach((d) => { d.open = true; unfolded.push(d); });
  }
  function fold() { unfolded.splice(0).forEach((d) => { d.open = false; }); }

  // What was opened is closed again, and the keyboard goes on where it was opened.
  function leave(inside) {
    const chooser = inside.closest(".chooser");
    const opener = chooser && chooser.parentElement.querySelector("a.quiet");
    if (!opener) return false;
    chooser.replaceChildren();
    opener.focus();
    return true;
  }

  function escape(e) {
    if (e.key !== "Escape" || e.defaultPrevented) return;
    const answer = document.getElementById("answer");
    if (answer && answer.childElementCount) { answer.replaceChildren(); return; }
    if (leave(e.target)) return;
    const open = e.target.closest("details[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
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

  // The map of who stands where: people are moved with the pointer or the arrow keys, and the form below it is sent.
  function standing(root) {
    root.querySelectorAll("[data-standing] svg").forEach((map) => {
      const form = map.closest("section").querySelector("form[data-place]");
      const edge = Object.fromEntries(["left", "right", "top", "bottom", "reach", "low", "high"].map((k) => [k, Number(map.dataset[k])]));
      const wide = (edge.right - edge.left) / (2 * edge.reach);
      const tall = (edge.bottom - edge.top) / (edge.high - edge.low);
      const within = (value, low, high) => Math.min(high, Math.max(low, value));
      const place = (who, gain, power) => {
        who.dataset.nowGain = gain;
        who.dataset.nowPower = power;
        // Whoever is drawn beside their place, since somebody else is there, stays under the pointer.
        const x = edge.left + wide * (gain + edge.reach) + Number(who.dataset.aside);
        const y = edge.bottom - tall * (power - edge.low) + Number(who.dataset.above);
        who.setAttribute("transform", `translate(${x} ${y})`);
      };
      const now = (who) => [Number(who.dataset.nowGain ?? who.dataset.gain), Number(who.dataset.nowPower ?? who.dataset.power)];
      const moved = (who) => {
        const [gain, power] = now(who);
        return [Math.abs(gain - who.dataset.gain) > 0.015 ? gain : null, Math.abs(power - who.dataset.power) > 0.015 ? power : null];
      };
      // Back to the very place where they were drawn; the figures beside it are rounded.
      const drawn = new Map([...map.querySelectorAll(".person")].map((who) => [who, who.getAttribute("transform")]));
      const back = (who) => {
        delete who.dataset.nowGain;
        delete who.dataset.nowPower;
        who.setAttribute("transform", drawn.get(who));
      };
      const keep = (who) => {
        const [gain, power] = moved(who);
        if (gain === null && power === null) return back(who);
        form.elements.who.value = who.dataset.who;
        form.elements.gain.value = gain === null ? "" : gain.toFixed(2);
        form.elements.power.value = power === null ? "" : power.toFixed(2);
        form.elements.veto.value = "";
        map.classList.add("sent");
        form.requestSubmit();
      };
      const veto = (who) => {
        form.elements.who.value = who.dataset.who;
        form.elements.gain.value = form.elements.power.value = "";
        form.elements.veto.value = who.dataset.veto === "yes" ? "false" : "true";
        map.classList.add("sent");
        form.requestSubmit();
      };
      map.querySelectorAll(".person").forEach((who) => {
        who.addEventListener("pointerdown", (e) => {
          if (e.button) return;
          e.preventDefault();
          who.focus({ preventScroll: true });
          const turn = map.getScreenCTM().inverse();
          const from = new DOMPoint(e.clientX, e.clientY).matrixTransform(turn);
          const [gain, power] = now(who);
          who.setPointerCapture(e.pointerId);
          const move = (m) => {
            const to = new DOMPoint(m.clientX, m.clientY).matrixTransform(turn);
            place(who, within(gain + (to.x - from.x) / wide, -edge.reach, edge.reach),
              within(power - (to.y - from.y) / tall, edge.low, edge.high));
          };
          who.addEventListener("pointermove", move);
          const end = (kept) => { who.removeEventListener("pointermove", move); if (kept) keep(who); else back(who); };
          who.addEventListener("pointerup", () => end(true), { once: true });
          who.addEventListener("pointercancel", () => end(false), { once: true });
        });
        who.addEventListener("keydown", (e) => {
          const step = { ArrowLeft: [-0.05, 0], ArrowRight: [0.05, 0], ArrowUp: [0, 0.05], ArrowDown: [0, -0.05] }[e.key];
          if (step) {
            e.preventDefault();
            const [gain, power] = now(who);
            place(who, within(gain + step[0], -edge.reach, edge.reach), within(power + step[1], edge.low, edge.high));
          } else if (e.key === "Enter" || e.key === " ") { e.preventDefault(); keep(who); } else if (e.key === "Escape") back(who);
          else if ((e.key === "v" || e.key === "V") && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); veto(who); }
        });
        who.addEventListener("blur", () => { if (!map.classList.contains("sent") && moved(who).some((m) => m !== null)) back(who); });
      });
    });
  }

  function ready(root) {
    standing(root);
    fillSelection(root);
    sliders(root);
    root.querySelectorAll("form[data-drop]").forEach(dropping);
    root.querySelectorAll("form").forEach(sending);
    root.querySelectorAll("[data-rest]").forEach(theRest);
    root.querySelectorAll("[data-all]").forEach(oneForAll);
    sections(root);
    root.querySelectorAll("[data-copy]").forEach(copying);
    root.querySelectorAll("[data-back]").forEach((b) => { b.hidden = history.length < 2; b.addEventListener("click", () => history.back()); });
    root.querySelectorAll("[data-print]").forEach((b) => b.addEventListener("click", () => window.print()));
    root.querySelectorAll("[data-submit]").forEach(submitting);
    root.querySelectorAll("[data-leave]").forEach((link) => link.addEventListener("click", (e) => { if (leave(link)) e.preventDefault(); }));
  }

  document.addEventListener("DOMContentLoaded", () => { ready(document); arrive(); });
  window.addEventListener("hashchange", arrive);
  window.addEventListener("pageshow", sentAgain);
  window.addEventListener("beforeprint", unfold);
  window.addEventListener("afterprint", fold);
  document.addEventListener("keydown", escape);
  // Where the keyboard was in what is replaced, it goes on in what comes instead.
  let within = false;
  document.addEventListener("htmx:beforeSwap", (e) => { within = e.detail.target.contains(document.activeElement) && document.activeElement !== document.body; });
  document.addEventListener("htmx:afterSettle", (e) => {
    ready(e.detail.elt);
    // Whoever pressed a button that is gone goes on where its answer stands.
    const place = e.detail.elt.matches("[data-focus]") ? e.detail.elt : e.detail.elt.querySelector("[data-focus]");
    if (place) { place.removeAttribute("data-focus"); place.focus({ preventScroll: true }); } else if (within && document.activeElement === document.body && e.detail.elt.isConnected) {
      e.detail.elt.tabIndex = -1;
      e.detail.elt.focus({ preventScroll: true });
    }
    within = false;
  });
  // An error is something to read as well.
  document.addEventListener("htmx:beforeSwap", (e) => { if (e.detail.xhr.status >= 400 && e.detail.xhr.status < 500) e.detail.shouldSwap = true; });
})();
