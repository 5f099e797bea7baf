import { playScenario } from './api.ts';
import { labelled, select } from './controls.ts';
import { element } from './element.ts';
import { rememberEndpoint } from './endpoint.ts';
import { createFormErrors } from './formErrors.ts';
import type { PanelView } from './panel.ts';
import { stepsText } from './scenarioText.ts';
import { createSendOptions } from './sendOptions.ts';
import { submitOnce } from './submitOnce.ts';
import { countText } from './times.ts';
import type { ListedProvider } from './types.ts';

export interface PlayFormInput {
  readonly providers: readonly ListedProvider[];
  /** Called after the first event was sent. The others follow. */
  readonly onPlaying: (text: string) => void;
}

/** The form that sends the events of a scenario. */
export function createPlayForm({ providers, onPlaying }: PlayFormInput): PanelView {
  const form = element('form', { novalidate: true, 'aria-labelledby': 'play-title' });
  const errors = createFormErrors(form);
  const provider = select(
    'provider',
    providers.map((listed) => [listed.provider, listed.title]),
  );
  const scenarios = element('fieldset', { class: 'scenarios' });
  const options = createSendOptions({ isTimed: true });
  const submit = element('button', { type: 'submit', class: 'primary' }, 'Play scenario');

  const update = () => {
    const found = providers.find((listed) => listed.provider === provider.value)?.scenarios ?? [];
    const choices = found.map((scenario, index) => scenarioChoice(scenario, index === 0));
    const none = element(
      'p',
      { class: 'hint' },
      'This provider has no scenarios. Choose another, or send single events.',
    );
    scenarios.replaceChildren(element('legend', {}, 'Scenario'), ...(choices.length === 0 ? [none] : choices));
    submit.hidden = choices.length === 0;
  };
  provider.addEventListener('change', update);
  update();

  submitOnce(form, submit, 'Playing…', async () => {
    errors.clear();
    try {
      const scenario = String(new FormData(form).get('scenario'));
      const body = { provider: provider.value, steps: [scenario], ...options.values() };
      const { events } = await playScenario(body);
      rememberEndpoint(body.url);
      onPlaying(`Playing ${countText(events.length, 'event')} of ${scenario}.`);
    } catch (error) {
      errors.show(error, { provider: provider.value, url: options.values().url });
    }
  });

  form.append(
    element('h2', { id: 'play-title', tabindex: -1 }, 'Play a scenario'),
    element('p', { class: 'hint' }, 'Several events that belong together: they name the same user, case or account.'),
    labelled('Provider', provider),
    scenarios,
    options.endpoint,
    element('fieldset', {}, element('legend', {}, 'Delivery'), options.timeScale, options.retry, options.secret),
    element('div', { class: 'submit' }, errors.element, submit),
  );
  return { element: form, focus: () => provider.focus() };
}

function scenarioChoice(
  { scenario, summary, steps }: ListedProvider['scenarios'][number],
  isFirst: boolean,
): HTMLElement {
  const id = `scenario-${scenario}`;
  const input = element('input', {
    type: 'radio',
    name: 'scenario',
    id,
    value: scenario,
    'aria-describedby': `${id}-text`,
  });
  input.checked = isFirst;
  return element(
    'div',
    { class: 'check' },
    input,
    element('label', { for: id }, scenario),
    element(
      'div',
      { class: 'hint', id: `${id}-text` },
      element('p', {}, summary),
      element('ol', { class: 'steps' }, ...steps.map((step) => element('li', {}, stepsText(step)))),
    ),
  );
}
