import type { Contract, Event, Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, it } from 'vitest';
import { emitTypes } from '../../src/emit/types/emitTypes.ts';
import { formatTypeScript } from '../../src/generate/format.ts';
import { type Compiler, compile, UNKNOWN_EVENT_TYPE_MODULE } from './compile.ts';
import { contract, event, headerPlace, payloadPlace, provider } from './contracts.ts';

async function emitted(given: Contract): Promise<Record<string, string>> {
  const files = await formatTypeScript(await emitTypes(given));
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

/** The declarations of one provider's module that a test is about, without their documentation. */
async function declarations(given: Provider, ...names: string[]): Promise<string> {
  const { [`${given.slug}.ts`]: text = '' } = await emitted(contract([given]));
  const all = text.replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, '').split(/\n\n|\n(?=export )/);
  return all
    .map((each) => each.trim())
    .filter((each) => names.some((name) => new RegExp(`^export (type|interface) ${name}\\b`).test(each)))
    .join('\n');
}

const ENVELOPE: Schema = {
  type: 'object',
  description: 'What every event carries.',
  required: ['id'],
  properties: { id: { type: 'string' }, type: { type: 'string' }, data: { type: 'object' } },
};

function created(own: Schema, parts: Partial<Event> = {}): Event {
  return event({
    type: 'user.created',
    typeName: 'UserCreatedEvent',
    payload: { allOf: [{ $ref: '#/$defs/Envelope' }, own] },
    ...parts,
  });
}

const TYPE: Schema = { const: 'user.created' };

const SIMPLE = provider({
  title: 'Acme',
  description: 'Sells everything.',
  docs: [{ url: 'https://acme.example/docs', description: 'The docs' }],
  definitions: { Envelope: ENVELOPE, User: { type: 'object', properties: { name: { type: 'string' } } } },
  events: [
    created(
      { type: 'object', required: ['type', 'data'], properties: { type: TYPE, data: { $ref: '#/$defs/User' } } },
      { summary: 'A user was created', description: 'Sent once a user is there.' },
    ),
  ],
});

describe('a provider’s module', () => {
  it('reads like this', async () => {
    const { 'acme.ts': text } = await emitted(contract([SIMPLE]));
    expect(text).toBe(`/**
 * Webhook events of Acme.
 *
 * Sells everything.
 *
 * @see https://acme.example/docs (The docs)
 * @packageDocumentation
 */

import type { UnknownEventType } from '../unknownEventType.ts';

/** Any event of Acme that these types know. */
export type AcmeEvent = UserCreatedEvent;

/** From the event type to the event. */
export interface AcmeEventMap {
  /** A user was created */
  'user.created': UserCreatedEvent;
}

/** The event types of Acme that these types know. */
export type AcmeEventType = keyof AcmeEventMap;

/** The event of an event type. */
export type EventOf<Type extends AcmeEventType> = AcmeEventMap[Type];

/** The event types of Acme that these types know, sorted. */
export const eventTypes: readonly AcmeEventType[] = ['user.created'];

/** Whether these types know an event type. */
export function isKnownEventType(type: unknown): type is AcmeEventType {
  return (eventTypes as readonly unknown[]).includes(type);
}

/**
 * Sent once a user is there.
 *
 * @see \`acme/user.created.html\` in \`@hookbook/docs\`
 */
export interface UserCreatedEvent extends Envelope {
  type: 'user.created';
  data: User;
}

/**
 * An event of a type that these types do not know, most likely a newer one.
 *
 * Its members are those that all known events share. Nothing has checked that they are there.
 */
export interface UnknownEvent extends Envelope {
  /** An event type that these types do not know. */
  type: UnknownEventType;
}

/** What every event carries. */
export type Envelope = {
  id: string;
  type?: string;
  data?: {
    [k: string]: unknown;
  };
};

export type User = {
  name?: string;
};
`);
  });

  it('gives equal bytes for equal contracts, and leaves the contract alone', async () => {
    const frozen = deepFreeze(structuredClone(contract([SIMPLE])));
    expect(await emitTypes(frozen)).toEqual(await emitTypes(contract([SIMPLE])));
  });
});

interface Case {
  readonly behaviour: string;
  readonly given: Provider;
  readonly names: readonly string[];
  readonly want: string;
}

const extending = (definitions: Readonly<Record<string, Schema>>, own: Schema): Provider =>
  provider({ definitions, events: [created(own)] });

const CASES: readonly Case[] = [
  {
    behaviour: 'an event stays required where its envelope requires',
    given: extending({ Envelope: ENVELOPE }, { type: 'object', properties: { id: { const: 'x' } } }),
    names: ['UserCreatedEvent'],
    want: "export interface UserCreatedEvent extends Envelope {\n  id: 'x';\n}",
  },
  {
    behaviour: 'an envelope is written out where TypeScript would not let the event narrow it',
    given: extending(
      { Envelope: { type: 'object', required: ['id', 'data'], properties: { id: { type: 'string' }, data: { type: 'object', properties: { a: { type: 'string' } } } } } },
      { type: 'object', properties: { data: { type: 'object', properties: { b: { type: 'number' } } } } },
    ),
    names: ['UserCreatedEvent'],
    want: 'export interface UserCreatedEvent {\n  id: string;\n  data: {\n    a?: string;\n    b?: number;\n  };\n}',
  },
  {
    behaviour: 'an envelope whose event type is a closed enum is extended by an event and written out for unknown ones',
    given: extending(
      { Envelope: { type: 'object', required: ['type'], properties: { type: { enum: ['user.created', 'b'] }, id: { type: 'string' } } } },
      { properties: { type: TYPE } },
    ),
    names: ['UserCreatedEvent', 'UnknownEvent'],
    want: "export interface UserCreatedEvent extends Envelope {\n  type: 'user.created';\n}\nexport interface UnknownEvent {\n  type: UnknownEventType;\n  id?: string;\n}",
  },
  {
    behaviour: 'a payload that is nothing but a shared shape extends it',
    given: provider({ definitions: { Envelope: ENVELOPE }, events: [created({}, { payload: { $ref: '#/$defs/Envelope' } })] }),
    names: ['UserCreatedEvent'],
    want: 'export interface UserCreatedEvent extends Envelope {}',
  },
  {
    behaviour: 'a payload that is a choice is a type alias',
    given: provider({ events: [created({}, { payload: { oneOf: [{ type: 'object', properties: { a: true } }, { type: 'array' }] } })] }),
    names: ['UserCreatedEvent'],
    want: 'export type UserCreatedEvent =\n  | {\n      a?: unknown;\n    }\n  | unknown[];',
  },
  {
    behaviour: 'a choice beside the envelope is a type alias',
    given: extending({ Envelope: ENVELOPE }, { oneOf: [{ required: ['a'], properties: { a: true } }, { $ref: '#/$defs/Envelope' }] }),
    names: ['UserCreatedEvent'],
    want: 'export type UserCreatedEvent = Envelope &\n  (\n    | {\n        a: unknown;\n      }\n    | Envelope\n  );',
  },
  {
    behaviour: 'an envelope that is a choice cannot be extended',
    given: extending({ Envelope: { anyOf: [ENVELOPE, { type: 'object', required: ['x'] }] } }, { properties: { type: TYPE } }),
    names: ['UserCreatedEvent'],
    want: "export type UserCreatedEvent = Envelope & {\n  type?: 'user.created';\n};",
  },
  {
    behaviour: 'shapes keep their names, whatever their casing and however alike they are',
    given: extending(
      { Envelope: ENVELOPE, Oauth2client: { type: 'object', properties: { a: true } }, Oauth2Client: { type: 'object', properties: { a: true } }, A_1b2c3d4e: { type: 'string' } },
      { properties: { data: { $ref: '#/$defs/Oauth2client' } } },
    ),
    names: ['UserCreatedEvent', 'Oauth2client', 'Oauth2Client', 'A_1b2c3d4e'],
    want: 'export interface UserCreatedEvent extends Envelope {\n  data?: Oauth2client;\n}\nexport type Oauth2client = {\n  a?: unknown;\n};\nexport type Oauth2Client = {\n  a?: unknown;\n};\nexport type A_1b2c3d4e = string;',
  },
  {
    behaviour: 'one shape is declared once, however often and with whatever remarks it is used',
    given: extending(
      { Envelope: ENVELOPE, User: { type: 'object', properties: { boss: { $ref: '#/$defs/User' } } } },
      { properties: { a: { $ref: '#/$defs/User' }, b: { allOf: [{ $ref: '#/$defs/User' }], description: 'b' }, c: { anyOf: [{ $ref: '#/$defs/User' }, { type: 'null' }] } } },
    ),
    names: ['UserCreatedEvent', 'User\\d*'],
    want: 'export interface UserCreatedEvent extends Envelope {\n  a?: User;\n  b?: User;\n  c?: User | null;\n}\nexport type User = {\n  boss?: User;\n};',
  },
  {
    behaviour: 'an unknown event without an envelope has any members',
    given: provider({ events: [created({}, { payload: { type: 'object', properties: { type: TYPE } } })] }),
    names: ['UnknownEvent'],
    want: 'export interface UnknownEvent {\n  type: UnknownEventType;\n  [k: string]: unknown;\n}',
  },
  {
    behaviour: 'an unknown event may have data, where the envelope has none',
    given: provider({
      definitions: { Envelope: { type: 'object', properties: { id: { type: 'string' } } } },
      webhook: { data: payloadPlace('data') },
      events: [created({ properties: { data: { type: 'string' } } })],
    }),
    names: ['UnknownEvent'],
    want: 'export interface UnknownEvent extends Envelope {\n  type: UnknownEventType;\n  data?: unknown;\n}',
  },
  {
    behaviour: 'an unknown event is not told by its payload where a header tells the event type',
    given: provider({
      definitions: { Envelope: ENVELOPE },
      webhook: { eventType: [headerPlace('x-event'), payloadPlace('action')] },
      events: [created({ properties: { action: { const: 'created' } } })],
    }),
    names: ['UnknownEvent', 'AcmeEvent'],
    want: 'export type AcmeEvent = UserCreatedEvent;\nexport interface UnknownEvent extends Envelope {}',
  },
  {
    behaviour: 'a provider without events',
    given: provider({}),
    names: ['AcmeEvent', 'AcmeEventMap', 'UnknownEvent'],
    want: 'export type AcmeEvent = never;\nexport interface AcmeEventMap {}\nexport interface UnknownEvent {\n  type: UnknownEventType;\n  [k: string]: unknown;\n}',
  },
]; // biome-ignore format: given and want stand close together

describe('an event', () => {
  for (const { behaviour, given, names, want } of CASES) {
    it(behaviour, async () => expect(await declarations(given, ...names)).toBe(want));
  }
});

describe('a member that is nothing but a shape', () => {
  const REF = { $ref: '#/$defs/Id' };
  const documented = async (shape: Schema, member: Schema): Promise<string | undefined> => {
    const given = provider({ definitions: { Id: shape, Holder: { type: 'object', properties: { id: member } } } });
    const { 'acme.ts': text = '' } = await emitted(contract([given]));
    return /export type Holder = \{\n(?: *\/\*\* (.*) \*\/\n)? *id/.exec(text)?.[1];
  };

  it.each([
    ['the shape’s documentation', { type: 'string', description: 'Who.' }, REF, 'Who.'],
    [
      'it where it may be null, too',
      { type: 'string', description: 'Who.' },
      { anyOf: [REF, { type: 'null' }] },
      'Who.',
    ],
    ['its own documentation', { type: 'string', description: 'Who.' }, { description: 'Mine.', allOf: [REF] }, 'Mine.'],
    ['none where the shape is an object', { type: 'object', description: 'Who.' }, REF, undefined],
    ['none where there are several shapes', { type: 'string', description: 'Who.' }, { anyOf: [REF, REF] }, undefined],
  ] satisfies [string, Schema, Schema, string | undefined][])('has %s', async (_, shape, member, want) => {
    expect(await documented(shape, member)).toBe(want);
  });
});

describe('the module of all providers', () => {
  it('knows each by its slug', async () => {
    const others = provider({ name: 'x', slug: 'x-1', typeName: 'X1', title: 'X' });
    const { 'index.ts': text = '' } = await emitted(contract([SIMPLE, others]));
    expect(text).toContain(
      "export interface WebhookEventMap {\n  /** Acme */\n  acme: AcmeEvents;\n  /** X */\n  'x-1': X1Events;\n}",
    );
    expect(text).toContain("export const providers: readonly (keyof WebhookEventMap)[] = ['acme', 'x-1'];");
    expect(text).toContain("  acme: AcmeTypes,\n  'x-1': X1Types,\n");
  });
});

describe('events that a header tells apart', () => {
  const github = provider({
    slug: 'github',
    typeName: 'Webhook',
    webhook: { eventType: [headerPlace('x-event'), payloadPlace('action')] },
    events: [
      told('issues.closed', 'IssuesClosedEvent', { action: { const: 'closed' }, issue: { type: 'string' } }),
      told('issues.opened', 'IssuesOpenedEvent', { action: { const: 'opened' }, issue: { type: 'string' } }),
      told('pull.closed', 'PullClosedEvent', { action: { const: 'closed' }, pull: { type: 'string' } }),
      told('push', 'PushEvent', { ref: { type: 'string' } }),
    ],
  });

  it('are found by their event type, and narrowed as far as the payload goes', async () => {
    const usage = `
      import type { EventOf, UnknownEvent, WebhookEvent, WebhookEventType } from './gen/github.ts';
      import { isKnownEventType } from './gen/github.ts';
      export function narrow(event: Exclude<WebhookEvent, EventOf<'push'>>): string {
        if (event.action === 'opened') return event.issue;
        const closed: EventOf<'issues.closed'> | EventOf<'pull.closed'> = event;
        // @ts-expect-error only the header tells which of the two it is
        return closed.issue;
      }
      export function on<Type extends WebhookEventType>(type: Type, handle: (event: EventOf<Type>) => void): void {
        if (isKnownEventType(type)) handle({} as EventOf<Type>);
      }
      on('push', (event) => event.ref.length);
      export const any = (event: WebhookEvent | UnknownEvent): object => event;
    `;
    const modules = Object.entries(await emitted(contract([github]))).map(
      ([path, text]) => [`gen/${path}`, text] as const,
    );
    expect(await compile({ ...Object.fromEntries(modules), 'usage.ts': usage })).toEqual([]);
  });
});

function told(type: string, typeName: string, properties: Readonly<Record<string, Schema>>): Event {
  return event({ type, typeName, payload: { type: 'object', required: Object.keys(properties), properties } });
}

describe('all modules of this file', () => {
  for (const compiler of ['typescript', 'typescript-5'] satisfies Compiler[]) {
    it(`compile together with ${compiler}`, async () => {
      const providers = CASES.map(({ given }, index) => ({
        ...given,
        slug: `case-${index}`,
        typeName: `Case${index}`,
      }));
      const files = {
        ...(await emitted(contract([SIMPLE, ...providers]))),
        'none.ts': (await emitted(contract([])))['index.ts'] ?? '',
      };
      const placed = Object.fromEntries(Object.entries(files).map(([path, text]) => [`gen/${path}`, text]));
      expect(Object.keys(placed)).toHaveLength(CASES.length + 3);
      expect(await compile({ ...placed, 'unknownEventType.ts': UNKNOWN_EVENT_TYPE_MODULE }, compiler)).toEqual([]);
    });
  }
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
