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
let asked = false;
let silent = false;
let known = 0;
let waited = Infinity;

function chime() {
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
  // A device that is kept open between two rings costs a whole working day of power.
  setTimeout(() => sound.suspend(), 1500);
}

/** A browser may keep a page silent until somebody has clicked on it or on the page before: then the page says so. */
function ring() {
  sound ??= new AudioContext();
  if (asked) {
    return;
  }
  asked = true;
  sound.resume().then(() => {
    asked = silent = false;
    if (known > 0) {
      chime();
    }
  });
  setTimeout(() => (silent = asked), 500);
}

function notice() {
  const alarm = find("alarm");
  const count = alarm ? Number(alarm.dataset.alarm) : 0;
  const pulse = find("waiting");
  const waiting = Number(pulse?.dataset.waiting ?? 0);
  const flash = count > 0 && Math.floor(Date.now() / 1000) % 2 === 0;
  document.title = flash ? `! ${alarm.getAttribute("aria-label")}` : waiting > 0 ? `(${waiting}) ${title}` : title;
  const mute = find("mute");
  if (mute) {
    mute.hidden = !silent;
  }
  if (count > known && "Notification" in window && Notification.permission === "granted") {
    // The name and the subject stay on the page: others may see the screen.
    new Notification(alarm.getAttribute("aria-label"), { tag: "urgent" });
  }
  if (count > known) {
    find("called").textContent = alarm.querySelector("p").textContent.trim();
  }
  if (waiting > waited) {
    find("tally").textContent = pulse.textContent.trim();
  }
  known = count;
  waited = waiting;
  return count;
}

let beats = 0;
setInterval(() => {
  if (notice() > 0 && beats++ % 5 === 0 && !find("sound-off").checked) {
    ring();
  }
}, 1000);

const notify = find("notify");

function tellPermission() {
  const told = notify.dataset[window.Notification?.permission ?? "denied"];
  notify.disabled = Boolean(told);
  notify.textContent = told || notify.textContent;
}

notify.addEventListener("click", () => window.Notification.requestPermission().then(tellPermission));
tellPermission();

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

// A panel that was opened stays as it is, with what was chosen in it, when the piece around it comes anew; and who moves through the list
// by keyboard stays near where the row was.
let opened = [];
let focused;
let row = -1;

document.body.addEventListener("htmx:beforeSwap", (event) => {
  const target = event.detail.target;
  focused = document.activeElement;
  opened = [...target.querySelectorAll("details[open][id]")];
  row = [...target.querySelectorAll(".case")].indexOf(focused.closest(".case"));
});

document.body.addEventListener("htmx:afterSwap", () => {
  for (const panel of opened) {
    document.getElementById(panel.id)?.replaceWith(panel);
    if (panel.contains(focused)) {
      focused.focus();
    }
  }
  if (row >= 0 && document.activeElement === document.body) {
    const links = [...document.querySelectorAll(".case-title")];
    links[Math.min(row, links.length - 1)]?.focus();
  }
  opened = [];
  row = -1;
  settle();
  notice();
});
settle();

// --- the reply: kept while it is written, said once, shown where it failed ------------------------------------------------
const draftKey = text && `draft-${desk.dataset.staff}-${desk.dataset.conversation}`;

/** Beside the box where one writes a reply, else at the head of the page. */
const problem = find("problem") ?? find("trouble");

function tell(sentence) {
  problem.textContent = sentence;
}

document.querySelector("form[action='/account/logout']")?.addEventListener("submit", () => sessionStorage.clear());

// A form that takes long to fill in is kept by this tab until it was taken in: a session may end meanwhile.
const kept = document.querySelector("form[data-kept]");
const keptKey = `form-${desk.dataset.staff}-`;

function fields() {
  return [...kept.elements].filter((field) => field.name);
}

if (kept) {
  const values = JSON.parse(sessionStorage.getItem(keptKey + kept.dataset.kept) ?? "{}");
  for (const field of fields()) {
    const value = values[`${field.name} ${field.type === "radio" ? field.value : ""}`];
    if (value === undefined) {
      continue;
    }
    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = value;
    } else {
      field.value = value;
    }
  }
  kept.addEventListener("input", () => {
    const now = fields().map((field) => {
      const ticked = field.type === "radio" || field.type === "checkbox";
      return [`${field.name} ${field.type === "radio" ? field.value : ""}`, ticked ? field.checked : field.value];
    });
    sessionStorage.setItem(keptKey + kept.dataset.kept, JSON.stringify(Object.fromEntries(now)));
  });
} else if (location.search.includes("told=typed-in")) {
  sessionStorage.removeItem(`${keptKey}new`);
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
  const lost = sessionStorage.getItem(draftKey);
  if (lost) {
    write(lost);
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

// The thread may show a reply, and take it back, before the answer to its sending is here: the box has then kept the words.
let saying = false;
let takenBack = false;

document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.requestConfig.elt.matches("[data-say]")) {
    saying = true;
    takenBack = false;
  }
});

document.body.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.requestConfig.elt;
  if (form.matches("[data-say]")) {
    saying = false;
  }
  if (!event.detail.successful) {
    return;
  }
  if (form === text) {
    sessionStorage.removeItem(draftKey);
  } else if (form.dataset.undo !== undefined) {
    if (saying) {
      takenBack = true;
    } else {
      write([form.dataset.undo, text.value.trim()].filter(Boolean).join("\n"));
    }
  } else if (form.matches("[data-say]")) {
    if (!takenBack) {
      write("");
    }
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
    problem.append(" ", link);
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
  if (button.dataset.rewrite !== undefined) {
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
