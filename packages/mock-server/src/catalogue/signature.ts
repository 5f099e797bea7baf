import { PRESETS } from '@hookbook/webhook/sign';
import type { Provider, Signature } from './provider.ts';

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
