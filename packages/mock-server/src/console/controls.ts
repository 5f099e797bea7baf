import { element } from './element.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

let count = 0;

/** A control with its label above, and a hint below. The hint may be filled in later. */
export function labelled(label: string, control: Control, hint?: HTMLElement | string): HTMLElement {
  control.id ||= `control-${++count}`;
  const text = typeof hint === 'string' ? element('p', { class: 'hint' }, hint) : hint;
  if (text) {
    text.id ||= `${control.id}-hint`;
    control.setAttribute('aria-describedby', text.id);
  }
  return element('div', { class: 'control' }, element('label', { for: control.id }, label), control, text);
}

/** A checkbox with its label beside. */
export function checkbox(label: string, control: HTMLInputElement, hint?: string): HTMLElement {
  control.type = 'checkbox';
  control.id ||= `control-${++count}`;
  const text = hint === undefined ? undefined : element('p', { class: 'hint', id: `${control.id}-hint` }, hint);
  if (text) control.setAttribute('aria-describedby', text.id);
  return element('div', { class: 'check' }, control, element('label', { for: control.id }, label), text);
}

export type Choice = readonly [value: string, label: string];

export function select(name: string, choices: readonly Choice[] = []): HTMLSelectElement {
  const created = element('select', { name });
  setChoices(created, choices);
  return created;
}

/** Replaces the choices, and keeps the chosen one if it is still there. */
export function setChoices(target: HTMLSelectElement, choices: readonly Choice[]): void {
  const { value } = target;
  target.replaceChildren(...choices.map(([choice, label]) => element('option', { value: choice }, label)));
  if (choices.some(([choice]) => choice === value)) target.value = value;
}
