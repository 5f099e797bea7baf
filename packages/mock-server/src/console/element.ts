type AttributeValue = string | number | boolean | undefined | ((event: Event) => void);

/**
 * An element with attributes, listeners (`onclick`) and children. Strings become text, never markup: names of events, payloads
 * and responses are untrusted.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') created.addEventListener(name.slice('on'.length), value);
    else if (value !== undefined && value !== false) created.setAttribute(name, value === true ? '' : String(value));
  }
  created.append(...children.filter((child) => child !== undefined));
  return created;
}

export function button(label: string, onclick: (event: Event) => void, attributes = {}): HTMLButtonElement {
  return element('button', { type: 'button', ...attributes, onclick }, label);
}

/** The element of the page with this id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

/** Sets the text of an element only if it differs, so that screen readers and selections are not disturbed. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
