// The desk. htmx asks for the pieces of a page when the server tells that they changed; here is what only a browser can do.
"use strict";

const desk = document.querySelector("[data-desk]");
const find = (name) => document.querySelector(`[data-${name}]`);
const text = document.getElementById("text");
const thread = find("thread");
const title = document.title;

// --- kept by this browser: no letters as shortcuts, no sound -------------------------------------------------------------
for (const choice of ["keys-off", "sound-off"]) {
  const box = find(choice);
  box.checked = localStorage.getItem(choice) === "yes";
  box.addEventListener("change", () => localStorage.setItem(choice, box.checked ? "yes" : "no"));
}

// --- the bell: rings, flashes and notifies while something urgent was neither taken nor seen ------------------------------
let sound;
let known = 0;

function ring() {
  sound ??= new AudioContext();
  for (const [start, pitch] of [[0, 880], [0.25, 660], [0.5, 880]]) {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.15, sound.currentTime + start);
    volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + start + 0.22);
    tone.connect(volume).connect(sound.destination);
    tone.start(sound.currentTime + start);
    tone.stop(sound.currentTime + start + 0.24);
  }
}

function notice() {
  const alarm = find("alarm");
  const count = alarm ? Number(alarm.dataset.alarm) : 0;
  const waiting = find("waiting")?.dataset.waiting;
  const flash = count > 0 && Math.floor(Date.now() / 1000) % 2 === 0;
  document.title = flash ? `! ${alarm.getAttribute("aria-label")}` : waiting > 0 ? `(${waiting}) ${title}` : title;
  if (count > known && "Notification" in window && Notification.permission === "granted") {
    // The name and the subject stay on the page: others may see the screen.
    new Notification(alarm.getAttribute("aria-label"), { tag: "urgent" });
  }
  known = count;
  return count;
}

let beats = 0;
setInterval(() => {
  if (notice() > 0 && beats++ % 5 === 0 && !find("sound-off").checked && navigator.userActivation?.hasBeenActive) {
    ring();
  }
}, 1000);

find("notify").addEventListener("click", () => window.Notification?.requestPermission());

// --- the thread stays at its end, unless one reads further up -------------------------------------------------------------
let atEnd = true;
let entries = 0;

function settle() {
  if (!thread) {
    return;
  }
  if (atEnd) {
    thread.scrollTop = thread.scrollHeight;
  }
  const count = Number(find("entries")?.dataset.entries ?? 0);
  if (entries > 0 && count > entries) {
    const news = find("news");
    const last = thread.querySelector(".entries > :last-child");
    news.textContent = `${news.dataset.news} : ${last?.textContent.trim().slice(0, 200)}`;
  }
  entries = count;
}

thread?.addEventListener("scroll", () => {
  atEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 40;
});

// A panel that was opened stays open when the piece around it comes anew.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target === thread && thread.querySelector("details[open]") && !event.detail.requestConfig.verb.startsWith("post")) {
    event.detail.shouldSwap = false;
  }
});
document.body.addEventListener("htmx:afterSwap", settle);
settle();

// --- the reply: kept while it is written, said once, shown where it failed ------------------------------------------------
const draftKey = text && `draft-${desk.dataset.conversation}`;

function tell(sentence) {
  const problem = find("problem");
  if (problem) {
    problem.textContent = sentence;
  }
}

/** Goes on at the end of what stands there. */
function resume() {
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);
}

function write(words) {
  text.value = words;
  text.dispatchEvent(new Event("input", { bubbles: true }));
  resume();
}

if (text) {
  // Only a tab that lost its session still has one: it comes back after signing in.
  const kept = sessionStorage.getItem(draftKey);
  if (kept) {
    write(kept);
  }
  text.addEventListener("input", () => {
    sessionStorage.setItem(draftKey, text.value);
    tell("");
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      find("say").requestSubmit();
    }
  });
}

document.body.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt;
  if (!event.detail.successful) {
    return;
  }
  if (form.matches("[data-say]")) {
    write("");
    sessionStorage.removeItem(draftKey);
    find("once").value = crypto.randomUUID();
    const neutral = form.querySelector("[name=neutral]");
    if (neutral) {
      neutral.checked = false;
    }
    atEnd = true;
    settle();
    text.focus();
  } else if (form.matches("[data-note]")) {
    form.reset();
  }
});

document.body.addEventListener("htmx:responseError", (event) => {
  const answer = event.detail.xhr;
  if (answer.status === 401) {
    tell(desk.dataset.over);
    const link = document.createElement("a");
    link.href = `/login?next=${encodeURIComponent(location.pathname)}`;
    link.textContent = desk.dataset.login;
    find("problem")?.append(" ", link);
  } else {
    tell(answer.responseText || desk.dataset.offline);
  }
});
document.body.addEventListener("htmx:sendError", () => tell(desk.dataset.offline));

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) {
    return;
  }
  if (button.dataset.undo !== undefined && text) {
    write(button.dataset.undo);
  } else if (button.dataset.rewrite !== undefined) {
    write(button.dataset.rewrite);
  } else if (button.dataset.mention !== undefined) {
    const note = document.getElementById("note");
    note.value = `${note.value.trimEnd()} ${button.dataset.mention}`.trimStart();
    note.focus();
  } else if (button.dataset.ready !== undefined) {
    const before = text.value.trim();
    write(before ? `${before} ${button.dataset.ready}` : button.dataset.ready);
  }
});

find("find")?.addEventListener("input", (event) => {
  const plain = (words) => words.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const wanted = plain(event.target.value);
  document.querySelectorAll("[data-title]").forEach((item) => {
    item.hidden = !plain(item.dataset.title).includes(wanted);
  });
});

// --- shortcuts ------------------------------------------------------------------------------------------------------------
const help = find("help");
find("open-help").addEventListener("click", () => help.showModal());
find("close-help").addEventListener("click", () => help.close());

function step(by) {
  const links = [...document.querySelectorAll(".case-title")];
  const at = links.indexOf(document.activeElement);
  links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, dialog");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || find("keys-off").checked) {
    return;
  }
  if (event.key === "j" || event.key === "k") {
    step(event.key === "j" ? 1 : -1);
    return;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (target) {
    event.preventDefault();
    if (target === text) {
      resume();
    } else if (target.matches("input")) {
      target.focus();
    } else {
      target.click();
    }
  }
});
