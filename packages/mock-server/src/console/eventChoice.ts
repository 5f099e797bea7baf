import { fetchEvent } from './api.ts';
import { labelled, select, setChoices } from './controls.ts';
import { element, setText } from './element.ts';
import type { ListedEvent, ListedProvider } from './types.ts';

export interface ChosenEvent {
  readonly provider: string;
  readonly event: string;
  readonly example: string;
}

export interface EventChoice {
  readonly element: HTMLElement;
  readonly chosen: () => ChosenEvent;
  readonly focus: () => void;
}

/** Provider, event and example. `onChange` is called when another is chosen. */
export function createEventChoice(providers: readonly ListedProvider[], onChange: () => void): EventChoice {
  const provider = select(
    'provider',
    providers.map(({ provider, title }) => [provider, title]),
  );
  const event = select('event');
  const example = select('example');
  const summary = element('p', { class: 'hint' });
  const exampleSummary = element('p', { class: 'hint' });
  const exampleControl = labelled('Example', example, exampleSummary);

  const chosenProvider = () => providers.find((listed) => listed.provider === provider.value);
  const chosenEvent = () => chosenProvider()?.events.find((listed) => listed.event === event.value);
  const updateExample = () => {
    const chosen = chosenEvent()?.examples.find((listed) => listed.example === example.value);
    setText(exampleSummary, chosen?.summary ?? '');
  };
  const updateEvent = () => {
    const chosen = chosenEvent();
    setText(summary, chosen ? summaryOf(chosen) : '');
    const examples = chosen?.examples ?? [];
    setChoices(
      example,
      examples.map(({ example, name }) => [example, name]),
    );
    exampleControl.hidden = examples.length < 2;
    updateExample();
  };
  const updateProvider = () => {
    setChoices(
      event,
      (chosenProvider()?.events ?? []).map((listed) => [listed.event, listed.event]),
    );
    updateEvent();
  };
  for (const [control, update] of [
    [provider, updateProvider],
    [event, updateEvent],
    [example, updateExample],
  ] as const)
    control.addEventListener('change', () => {
      update();
      onChange();
    });
  updateProvider();
  return {
    element: element(
      'div',
      { class: 'columns' },
      labelled('Provider', provider),
      labelled('Event', event, summary),
      exampleControl,
    ),
    chosen: () => ({ provider: provider.value, event: event.value, example: example.value }),
    focus: () => provider.focus(),
  };
}

function summaryOf({ summary, title, deprecated }: ListedEvent): string {
  return `${summary === '' ? title : summary}${deprecated ? ' Deprecated.' : ''}`;
}

/** The body of the chosen example, or `undefined` if it is not text. */
export async function exampleBody({ provider, event, example }: ChosenEvent): Promise<string | undefined> {
  const { delivery } = await fetchEvent(provider, event, example);
  return 'body' in delivery.request ? delivery.request.body : undefined;
}
