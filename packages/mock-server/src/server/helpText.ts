import type { Provider } from '../catalogue/provider.ts';
import { DEFAULT_SECRET } from '../delivery/sign.ts';
import { EXAMPLE_ENDPOINT } from '../send/target.ts';
import type { Route } from './route.ts';
import { OPTIONAL_MEMBERS } from './sendBody.ts';
import { quoteForShell } from './serialise.ts';

export interface HelpInput {
  /** The URL of this server, e.g. `http://127.0.0.1:4400`. */
  readonly origin: string;
  readonly routes: readonly Pick<Route, 'method' | 'path' | 'description'>[];
  readonly catalogue: readonly Provider[];
  readonly secret: string | readonly string[];
}

/** The text of `GET /`: the providers, commands to try, and the routes. */
export function helpText({ origin, routes, catalogue, secret }: HelpInput): string {
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
    `Deliveries are signed with ${secretText(secret)}, unless the request contains a \`secret\`.`,
    '',
  ].join('\n');
}

/** Never prints a secret that the user chose. */
function secretText(secret: string | readonly string[]): string {
  return secret === DEFAULT_SECRET ? `the public test secret ${DEFAULT_SECRET}` : "the server's secret";
}
