import type { Webhook } from '@hookbook/contract';
import { durationText } from '../text/durationText.ts';
import { disableText, retryText, schemeText, signaturePlace } from './deliveryText.ts';
import type { LifeStep } from './sections.ts';

/** From the trigger to the acknowledgement, or to the end of the attempts. */
export function lifeOf({ signature, delivery = { origin: 'vendor' } }: Webhook): readonly LifeStep[] {
  const { method, timeout, success, disableAfter } = delivery;
  const { description: _description, ...numbers } = disableAfter ?? {};
  const [retries] = retryText(delivery);
  const [disabled] = disableText(numbers);
  return [
    { title: 'Trigger', text: ['Something happens at the provider.'] },
    {
      title: 'Request',
      text: [
        method === undefined ? 'A request' : { code: method },
        ...(signature
          ? [' with ', schemeText(signature), ' in ', ...signaturePlace(signature)]
          : [' without a signature']),
      ],
    },
    { title: 'Your endpoint', text: ['Verify, validate, skip duplicates, store.'] },
    {
      title: 'Acknowledged',
      text: [
        ...(success === undefined ? ['By a success status'] : ['By ', { code: success }]),
        timeout === undefined ? '' : ` within ${durationText(timeout)}`,
      ],
    },
    ...(retries === NONE
      ? []
      : [
          {
            title: 'Retried',
            text: [retries === undefined ? 'Not published' : `Otherwise: ${retries}`],
            isFailure: true,
          } as const,
        ]),
    {
      title: 'Given up',
      text: [
        retries === NONE ? 'Otherwise, at once' : retries === undefined ? 'Not published' : 'After the last attempt',
        disabled === undefined ? '' : `; the endpoint is disabled ${disabled}`,
      ],
      isFailure: true,
    },
  ];
}

/** As `retryText` says it. */
const NONE = 'none';
