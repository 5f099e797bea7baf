import { sendEvent } from './api.ts';
import { checkbox } from './controls.ts';
import { element, setText } from './element.ts';
import { rememberEndpoint } from './endpoint.ts';
import { createEventChoice, exampleBody } from './eventChoice.ts';
import { createFaultSelect } from './faultSelect.ts';
import { FieldError, fieldChanges } from './fieldChanges.ts';
import { createFieldInputs } from './fieldInputs.ts';
import { fieldsOf } from './fields.ts';
import { createFormErrors } from './formErrors.ts';
import { createMoreOptions } from './moreOptions.ts';
import type { PanelView } from './panel.ts';
import { createSendOptions } from './sendOptions.ts';
import { submitOnce } from './submitOnce.ts';
import type { ListedFault, ListedProvider, SendBody, SentDelivery } from './types.ts';

export interface SendFormInput {
  readonly providers: readonly ListedProvider[];
  readonly faults: readonly ListedFault[];
  readonly onSent: (sent: SentDelivery) => void;
}

/** The form that sends one event. */
export function createSendForm({ providers, faults, onSent }: SendFormInput): PanelView {
  const form = element('form', { novalidate: true, 'aria-labelledby': 'send-title' });
  const errors = createFormErrors(form);
  const fields = createFieldInputs();
  const fieldsHint = element('p', { class: 'hint', role: 'status' });
  const unchecked = element('input', { name: 'unchecked' });
  const options = createSendOptions({ isTimed: false });
  const fault = createFaultSelect(faults);
  const submit = element('button', { type: 'submit', class: 'primary' }, 'Send event');

  let loading = 0;
  async function loadFields(): Promise<void> {
    const load = ++loading;
    errors.clear();
    setText(fieldsHint, 'Loading the example…');
    try {
      const body = await exampleBody(choice.chosen());
      if (load !== loading) return;
      const found = body === undefined ? undefined : fieldsOf(body);
      fields.show(found ?? []);
      setText(fieldsHint, found ? 'Ids and times are new ones in each delivery, unless you change them.' : NO_FIELDS);
    } catch (error) {
      if (load !== loading) return;
      fields.show([]);
      setText(fieldsHint, '');
      errors.show(error);
    }
  }

  const choice = createEventChoice(providers, () => void loadFields());

  const controls = { choice, fields, options, unchecked, fault };

  submitOnce(form, submit, 'Sending…', async () => {
    errors.clear();
    try {
      const body = bodyOf(controls);
      const sent = await sendEvent(body);
      rememberEndpoint(body.url);
      onSent(sent);
    } catch (error) {
      errors.show(error, { provider: choice.chosen().provider, url: options.values().url });
      if (error instanceof FieldError) fields.fail(error.pointer);
    }
  });

  form.append(
    element('h2', { id: 'send-title', tabindex: -1 }, 'Send an event'),
    choice.element,
    options.endpoint,
    createMoreOptions([fault.element, options.retry, options.timeScale, options.secret], () => [
      fault.value(),
      options.values().retry === undefined ? '' : 'retries',
      options.values().secret === undefined ? '' : 'own secret',
    ]),
    element(
      'fieldset',
      {},
      element('legend', {}, 'Payload'),
      fieldsHint,
      fields.element,
      checkbox('Allow values that the contract does not', unchecked),
    ),
    element('div', { class: 'submit' }, errors.element, submit),
  );
  void loadFields();
  return { element: form, focus: choice.focus };
}

const NO_FIELDS = 'The body of this example is not JSON, so it has no fields. It is sent as it is.';

interface Controls {
  readonly choice: ReturnType<typeof createEventChoice>;
  readonly fields: ReturnType<typeof createFieldInputs>;
  readonly options: ReturnType<typeof createSendOptions>;
  readonly unchecked: HTMLInputElement;
  readonly fault: ReturnType<typeof createFaultSelect>;
}

function bodyOf({ choice, fields, options, unchecked, fault }: Controls): SendBody {
  const { set, unset } = fieldChanges(fields.edits());
  const { example, ...event } = choice.chosen();
  return {
    ...event,
    ...options.values(),
    ...(example !== '' && { example }),
    ...(Object.keys(set).length > 0 && { set }),
    ...(unset.length > 0 && { unset }),
    ...(unchecked.checked && { unchecked: true }),
    ...(fault.value() !== '' && { fault: fault.value() as NonNullable<SendBody['fault']> }),
  };
}
