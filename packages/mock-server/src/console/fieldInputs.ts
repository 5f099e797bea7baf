import { labelled } from './controls.ts';
import { button, element, setText } from './element.ts';
import type { FieldEdit } from './fieldChanges.ts';
import type { Field } from './fields.ts';

export interface FieldInputs {
  readonly element: HTMLElement;
  readonly show: (fields: readonly Field[]) => void;
  readonly edits: () => readonly FieldEdit[];
  /** Marks the field at a JSON pointer as invalid and focuses it. */
  readonly fail: (pointer: string) => void;
}

interface FieldInput {
  readonly field: Field;
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement;
  readonly edit: () => FieldEdit;
}

/** Shorter forms need no search. */
const MAX_WITHOUT_SEARCH = 12;

/** Inputs for the values of a payload. */
export function createFieldInputs(): FieldInputs {
  const list = element('div', { class: 'fields' });
  const search = element('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
  const searchControl = labelled('Find a field', search);
  let inputs: readonly FieldInput[] = [];
  const find = () => {
    const text = search.value.trim().toLowerCase();
    for (const { field, input, element, edit } of inputs)
      element.hidden = !isEdited(edit()) && !`${field.label} ${input.value}`.toLowerCase().includes(text);
  };
  search.addEventListener('input', find);
  // Enter would send the form.
  search.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
  return {
    element: element('div', {}, searchControl, list),
    show: (fields) => {
      inputs = fields.map(createInput);
      list.replaceChildren(...inputs.map((input) => input.element));
      searchControl.hidden = inputs.length <= MAX_WITHOUT_SEARCH;
      search.value = '';
    },
    edits: () => {
      for (const { input } of inputs) input.removeAttribute('aria-invalid');
      return inputs.map(({ edit }) => edit());
    },
    fail: (pointer) => {
      const found = inputs.find(({ field }) => field.pointer === pointer);
      found?.input.setAttribute('aria-invalid', 'true');
      found?.input.focus();
    },
  };
}

function createInput(field: Field, index: number): FieldInput {
  const { kind, label, initial, isRemovable } = field;
  const id = `field-${index}`;
  const attributes = { id, spellcheck: 'false', autocomplete: 'off' };
  const isLong = kind === 'text' && (initial.includes('\n') || initial.length > 80);
  const input = isLong
    ? element('textarea', { ...attributes, rows: 3 })
    : element('input', { ...attributes, ...INPUT_ATTRIBUTES[kind] });
  const isChecked = input instanceof HTMLInputElement && kind === 'boolean';
  const reset = () => {
    if (isChecked) input.checked = initial === 'true';
    else input.value = initial;
    input.disabled = false;
    input.removeAttribute('aria-invalid');
  };
  reset();
  const edit = (): FieldEdit => {
    if (input.disabled) return { field, removed: true };
    // A text area has line feeds only.
    const isUntouched = isLong && input.value === initial.replace(/\r\n?/g, '\n');
    return { field, text: isChecked ? String(input.checked) : isUntouched ? initial : input.value };
  };
  const toggle = button('Remove', () => {
    if (isEdited(edit())) reset();
    else input.disabled = true;
    update();
    if (!input.disabled) input.focus();
  });
  const row = element(
    'div',
    { class: `field ${kind}` },
    element('label', { for: id }, label, kind === 'json' ? element('span', { class: 'kind' }, ' JSON') : undefined),
    input,
    toggle,
  );
  function update(): void {
    const change = edit();
    const changed = isEdited(change);
    row.classList.toggle('changed', changed);
    row.classList.toggle('removed', 'removed' in change);
    setText(toggle, changed ? 'Undo' : 'Remove');
    toggle.ariaLabel = `${changed ? 'Undo the change of' : 'Remove'} ${label}`;
    toggle.hidden = !changed && !isRemovable;
  }
  input.addEventListener('input', update);
  update();
  return { field, element: row, input, edit };
}

const INPUT_ATTRIBUTES: Readonly<Record<Field['kind'], Readonly<Record<string, string>>>> = {
  text: { type: 'text' },
  number: { type: 'text', inputmode: 'decimal' },
  boolean: { type: 'checkbox' },
  json: { type: 'text' },
};

function isEdited(edit: FieldEdit): boolean {
  return 'removed' in edit || edit.text !== edit.field.initial;
}
