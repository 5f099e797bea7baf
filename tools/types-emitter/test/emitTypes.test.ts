import type { Contract, Event, GeneratedFile, Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { type Compiler, compile } from '@hookbook/testkit/compile';
import { contract, event, headerExpression, payloadExpression, provider } from '@hookbook/testkit/contracts';
import { inTypesPackage } from '@hookbook/testkit/inTypesPackage';
import { describe, expect, it } from 'vitest';
import { emitTypes } from '../src/emitTypes.ts';

async function emitted(given: Contract): Promise<readonly GeneratedFile[]> {
  return emitTypes(given);
}

async function emittedText(given: Contract, path: string): Promise<string> {
  return (await emitted(given)).find((file) => file.path === path)?.text ?? '';
}

/** The named declarations of a provider's module, without their documentation. */
async function declarations(given: Provider, ...names: string[]): Promise<string> {
  const text = await emittedText(contract([given]), `${given.slug}.ts`);
  const all = text.replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, '').split(/\n\n|\n(?=export )/);
  return all
    .map((declaration) => declaration.trim())
    .filter((declaration) => names.some((name) => new RegExp(`^export (type|interface) ${name}\\b`).test(declaration)))
    .join('\n');
}

const ENVELOPE: Schema = {
  type: 'object',
  description: 'What every event carries.',
  required: ['id'],
  properties: { id: { type: 'string' }, type: { type: 'string' }, data: { type: 'object' } },
};

function created(own: Schema, overrides: Partial<Event> = {}): Event {
  return event({
    type: 'user.created',
    typeName: 'UserCreatedEvent',
    payload: { allOf: [{ $ref: '#/$defs/Envelope' }, own] },
    ...overrides,
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
    const text = await emittedText(contract([SIMPLE]), 'acme.ts');
    expect(text).toBe(`/**
 * Webhook events from Acme.
 *
 * Sells everything.
 *
 * @see https://acme.example/docs (The docs)
 * @packageDocumentation
 */

import type { UnknownEventType } from '../unknownEventType.ts';

/** Any known event from Acme. */
export type AcmeEvent = UserCreatedEvent;

/** Maps each event type to its event. */
export interface AcmeEventMap {
  /** A user was created */
  'user.created': UserCreatedEvent;
}

/** The known event types of Acme. */
export type AcmeEventType = keyof AcmeEventMap;

/** The event with the event type \`Type\`. */
export type EventOf<Type extends AcmeEventType> = AcmeEventMap[Type];

/** The known event types of Acme, sorted. */
export const eventTypes: readonly AcmeEventType[] = ['user.created'];

/** Returns whether the event type is known. */
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
 * An event with an event type that these types do not know, usually a newer one.
 *
 * It declares the properties that all known events share, without a guarantee that they are present.
 */
export interface UnknownEvent extends Envelope {
  /** An event type that these types do not contain. */
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

  it('is equal for equal contracts, and the contract stays unchanged', async () => {
    const frozen = deepFreeze(structuredClone(contract([SIMPLE])));
    expect(await emitTypes(frozen)).toEqual(await emitTypes(contract([SIMPLE])));
  });
});

interface Case {
  readonly behaviour: string;
  readonly given: Provider;
  readonly names: readonly string[];
  readonly expected: string;
}

const withEnvelope = (definitions: Readonly<Record<string, Schema>>, own: Schema): Provider =>
  provider({ definitions, events: [created(own)] });

const CASES: readonly Case[] = [
  {
    behaviour: 'a member stays required if the envelope requires it',
    given: withEnvelope({ Envelope: ENVELOPE }, { type: 'object', properties: { id: { const: 'x' } } }),
    names: ['UserCreatedEvent'],
    expected: "export interface UserCreatedEvent extends Envelope {\n  id: 'x';\n}",
  },
  {
    behaviour: 'an event that cannot narrow the envelope declares its members',
    given: withEnvelope(
      { Envelope: { type: 'object', required: ['id', 'data'], properties: { id: { type: 'string' }, data: { type: 'object', properties: { a: { type: 'string' } } } } } },
      { type: 'object', properties: { data: { type: 'object', properties: { b: { type: 'number' } } } } },
    ),
    names: ['UserCreatedEvent'],
    expected: 'export interface UserCreatedEvent {\n  id: string;\n  data: {\n    a?: string;\n    b?: number;\n  };\n}',
  },
  {
    behaviour: 'an unknown event declares the members of an envelope with a closed list of event types',
    given: withEnvelope(
      { Envelope: { type: 'object', required: ['type'], properties: { type: { enum: ['user.created', 'b'] }, id: { type: 'string' } } } },
      { properties: { type: TYPE } },
    ),
    names: ['UserCreatedEvent', 'UnknownEvent'],
    expected: "export interface UserCreatedEvent extends Envelope {\n  type: 'user.created';\n}\nexport interface UnknownEvent {\n  type: UnknownEventType;\n  id?: string;\n}",
  },
  {
    behaviour: 'a payload that is a reference extends the definition',
    given: provider({ definitions: { Envelope: ENVELOPE }, events: [created({}, { payload: { $ref: '#/$defs/Envelope' } })] }),
    names: ['UserCreatedEvent'],
    expected: 'export interface UserCreatedEvent extends Envelope {}',
  },
  {
    behaviour: 'a payload with alternatives is a type alias',
    given: provider({ events: [created({}, { payload: { oneOf: [{ type: 'object', properties: { a: true } }, { type: 'array' }] } })] }),
    names: ['UserCreatedEvent'],
    expected: 'export type UserCreatedEvent =\n  | {\n      a?: unknown;\n    }\n  | unknown[];',
  },
  {
    behaviour: 'alternatives beside the envelope are a type alias',
    given: withEnvelope({ Envelope: ENVELOPE }, { oneOf: [{ required: ['a'], properties: { a: true } }, { $ref: '#/$defs/Envelope' }] }),
    names: ['UserCreatedEvent'],
    expected: 'export type UserCreatedEvent = Envelope &\n  (\n    | {\n        a: unknown;\n      }\n    | Envelope\n  );',
  },
  {
    behaviour: 'an envelope with alternatives cannot be extended',
    given: withEnvelope({ Envelope: { anyOf: [ENVELOPE, { type: 'object', required: ['x'] }] } }, { properties: { type: TYPE } }),
    names: ['UserCreatedEvent'],
    expected: "export type UserCreatedEvent = Envelope & {\n  type?: 'user.created';\n};",
  },
  {
    behaviour: 'definitions keep their names, even if they only differ in case',
    given: withEnvelope(
      { Envelope: ENVELOPE, Oauth2client: { type: 'object', properties: { a: true } }, Oauth2Client: { type: 'object', properties: { a: true } }, A_1b2c3d4e: { type: 'string' } },
      { properties: { data: { $ref: '#/$defs/Oauth2client' } } },
    ),
    names: ['UserCreatedEvent', 'Oauth2client', 'Oauth2Client', 'A_1b2c3d4e'],
    expected: 'export interface UserCreatedEvent extends Envelope {\n  data?: Oauth2client;\n}\nexport type Oauth2client = {\n  a?: unknown;\n};\nexport type Oauth2Client = {\n  a?: unknown;\n};\nexport type A_1b2c3d4e = string;',
  },
  {
    behaviour: 'a definition is declared once, even if references to it have annotations',
    given: withEnvelope(
      { Envelope: ENVELOPE, User: { type: 'object', properties: { boss: { $ref: '#/$defs/User' } } } },
      { properties: { a: { $ref: '#/$defs/User' }, b: { allOf: [{ $ref: '#/$defs/User' }], description: 'b' }, c: { anyOf: [{ $ref: '#/$defs/User' }, { type: 'null' }] } } },
    ),
    names: ['UserCreatedEvent', 'User\\d*'],
    expected: 'export interface UserCreatedEvent extends Envelope {\n  a?: User;\n  b?: User;\n  c?: User | null;\n}\nexport type User = {\n  boss?: User;\n};',
  },
  {
    behaviour: 'an unknown event without an envelope is an open object',
    given: provider({ events: [created({}, { payload: { type: 'object', properties: { type: TYPE } } })] }),
    names: ['UnknownEvent'],
    expected: 'export interface UnknownEvent {\n  type: UnknownEventType;\n  [k: string]: unknown;\n}',
  },
  {
    behaviour: 'an unknown event has optional data if the envelope declares none',
    given: provider({
      definitions: { Envelope: { type: 'object', properties: { id: { type: 'string' } } } },
      webhook: { data: payloadExpression('data') },
      events: [created({ properties: { data: { type: 'string' } } })],
    }),
    names: ['UnknownEvent'],
    expected: 'export interface UnknownEvent extends Envelope {\n  type: UnknownEventType;\n  data?: unknown;\n}',
  },
  {
    behaviour: 'an unknown event has no event type if a header contains it',
    given: provider({
      definitions: { Envelope: ENVELOPE },
      webhook: { eventType: [headerExpression('x-event'), payloadExpression('action')] },
      events: [created({ properties: { action: { const: 'created' } } })],
    }),
    names: ['UnknownEvent', 'AcmeEvent'],
    expected: 'export type AcmeEvent = UserCreatedEvent;\nexport interface UnknownEvent extends Envelope {}',
  },
  {
    behaviour: 'a provider without events',
    given: provider({}),
    names: ['AcmeEvent', 'AcmeEventMap', 'UnknownEvent'],
    expected: 'export type AcmeEvent = never;\nexport interface AcmeEventMap {}\nexport interface UnknownEvent {\n  type: UnknownEventType;\n  [k: string]: unknown;\n}',
  },
]; // biome-ignore format: given and expected next to each other

describe('an event', () => {
  for (const { behaviour, given, names, expected } of CASES) {
    it(behaviour, async () => expect(await declarations(given, ...names)).toBe(expected));
  }
});

describe('a member that only refers to a definition', () => {
  const REF = { $ref: '#/$defs/Id' };
  const ID: Schema = { type: 'string', description: 'Who.' };
  const documentation = async (definition: Schema, member: Schema): Promise<string | undefined> => {
    const holder: Schema = { type: 'object', properties: { id: member } };
    const given = provider({ definitions: { Id: definition, Other: { type: 'string' }, Holder: holder } });
    const text = await emittedText(contract([given]), 'acme.ts');
    return /export type Holder = \{\n(?: *\/\*\* (.*) \*\/\n)? *id/.exec(text)?.[1];
  };

  it.each([
    ['the documentation of the definition', ID, REF, 'Who.'],
    ['that documentation if it may be null, too', ID, { anyOf: [REF, { type: 'null' }] }, 'Who.'],
    ['that documentation if it refers to it twice', ID, { anyOf: [REF, REF] }, 'Who.'],
    ['its own documentation', ID, { description: 'Mine.', allOf: [REF] }, 'Mine.'],
    ['none if the definition is an object', { type: 'object', description: 'Who.' }, REF, undefined],
    ['none if it refers to two definitions', ID, { anyOf: [REF, { $ref: '#/$defs/Other' }] }, undefined],
  ] satisfies [string, Schema, Schema, string | undefined][])('has %s', async (_, definition, member, expected) => {
    expect(await documentation(definition, member)).toBe(expected);
  });
});

describe('the root module', () => {
  it('lists all providers by slug', async () => {
    const others = provider({ name: 'x', slug: 'x-1', typeName: 'X1', title: 'X' });
    const text = await emittedText(contract([SIMPLE, others]), 'index.ts');
    expect(text).toContain(
      "export interface WebhookEventMap {\n  /** Acme */\n  acme: AcmeEvents;\n  /** X */\n  'x-1': X1Events;\n}",
    );
    expect(text).toContain("export const providers: readonly (keyof WebhookEventMap)[] = ['acme', 'x-1'];");
    expect(text).toContain("  acme: AcmeTypes,\n  'x-1': X1Types,\n");
  });
});

describe('events with their type in a header', () => {
  const github = provider({
    slug: 'github',
    typeName: 'Webhook',
    webhook: { eventType: [headerExpression('x-event'), payloadExpression('action')] },
    events: [
      headerEvent('issues.closed', 'IssuesClosedEvent', { action: { const: 'closed' }, issue: { type: 'string' } }),
      headerEvent('issues.opened', 'IssuesOpenedEvent', { action: { const: 'opened' }, issue: { type: 'string' } }),
      headerEvent('pull.closed', 'PullClosedEvent', { action: { const: 'closed' }, pull: { type: 'string' } }),
      headerEvent('push', 'PushEvent', { ref: { type: 'string' } }),
    ],
  });

  it('are looked up by event type, and narrowed as far as the payload allows', async () => {
    const usage = `
      import type { EventOf, UnknownEvent, WebhookEvent, WebhookEventType } from './gen/github.ts';
      import { isKnownEventType } from './gen/github.ts';
      export function narrow(event: Exclude<WebhookEvent, EventOf<'push'>>): string {
        if (event.action === 'opened') return event.issue;
        const closed: EventOf<'issues.closed'> | EventOf<'pull.closed'> = event;
        // @ts-expect-error only the header distinguishes these two
        return closed.issue;
      }
      export function on<Type extends WebhookEventType>(type: Type, handle: (event: EventOf<Type>) => void): void {
        if (isKnownEventType(type)) handle({} as EventOf<Type>);
      }
      on('push', (event) => event.ref.length);
      export const any = (event: WebhookEvent | UnknownEvent): object => event;
    `;
    expect(await compile({ ...(await inTypesPackage(await emitted(contract([github])))), 'usage.ts': usage })).toEqual(
      [],
    );
  });
});

function headerEvent(type: string, typeName: string, properties: Readonly<Record<string, Schema>>): Event {
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
      const files = await emitted(contract([SIMPLE, ...providers]));
      const empty = (await emitted(contract([]))).map(({ text }) => ({ path: 'empty.ts', text }));
      expect([...files, ...empty]).toHaveLength(CASES.length + 3);
      expect(await compile(await inTypesPackage([...files, ...empty]), compiler)).toEqual([]);
    });
  }
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
