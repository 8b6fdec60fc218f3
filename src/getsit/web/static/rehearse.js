// The room with scripts: a turn is answered in place, and what is typed is never lost.
// Without them the form does the same, with a page for each turn.
"use strict";
(() => {
  const find = id => document.getElementById(id);
  const room = find("room"), spoken = find("spoken"), form = find("saying");
  const id = room.dataset.id, kept = "getsit-said-" + id, aloudKept = "getsit-aloud";
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const WORDS = 3, PAUSE = 130; // words of a phrase, milliseconds between two phrases
  let turn = Number(room.dataset.turn);
  let busy = false;
  let finish = () => {}; // shows the rest of what is still appearing

  const toEnd = () => scrollTo({ top: document.documentElement.scrollHeight });

  // --- what is typed is kept until it was answered ---
  const stored = (store, does) => { try { return does(store); } catch { return null; } };
  const keep = text => stored(sessionStorage, store => store.setItem(kept, JSON.stringify({ turn, text })));
  const forget = () => stored(sessionStorage, store => store.removeItem(kept));
  const remembered = () => stored(sessionStorage, store => JSON.parse(store.getItem(kept)));

  if (!form) {
    forget();
    toEnd();
    document.fonts?.ready.then(toEnd);
    return;
  }

  const box = find("say"), go = find("go"), waits = find("waits");
  const stale = find("stale"), lost = find("lost"), refused = find("refused"), aloud = find("aloud");

  // --- the transcript ---
  function added(kind, words, { name = "", number = turn } = {}) {
    const made = find(kind).content.firstElementChild.cloneNode(true);
    made.dataset.turn = number;
    if (name) made.querySelector(".n").textContent = name;
    made.querySelector(".said").textContent = words;
    return spoken.appendChild(made);
  }

  function theirs(text, number) {
    const names = room.dataset.voices.split("|");
    return text.split("\n").filter(line => line.trim()).map(line => {
      const colon = line.indexOf(": ");
      const named = colon > 0 && names.includes(line.slice(0, colon));
      const words = named ? line.slice(colon + 2) : line;
      return added("their-turn", words.trim(), { name: named ? line.slice(0, colon) : room.dataset.name, number });
    });
  }

  function asNow(turns) {
    for (const one of spoken.querySelectorAll(".now")) one.classList.remove("now");
    for (const one of turns) one.classList.add("now");
  }

  function setTurn(shape) {
    turn = shape.turn;
    form.elements.turn.value = turn;
    const minutes = Math.min(Math.floor(shape.minutes), Number(room.dataset.whole));
    find("clock").textContent = find("clock").dataset.words.replace("{minutes}", minutes);
    find("clock-line").setAttribute("width", 100 * minutes / Number(room.dataset.whole));
  }

  function showAll(shape) {
    finish();
    spoken.replaceChildren();
    let last = [];
    for (const one of shape.conversation) {
      if (one.role === "candidate") added("my-turn", one.text, { number: one.turn });
      else last = theirs(one.text, one.turn);
    }
    asNow(last);
    setTurn(shape);
    if (shape.over) end(shape.ended);
    toEnd();
  }

  // Their words appear phrase by phrase; the place they take is there from the start, so nothing jumps.
  function appear(turns) {
    asNow(turns);
    const later = [];
    if (!calm.matches && !document.hidden) {
      for (const one of turns) {
        const said = one.querySelector(".said");
        const words = said.textContent.split(/(?<=\s)/);
        said.replaceChildren(...words.map(word => {
          const part = document.createElement("span");
          part.className = "later";
          part.textContent = word;
          later.push(part);
          return part;
        }));
      }
    }
    const next = () => {
      for (const part of later.splice(0, WORDS)) part.classList.remove("later");
      if (!later.length) finish();
    };
    const timer = setInterval(next, PAUSE);
    return new Promise(done => {
      finish = () => {
        clearInterval(timer);
        finish = () => {};
        for (const one of turns) one.querySelector(".said").textContent += ""; // whole again
        done();
      };
      if (!later.length) finish();
    });
  }

  function end(how) {
    form.hidden = true;
    find("end").hidden = true;
    find("over").hidden = false;
    for (const one of find("over").querySelectorAll("[data-ended]")) one.hidden = one.dataset.ended !== how;
    forget();
    find("onward").focus({ preventScroll: true });
    toEnd();
  }

  // --- a turn ---
  function wait(on) {
    busy = on;
    go.disabled = on;
    box.readOnly = on;
    waits.hidden = !on;
  }

  async function send(event) {
    event.preventDefault();
    const text = box.value;
    if (busy || !text.trim()) return;
    finish();
    wait(true);
    keep(text);
    stale.hidden = lost.hidden = refused.hidden = true;
    find("heard").textContent = "";
    const mine = added("my-turn", text);
    box.value = "";
    toEnd();
    let shape = null;
    try {
      const answer = await fetch(`/api/rehearsals/${id}/turns`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ text, turn }),
      });
      shape = await answer.json();
      if (shape.error?.kind === "RehearsalMoved") shape = await inOtherTab();
      else if (answer.status === 404 || answer.status === 409) { location.reload(); return; }
    } catch { /* nobody answered */ }
    wait(false);
    if (shape?.conversation) answered(shape, text);
    else giveBack(mine, text, shape?.error?.message);
  }

  // Another tab was first: the talk as it stands now. A page that cannot ask loads itself again, with the
  // words that were kept.
  async function inOtherTab() {
    try {
      const answer = await fetch(`/api/rehearsals/${id}`);
      return await answer.json();
    } catch { location.reload(); return null; }
  }

  // What was not answered goes back into the box, with the sentence of the server or ours that there is none.
  function giveBack(mine, text, sentence) {
    mine.remove();
    box.value = text;
    if (sentence) refused.textContent = sentence;
    (sentence ? refused : lost).hidden = false;
    box.focus();
    toEnd();
  }

  async function answered(shape, text) {
    const at = role => shape.conversation.find(one => one.turn === turn && one.role === role);
    if (at("candidate")?.text !== text) { late(shape, text); return; }
    forget();
    if (shape.turn !== turn + 1) { showAll(shape); return; }
    const words = at("interviewer").text;
    const turns = theirs(words, turn);
    setTurn(shape);
    find("heard").textContent = words;
    read(words);
    const whole = appear(turns);
    toEnd();
    if (!shape.over) box.focus({ preventScroll: true });
    await whole;
    if (shape.over) end(shape.ended);
  }

  // Another tab has answered this turn: the talk is shown as it stands, and what was typed stays.
  function late(shape, text) {
    box.value = text;
    stale.hidden = false;
    showAll(shape);
    if (!shape.over) { keep(text); box.focus({ preventScroll: true }); }
  }

  async function lookAgain() {
    if (document.hidden || busy || form.hidden) return;
    try {
      const answer = await fetch(`/api/rehearsals/${id}`);
      if (answer.status === 404) { location.reload(); return; }
      const shape = await answer.json();
      if (busy || (shape.turn === turn && !shape.over)) return;
      showAll(shape);
      if (!shape.over) keep(box.value);
    } catch { /* said when a turn is sent */ }
  }

  function restore() {
    const was = remembered();
    if (!was?.text) return;
    const said = spoken.querySelector(`.turn.me[data-turn="${Number(was.turn)}"] .said`);
    if (said && said.textContent === was.text) { forget(); return; }
    if (!box.value) box.value = was.text;
    stale.hidden = was.turn === turn;
  }

  // --- their words aloud: only by voices of this computer, since others send the words away ---
  const voice = () => speechSynthesis.getVoices().find(one => one.localService && one.lang.startsWith("en"));

  function read(words) {
    if (!window.speechSynthesis) return;
    speechSynthesis.cancel();
    if (!aloud.checked || !voice()) return;
    const spokenWords = new SpeechSynthesisUtterance(words);
    spokenWords.voice = voice();
    spokenWords.lang = spokenWords.voice.lang;
    speechSynthesis.speak(spokenWords);
  }

  function offerVoice() { find("aloud-label").hidden = !voice(); }

  if (window.speechSynthesis) {
    aloud.checked = stored(localStorage, store => store.getItem(aloudKept)) === "yes";
    aloud.addEventListener("change", () => {
      stored(localStorage, store => store.setItem(aloudKept, aloud.checked ? "yes" : "no"));
      const now = [...spoken.querySelectorAll(".now .said")].map(one => one.textContent).join(" ");
      read(now);
    });
    speechSynthesis.addEventListener?.("voiceschanged", offerVoice);
    addEventListener("pagehide", () => speechSynthesis.cancel());
    offerVoice();
  }

  // --- the beginning ---
  for (const one of form.querySelectorAll("[data-scripts]")) one.hidden = false;
  form.addEventListener("submit", send);
  box.addEventListener("input", () => keep(box.value));
  box.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (box.value.trim()) form.requestSubmit();
  });
  document.addEventListener("visibilitychange", lookAgain);
  restore();
  if (matchMedia("(pointer: fine)").matches) box.focus({ preventScroll: true });
  toEnd();
  document.fonts?.ready.then(toEnd);
})();
