import type { GeneratedFile } from '@hookbook/contract';
import { describe, expect, it } from 'vitest';
import { emitValidators } from '../../src/emit/validators/emitValidators.ts';
import { eventTypeLookups } from '../../src/emit/validators/eventTypeLookups.ts';
import { eventNames } from '../../src/emit/validators/names.ts';
import { contractOf, providerOf } from './contract.ts';

const PROVIDER = providerOf(
  {
    'user.created': {
      type: 'object',
      required: ['type', 'user'],
      properties: { type: { const: 'user.created' }, user: { $ref: '#/$defs/User' } },
    },
  },
  {
    User: {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' }, name: { type: ['string', 'null'], maxLength: 9 } },
    },
  },
);

function textOf(files: readonly GeneratedFile[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

describe('the files of a provider', () => {
  it('are what consumers import, the same with JSON Schemas, and the rules', async () => {
    const files = await emitValidators(contractOf(PROVIDER));
    expect(files.map(({ path }) => path)).toEqual(['acme.ts', 'acme/json-schema.ts', 'acme/rules.ts']);
  });

  it('are the same for the same contract', async () => {
    expect(await emitValidators(contractOf(PROVIDER))).toEqual(
      await emitValidators(contractOf(structuredClone(PROVIDER))),
    );
  });

  it('have checks and rules that can be read', async () => {
    const text = textOf(await emitValidators(contractOf(PROVIDER)), 'acme/rules.ts');
    expect(text).toContain(
      `const check_1 = (v) => (v === undefined || (typeof v === 'string' && shortEnough(v, 9) || v === null));`,
    );
    expect(text).toContain(
      `const is_User = (v) => isObject(v) && typeof v.id === 'string' && check_1(v.name);

const is_UserCreatedEvent = (v) => isObject(v) && v.type === "user.created" && is_User(v.user);`,
    );
    expect(text).toContain(
      'const rules_UserCreatedEvent = (): EventRules => ({ at: "acme/events/user.created.yaml#/payload", type: "object", must: ' +
        '{ type: { const: "user.created" }, user: rules_User } });',
    );
  });

  it('export a guard and a validator per event, and the parsers', async () => {
    const text = textOf(await emitValidators(contractOf(PROVIDER)), 'acme.ts');
    const exported = Array.from(text.matchAll(/^export (?:const|function) (\w+)/gm), ([, name]) => name);
    expect(exported).toEqual(['isUserCreatedEvent', 'userCreatedEvent', 'parseEvent', 'safeParseEvent']);
  });
});

describe('names', () => {
  const namesOf = (...types: string[]) => [
    ...eventNames(providerOf(Object.fromEntries(types.map((type) => [type, true]))).events).values(),
  ];

  it('come from the type name', () => {
    expect(namesOf('user.created')).toEqual([{ guard: 'isUserCreatedEvent', validator: 'userCreatedEvent' }]);
  });

  it('leave parseEvent and safeParseEvent to the provider, and guards to other events', () => {
    expect(namesOf('parse', 'safe.parse', 'is.user', 'user').map(({ validator }) => validator)).toEqual([
      'parseEventValidator',
      'safeParseEventValidator',
      'isUserEventValidator',
      'userEvent',
    ]);
  });
});

describe('places of the event type', () => {
  it('are optional where an event does without', () => {
    const provider = providerOf({ push: true, 'issue.opened': true });
    const webhook = {
      eventType: [
        { in: 'header', path: ['x-event'], expression: '$message.header#/x-event' },
        { in: 'payload', path: ['action'], expression: '$message.payload#/action' },
      ],
    } as const;
    const events = provider.events.map((event) => ({
      ...event,
      typeParts: event.type === 'push' ? ['push', undefined] : ['issue', 'opened'],
    }));
    expect(eventTypeLookups({ ...provider, webhook, events })).toEqual([
      { header: 'x-event' },
      { path: ['action'], optional: true },
    ]);
  });
});
