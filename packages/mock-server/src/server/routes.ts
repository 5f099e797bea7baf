import { findEvent, findProvider } from '../catalogue/find.ts';
import { createDelivery } from '../delivery/createDelivery.ts';
import { UsageError } from '../errors/usageError.ts';
import { helpText } from './helpText.ts';
import { readJsonBody } from './readJsonBody.ts';
import type { RouteResponse } from './response.ts';
import type { Route, RouteContext, RouteInput } from './route.ts';
import { parseSendBody } from './sendBody.ts';
import { curlCommand, serialiseDelivery, serialiseEvent, serialiseProvider } from './serialise.ts';

/** Where a receiver is looked for when nobody says. */
export const EXAMPLE_ENDPOINT = 'http://localhost:3000/webhooks';

export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/', description: 'this page', handle: handleHelp },
  { method: 'GET', path: '/events', description: 'every event of every provider', handle: handleEvents },
  {
    method: 'GET',
    path: '/events/:provider/:event',
    description: 'an event, and a delivery of it',
    handle: handleEvent,
  },
  { method: 'POST', path: '/send', description: 'sends an event to your URL', handle: handleSend },
  {
    method: 'GET',
    path: '/deliveries',
    description: 'the last deliveries, the newest first',
    handle: handleDeliveries,
  },
  { method: 'GET', path: '/deliveries/:number', description: 'one of them, with its attempts', handle: handleDelivery },
];

function handleHelp({ url }: RouteInput, { catalogue, secret }: RouteContext): RouteResponse {
  return { status: 200, text: helpText({ origin: url.origin, routes: ROUTES, catalogue, secret }) };
}

function handleEvents(_: RouteInput, { catalogue }: RouteContext): RouteResponse {
  return { status: 200, data: { providers: catalogue.map(serialiseProvider) } };
}

function handleEvent({ url, params }: RouteInput, { catalogue, secret }: RouteContext): RouteResponse {
  const provider = findProvider(catalogue, params[0] ?? '');
  const event = findEvent(provider, params[1] ?? '');
  const example = url.searchParams.get('example') ?? undefined;
  const delivery = createDelivery({ provider: provider.name, event: event.type, example, secret, catalogue });
  return {
    status: 200,
    data: {
      ...serialiseEvent(event),
      delivery: serialiseDelivery(delivery),
      curl: curlCommand(delivery, EXAMPLE_ENDPOINT),
    },
  };
}

/** Answers after the first attempt; those that follow are told of at the delivery's own URL. */
async function handleSend({ request }: RouteInput, context: RouteContext): Promise<RouteResponse> {
  const { url, retry, timeScale, ...asked } = parseSendBody(await readJsonBody(request));
  const { allowHosts, catalogue, secret, deliveries } = context;
  const delivery = createDelivery({ secret, ...asked, catalogue });
  const sent = await deliveries.send(delivery, url, { allowHosts, retry, timeScale });
  return {
    status: sent.retrying ? 202 : 200,
    headers: { location: `/deliveries/${sent.number}` },
    data: sent,
  };
}

function handleDeliveries(_: RouteInput, { deliveries }: RouteContext): RouteResponse {
  return { status: 200, data: { deliveries: deliveries.list() } };
}

function handleDelivery({ params: [number = ''] }: RouteInput, { deliveries }: RouteContext): RouteResponse {
  const sent = deliveries.list().find((entry) => String(entry.number) === number);
  if (sent) return { status: 200, data: sent };
  throw new UsageError({
    code: 'unknown-delivery',
    message: `There is no delivery ${JSON.stringify(number)}, or not any more.`,
    where: 'number',
    fix: 'Take the `number` of one that `GET /deliveries` lists.',
  });
}
