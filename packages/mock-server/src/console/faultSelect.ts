import { labelled, select } from './controls.ts';
import { element, setText } from './element.ts';
import { expectationText } from './faultText.ts';
import type { ListedFault } from './types.ts';

export interface FaultSelect {
  readonly element: HTMLElement;
  readonly value: () => string;
}

/** A choice of the faults by group, with what an endpoint should do with each. */
export function createFaultSelect(faults: readonly ListedFault[]): FaultSelect {
  const control = select('fault', [['', 'none']]);
  const groups = [...new Set(faults.map(({ group }) => group))];
  for (const group of groups) {
    const options = faults.filter((fault) => fault.group === group);
    control.append(
      element('optgroup', { label: group }, ...options.map(({ fault }) => element('option', { value: fault }, fault))),
    );
  }
  const hint = element('p', { class: 'hint' });
  const update = () => {
    const chosen = faults.find(({ fault }) => fault === control.value);
    setText(
      hint,
      chosen ? `Sends ${chosen.summary}. ${expectationText(chosen)}` : 'The delivery is as the provider sends it.',
    );
  };
  control.addEventListener('change', update);
  update();
  return { element: labelled('Fault', control, hint), value: () => control.value };
}
