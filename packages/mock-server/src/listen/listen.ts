import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { OwnValues, Verification } from '@hookbook/webhook';
import { findProvider } from '../catalogue/find.ts';
import type { Provider } from '../catalogue/provider.ts';
import { signatureOf } from '../catalogue/signature.ts';
import { type Issue, issuesOf } from '../delivery/issues.ts';
import { checkOwnValues } from '../delivery/ownValues.ts';
import { catalogue as contractCatalogue } from '../gen/index.ts';
import { payloadOf } from '../message/body.ts';
import { eventTypeIn } from '../message/eventTypeIn.ts';
import type { Secret } from '../secrets/secrets.ts';

export interface ListenOptions {
  /** The provider's name or slug. */
  readonly provider: string;
  /** The secret to verify with; a public key for asymmetric schemes. */
  readonly secret: Secret;
  /** Values of the signed content that no request contains, by name. */
  readonly values?: OwnValues | undefined;
  /** The port on 127.0.0.1. Any free one by default. */
  readonly port?: number | undefined;
  readonly catalogue?: readonly Provider[] | undefined;
}

/** A request that arrived, and whether it is what the contract says. */
export interface ReceivedRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** The raw bytes. */
  readonly body: Uint8Array;
  readonly verification: Verification;
  /** The event type. Absent if it is not in the contract, or if the provider does not send it. */
  readonly event?: string;
  /** What is wrong with the payload. */
  readonly issues: readonly Issue[];
}

/** A receiver for tests of a sender. */
export interface Listener extends AsyncDisposable {
  readonly url: string;
  /** In the order of arrival. */
  readonly received: readonly ReceivedRequest[];
  readonly close: () => Promise<void>;
}

/** Listens to a provider: verifies and validates each request strictly, and responds with 204 only if it is right. */
export async function listen({
  secret,
  values,
  port = 0,
  catalogue = contractCatalogue,
  ...options
}: ListenOptions): Promise<Listener> {
  const provider = findProvider(catalogue, options.provider);
  const signature = signatureOf(provider);
  checkOwnValues(signature, values);
  // A program that only sends does not load the verifier.
  const { createVerifier } = await import('@hookbook/webhook');
  const { verify } = createVerifier(signature, secret, { values });
  const received: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request).catch(() => undefined);
    if (!body) return;
    const headers = textHeaders(request);
    const url = `http://${request.headers.host}${request.url}`;
    const verification = await verify({ method: request.method ?? '', url, headers, body });
    const issues = verification.ok ? await issuesOf(provider, { headers, body: body.toString() }) : [];
    const event = eventTypeIn(provider, { headers, payload: payloadOf(body, request.headers['content-type']) });
    received.push({ headers, body, verification, ...(event !== undefined && { event }), issues });
    response.writeHead(verification.ok ? (issues.length === 0 ? 204 : 400) : 401).end();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, received, close, [Symbol.asyncDispose]: close };
}

function textHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
