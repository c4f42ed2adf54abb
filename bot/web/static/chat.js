// The chat page: reads the question, asks the server, shows the cards.

import { card } from "./cards.js";
import { element } from "./dom.js";
import { Memory } from "./memory.js";

const ENDPOINT = "/webhooks/rest/webhook";
const NOTICES = "/webhooks/rest/notices";
const PATIENCE_MS = 30000;
const LOOK_FOR_NOTICES_MS = 60000;
const WELCOME = {
  text: "Chào bạn, tôi là Hỏi Một Cửa. Bạn cần làm giấy tờ gì? Cứ hỏi như nói chuyện bình thường, có dấu hay không dấu đều được.",
  buttons: [
    "Làm giấy khai sinh cho con cần giấy tờ gì?",
    "Đăng ký kết hôn ở đâu?",
    "Làm lại căn cước bị mất",
    "Đổi bằng lái xe hết bao nhiêu tiền?",
  ].map((title) => ({ title, payload: title })),
  custom: { kind: "talk", topic: "greet" },
};

const log = document.getElementById("log");
const typing = document.getElementById("typing");
const form = document.getElementById("composer");
const input = document.getElementById("question");
const memory = new Memory(() => sessionStorage);
let waiting = Promise.resolve();

function show(message) {
  if (message.from === "citizen") {
    log.append(element("div", { class: "turn citizen" }, element("span", { class: "unseen" }, "Bạn: "), message.text));
  } else {
    log.append(element("div", { class: "turn assistant" }, card(message, ask, memory)));
  }
}

function add(message) {
  memory.add(message);
  show(message);
  const last = log.lastElementChild;
  last.scrollIntoView({ block: message.from === "citizen" ? "end" : "start", behavior: calm() ? "auto" : "smooth" });
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function ask(payload, title) {
  add({ from: "citizen", text: title || payload });
  return queue(payload);
}

// One question after another; one of a conversation that was cleared meanwhile is dropped.
function queue(payload) {
  const { sender } = memory;
  waiting = waiting.then(() => send(payload, () => sender === memory.sender));
  return waiting;
}

async function send(payload, wanted) {
  if (!wanted()) return;
  typing.hidden = false;
  try {
    const messages = await request(payload);
    if (wanted()) for (const message of messages) add({ from: "assistant", ...message });
  } catch (error) {
    if (wanted()) failed(payload);
  } finally {
    typing.hidden = true;
  }
}

async function request(payload) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const response = await fetch(ENDPOINT, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ sender: memory.sender, message: payload }),
      signal: patience.signal,
    });
    const body = await response.json();
    if (!response.ok || !Array.isArray(body) || !body.length) throw new Error(`HTTP ${response.status}`);
    return body;
  } finally {
    clearTimeout(timer);
  }
}

// Tells of dossiers that the citizen follows; what was shown is confirmed with the next look.
async function lookForNotices() {
  if (document.hidden || !memory.messages.length) return;
  const { sender, lastNotice } = memory;
  try {
    const response = await fetch(`${NOTICES}?${new URLSearchParams({ sender, after: lastNotice })}`);
    if (!response.ok || sender !== memory.sender) return;
    for (const { id, ...message } of await response.json()) {
      if (id <= memory.lastNotice) continue;
      memory.lastNotice = id;
      add({ from: "assistant", ...message });
    }
  } catch (error) {
    // The next look tries again.
  }
}

// Not kept in the history: the question can be sent again, and then the real answer is.
function failed(payload) {
  const again = element("button", { type: "button", class: "chip", onclick: () => retry() }, "Gửi lại");
  const turn = element(
    "div",
    { class: "turn assistant" },
    element("div", { class: "card card-error" }, element("p", {}, `Chưa gửi được câu hỏi. Bạn kiểm tra mạng rồi thử lại, hoặc gọi ${document.body.dataset.hotline}.`), again),
  );
  function retry() {
    turn.remove();
    input.focus();
    queue(payload);
  }
  log.append(turn);
  turn.scrollIntoView({ block: "end" });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = input.value.trim();
  if (!question) return;
  input.value = "";
  ask(question);
});

document.getElementById("clear").addEventListener("click", () => {
  memory.clear();
  log.replaceChildren();
  show(WELCOME);
  input.focus();
});

show(WELCOME);
memory.messages.forEach(show);
if (memory.messages.length) log.lastElementChild.scrollIntoView({ block: "start" });
setInterval(lookForNotices, LOOK_FOR_NOTICES_MS);
document.addEventListener("visibilitychange", lookForNotices);
lookForNotices();
