import { announce } from './announce.ts';
import { type CopyFormat, cancelRetries, type EndpointName, fetchCopy, fetchDelivery, sendAgain } from './api.ts';
import { createAttemptsView } from './attemptsView.ts';
import { copyText } from './clipboard.ts';
import { button, element, setText } from './element.ts';
import { showError } from './errorText.ts';
import { expectationText } from './faultText.ts';
import type { PanelView } from './panel.ts';
import { requestView } from './requestView.ts';
import { showState } from './row.ts';
import { summaryOfSent } from './summaryOfSent.ts';
import { countText, durationText } from './times.ts';
import type { ListedFault, SentDelivery } from './types.ts';

export interface DetailInput {
  readonly number: number;
  readonly faults: () => Promise<readonly ListedFault[]>;
  /** Called after the delivery was sent again. */
  readonly onSent: (sent: SentDelivery) => void;
}

export interface Detail extends PanelView {
  readonly number: number;
  readonly sendAgain: () => Promise<void>;
  /** Loads the delivery again. */
  readonly refresh: () => Promise<void>;
}

const FORMATS: readonly (readonly [CopyFormat, string])[] = [
  ['curl', 'curl'],
  ['http', '.http'],
  ['test', 'test'],
];

/** One delivery: its attempts, its request, and what can be done with it. */
export function createDetail({ number, faults, onSent }: DetailInput): Detail {
  const title = element('h2', { tabindex: -1 }, `Delivery ${number}`);
  const state = element('span', { class: 'state' });
  const subtitle = element('span');
  const alert = element('div', { class: 'alert', role: 'alert', hidden: true });
  const facts = element('dl', { class: 'facts' });
  const attempts = createAttemptsView();
  const request = element('section', { class: 'request' });

  const run = (action: () => Promise<void>) => async () => {
    alert.hidden = true;
    await action().catch((error: unknown) => showError(alert, error, endpoint));
  };
  const again = run(async () => onSent(await sendAgain(number)));
  const cancel = run(async () => {
    show(await cancelRetries(number));
    announce(`The retries of delivery ${number} are cancelled.`);
  });
  const copy = (format: CopyFormat, label: string) =>
    run(async () => copyText(await fetchCopy(number, format), `the delivery as ${label}`));
  const { element: actions, cancelButton } = createActions({ again, cancel, copy });
  const content = element(
    'div',
    { hidden: true },
    facts,
    element('section', {}, element('h3', {}, 'Attempts'), attempts.element),
    request,
  );

  let id: string | undefined;
  let endpoint: EndpointName | undefined;
  function show(sent: SentDelivery): void {
    const { delivery, url } = sent;
    endpoint = { provider: delivery.provider, url };
    actions.hidden = false;
    content.hidden = false;
    cancelButton.hidden = !sent.retrying;
    attempts.show(sent);
    showState(state, summaryOfSent(sent));
    if (id === delivery.id) return;
    id = delivery.id;
    setText(title, delivery.event);
    setText(subtitle, `#${number} · ${delivery.provider}`);
    facts.replaceChildren(...factsOf(sent));
    request.replaceChildren(element('h3', {}, 'Request'), ...requestView(sent));
    if (delivery.fault !== undefined) void showFault(delivery.fault);
  }

  async function showFault(name: string): Promise<void> {
    const fault = (await faults()).find((listed) => listed.fault === name);
    facts.prepend(...fact('Fault', `${name}${fault ? `: sends ${fault.summary}. ${expectationText(fault)}` : ''}`));
  }

  let latest = 0;
  async function refresh(): Promise<void> {
    const request = ++latest;
    try {
      const sent = await fetchDelivery(number);
      if (request !== latest) return;
      // It could not be loaded before.
      if (content.hidden) alert.hidden = true;
      show(sent);
    } catch (error) {
      if (request === latest) showError(alert, error);
    }
  }

  void refresh();
  return {
    element: element(
      'article',
      { class: 'detail' },
      title,
      element('p', { class: 'subtitle' }, state, ' ', subtitle),
      alert,
      actions,
      content,
    ),
    number,
    sendAgain: again,
    refresh,
    tick: attempts.tick,
    focus: () => title.focus(),
  };
}

interface Actions {
  readonly again: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly copy: (format: CopyFormat, label: string) => () => Promise<void>;
}

/** What can be done with a delivery. */
function createActions({ again, cancel, copy }: Actions) {
  const cancelButton = button('Cancel retries', cancel, { hidden: true });
  const copyButtons = FORMATS.map(([format, label]) =>
    button(label, copy(format, label), { 'aria-label': `Copy as ${label}` }),
  );
  const actions = element(
    'div',
    { class: 'actions', hidden: true },
    button('Send again', again, { class: 'primary', 'aria-keyshortcuts': 'r' }),
    cancelButton,
    element('span', { class: 'copy-as', role: 'group', 'aria-label': 'Copy as' }, 'Copy as ', ...copyButtons),
  );
  return { element: actions, cancelButton };
}

function factsOf({ url, delivery: { id, signature, plan } }: SentDelivery): readonly HTMLElement[] {
  const retries =
    plan.retries.length === 0 ? '' : ` The provider makes up to ${countText(plan.retries.length + 1, 'attempt')}.`;
  return [
    ...fact('Endpoint', url),
    ...fact('Delivery id', id),
    ...fact('Signature', signature.note),
    ...fact('Delivered if', `the response is ${plan.success} within ${durationText(plan.timeout)}.${retries}`),
  ];
}

function fact(name: string, text: string): readonly [HTMLElement, HTMLElement] {
  return [element('dt', {}, name), element('dd', {}, text)];
}
