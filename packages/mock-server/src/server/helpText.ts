import type { Provider } from '../catalogue/provider.ts';
import { DEFAULT_SECRET } from '../delivery/sign.ts';
import type { Route } from './route.ts';
import { OPTIONAL_MEMBERS } from './sendBody.ts';

export interface HelpInput {
  /** Where this server is reached, e.g. `http://127.0.0.1:4400`. */
  readonly origin: string;
  readonly routes: readonly Pick<Route, 'method' | 'path' | 'description'>[];
  readonly catalogue: readonly Provider[];
  readonly secret: string | readonly string[];
}

/** The page of `GET /`: what to open and what to try. */
export function helpText({ origin, routes, catalogue, secret }: HelpInput): string {
  const [first] = catalogue;
  const provider = first?.name ?? 'provider';
  const event = first?.webhook.ping ?? first?.events[0]?.type ?? 'event';
  const count = catalogue.reduce((sum, { events }) => sum + events.length, 0);
  const body = JSON.stringify({ provider, event, url: 'http://localhost:3000/webhooks' }, null, 1).replaceAll('\n', '');
  return [
    'Hookbook mock server',
    '',
    `It sends ${count} events of ${catalogue.length} providers to your webhook endpoint, signed as each provider signs:`,
    ...catalogue.map(({ name, events }) => `  ${name} (${events.length})`),
    '',
    'Try:',
    `  curl -s ${origin}/events`,
    `  curl -s ${origin}/events/${encodeURIComponent(provider)}/${encodeURIComponent(event)}`,
    `  curl -s ${origin}/send -H 'content-type: application/json' -d '${body.replaceAll("'", `'\\''`)}'`,
    '',
    'Routes:',
    ...routes.map(({ method, path, description }) => `  ${`${method} ${path}`.padEnd(30)} ${description}`),
    '',
    `POST /send takes: provider, event, url, and if you like ${OPTIONAL_MEMBERS.join(', ')}.`,
    `Deliveries are signed with ${secretText(secret)} unless you give a \`secret\`.`,
    '',
  ].join('\n');
}

/** A secret of the user's own is not shown. */
function secretText(secret: string | readonly string[]): string {
  return secret === DEFAULT_SECRET ? `the secret ${DEFAULT_SECRET}` : 'the secret that this server was started with';
}
