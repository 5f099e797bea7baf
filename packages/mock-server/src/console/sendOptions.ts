import { checkbox, labelled, select } from './controls.ts';
import { element } from './element.ts';
import { rememberedEndpoint } from './endpoint.ts';
import type { SendBody } from './types.ts';

/** What the forms for one event and for a scenario have in common. */
export interface SendOptions {
  readonly endpoint: HTMLElement;
  readonly secret: HTMLElement;
  readonly retry: HTMLElement;
  readonly timeScale: HTMLElement;
  readonly values: () => Pick<SendBody, 'url' | 'secret' | 'retry' | 'timeScale'>;
}

const TIME_SCALES = [
  ['0', 'without waiting'],
  ['0.001', '1,000 times faster'],
  ['0.01', '100 times faster'],
  ['1', 'in real time'],
] as const;

const SCHEDULES = [
  ['true', 'that of the provider'],
  ['standard', 'that of Standard Webhooks'],
] as const;

/** `isTimed` for events with time between them, which need a scale without retries, too. */
export function createSendOptions({ isTimed }: { readonly isTimed: boolean }): SendOptions {
  const url = element('input', { name: 'url', inputmode: 'url', autocomplete: 'off', spellcheck: 'false' });
  url.value = rememberedEndpoint();
  const secret = element('input', { name: 'secret', type: 'password', autocomplete: 'off' });
  const retry = element('input', { name: 'retry' });
  const schedule = select('schedule', SCHEDULES);
  const timeScale = select('timeScale', TIME_SCALES);
  timeScale.value = isTimed ? '0' : '0.001';
  const scheduleControl = labelled('Schedule', schedule);
  const scaleControl = labelled(isTimed ? 'Time between events and attempts' : 'Time between attempts', timeScale);
  const update = () => {
    scheduleControl.hidden = !retry.checked;
    scaleControl.hidden = !isTimed && !retry.checked;
  };
  retry.addEventListener('change', update);
  update();
  return {
    endpoint: labelled('Endpoint', url, 'The URL of your receiver on this machine.'),
    secret: labelled(
      'Secret',
      secret,
      'The secret that your endpoint verifies with. Without one, deliveries are signed as the server was started. It is not stored.',
    ),
    retry: element('div', { class: 'retry' }, checkbox('Retry if the delivery fails', retry), scheduleControl),
    timeScale: scaleControl,
    values: () => ({
      url: url.value.trim(),
      ...(secret.value !== '' && { secret: secret.value }),
      ...(retry.checked && { retry: schedule.value === 'standard' ? ('standard' as const) : true }),
      ...((isTimed || retry.checked) && { timeScale: Number(timeScale.value) }),
    }),
  };
}
