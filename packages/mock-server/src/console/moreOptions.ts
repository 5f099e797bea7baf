import { element, setText } from './element.ts';

/** Options that most deliveries do not need. What is chosen can be seen while they are folded. */
export function createMoreOptions(controls: readonly HTMLElement[], chosen: () => readonly string[]): HTMLElement {
  const text = element('span', { class: 'quiet' });
  const details = element(
    'details',
    { class: 'more' },
    element('summary', {}, element('strong', {}, 'Fault, retries and secret'), ' ', text),
    ...controls,
  );
  details.addEventListener('input', () => setText(text, chosen().filter(Boolean).join(', ')));
  return details;
}
