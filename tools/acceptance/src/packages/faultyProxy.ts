import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type ReceivedRequest, startReceiver } from '@hookbook/testkit/receiver';

export interface FaultyProxy {
  readonly port: number;
  /** Answers with an error when the registry has accepted this many more changes, until `repair` is called. */
  readonly refuseAfter: (changes: number) => void;
  /** Loses the answer to the last of this many more changes, after calling a function, and refuses changes until `repair` is called. */
  readonly loseAnswerAfter: (changes: number, lost?: () => void) => void;
  readonly repair: () => void;
  readonly close: () => Promise<void>;
}

/** Starts a server in front of a registry, on loopback, which interrupts what npm publishes. */
export async function startFaultyProxy(registryPort: number): Promise<FaultyProxy> {
  let left = Number.POSITIVE_INFINITY;
  let onLost: (() => void) | undefined;

  function respond(response: ServerResponse, received: ReceivedRequest): void {
    const isChange = received.method !== 'GET' && received.method !== 'HEAD';
    if (isChange && left === 0) {
      refuse(response);
      return;
    }
    forward(registryPort, received, (answer) => {
      if (isChange && isAccepted(answer)) left -= 1;
      if (isChange && left === 0 && onLost) {
        onLost();
        response.destroy();
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    }).on('error', () => response.destroy());
  }

  const { port, close } = await startReceiver(respond);
  const failAfter = (changes: number, lost?: () => void) => {
    left = changes;
    onLost = lost;
  };
  return {
    port,
    refuseAfter: (changes) => failAfter(changes),
    loseAnswerAfter: (changes, lost = () => {}) => failAfter(changes, lost),
    repair: () => failAfter(Number.POSITIVE_INFINITY),
    close,
  };
}

function forward(
  port: number,
  { method, path, headers, body }: ReceivedRequest,
  onAnswer: (answer: IncomingMessage) => void,
) {
  return request({ host: '127.0.0.1', port, method, path, headers, agent: false }, onAnswer).end(body);
}

function isAccepted({ statusCode = 500 }: IncomingMessage): boolean {
  return statusCode < 300;
}

function refuse(response: ServerResponse): void {
  const body = JSON.stringify({ error: 'the registry is broken' });
  response.writeHead(500, { 'content-type': 'application/json' }).end(body);
}
