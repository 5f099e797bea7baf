import { PRESETS } from '@hookbook/webhook/sign';
import type { Signature } from '@hookbook/webhook/x-webhook';
import type { Provider } from './provider.ts';

/** The default for providers that publish no signature scheme: https://www.standardwebhooks.com */
export const STANDARD_WEBHOOKS: Signature = {
  ...PRESETS['standard-webhooks'],
  scheme: 'standard-webhooks',
  origin: 'hookbook',
};

/** How the deliveries of a provider are signed. */
export function signatureOf({ webhook }: Pick<Provider, 'webhook'>): Signature {
  return webhook.signature ?? STANDARD_WEBHOOKS;
}
