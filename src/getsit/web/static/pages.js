// What the pages do more with scripts: every page works without.
"use strict";
(() => {
  // --- a link into a folded list opens it ---
  function openTheWay() {
    const line = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!line) return;
    for (let fold = line.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    line.scrollIntoView();
  }
  addEventListener("hashchange", openTheWay);
  openTheWay();

  // --- a page that shows work under way looks again by itself ---
  const under = document.querySelector("[data-look-again]");
  if (under) setTimeout(() => location.reload(), Number(under.dataset.lookAgain));

  // --- what is typed stays in this tab until it was sent: over a step back, a reload, a lost server ---
  const stored = does => { try { return does(sessionStorage); } catch { return null; } };
  const fieldsOf = form => [...form.elements].filter(one => one.matches("textarea, input[type=text], input[type=date], input[type=time], select"));
  for (const form of document.querySelectorAll("form[data-keep]")) {
    const place = "getsit-typed-" + form.dataset.keep;
    const shown = new Map(fieldsOf(form).map(one => [one.name, one.value]));
    const kept = stored(store => JSON.parse(store.getItem(place))) || {};
    for (const one of fieldsOf(form)) {
      if (!(one.name in kept) || kept[one.name] === one.value) continue;
      one.value = kept[one.name];
      one.closest("details")?.setAttribute("open", "");
    }
    form.addEventListener("input", () => {
      const typed = {};
      for (const one of fieldsOf(form)) if (one.value !== shown.get(one.name) && one.value.length < 1e6) typed[one.name] = one.value;
      stored(store => store.setItem(place, JSON.stringify(typed)));
    });
    form.addEventListener("submit", event => { if (!event.defaultPrevented) stored(store => store.removeItem(place)); });
  }

  // --- what only scripts can do is shown with them; its place was kept, so that nothing jumps ---
  document.documentElement.classList.add("has-scripts");
  document.querySelector("[data-print]")?.addEventListener("click", () => print());

  // --- a form is sent once; to a server that answers; and no more than is read ---
  const most = Number(document.body.dataset.most);
  let told = null; // what stands on the page about a form that was not sent
  const sure = new WeakSet();

  function isThere() {
    return fetch("/static/icon.svg", { cache: "no-store", signal: AbortSignal.timeout(20000) }).then(() => true, () => false);
  }

  function asBusy(button) {
    button.setAttribute("aria-busy", "true");
    if (!button.dataset.busy) return;
    button.dataset.words = button.textContent;
    button.textContent = button.dataset.busy;
  }

  function asReady() {
    for (const button of document.querySelectorAll("button[aria-busy]")) {
      button.removeAttribute("aria-busy");
      if (button.dataset.busy) button.textContent = button.dataset.words;
    }
  }

  function tell(kind, before) {
    told?.remove();
    told = document.getElementById(kind).content.firstElementChild.cloneNode(true);
    told.setAttribute("role", "alert");
    before.before(told);
    return told;
  }

  function showLost(form, button) {
    const again = tell("lost", document.getElementById("main").firstElementChild).querySelector("button");
    again.onclick = () => form.requestSubmit(button);
    again.focus();
  }

  // Whether words stand in it that would be lost with the server.
  const hasWords = form => "keep" in form.dataset && fieldsOf(form).some(one => one.matches("textarea, input[type=text]") && one.value.trim());

  document.addEventListener("submit", async event => {
    const form = event.target, button = event.submitter;
    if (form.method !== "post" || form.id === "saying") return;
    if (sure.delete(form)) return; // the second round, after the server has answered
    const long = [...form.elements].find(one => one.tagName === "TEXTAREA" && one.value.length > most);
    if (long) tell("too-much", long);
    if (long || form.querySelector("button[aria-busy]")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      long?.focus();
      return;
    }
    const pressed = button ?? form.querySelector("button");
    if (pressed) asBusy(pressed);
    setTimeout(asReady, "download" in form.dataset ? 4000 : 30000); // a download, or a stop, leaves the page here
    if (!hasWords(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const there = await isThere();
    told?.remove();
    if (!there) { asReady(); showLost(form, button); return; }
    sure.add(form);
    form.requestSubmit(button?.form === form ? button : undefined);
  }, true);
  addEventListener("pageshow", asReady);

  // --- a look at the source without leaving the page ---
  const SLOW = 300;
  let peek = null, of = null, waiting = 0, finger = false, asked = 0;

  function closePeek() {
    clearTimeout(waiting);
    of?.removeAttribute("aria-describedby");
    peek?.remove();
    peek = of = null;
  }

  async function showPeek(link) {
    if (of === link) return;
    closePeek();
    of = link;
    const mine = ++asked; // only the latest look is shown
    const answer = await fetch(link.pathname.replace("/source/", "/peek/") + link.search).catch(() => null);
    const words = answer?.ok ? await answer.text() : "";
    if (mine !== asked || of !== link || !words) return;
    peek = document.createElement("div");
    peek.id = "peek";
    peek.setAttribute("role", "note");
    peek.innerHTML = words;
    peek.querySelector("[data-peek-open]")?.setAttribute("href", link.href);
    document.body.append(peek);
    const box = link.getBoundingClientRect();
    peek.style.left = `${Math.max(16, Math.min(box.left, innerWidth - peek.offsetWidth - 16)) + scrollX}px`;
    const below = box.bottom + peek.offsetHeight + 12 < innerHeight || box.top < peek.offsetHeight + 12;
    peek.style.top = `${(below ? box.bottom + 6 : box.top - peek.offsetHeight - 6) + scrollY}px`;
    link.setAttribute("aria-describedby", "peek");
    peek.addEventListener("pointerleave", later);
    peek.addEventListener("pointerenter", () => clearTimeout(waiting));
  }

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(closePeek, SLOW);
  }

  const sourceOf = event => event.target.closest?.("a[href*='/source/'][href*='start=']:not([data-peek-open])");
  document.addEventListener("pointerover", event => {
    const link = sourceOf(event);
    if (!link || event.pointerType === "touch") return;
    clearTimeout(waiting);
    waiting = setTimeout(() => showPeek(link), SLOW);
    link.addEventListener("pointerleave", later, { once: true });
  });
  document.addEventListener("focusin", event => {
    const link = sourceOf(event);
    if (link?.matches(":focus-visible")) showPeek(link);
    else if (of && !peek?.contains(event.target)) closePeek();
  });
  document.addEventListener("pointerdown", event => {
    finger = event.pointerType === "touch";
    if (peek && !peek.contains(event.target) && sourceOf(event) !== of) closePeek();
  });
  document.addEventListener("click", event => {
    const link = sourceOf(event);
    if (!link || !finger || of === link) return;
    event.preventDefault(); // the first tap shows, the second opens
    showPeek(link);
  });
  addEventListener("keydown", event => { if (event.key === "Escape") closePeek(); });

  // --- the mark that one points at is told in words below the picture ---
  const says = document.getElementById("pic-says");
  if (says) {
    for (const mark of document.querySelectorAll("[data-says]")) {
      for (const kind of ["pointerenter", "focus"]) mark.addEventListener(kind, () => { says.textContent = mark.dataset.says; });
    }
  }
})();
