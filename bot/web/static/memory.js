// What this tab remembers: the sender, the conversation and the ticked papers. It goes when the tab is closed, because
// phones and computers are often shared.

const KEY = "motcua";
const MOST_MESSAGES = 200;

export class Memory {
  // `storage` is a function: where storage is forbidden, naming it throws.
  constructor(storage) {
    this.storage = storage;
    this.state = this.read() || { sender: randomName(), messages: [], ticks: {} };
    this.write();
  }

  get sender() {
    return this.state.sender;
  }

  get messages() {
    return this.state.messages;
  }

  add(message) {
    this.state.messages = [...this.state.messages, message].slice(-MOST_MESSAGES);
    this.write();
  }

  get lastNotice() {
    return this.state.lastNotice || 0;
  }

  set lastNotice(id) {
    this.state.lastNotice = id;
    this.write();
  }

  has(key) {
    return Boolean(this.state.ticks[key]);
  }

  set(key, ticked) {
    this.state.ticks[key] = ticked;
    this.write();
  }

  clear() {
    this.state = { sender: randomName(), messages: [], ticks: {} };
    this.write();
  }

  read() {
    try {
      return JSON.parse(this.storage().getItem(KEY));
    } catch (error) {
      return null;
    }
  }

  write() {
    try {
      this.storage().setItem(KEY, JSON.stringify(this.state));
    } catch (error) {
      // A full or forbidden storage costs the history on reload, never the conversation.
    }
  }
}

function randomName() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `web-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
