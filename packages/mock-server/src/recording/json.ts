import { textOf } from '../message/body.ts';
import type { RecordedRequest } from './recordedRequest.ts';

/**
 * The requests in JSON: in a HAR file, in what this package prints and stores, and in objects with `headers` and a `body` or
 * `bodyBase64`.
 */
export function requestsInJson(value: unknown): readonly RecordedRequest[] {
  if (Array.isArray(value)) return value.flatMap(requestsInJson);
  if (!isObject(value)) return [];
  // A store has it again when it is sent.
  if (value.type === 'planned') return [];
  if (value.type === 'delivery' && isObject(value.delivery)) return stored(value.delivery);
  const { log, entries, request, delivery, deliveries, headers } = value;
  if (isObject(log)) return requestsInJson(log);
  for (const list of [entries, deliveries]) if (Array.isArray(list)) return list.flatMap(requestsInJson);
  // The number of requests is that of deliveries, and a redelivery has the same request.
  const url = typeof value.url === 'string' ? value.url : undefined;
  for (const inner of [request, delivery])
    if (isObject(inner)) return requestsInJson(url === undefined ? inner : { url, ...inner });
  const body = bodyIn(value);
  if (body === undefined || headers === undefined) return [];
  return [
    {
      method: typeof value.method === 'string' ? value.method : 'POST',
      url: url ?? '',
      headers: headersIn(headers),
      body: textOf(body) ?? body,
    },
  ];
}

function stored(delivery: Readonly<Record<string, unknown>>): readonly RecordedRequest[] {
  return requestsInJson(delivery).map((request) => ({ ...request, unsignedBy: String(delivery.provider) }));
}

function bodyIn({ body, bodyBase64, postData }: Readonly<Record<string, unknown>>): Buffer | undefined {
  if (typeof body === 'string') return Buffer.from(body);
  if (typeof bodyBase64 === 'string') return Buffer.from(bodyBase64, 'base64');
  if (!isObject(postData) || typeof postData.text !== 'string') return undefined;
  return Buffer.from(postData.text, postData.encoding === 'base64' ? 'base64' : 'utf8');
}

/** An object, or a list of names and values as HAR has it. */
function headersIn(headers: unknown): Readonly<Record<string, string>> {
  const entries = Array.isArray(headers)
    ? headers.flatMap((header) =>
        isObject(header) ? [[header.name, header.value]] : Array.isArray(header) ? [header] : [],
      )
    : isObject(headers)
      ? Object.entries(headers)
      : [];
  const found: Record<string, string> = {};
  for (const [name, value] of entries) {
    // HTTP/2 has the method and the path among the headers.
    if (typeof name !== 'string' || name.startsWith(':') || !['string', 'number'].includes(typeof value)) continue;
    const key = name.toLowerCase();
    found[key] = found[key] === undefined ? String(value) : `${found[key]}, ${value}`;
  }
  return found;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
