import { findEvent, findProvider } from '../catalogue/find.ts';
import { checkSteps, checkValues } from '../delivery/checkValues.ts';
import { createDelivery } from '../delivery/createDelivery.ts';
import { jsonSchemaOf } from '../delivery/jsonSchema.ts';
import { valuesFor } from '../delivery/ownValues.ts';
import { withQuery } from '../delivery/query.ts';
import { listFaults } from '../faults/list.ts';
import type { Body } from '../message/body.ts';
import { curlCommand } from '../recording/curl.ts';
import { formatted } from '../recording/formats.ts';
import { createDeliveries } from '../scenario/createDeliveries.ts';
import { secretFor } from '../secrets/secrets.ts';
import { EXAMPLE_ENDPOINT } from '../send/target.ts';
import { consoleFile } from './consoleFiles.ts';
import { type DeliveriesFilter, parseDeliveriesQuery } from './deliveriesQuery.ts';
import type { SentDelivery } from './deliveryList.ts';
import { helpText } from './helpText.ts';
import { openApiDocument } from './openapi.ts';
import { readJsonBody, readOptionalJsonBody } from './readJsonBody.ts';
import type { RouteResponse } from './response.ts';
import type { Route, RouteContext, RouteInput } from './route.ts';
import {
  parseEnableBody,
  parsePlayBody,
  parseRedeliverAllBody,
  parseRedeliverBody,
  parseSendBody,
  type SendBody,
} from './sendBody.ts';
import { eventTypesOf, requestOf, serialiseDelivery, serialiseEventInFull, serialiseProvider } from './serialise.ts';
import { summaryOf } from './summary.ts';

export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/', description: 'this help, or the console in a browser', handle: getHelp },
  { method: 'GET', path: '/console/:file', description: 'the files of the console', handle: getConsoleFile },
  { method: 'GET', path: '/openapi.json', description: 'a description of this API', handle: getOpenApi },
  { method: 'GET', path: '/events', description: 'all events of all providers', handle: getEvents },
  {
    method: 'GET',
    path: '/eventTypes',
    description: 'the event types by name, of all providers or of `?provider=…`',
    handle: getEventTypes,
  },
  {
    method: 'GET',
    path: '/events/:provider/:event',
    description: 'an event with its examples, a signed delivery and its JSON Schema',
    handle: getEvent,
  },
  { method: 'GET', path: '/faults', description: 'every fault, and the expected response', handle: getFaults },
  { method: 'POST', path: '/play', description: 'send the events of a scenario to your endpoint', handle: postPlay },
  { method: 'POST', path: '/send', description: 'send an event to your endpoint', handle: postSend },
  { method: 'GET', path: '/deliveries', description: 'the latest deliveries, newest first', handle: getDeliveries },
  { method: 'GET', path: '/deliveries/:number', description: 'a delivery with its attempts', handle: getDelivery },
  {
    method: 'GET',
    path: '/deliveries/:number/as/:format',
    description: 'the request of a delivery as curl, http or test',
    handle: getFormatted,
  },
  {
    method: 'POST',
    path: '/deliveries/:number/redeliver',
    description: 'send a delivery again',
    handle: postRedeliver,
  },
  {
    method: 'DELETE',
    path: '/deliveries/:number',
    description: 'cancel the attempts that would follow',
    handle: cancelDelivery,
  },
  { method: 'POST', path: '/redeliver', description: 'send several deliveries again', handle: postRedeliverAll },
  {
    method: 'GET',
    path: '/endpoints',
    description: 'the endpoints, with the numbers of accepted and failed deliveries',
    handle: getEndpoints,
  },
  {
    method: 'POST',
    path: '/endpoints/enable',
    description: 'enable an endpoint that the provider disabled',
    handle: postEnable,
  },
  {
    method: 'GET',
    path: '/stream',
    description: 'deliveries as they happen, as server-sent events',
    handle: getStream,
  },
];

/** Browsers get the console, and everything else gets text. */
function getHelp(
  { request, url }: RouteInput,
  { catalogue, secrets }: RouteContext,
): RouteResponse | Promise<RouteResponse> {
  if (request.headers.accept?.includes('text/html')) return consoleFile('console.html');
  return { status: 200, text: helpText({ origin: url.origin, routes: ROUTES, catalogue, secrets }) };
}

function getConsoleFile({ params: [file = ''] }: RouteInput): Promise<RouteResponse> {
  return consoleFile(file);
}

function getOpenApi({ url }: RouteInput): RouteResponse {
  return { status: 200, data: openApiDocument(ROUTES, url.origin) };
}

function getEvents(_: RouteInput, { catalogue }: RouteContext): RouteResponse {
  return { status: 200, data: { providers: catalogue.map(serialiseProvider) } };
}

function getEventTypes({ url }: RouteInput, { catalogue }: RouteContext): RouteResponse {
  const name = url.searchParams.get('provider');
  const providers = name === null ? catalogue : [findProvider(catalogue, name)];
  return { status: 200, data: providers.flatMap(eventTypesOf) };
}

async function getEvent(
  { url, params }: RouteInput,
  { catalogue, secrets, values }: RouteContext,
): Promise<RouteResponse> {
  const provider = findProvider(catalogue, params[0] ?? '');
  const event = findEvent(provider, params[1] ?? '');
  const example = url.searchParams.get('example') ?? undefined;
  const delivery = createDelivery({
    ...{ provider: provider.name, event: event.type, example, catalogue },
    secret: secretFor(provider, secrets),
    values: valuesFor(provider, values),
    url: EXAMPLE_ENDPOINT,
  });
  const curl = curlCommand(requestOf(delivery, EXAMPLE_ENDPOINT));
  const schema = (await jsonSchemaOf(provider, event)) ?? null;
  return { status: 200, data: { ...serialiseEventInFull(event), delivery: serialiseDelivery(delivery), curl, schema } };
}

function getFaults(): RouteResponse {
  return { status: 200, data: { faults: listFaults() } };
}

/** Responds after the first attempt. Clients follow the retries at the URL in `location`. */
async function postSend({ request }: RouteInput, context: RouteContext): Promise<RouteResponse> {
  const {
    url,
    retry,
    timeScale,
    bodyBase64,
    unchecked,
    unset = [],
    ...given
  } = parseSendBody(await readJsonBody(request));
  const { allowHosts, catalogue, secrets, deliveries } = context;
  const options = { ...given, set: withoutValues(given.set, unset) };
  const provider = findProvider(catalogue, options.provider);
  const secret = secretFor(provider, secrets);
  const values = valuesFor(provider, context.values);
  const body = bodyBase64 === undefined ? options.body : Buffer.from(bodyBase64, 'base64');
  const delivery = createDelivery<string, Body>({ secret, values, ...options, body, catalogue, url });
  if (!unchecked && options.payload === undefined) await checkValues(delivery, options.set, catalogue);
  const ownSecret = given.values !== undefined || String(given.secret ?? secret) !== String(secret);
  const sent = await deliveries.send(delivery, url, { allowHosts, retry, timeScale, ownSecret });
  return {
    status: sent.retrying ? 202 : 200,
    headers: { location: `/deliveries/${sent.number}` },
    data: sent,
  };
}

/** JSON has no `undefined`, which removes a member. */
function withoutValues(set: SendBody['set'], unset: readonly string[]): SendBody['set'] {
  if (unset.length === 0) return set;
  return { ...set, ...Object.fromEntries(unset.map((pointer) => [pointer, undefined])) };
}

/** Responds after the first attempt of the first delivery. The others follow at their times. */
async function postPlay({ request }: RouteInput, context: RouteContext): Promise<RouteResponse> {
  const { url, retry, timeScale, unchecked, ...options } = parsePlayBody(await readJsonBody(request));
  const { allowHosts, catalogue, secrets, deliveries } = context;
  const provider = findProvider(catalogue, options.provider);
  const secret = secretFor(provider, secrets);
  const values = valuesFor(provider, context.values);
  const scheduled = createDeliveries<string>({ secret, values, ...options, timeScale, catalogue, url });
  if (!unchecked) await checkSteps(scheduled, catalogue);
  const ownSecret = options.values !== undefined || String(options.secret ?? secret) !== String(secret);
  const sent = await deliveries.play(scheduled, url, { allowHosts, retry, timeScale, ownSecret });
  return {
    status: scheduled.length > 1 ? 202 : 200,
    data: { events: scheduled.map(({ delivery }) => delivery.event), first: sent },
  };
}

/** `?provider=…&event=…&delivered=false` filters, and `?before=…&limit=…` pages. */
function getDeliveries({ url }: RouteInput, { deliveries }: RouteContext): RouteResponse {
  const { limit, summary, ...filter } = parseDeliveriesQuery(url.searchParams);
  const found = deliveries.list().filter((sent) => matches(sent, filter));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next = last && found.length > limit ? { next: nextPage(url, last.number) } : {};
  return { status: 200, data: { deliveries: summary ? page.map(summaryOf) : page, ...next } };
}

function nextPage({ searchParams }: URL, before: number): string {
  const query = new URLSearchParams(searchParams);
  query.set('before', String(before));
  return `/deliveries?${query}`;
}

function matches({ number, delivered, delivery }: SentDelivery, filter: DeliveriesFilter): boolean {
  return (
    (filter.provider === undefined || filter.provider === delivery.provider) &&
    (filter.event === undefined || filter.event === delivery.event) &&
    (filter.delivered === undefined || filter.delivered === delivered) &&
    (filter.before === undefined || number < filter.before)
  );
}

function getDelivery({ params: [number = ''] }: RouteInput, { deliveries }: RouteContext): RouteResponse {
  return { status: 200, data: deliveries.get(number) };
}

async function postRedeliver(
  { request, params: [number = ''] }: RouteInput,
  { deliveries, allowHosts }: RouteContext,
): Promise<RouteResponse> {
  const { retry, timeScale } = parseRedeliverBody(await readOptionalJsonBody(request));
  const sent = await deliveries.redeliver(number, { allowHosts, retry, timeScale });
  return { status: sent.retrying ? 202 : 200, headers: { location: `/deliveries/${sent.number}` }, data: sent };
}

/** Responds with the numbers of what is sent again, one after the other. */
async function postRedeliverAll(
  { request }: RouteInput,
  { deliveries, allowHosts }: RouteContext,
): Promise<RouteResponse> {
  const { from, to, retry, timeScale, ...filter } = parseRedeliverAllBody(await readJsonBody(request));
  const found = deliveries
    .list()
    .filter((sent) => matches(sent, filter) && sent.number >= (from ?? 0) && sent.number <= (to ?? Infinity));
  const numbers = found.map(({ number }) => number).reverse();
  await deliveries.redeliverAll(numbers, { allowHosts, retry, timeScale });
  return { status: 202, data: { redelivering: numbers } };
}

function getFormatted({ params: [number = '', format = ''] }: RouteInput, { deliveries }: RouteContext): RouteResponse {
  const { delivery, url } = deliveries.get(number);
  const { method, headers, query = {}, ...content } = delivery.request;
  const body = 'body' in content ? content.body : Buffer.from(content.bodyBase64, 'base64');
  const request = { method, headers, url: withQuery(url, query), body };
  return { status: 200, data: { format, text: formatted(request, format) } };
}

function getEndpoints(_: RouteInput, { endpoints }: RouteContext): RouteResponse {
  return { status: 200, data: { endpoints: endpoints.list() } };
}

async function postEnable({ request }: RouteInput, { catalogue, endpoints }: RouteContext): Promise<RouteResponse> {
  const { provider, url } = parseEnableBody(await readJsonBody(request));
  return { status: 200, data: endpoints.enable(findProvider(catalogue, provider).name, url) };
}

function getStream(_: RouteInput, { deliveries }: RouteContext): RouteResponse {
  return {
    start: (send) =>
      deliveries.watch((change) => {
        if (change.type === 'delivery') send('delivery', summaryOf(change.delivery));
        else send('discarded', { number: change.number });
      }),
  };
}

function cancelDelivery({ params: [number = ''] }: RouteInput, { deliveries }: RouteContext): RouteResponse {
  return { status: 200, data: deliveries.cancel(number) };
}
