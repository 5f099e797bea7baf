import { findEvent, findProvider } from '../catalogue/find.ts';
import { createDelivery } from '../delivery/createDelivery.ts';
import { MisuseError } from '../errors/usageError.ts';
import { helpText } from './helpText.ts';
import { readJson } from './readJsonBody.ts';
import type { Answer } from './response.ts';
import type { Route, RouteContext, RouteInput } from './route.ts';
import { sendBody } from './sendBody.ts';
import { curlText, deliveryView, eventView, providerView } from './serialise.ts';

/** Where a receiver is looked for when nobody says. */
export const RECEIVER = 'http://localhost:3000/webhooks';

export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/', about: 'this page', answer: answerHelp },
  { method: 'GET', path: '/events', about: 'every event of every provider', answer: answerEvents },
  { method: 'GET', path: '/events/:provider/:event', about: 'an event, and a delivery of it', answer: answerEvent },
  { method: 'POST', path: '/send', about: 'sends an event to your URL', answer: answerSend },
  { method: 'GET', path: '/deliveries', about: 'the last deliveries, the newest first', answer: answerDeliveries },
  { method: 'GET', path: '/deliveries/:number', about: 'one of them, with its attempts', answer: answerDelivery },
];

function answerHelp({ url }: RouteInput, { catalogue, secret }: RouteContext): Answer {
  return { status: 200, text: helpText({ origin: url.origin, routes: ROUTES, catalogue, secret }) };
}

function answerEvents(_: RouteInput, { catalogue }: RouteContext): Answer {
  return { status: 200, data: { providers: catalogue.map(providerView) } };
}

function answerEvent({ url, params }: RouteInput, { catalogue, secret }: RouteContext): Answer {
  const provider = findProvider(catalogue, params[0] ?? '');
  const event = findEvent(provider, params[1] ?? '');
  const example = url.searchParams.get('example') ?? undefined;
  const delivery = createDelivery({ provider: provider.name, event: event.type, example, secret, catalogue });
  return {
    status: 200,
    data: { ...eventView(event), delivery: deliveryView(delivery), curl: curlText(delivery, RECEIVER) },
  };
}

/** Answers after the first attempt; those that follow are told of at the delivery's own URL. */
async function answerSend({ request }: RouteInput, context: RouteContext): Promise<Answer> {
  const { url, retry, timeScale, ...asked } = sendBody(await readJson(request));
  const { allowHosts, catalogue, secret, deliveries } = context;
  const delivery = createDelivery({ secret, ...asked, catalogue });
  const sent = await deliveries.send(delivery, url, { allowHosts, retry, timeScale });
  return {
    status: sent.retrying ? 202 : 200,
    headers: { location: `/deliveries/${sent.number}` },
    data: sent,
  };
}

function answerDeliveries(_: RouteInput, { deliveries }: RouteContext): Answer {
  return { status: 200, data: { deliveries: deliveries.list() } };
}

function answerDelivery({ params: [number = ''] }: RouteInput, { deliveries }: RouteContext): Answer {
  const sent = deliveries.list().find((entry) => String(entry.number) === number);
  if (sent) return { status: 200, data: sent };
  throw new MisuseError({
    code: 'unknown-delivery',
    message: `There is no delivery ${JSON.stringify(number)}, or not any more.`,
    where: 'number',
    fix: 'Take the `number` of one that `GET /deliveries` lists.',
  });
}
