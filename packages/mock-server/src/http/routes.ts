import type { IncomingMessage } from 'node:http';
import { createDelivery } from '../createDelivery.ts';
import { curlText } from '../curl.ts';
import { findEvent, findProvider } from '../find.ts';
import type { Provider } from '../provider.ts';
import { send } from '../send.ts';
import { deliveryView, eventView, providerView } from '../view.ts';
import type { Answer } from './answer.ts';
import { helpText } from './helpText.ts';
import { readJson } from './readJson.ts';
import { sendBody } from './sendBody.ts';

/** What routes share: the options of the server, and the log of its deliveries. */
export interface RouteContext {
  readonly catalogue: readonly Provider[];
  readonly secret: string | readonly string[];
  readonly allowHosts: readonly string[];
  readonly log: DeliveryLog;
}

export interface DeliveryLog {
  readonly add: (entry: LoggedDelivery) => void;
  /** The newest first. */
  readonly entries: () => readonly LoggedDelivery[];
}

/** A delivery that was sent, with what came of it. */
export type LoggedDelivery = Readonly<Record<string, unknown>>;

export interface RouteInput {
  readonly request: IncomingMessage;
  readonly url: URL;
  /** The parts of the path that stand for `:name`. */
  readonly params: readonly string[];
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Parts of the path; `:name` stands for any part. */
  readonly path: string;
  readonly about: string;
  readonly answer: (input: RouteInput, context: RouteContext) => Answer | Promise<Answer>;
}

/** Where a receiver is looked for when nobody says. */
export const RECEIVER = 'http://localhost:3000/webhooks';

export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/', about: 'this page', answer: answerHelp },
  { method: 'GET', path: '/events', about: 'every event of every provider', answer: answerEvents },
  { method: 'GET', path: '/events/:provider/:event', about: 'an event, and a delivery of it', answer: answerEvent },
  { method: 'POST', path: '/send', about: 'sends an event to your URL', answer: answerSend },
  { method: 'GET', path: '/deliveries', about: 'the last deliveries, the newest first', answer: answerDeliveries },
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

async function answerSend({ request }: RouteInput, context: RouteContext): Promise<Answer> {
  const { url, ...asked } = sendBody(await readJson(request));
  const delivery = createDelivery({ secret: context.secret, ...asked, catalogue: context.catalogue });
  const result = await send(delivery, url, { allowHosts: context.allowHosts });
  const entry = { ...result, url, delivery: deliveryView(delivery) };
  context.log.add(entry);
  return { status: 200, data: entry };
}

function answerDeliveries(_: RouteInput, { log }: RouteContext): Answer {
  return { status: 200, data: { deliveries: log.entries() } };
}
