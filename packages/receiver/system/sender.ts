import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { createDelivery } from '@hookbook/mock-server';
import { SECRET } from './secret.ts';

const { body, headers } = createDelivery({ provider: 'dynamic', event: 'user.created', secret: SECRET });
const payload = JSON.parse(body);

/** A provider that sends events, each of them up to three times and in any order, and again until it gets a 2xx. */
export interface Sender {
  /** The ids of the events that a path has accepted. */
  readonly accepted: Readonly<Record<Path, ReadonlySet<string>>>;
  /** Stops to send new events, and resolves when each of the others was accepted. */
  readonly finish: () => Promise<void>;
}

export type Path = '/stored' | '/answered';

export interface SenderOptions {
  readonly ports: readonly number[];
  /** How many requests run at once. */
  readonly concurrency: number;
  /** Stops after this many deliveries. Without it, sends until `finish` is called. */
  readonly max?: number;
}

export function startSender({ ports, concurrency, max = Number.POSITIVE_INFINITY }: SenderOptions): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const accepted = { '/stored': new Set<string>(), '/answered': new Set<string>() };
  /** What was sent before, and may be sent again. */
  const sent: Event[] = [];
  let isFinishing = false;
  let deliveries = 0;

  async function run(): Promise<void> {
    while (!isFinishing && deliveries < max) {
      deliveries += 1;
      const again = Math.random() < 0.3 ? sent[Math.floor(Math.random() * sent.length)] : undefined;
      const event = again ?? newEvent();
      sent[sent.length < 100 ? sent.length : Math.floor(Math.random() * 100)] = event;
      await deliver(event);
    }
  }

  async function deliver({ id, path, ...delivery }: Event): Promise<void> {
    for (;;) {
      const port = ports[Math.floor(Math.random() * ports.length)] ?? 0;
      const status = await send(port, path, delivery, agent).catch(() => 0);
      if (status >= 200 && status < 300) break;
      await delay(10 + Math.random() * 20);
    }
    accepted[path].add(id);
  }

  const running = Promise.all(Array.from({ length: concurrency }, run));
  return {
    accepted,
    finish: async () => {
      if (max === Number.POSITIVE_INFINITY) isFinishing = true;
      await running;
      agent.destroy();
    },
  };
}

interface Event {
  readonly id: string;
  readonly path: Path;
  readonly body: string;
  readonly signature: string;
}

function newEvent(): Event {
  const id = randomUUID();
  const text = JSON.stringify({ ...payload, messageId: id, eventId: id });
  const signature = `sha256=${createHmac('sha256', SECRET).update(text).digest('hex')}`;
  return { id, path: Math.random() < 0.5 ? '/stored' : '/answered', body: text, signature };
}

function send(port: number, path: Path, event: Pick<Event, 'body' | 'signature'>, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = {
      ...{ host: '127.0.0.1', port, path, agent, method: 'POST' },
      headers: { ...headers, 'x-dynamic-signature-256': event.signature },
    };
    const sending = request(options, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    });
    sending.on('error', reject);
    sending.end(event.body);
  });
}
