// One card per `custom.kind` of the message contract; a kind that is not known shows the plain text.

import { element, linked } from "./dom.js";

// `ask(payload, title)` sends a button; `ticks` remembers which papers were ticked off.
export function card(message, ask, ticks) {
  const custom = message.custom || {};
  const build = KINDS[custom.kind] || plain;
  return element("div", { class: `card card-${custom.kind || "text"}` }, build(message, ask, ticks), buttons(message, ask));
}

const KINDS = { answer, choose, complaint, dossier, emergency, form: unnumbered, hotline, unsure: unnumbered };

function plain(message) {
  return element("p", {}, linked(message.text || ""));
}

function answer(message, ask, ticks) {
  const { procedure, sections, remarks, source } = message.custom;
  const fragment = document.createDocumentFragment();
  fragment.append(
    element("h3", {}, procedure.name),
    element("p", { class: "about" }, [procedure.level, procedure.field].filter(Boolean).join(" · ")),
    ...sections.map((one) => section(one, procedure.code, ticks)),
  );
  if (remarks.length) fragment.append(more("Lưu ý thêm", remarks.map((remark) => element("p", {}, linked(remark)))));
  fragment.append(sourceLine(source, procedure.code));
  if ((message.custom.alternatives || []).length) fragment.append(others(message.custom.alternatives, ask));
  return fragment;
}

function others(alternatives, ask) {
  const links = alternatives.map((option) =>
    element("button", { type: "button", class: "chip", onclick: () => ask(option.payload, option.name) }, option.name),
  );
  return more("Không phải thủ tục bạn cần?", [element("div", { class: "chips" }, ...links)]);
}

function sourceLine(source, code) {
  const line = element("p", { class: "source" }, `Nguồn: ${source.text}. Mã thủ tục ${code}. `);
  if (source.url) line.append(linked(source.url));
  return line;
}

function section(one, code, ticks) {
  const body = one.cases ? checklists(one.cases, code, ticks) : one.rows ? table(one) : lines(one.lines);
  return element("section", {}, element("h4", {}, one.title), body);
}

function lines(texts) {
  if (texts.length === 1) return element("p", {}, linked(texts[0]));
  return element("ul", {}, ...texts.map((text) => element("li", {}, linked(text))));
}

function table(one) {
  const rows = one.rows.map((row) =>
    element("tr", {}, element("th", { scope: "row" }, row.label), element("td", {}, row.lines.length ? lines(row.lines) : "Có")),
  );
  return element("table", {}, element("caption", { class: "unseen" }, one.title), element("tbody", {}, ...rows));
}

function checklists(cases, code, ticks) {
  if (cases.length === 1) return checklist(cases[0], `${code}/0`, ticks);
  const folded = cases.map((one, number) =>
    element(
      "details",
      { open: number === 0 },
      element("summary", {}, one.name || `Trường hợp ${number + 1}`),
      checklist({ ...one, name: "" }, `${code}/${number}`, ticks),
    ),
  );
  return element("div", {}, element("p", { class: "hint" }, "Chọn trường hợp của bạn:"), ...folded);
}

function checklist(one, key, ticks) {
  const papers = one.documents.map((paper, number) => checkbox(paper, `${key}/${number}`, ticks));
  const remarks = one.remarks.map((remark) => element("p", { class: "hint" }, `Lưu ý: ${remark}`));
  return element("div", {}, one.name ? element("p", { class: "hint" }, one.name) : "", element("ul", { class: "papers" }, ...papers), ...remarks);
}

function checkbox(paper, key, ticks) {
  const box = element("input", { type: "checkbox", checked: ticks.has(key), onchange: () => ticks.set(key, box.checked) });
  const facts = [paper.form && `mẫu ${paper.form}`, paper.count, paper.present_only && "chỉ xuất trình"].filter(Boolean);
  return element(
    "li",
    {},
    element(
      "label",
      {},
      box,
      element(
        "span",
        {},
        element("strong", {}, paper.name),
        facts.length ? ` (${facts.join("; ")})` : "",
        paper.note ? element("span", { class: "note" }, linked(paper.note)) : "",
        paper.not_needed_if ? element("span", { class: "spared" }, `Không cần nộp nếu ${paper.not_needed_if}`) : "",
      ),
    ),
  );
}

function more(title, children) {
  return element("details", {}, element("summary", {}, title), ...children);
}

function choose(message, ask) {
  const options = message.custom.options.map((option) =>
    element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: "option", onclick: () => ask(option.payload, option.name) },
        element("strong", {}, option.name),
        element("span", { class: "note" }, option.hint),
      ),
    ),
  );
  const opening = message.custom.event ? message.text.split("\n")[0] : "Bạn muốn hỏi thủ tục nào dưới đây?";
  return element("div", {}, element("p", {}, opening), element("ol", { class: "options" }, ...options));
}

function emergency(message) {
  const numbers = message.custom.numbers.map(({ number, name }) => element("li", {}, telephone(number), ` ${name}`));
  return element("div", {}, element("p", {}, "Nếu có người đang gặp nguy hiểm, hãy gọi NGAY:"), element("ul", {}, ...numbers));
}

function hotline(message) {
  const entries = message.custom.entries.map((entry) =>
    element("li", {}, entry.phone ? telephone(entry.phone) : "", ` ${lineOwner(entry)}`, note(entry.state), note(entry.email)),
  );
  return element("div", {}, element("p", {}, message.text.split("\n")[0]), element("ul", {}, ...entries));
}

function lineOwner({ role, unit, topic }) {
  return [role, unit].filter(Boolean).join(", ") + (topic ? ` (${topic})` : "");
}

function note(text) {
  return text ? element("span", { class: "note" }, linked(text)) : "";
}

function dossier(message) {
  const { code, status, facts, history, notice, apology, next_step: nextStep, sample } = message.custom;
  const fragment = document.createDocumentFragment();
  if (notice) fragment.append(element("p", { class: "notice" }, notice));
  if (apology) fragment.append(element("p", { class: "apology" }, linked(apology)));
  fragment.append(
    element("h3", {}, `Hồ sơ ${code}`),
    element("p", {}, element("span", { class: `status status-${status.key}` }, status.name)),
  );
  if (history) fragment.append(history.length ? timeline(history) : plain(message));
  if (facts) fragment.append(...standing(facts, nextStep));
  if (sample) fragment.append(element("p", { class: "source" }, "Đây là dữ liệu mẫu, không phải hồ sơ thật."));
  return fragment;
}

function standing(facts, nextStep) {
  const rows = facts.map(({ label, value }) =>
    element("tr", {}, element("th", { scope: "row" }, label), element("td", {}, value)),
  );
  return [
    element("table", {}, element("caption", { class: "unseen" }, "Tình trạng hồ sơ"), element("tbody", {}, ...rows)),
    element("section", {}, element("h4", {}, "Việc bạn cần làm"), element("p", {}, linked(nextStep))),
  ];
}

function complaint(message) {
  const { ticket, state, route, history } = message.custom;
  const elsewhere = [`Điện thoại: ${route.phone}`, ...(history || [])];
  const told = message.text.split("\n").slice(1).filter((line) => !elsewhere.includes(line));
  const fragment = document.createDocumentFragment();
  fragment.append(
    element("h3", {}, `Phản ánh ${ticket}`),
    element("p", {}, element("span", { class: "status" }, state.name)),
    ...told.map((line) => element("p", {}, linked(line))),
  );
  if (route.phone) fragment.append(element("p", {}, "Gọi đơn vị xử lý: ", telephone(route.phone)));
  if (history) fragment.append(timeline(history));
  return fragment;
}

function timeline(history) {
  return element("ol", { class: "timeline" }, ...history.map((line) => element("li", {}, line)));
}

// Choices stand below as buttons: their numbered lines would say them twice.
function unnumbered(message) {
  const said = message.text.split("\n").filter((line) => !/^\d+\. /.test(line));
  return element("p", {}, linked(said.join("\n")));
}

function telephone(number) {
  return element("a", { class: "phone", href: `tel:${number.replace(/[^0-9+]/g, "")}` }, number);
}

function buttons(message, ask) {
  const shown = (message.custom || {}).kind === "choose" ? [] : message.buttons || [];
  if (!shown.length) return "";
  const items = shown.map((button) =>
    element("button", { type: "button", class: "chip", onclick: () => ask(button.payload, button.title) }, button.title),
  );
  return element("div", { class: "chips", role: "group", "aria-label": "Hỏi tiếp" }, ...items);
}
