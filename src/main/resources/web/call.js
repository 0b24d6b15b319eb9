// The test phone that calls. The server plays the carrier; the page speaks, listens, and shows each step.
"use strict";

const root = document.querySelector("[data-call]");
const part = (name) => root.querySelector(`[data-${name}]`);
const number = part("number");
const words = part("words");
let call = "";
let busy = false;

const pair = () => String(Math.floor(Math.random() * 100)).padStart(2, "0");

function show(kind, text) {
  const bubble = document.createElement("p");
  bubble.className = `bubble ${kind}`;
  bubble.textContent = text;
  part("thread").append(bubble);
  bubble.scrollIntoView({ block: "nearest" });
}

function say(message) {
  part("notice").textContent = message;
  part("notice").hidden = !message;
}

// What the line listens for, from its last question; what is read aloud may end in another language.
let language = "fr-FR";

// Arabic has its own code at Twilio.
const spoken = (language) => (language === "arb" ? "ar" : language);

function speak(heard) {
  if (!("speechSynthesis" in window)) {
    return;
  }
  speechSynthesis.cancel();
  if (!part("aloud").checked) {
    return;
  }
  for (const sentence of heard.filter((one) => one.language)) {
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.lang = spoken(sentence.language);
    speechSynthesis.speak(utterance);
  }
}

function step(taken) {
  part("nothing").hidden = true;
  const item = document.createElement("li");
  item.className = "trace card";
  const title = document.createElement("h3");
  title.textContent = `${taken.path} ${taken.input}`.trim();
  const facts = document.createElement("p");
  facts.className = "hint";
  facts.textContent = `HTTP ${taken.status} · ${taken.millis.toFixed(1)} ms`;
  item.append(title, facts);
  if (taken.twiml) {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = "TwiML";
    const code = document.createElement("pre");
    code.className = "twiml";
    code.tabIndex = 0;
    code.textContent = taken.twiml.replace(/></g, ">\n<");
    details.append(summary, code);
    item.append(details);
  }
  part("steps").prepend(item);
}

function moment(scene) {
  call = scene.id;
  scene.steps.forEach(step);
  scene.steps.forEach((taken) => {
    language = /<Gather[^>]* language="([^"]+)"/.exec(taken.twiml)?.[1] ?? language;
  });
  scene.heard.filter((one) => one.language).forEach((one) => show("in", one.text));
  speak(scene.heard);
  const ended = scene.waiting === "ENDED";
  part("dial").hidden = !ended;
  root.querySelector("[data-act][value=hang-up]").hidden = ended;
  part("say").hidden = !(scene.waiting === "ANSWER" && scene.words);
  part("keypad").hidden = scene.waiting !== "ANSWER";
  part("ringing").hidden = scene.waiting !== "RINGING";
  part("tone").hidden = scene.waiting !== "TONE";
  part("rung").textContent = root.dataset.wordsRings.replace("{0}", scene.rung);
  typed = "";
  wanted = scene.keys;
  if (ended) {
    show("done", root.dataset.wordsEnded);
    part("dial").focus();
  } else if (!part("say").hidden) {
    words.focus();
  }
  // What the caller can do now takes its room below: what was said last stays in view.
  part("thread").lastElementChild?.scrollIntoView({ block: "nearest" });
}

async function ask(address, options) {
  if (busy) {
    return;
  }
  busy = true;
  say("");
  try {
    const answer = await fetch(address, { method: "POST", ...options });
    const read = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw new Error(read.message || `${answer.status}`);
    }
    moment(read);
  } catch (problem) {
    say(problem.message);
  } finally {
    busy = false;
  }
}

const json = (body) => ({
  headers: { "Content-Type": "application/json", Accept: "application/json" },
  body: JSON.stringify(body),
});
const act = (action, text = "", badly = false) => ask(`/phone/call/${call}`, json({ action, text, badly }));

part("dial").addEventListener("click", () => {
  part("thread").replaceChildren();
  part("steps").replaceChildren();
  ask("/phone/call", json({ from: number.value, hidden: part("hidden").checked }));
});

part("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = words.value.trim();
  if (text) {
    words.value = "";
    show("out", text);
    act("say", text, part("badly").checked);
    part("badly").checked = false;
  }
});

root.querySelectorAll("[data-act]").forEach((button) =>
  button.addEventListener("click", () => {
    show("done", button.value === "silence" ? root.dataset.wordsNone : button.textContent);
    act(button.value);
  }),
);

// A number of ten digits is typed before it is sent; a single key at once.
let typed = "";
let wanted = 1;
root.querySelectorAll("[data-key]").forEach((button) =>
  button.addEventListener("click", () => {
    typed += button.value;
    if (typed.length >= wanted || !/^[0-9]+$/.test(typed)) {
      show("out", root.dataset.wordsKey.replace("{0}", typed));
      act("press", typed);
    }
  }),
);

// What is said after the tone: a microphone, or two seconds of a generated tone.
function wave() {
  const rate = 8000;
  const samples = rate * 2;
  const view = new DataView(new ArrayBuffer(44 + samples * 2));
  const text = (at, value) => [...value].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + samples * 2, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples * 2, true);
  for (let i = 0; i < samples; i++) {
    view.setInt16(44 + i * 2, 9000 * Math.sin((2 * Math.PI * 440 * i) / rate), true);
  }
  return new Blob([view], { type: "audio/wav" });
}

function leave(sound, seconds, hangsUp) {
  show("out", root.dataset.wordsTone.replace("{0}", seconds));
  ask(`/phone/call/${call}/tone?hangs-up=${hangsUp}&seconds=${seconds}`, {
    headers: { "Content-Type": sound.type || "application/octet-stream" },
    body: sound,
  });
}

root.querySelectorAll("[data-beep]").forEach((button) =>
  button.addEventListener("click", () => leave(wave(), 2, button.value)),
);

let recorder = null;
part("record").addEventListener("click", async () => {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const chunks = [];
    const started = Date.now();
    recorder = new MediaRecorder(stream);
    recorder.addEventListener("dataavailable", (event) => chunks.push(event.data));
    recorder.addEventListener("stop", () => {
      stream.getTracks().forEach((track) => track.stop());
      part("record").hidden = false;
      part("recorded").hidden = true;
      leave(new Blob(chunks, { type: recorder.mimeType }), Math.max(1, Math.round((Date.now() - started) / 1000)), false);
    });
    recorder.start();
    part("record").hidden = true;
    part("recorded").hidden = false;
  } catch {
    say(root.dataset.wordsMicrophone);
  }
});
part("recorded").addEventListener("click", () => recorder.stop());

// Speaking instead of typing, where the browser recognises speech.
const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
part("typed").hidden = Boolean(Recognition);
if (Recognition) {
  part("listen").hidden = false;
  part("listen").addEventListener("click", () => {
    if ("speechSynthesis" in window) {
      speechSynthesis.cancel();
    }
    const recognition = new Recognition();
    recognition.lang = language;
    recognition.addEventListener("result", (event) => {
      words.value = event.results[0][0].transcript;
      part("say").requestSubmit();
    });
    recognition.addEventListener("error", (event) =>
      say(event.error === "no-speech" ? root.dataset.wordsUnheard : root.dataset.wordsSpeech),
    );
    recognition.addEventListener("start", () => part("listen").setAttribute("aria-pressed", "true"));
    recognition.addEventListener("end", () => part("listen").setAttribute("aria-pressed", "false"));
    recognition.start();
  });
}

number.value = sessionStorage.getItem("number") || `06 39 98 ${pair()} ${pair()}`;
number.addEventListener("change", () => sessionStorage.setItem("number", number.value));
