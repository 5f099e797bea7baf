import { publicKeyFor } from '@hookbook/webhook/sign';
import type { Provider } from '../catalogue/provider.ts';
import { signatureOf } from '../catalogue/signature.ts';
import { quoteForShell } from '../recording/curl.ts';
import { type Secrets, secretFor } from '../secrets/secrets.ts';
import { testSecret } from '../secrets/testSecret.ts';
import { EXAMPLE_ENDPOINT } from '../send/target.ts';
import type { Route } from './route.ts';
import { OPTIONAL_MEMBERS } from './sendBody.ts';

export interface HelpInput {
  /** The URL of this server, e.g. `http://127.0.0.1:4400`. */
  readonly origin: string;
  readonly routes: readonly Pick<Route, 'method' | 'path' | 'description'>[];
  readonly catalogue: readonly Provider[];
  readonly secrets: Secrets | undefined;
}

/** The text of `GET /`: the providers, commands to try, and the routes. */
export function helpText({ origin, routes, catalogue, secrets }: HelpInput): string {
  const [first] = catalogue;
  const provider = first?.name ?? 'provider';
  const event = first?.webhook.ping ?? first?.events[0]?.type ?? 'event';
  const count = catalogue.reduce((sum, { events }) => sum + events.length, 0);
  const body = JSON.stringify({ provider, event, url: EXAMPLE_ENDPOINT }, null, 1).replaceAll('\n', '');
  return [
    'Hookbook mock server',
    '',
    `Sends ${count} events of ${catalogue.length} providers to your endpoint, with the signature of each provider:`,
    ...catalogue.map(({ name, events }) => `  ${name} (${events.length})`),
    '',
    'Try:',
    `  curl -s ${origin}/events`,
    `  curl -s ${origin}/events/${encodeURIComponent(provider)}/${encodeURIComponent(event)}`,
    `  curl -s ${origin}/send -H 'content-type: application/json' -d ${quoteForShell(body)}`,
    '',
    'Routes:',
    ...routes.map(({ method, path, description }) => `  ${`${method} ${path}`.padEnd(30)} ${description}`),
    '',
    `POST /send requires provider, event and url. Optional: ${OPTIONAL_MEMBERS.join(', ')}.`,
    'Unless a request contains a `secret`, deliveries are signed with:',
    ...secretLines(catalogue, secrets),
    '',
  ].join('\n');
}

/** Never prints a secret that the user chose. */
function secretLines(catalogue: readonly Provider[], secrets: Secrets | undefined): readonly string[] {
  const lines = catalogue.map((provider) => {
    const signature = signatureOf(provider);
    const test = testSecret(signature);
    if (secretFor(provider, secrets) !== test) return { name: provider.name, text: 'your secret' };
    const publicKey = publicKeyFor(signature, test);
    const text =
      publicKey === undefined
        ? `the public test secret ${test}`
        : `a public test key; receivers verify with ${JSON.stringify(publicKey)}`;
    return { name: provider.name, text };
  });
  const texts = [...new Set(lines.map(({ text }) => text))];
  return texts.map((text) => {
    const names = lines.filter((line) => line.text === text).map(({ name }) => name);
    return `  ${names.length === lines.length ? 'all providers' : names.join(', ')}: ${text}`;
  });
}
