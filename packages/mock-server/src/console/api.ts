import type {
  DeliverySummary,
  ListedEvent,
  ListedFault,
  ListedProvider,
  PlayBody,
  SendBody,
  SentDelivery,
} from './types.ts';

interface ErrorDetails {
  readonly code: string;
  readonly message: string;
  /** The member of the request that is invalid, e.g. `body.url`. */
  readonly where?: string;
  readonly fix?: string;
  readonly suggestions?: readonly string[];
}

/** The server rejected a request, or does not respond. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly where: string;
  readonly fix: string;
  readonly suggestions: readonly string[];

  constructor({ code, message, where = '', fix = '', suggestions = [] }: ErrorDetails) {
    super(message);
    this.code = code;
    this.where = where;
    this.fix = fix;
    this.suggestions = suggestions;
  }
}

const NO_SERVER: ErrorDetails = {
  code: 'no-server',
  message: 'The mock server does not respond.',
  fix: 'Start it again with `npx hookbook-mock serve`.',
};

async function request<Result>(path: string, init?: RequestInit): Promise<Result> {
  let response: Response;
  let data: unknown;
  try {
    response = await fetch(path, init);
    data = await response.json();
  } catch {
    throw new ApiError(NO_SERVER);
  }
  if (!response.ok) throw new ApiError((data as { readonly error: ErrorDetails }).error);
  return data as Result;
}

function post<Result>(path: string, body: object): Promise<Result> {
  return request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

interface Page {
  readonly deliveries: readonly DeliverySummary[];
  /** Where the older ones are. */
  readonly next?: string;
}

export const FIRST_PAGE = '/deliveries?summary=true&limit=1000';

export function fetchPage(path: string): Promise<Page> {
  return request(path);
}

export function fetchDelivery(number: number): Promise<SentDelivery> {
  return request(`/deliveries/${number}`);
}

export async function fetchProviders(): Promise<readonly ListedProvider[]> {
  const { providers } = await request<{ readonly providers: readonly ListedProvider[] }>('/events');
  return providers;
}

export async function fetchFaults(): Promise<readonly ListedFault[]> {
  const { faults } = await request<{ readonly faults: readonly ListedFault[] }>('/faults');
  return faults;
}

/** An event with a delivery of one of its examples. */
export function fetchEvent(
  provider: string,
  event: string,
  example: string,
): Promise<ListedEvent & Pick<SentDelivery, 'delivery'>> {
  const query = example === '' ? '' : `?example=${encodeURIComponent(example)}`;
  return request(`/events/${encodeURIComponent(provider)}/${encodeURIComponent(event)}${query}`);
}

export type CopyFormat = 'curl' | 'http' | 'test';

export async function fetchCopy(number: number, format: CopyFormat): Promise<string> {
  const { text } = await request<{ readonly text: string }>(`/deliveries/${number}/as/${format}`);
  return text;
}

export function sendEvent(body: SendBody): Promise<SentDelivery> {
  return post('/send', body);
}

export function playScenario(
  body: PlayBody,
): Promise<{ readonly events: readonly string[]; readonly first?: SentDelivery }> {
  return post('/play', body);
}

export function sendAgain(number: number): Promise<SentDelivery> {
  return post(`/deliveries/${number}/redeliver`, {});
}

/** Which endpoint of a provider. */
export interface EndpointName {
  readonly provider: string;
  readonly url: string;
}

/** Lets a provider send again to an endpoint that it disabled. */
export function enableEndpoint(endpoint: EndpointName): Promise<unknown> {
  return post('/endpoints/enable', endpoint);
}

export function cancelRetries(number: number): Promise<SentDelivery> {
  return request(`/deliveries/${number}`, { method: 'DELETE' });
}
