// The test phone. Each tab is one telephone: its number lives in the tab alone.
"use strict";

const root = document.querySelector("[data-phone]");
const part = (name) => root.querySelector(`[data-${name}]`);
const number = part("number");
const text = part("text");
const picture = part("picture");
let after = 0;
let sending = Promise.resolve();

const pair = () => String(Math.floor(Math.random() * 100)).padStart(2, "0");
const fresh = () => `06 39 98 ${pair()} ${pair()}`;

function show(kind, body) {
  const bubble = document.createElement("p");
  bubble.className = `bubble ${kind}`;
  bubble.textContent = body;
  part("thread").append(bubble);
  bubble.scrollIntoView({ block: "nearest" });
}

function say(message) {
  part("notice").textContent = message;
  part("notice").hidden = !message;
}

async function ask(address, body) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
  });
  const read = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(read.message || `${answer.status}`);
  }
  return read;
}

function trace(said, result) {
  part("nothing").hidden = true;
  const item = document.createElement("li");
  item.className = "trace card";
  const title = document.createElement("h3");
  title.textContent = result.title;
  for (const badge of result.badges) {
    const mark = document.createElement("span");
    mark.className = `badge ${badge.kind}`;
    mark.textContent = badge.text;
    title.append(mark);
  }
  const quote = document.createElement("blockquote");
  quote.textContent = said;
  const list = document.createElement("dl");
  for (const line of result.lines) {
    const name = document.createElement("dt");
    name.textContent = line.name;
    const value = document.createElement("dd");
    value.textContent = line.value;
    list.append(name, value);
  }
  item.append(title, quote, list);
  part("traces").prepend(item);
}

async function send(body, pictures) {
  const from = number.value;
  show("out", pictures ? `${body} 🖼`.trim() : body);
  part("wait").hidden = false;
  try {
    const result = await ask("/phone/messages", { from, text: body, pictures });
    result.replies.forEach((reply) => show("in", reply));
    trace(body, result);
  } catch (problem) {
    show("failed", problem.message);
  } finally {
    part("wait").hidden = true;
  }
}

part("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const body = text.value;
  const pictures = picture.checked ? 1 : 0;
  text.value = "";
  picture.checked = false;
  text.focus();
  sending = sending.then(() => send(body, pictures));
});

text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    part("composer").requestSubmit();
  }
});

root.querySelectorAll("[data-suggestion]").forEach((button) =>
  button.addEventListener("click", () => {
    text.value = button.textContent;
    part("composer").requestSubmit();
  }),
);

async function adviser(action, body) {
  try {
    say((await ask("/phone/adviser", { number: number.value, action, text: body })).message);
    await receive();
  } catch (problem) {
    say(problem.message);
  }
}

root.querySelectorAll("[data-action]").forEach((button) =>
  button.addEventListener("click", () => adviser(button.value, "")),
);

part("adviser").addEventListener("submit", (event) => {
  event.preventDefault();
  const body = part("words").value.trim();
  if (body) {
    part("words").value = "";
    adviser("say", body);
  }
});

// What the line sends by itself: an adviser's words, a page to whoever is on call.
async function receive() {
  const answer = await fetch(`/phone/inbox?number=${encodeURIComponent(number.value)}&after=${after}`);
  if (answer.ok) {
    for (const received of await answer.json()) {
      after = Math.max(after, received.id);
      show("in", received.text);
    }
  }
}

function pick(chosen) {
  number.value = chosen;
  sessionStorage.setItem("number", chosen);
  after = 0;
  part("thread").replaceChildren();
  part("traces").replaceChildren();
  part("nothing").hidden = false;
  say("");
}

part("new").addEventListener("click", () => {
  pick(fresh());
  text.focus();
});
number.addEventListener("change", () => pick(number.value.trim()));

pick(sessionStorage.getItem("number") || fresh());
setInterval(() => document.hidden || receive().catch(() => {}), 2000);
