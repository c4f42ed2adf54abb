// Building DOM nodes. Text goes in as text only, so nothing that a message holds can become markup.

export function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

const LINK = /https:\/\/[^\s<>"')]+/g;

// A text with its https addresses as links, line breaks kept.
export function linked(text) {
  const fragment = document.createDocumentFragment();
  text.split("\n").forEach((line, number) => {
    if (number) fragment.append(element("br"));
    let end = 0;
    for (const match of line.matchAll(LINK)) {
      fragment.append(line.slice(end, match.index), link(match[0]));
      end = match.index + match[0].length;
    }
    fragment.append(line.slice(end));
  });
  return fragment;
}

function link(address) {
  const shown = address.replace(/^https:\/\//, "").replace(/\/.*/, "");
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, `${shown} (mở trang mới)`);
}
