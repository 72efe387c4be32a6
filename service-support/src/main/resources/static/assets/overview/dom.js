// The little that the page needs of the DOM. The server's policy forbids inline styles and scripts: none is made here.

export function part(element, name) {
  return element.querySelector(`[data-part="${name}"]`);
}

export function create(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

/** Text that stays the same is not written again: a reader may have selected it. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
