// The studio. htmx saves and fetches; here is what only a browser can do.
"use strict";

const field = (name) => document.getElementById(name);

// --- one click: a cheaper spelling, a line of the file, a voice, a talk from the start ------------------------------------
function write(area, words) {
  area.value = words;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
}

function goTo(area, line) {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  area.scrollTop = (area.scrollHeight / lines.length) * Math.max(0, line - 5);
}

function speak(words, language) {
  const said = new SpeechSynthesisUtterance(words);
  said.lang = language;
  speechSynthesis.cancel();
  speechSynthesis.speak(said);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) {
    return;
  }
  const { rewrite, words, line, speak: spoken, language, anew, sure } = button.dataset;
  if (sure !== undefined && !confirm(sure)) {
    event.preventDefault();
  } else if (rewrite !== undefined) {
    write(field(rewrite), words);
  } else if (line !== undefined) {
    goTo(field("yaml"), Number(line));
  } else if (spoken !== undefined) {
    speak(spoken, language);
  } else if (anew !== undefined) {
    field("try-thread").replaceChildren();
    field("try-state").value = "";
    field("try-text").focus();
  }
});

// --- for whom a text is to be added is no change of the draft yet: the form must not save itself beside the button ----------
document.querySelectorAll(".varied").forEach((part) => {
  ["input", "change"].forEach((type) => part.addEventListener(type, (event) => event.stopPropagation()));
});

if ("speechSynthesis" in window) {
  document.querySelectorAll("[data-speak]").forEach((button) => {
    button.hidden = false;
  });
}

// --- the phone: Enter sends, the thread stays at its end --------------------------------------------------------------------
field("try-text")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    field("try").requestSubmit();
  }
});

document.body.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.elt.id === "try" && event.detail.successful) {
    const thread = field("try-thread");
    thread.scrollTop = thread.scrollHeight;
    field("try-text").value = "";
    field("try-text").focus();
  }
});
