import type { GeneratedFile } from '@hookbook/contract';
import { eventTypeLookups } from '@hookbook/contract';
import { contract, event, headerExpression, payloadExpression, provider } from '@hookbook/testkit/contracts';
import { describe, expect, it } from 'vitest';
import { emitValidators } from '../src/emitValidators.ts';

const ACME = provider({
  events: [
    event({
      type: 'user.created',
      payload: {
        type: 'object',
        required: ['type', 'user'],
        properties: { type: { const: 'user.created' }, user: { $ref: '#/$defs/User' } },
      },
    }),
  ],
  definitions: {
    User: {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' }, name: { type: ['string', 'null'], maxLength: 9 } },
    },
  },
});

function textOf(files: readonly GeneratedFile[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

describe('the modules of a provider', () => {
  it('are the validators, the same with JSON Schemas, and the rules', async () => {
    const files = await emitValidators(contract([ACME]));
    expect(files.map(({ path }) => path)).toEqual(['acme.ts', 'acme/json-schema.ts', 'acme/rules.ts']);
  });

  it('depend on nothing but the contract', async () => {
    expect(await emitValidators(contract([ACME]))).toEqual(await emitValidators(contract([structuredClone(ACME)])));
  });

  it('contain readable checks and rules', async () => {
    const text = textOf(await emitValidators(contract([ACME])), 'acme/rules.ts');
    expect(text).toContain(
      `const check_1 = (v) => (v === undefined || (typeof v === 'string' && shortEnough(v, 9) || v === null));`,
    );
    expect(text).toContain(
      `const is_User = (v) => isObject(v) && typeof v.id === 'string' && check_1(v.name);

const is_UserCreatedEvent = (v) => isObject(v) && v.type === "user.created" && is_User(v.user);`,
    );
    expect(text).toContain(
      'const rules_UserCreatedEvent = (): EventRules => ({ at: "events/user.created.yaml#/payload", type: "object", ' +
        'must: { type: { const: "user.created" }, user: rules_User } });',
    );
  });

  it('export a guard and a validator per event, and the parsers', async () => {
    const text = textOf(await emitValidators(contract([ACME])), 'acme.ts');
    const exported = Array.from(text.matchAll(/^export (?:const|function) (\w+)/gm), ([, name]) => name);
    expect(exported).toEqual(['isUserCreatedEvent', 'userCreatedEvent', 'parseEvent', 'safeParseEvent']);
  });
});

describe('an event type lookup', () => {
  it('is optional if an event type does not have the part', () => {
    const acme = provider({
      webhook: { eventType: [headerExpression('x-event'), payloadExpression('action')] },
      events: [
        event({ type: 'push', typeParts: ['push', undefined] }),
        event({ type: 'issue.opened', typeParts: ['issue', 'opened'] }),
      ],
    });
    expect(eventTypeLookups(acme)).toEqual([{ header: 'x-event' }, { path: ['action'], optional: true }]);
  });
});
