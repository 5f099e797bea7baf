import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Event types are made of these words, so that names look like those of a provider. */
const NOUNS = ['user', 'invoice', 'order', 'payment', 'session', 'ticket', 'parcel', 'refund', 'account', 'device'];
const VERBS = [
  'created',
  'updated',
  'deleted',
  'failed',
  'expired',
  'approved',
  'rejected',
  'archived',
  'paid',
  'sent',
];

/** Shapes that all events share, as in most contracts. */
const SHAPES: Readonly<Record<string, object>> = {
  address: {
    type: 'object',
    required: ['line1', 'city', 'country'],
    properties: {
      line1: { type: 'string', description: 'Street and number.' },
      line2: { type: ['string', 'null'] },
      city: { type: 'string' },
      postal_code: { type: 'string', pattern: '^[A-Z0-9 -]{3,10}$' },
      country: { type: 'string', minLength: 2, maxLength: 2 },
    },
  },
  person: {
    type: 'object',
    required: ['id', 'email'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      email: { type: 'string', format: 'email' },
      name: { type: 'string', maxLength: 200 },
      address: { $ref: './address.yaml' },
    },
  },
  money: {
    type: 'object',
    required: ['amount', 'currency'],
    properties: { amount: { type: 'integer', minimum: 0 }, currency: { type: 'string', enum: ['EUR', 'GBP', 'USD'] } },
  },
  item: {
    type: 'object',
    required: ['sku', 'price'],
    properties: {
      sku: { type: 'string' },
      quantity: { type: 'integer', minimum: 1, maximum: 1000 },
      price: { $ref: './money.yaml' },
    },
  },
};

export interface GeneratedContract {
  /** The root document. */
  readonly document: string;
  /** The file of an event in the middle, for edits. */
  readonly event: string;
}

/** The types of a number of events, all different: `user.created`, `user.updated`, …, `user.created.1`. */
export function eventTypes(count: number): string[] {
  const pairs = NOUNS.flatMap((noun) => VERBS.map((verb) => `${noun}.${verb}`));
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / pairs.length);
    return `${pairs[index % pairs.length]}${round === 0 ? '' : `.${round}`}`;
  });
}

/** The payload of an event, with about ten fields. References to shapes start with `base`. */
export function payloadOf(type: string, index: number, base: string, extension: string): object {
  const shape = (name: string) => ({ $ref: `${base}${name}${extension}` });
  return {
    type: 'object',
    required: ['id', 'type', 'created_at', 'data'],
    properties: {
      id: { type: 'string', description: 'The id of the event.' },
      type: { type: 'string', const: type },
      created_at: { type: 'string', format: 'date-time', description: 'The time of the event.' },
      data: {
        type: 'object',
        required: ['id', 'owner'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          owner: shape('person'),
          total: shape('money'),
          items: { type: 'array', items: shape('item'), maxItems: 100 },
          status: { type: 'string', enum: ['open', 'closed', `state_${index}`] },
          note: { type: ['string', 'null'], description: `A note on event ${index}.` },
        },
      },
    },
  };
}

function exampleOf(type: string, index: number): object {
  const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const data = {
    id,
    owner: { id, email: 'ada@example.com' },
    total: { amount: index, currency: 'EUR' },
    status: 'open',
  };
  return { id: `evt_${index}`, type, created_at: '2026-01-02T03:04:05Z', data };
}

/** Writes a contract of one provider into a folder: a file for each event and each shape, as people would. */
export async function writeGeneratedContract(folder: string, count: number): Promise<GeneratedContract> {
  const types = eventTypes(count);
  for (const name of ['events', 'schemas']) await mkdir(path.join(folder, name), { recursive: true });
  const write = (name: string, value: object) => writeFile(path.join(folder, name), toYaml(value));
  for (const [name, schema] of Object.entries(SHAPES)) await write(`schemas/${name}.yaml`, schema);
  for (const [index, type] of types.entries())
    await write(`events/${type}.yaml`, {
      name: type,
      title: `Event ${type}`,
      summary: `Sent when ${type} happens`,
      payload: payloadOf(type, index, '../schemas/', '.yaml'),
      examples: [{ name: 'example', payload: exampleOf(type, index) }],
    });
  await write('channel.yaml', {
    address: null,
    title: 'Acme',
    messages: Object.fromEntries(types.map((type) => [type, { $ref: `./events/${type}.yaml` }])),
    'x-webhook': { eventType: ['$message.payload#/type'], eventId: '$message.payload#/id' },
  });
  await write('asyncapi.yaml', {
    asyncapi: '3.0.0',
    info: { title: `Acme, ${count} events`, version: '1.0.0' },
    defaultContentType: 'application/json',
    channels: { acme: { $ref: './channel.yaml' } },
    operations: { sendAcme: { action: 'send', channel: { $ref: '#/channels/acme' } } },
  });
  return {
    document: path.join(folder, 'asyncapi.yaml'),
    event: path.join(folder, `events/${types[Math.floor(count / 2)]}.yaml`),
  };
}

/** Block style with quoted texts, which is YAML and close to what people write. */
function toYaml(value: object, indent = ''): string {
  const lines = Array.isArray(value)
    ? value.map((item) => `${indent}- ${inline(item, `${indent}  `).trimStart()}`)
    : Object.entries(value).map(([key, member]) => `${indent}${key}:${inline(member, `${indent}  `)}`);
  return `${lines.join('\n')}\n`;
}

function inline(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return ` ${JSON.stringify(value)}`;
  return Object.values(value).length === 0 ? ' {}' : `\n${toYaml(value, indent).trimEnd()}`;
}
