import type { Contract, Event, Provider, Signature, Webhook } from '@hookbook/contract';
import { contract, event, payloadExpression, provider } from '@hookbook/testkit/contracts';
import { describe, expect, test } from 'vitest';
import { bumpOf, compareContracts, releasedBump } from '../src/index.ts';
import { object } from './corpus/pair.ts';

const issuesOf = () => () => [];

function changesOf(base: Contract, head: Contract) {
  return compareContracts(base, head, { issuesOf }).map(({ rule, wire, source, event: type }) => {
    const severity = wire === source ? wire : `${wire}, ${source} for code`;
    return `${rule}${type === undefined ? '' : ` of ${type}`}: ${severity}`;
  });
}

function acme(events: readonly Event[], more: Partial<Provider> = {}): Contract {
  return contract([provider({ name: 'acme', ...more, events } as never)]);
}

const [done, gone] = [event({ type: 'done' }), event({ type: 'gone' })];

describe('events and channels', () => {
  test.each<readonly [string, Contract, Contract, readonly string[]]>([
    ['nothing', acme([done]), acme([done]), []],
    ['a new event', acme([done]), acme([done, gone]), ['event-added of gone: compatible']],
    ['an event that is gone', acme([done, gone]), acme([done]), ['event-removed of gone: breaking']],
    [
      'another event type in the same place',
      acme([event({ type: 'done', source: { file: 'a.yaml', pointer: '/x' } })]),
      acme([event({ type: 'finished', source: { file: 'a.yaml', pointer: '/x' } })]),
      ['event-type-changed of done: breaking'],
    ],
    ['the order of events', acme([done, gone]), acme([gone, done]), []],
    [
      'an event that is deprecated',
      acme([done]),
      acme([event({ type: 'done', deprecated: true })]),
      ['event-deprecated of done: compatible'],
    ],
    ['words', acme([done]), acme([event({ type: 'done', description: 'More.' })]), ['words of done: docs']],
    [
      'a new channel',
      acme([done]),
      contract([...acme([done]).providers, provider({ name: 'bolt' })]),
      ['channel-added: compatible'],
    ],
    [
      'a channel that is gone',
      contract([...acme([done]).providers, provider({ name: 'bolt' })]),
      acme([done]),
      ['channel-removed: breaking'],
    ],
    [
      'a channel with another name',
      acme([done]),
      contract([provider({ name: 'acme2', events: [done] })]),
      ['channel-renamed: none, breaking for code', 'words: docs'],
    ],
    [
      'a type that is no longer exported',
      acme([done], { definitions: { Old: { type: 'string' } } as never }),
      acme([done]),
      ['shape-removed: none, breaking for code'],
    ],
  ])('%s', (_, base, head, expected) => {
    expect(changesOf(base, head)).toEqual(expected);
  });
});

test('a type that keeps its old name as an alias breaks no code until the alias is gone', () => {
  const withType = (name: string, formerNames: readonly string[] = []): Contract => {
    const found = acme([done], { definitions: { [name]: { type: 'string' } } as never });
    const providers = found.providers.map((own) => ({
      ...own,
      definitions: own.definitions.map((definition) => ({ ...definition, formerNames })),
    }));
    return { ...found, providers };
  };
  const kept = withType('Person', ['User']);
  expect(changesOf(withType('User'), kept)).toEqual(['shape-renamed: none, compatible for code']);
  expect(changesOf(kept, kept)).toEqual([]);
  expect(changesOf(kept, withType('Person'))).toEqual(['shape-removed: none, breaking for code']);
});

test('an event that keeps its old name as an alias breaks no code until the alias is gone', () => {
  const named = (name: string, ...former: readonly string[]): Contract => {
    const [formerNames, own] = [former.map(namesOf), namesOf(name)];
    return acme([event({ type: 'done', ...own, ...(former.length > 0 && { formerNames }) })]);
  };
  const namesOf = (name: string) => ({ typeName: `${name}Event`, guardName: `is${name}Event`, validatorName: name });
  expect(changesOf(named('Done'), named('Finished'))).toEqual(['event-renamed of done: none, breaking for code']);
  const kept = named('Finished', 'Done');
  expect(changesOf(named('Done'), kept)).toEqual(['event-renamed of done: none, compatible for code']);
  expect(changesOf(kept, kept)).toEqual([]);
  expect(changesOf(kept, named('Done'))).toEqual(['event-renamed of done: none, breaking for code']);
  expect(changesOf(kept, named('Finished'))).toEqual(['event-renamed of done: none, breaking for code']);
  expect(changesOf(kept, named('Ended', 'Finished'))).toEqual([
    'event-renamed of done: none, compatible for code',
    'event-renamed of done: none, breaking for code',
  ]);
});

test('a provider that keeps its old name breaks no code until the old name is gone', () => {
  const named = (name: string, ...former: readonly string[]): Contract => {
    const formerNames = former.map((old) => ({ name: old, slug: old, typeName: old }));
    return contract([provider({ name, title: 'Acme', events: [done], ...(former.length > 0 && { formerNames }) })]);
  };
  expect(changesOf(named('acme'), named('bolt'))).toEqual(['channel-renamed: none, breaking for code']);
  const kept = named('bolt', 'acme');
  expect(changesOf(named('acme'), kept)).toEqual(['channel-renamed: none, compatible for code']);
  expect(changesOf(kept, kept)).toEqual([]);
  expect(changesOf(kept, named('acme'))).toEqual(['channel-renamed: none, breaking for code']);
  expect(changesOf(kept, named('bolt'))).toEqual(['channel-renamed: none, breaking for code']);
  expect(changesOf(kept, named('volt', 'bolt', 'acme'))).toEqual(['channel-renamed: none, compatible for code']);
  // Its stores would look for events under another name.
  expect(changesOf(named('bolt'), kept)).toEqual(['channel-renamed: none, breaking for code']);
  expect(changesOf(kept, named('bolt', 'acme', 'first'))).toEqual(['channel-renamed: none, breaking for code']);
  expect(changesOf(kept, named('volt', 'bolt'))).toEqual([
    'channel-renamed: none, compatible for code',
    'channel-renamed: none, breaking for code',
  ]);
});

test('providers that tell their old names may be renamed together, and become others', () => {
  const formerNames = [{ name: 'acme', slug: 'acme', typeName: 'Acme' }];
  const others = { title: 'Acme', events: [done] };
  const base = contract([provider({ name: 'acme', ...others }), provider({ name: 'bolt', ...others })]);
  const head = contract([
    provider({ name: 'first', ...others, formerNames }),
    provider({ name: 'second', ...others, formerNames: [{ name: 'bolt', slug: 'bolt', typeName: 'Bolt' }] }),
  ]);
  const renamed = 'channel-renamed: none, compatible for code';
  expect(changesOf(base, head)).toEqual([renamed, renamed]);
});

test('a property that a closed object loses breaks only code that reads it', () => {
  const closed = (names: readonly string[]) => {
    const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
    return acme([event({ type: 'done', payload: object(properties, [], { additionalProperties: false }) })]);
  };
  expect(changesOf(closed(['a', 'b']), closed(['a']))).toEqual([
    'object-closed of done: compatible, breaking for code',
  ]);
  expect(changesOf(closed(['a']), closed(['a', 'b']))).toEqual(['closed-object-extended of done: breaking']);
});

test('headers have rules of their own', () => {
  const withHeaders = (headers: Event['headers']) =>
    acme([event({ type: 'done', ...(headers !== undefined && { headers }) })]);
  const text = { type: 'string' } as const;
  const [none, optional, required] = [
    withHeaders(object({})),
    withHeaders(object({ 'x-id': text })),
    withHeaders(object({ 'x-id': text }, ['x-id'])),
  ];
  expect(changesOf(required, optional)).toEqual(['header-no-longer-required of done: breaking']);
  expect(changesOf(required, none)).toEqual(['header-removed of done: breaking']);
  expect(changesOf(optional, required)).toEqual(['header-required of done: compatible']);
  expect(changesOf(none, optional)).toEqual(['header-added of done: compatible']);
});

const SIGNATURE: Signature = {
  ...{ scheme: 'hmac-sha256', algorithm: 'hmac-sha256', key: 'text', header: 'x-signature', origin: 'vendor' },
  ...{ format: 'v1={signature}', separator: ',', encoding: 'hex', content: '{timestamp}.{body}' },
  timestamp: { header: 'x-time', unit: 'seconds', tolerance: 'PT5M' },
};
const DELIVERY: NonNullable<Webhook['delivery']> = {
  ...{ timeout: 'PT10S', success: '2xx', retries: ['PT1M', 'PT1H'], https: 'recommended', origin: 'vendor' },
  ...{ semantics: 'at-most-once', ordering: 'per-resource' },
};

describe('facts about delivery', () => {
  const { separator: _, ...withoutSeparator } = SIGNATURE;
  const tolerance = (text: string) => ({
    ...SIGNATURE,
    timestamp: { header: 'x-time', unit: 'seconds', tolerance: text } as const,
  });
  const signature = (facts: Partial<Signature>) => ({ signature: { ...SIGNATURE, ...facts } });
  const delivery = (facts: Partial<NonNullable<Webhook['delivery']>>) => ({ delivery: { ...DELIVERY, ...facts } });
  const BOTH = { signature: SIGNATURE, delivery: DELIVERY };

  test.each<readonly [string, Partial<Webhook>, string]>([
    ['the algorithm', signature({ algorithm: 'hmac-sha512' }), 'signature-scheme: breaking'],
    ['the header', signature({ header: 'x-other' }), 'signature-header: breaking'],
    ['the encoding', signature({ encoding: 'base64' }), 'signature-encoding: breaking'],
    ['the prefix', signature({ format: 'v2={signature}' }), 'signature-prefix: breaking'],
    ['the content', signature({ content: '{body}' }), 'signature-content: breaking'],
    ['the added headers', signature({ headers: { 'x-digest': '{sha256}' } }), 'signature-content: breaking'],
    ['the separator', { signature: withoutSeparator }, 'signature-separator: breaking'],
    ['a larger tolerance', { signature: tolerance('PT1H') }, 'tolerance-widened: breaking'],
    ['a smaller tolerance', { signature: tolerance('PT1M') }, 'tolerance-narrowed: compatible'],
    ['no signature', { signature: undefined as never }, 'signature-removed: breaking'],
    ['a shorter timeout', delivery({ timeout: 'PT5S' }), 'timeout-shortened: breaking'],
    ['a longer timeout', delivery({ timeout: 'PT1M' }), 'timeout-lengthened: compatible'],
    ['a narrower success', delivery({ success: '200' }), 'success-narrowed: breaking'],
    ['HTTPS', delivery({ https: 'required' }), 'https-required: breaking'],
    ['duplicates', delivery({ semantics: 'at-least-once' }), 'duplicates-possible: breaking'],
    ['no order', delivery({ ordering: 'none' }), 'order-lost: breaking'],
    ['more order', delivery({ ordering: 'total' }), 'order-gained: compatible'],
    ['more retries', delivery({ retries: ['PT1M', 'PT1H', 'P1D'] }), 'retries-added: compatible'],
    ['fewer retries', delivery({ retries: ['PT1M'] }), 'retries-reduced: breaking'],
    ['the content type', delivery({ contentType: 'application/cloudevents+json' }), 'content-type-changed: breaking'],
    ['the event type', { eventType: [payloadExpression('kind')] }, 'event-type-moved: breaking'],
    ['the event ID', { eventId: payloadExpression('no') }, 'event-id-moved: breaking'],
    ['formats that are hints', { formats: 'annotation' }, 'formats-no-longer-asserted: breaking'],
  ])('%s', (_name, facts, expected) => {
    const webhook = { eventType: [payloadExpression('type')], eventId: payloadExpression('id'), ...BOTH };
    const [base, head] = [webhook, { ...webhook, ...facts }].map((found) => acme([done], { webhook: found as never }));
    expect(base && head && changesOf(base, head)).toEqual([expected]);
  });

  test.each<readonly [string, Partial<Webhook>]>([
    ['equal durations', delivery({ timeout: 'PT10S', retries: ['PT60S', 'PT60M'] })],
    ['who published it', { signature: { ...SIGNATURE, origin: 'hookbook' } }],
  ])('%s are no change for a receiver', (_name, facts) => {
    const [base, head] = [BOTH, { ...BOTH, ...facts }].map((webhook) => acme([done], { webhook: webhook as never }));
    expect(base && head && changesOf(base, head).filter((change) => !change.endsWith('docs'))).toEqual([]);
  });

  describe('further signatures', () => {
    const { origin: _origin, scheme: _scheme, ...main } = SIGNATURE;
    const one = { ...main, header: 'x-one' };
    const two = { ...main, header: 'x-two', algorithm: 'hmac-sha1' } as const;
    const changesOfAlso = (before: Partial<Signature>, after: Partial<Signature>) => {
      const [base, head] = [before, after].map((facts) => acme([done], { webhook: signature(facts) as never }));
      return base && head && changesOf(base, head);
    };

    test.each<readonly [string, Partial<Signature>, Partial<Signature>, readonly string[]]>([
      ['one that is new', {}, { also: [one] }, ['signature-added: compatible']],
      ['one that is gone', { also: [one, two] }, { also: [two] }, ['signature-removed: breaking']],
      ['the last one that is gone', { also: [one] }, {}, ['signature-removed: breaking']],
      ['another order', { also: [one, two] }, { also: [two, one] }, []],
      [
        'another algorithm',
        { also: [one] },
        { also: [{ ...one, algorithm: 'hmac-sha512' }] },
        ['signature-removed: breaking', 'signature-added: compatible'],
      ],
      [
        'a fact of all signatures',
        { also: [one] },
        { content: '{body}', also: [{ ...one, content: '{body}' }] },
        ['signature-content: breaking'],
      ],
      [
        'a fact of the main one',
        { also: [one] },
        { encoding: 'base64', also: [one] },
        ['signature-encoding: breaking'],
      ],
    ])('%s', (_, before, after, expected) => {
      expect([...(changesOfAlso(before, after) ?? [])].sort()).toEqual([...expected].sort());
    });
  });

  test('a signature that is new is compatible', () => {
    expect(changesOf(acme([done]), acme([done], { webhook: { signature: SIGNATURE } as never }))).toEqual([
      'signature-added: compatible',
    ]);
  });
});

test.each([
  ['major', '1.2.3', 'major'],
  ['major', '0.2.3', 'minor'],
  ['minor', '0.2.3', 'patch'],
  ['patch', '0.2.3', 'patch'],
  ['none', '0.2.3', 'none'],
] as const)('%s of %s is %s', (bump, version, released) => {
  expect(releasedBump(bump, version)).toBe(released);
});

test('types that are gone ask for a major version', () => {
  const base = acme([done], { definitions: { Old: { type: 'string' } } as never });
  expect(bumpOf(compareContracts(base, acme([done]), { issuesOf }))).toBe('major');
});

describe('a removal that was announced', () => {
  const sunset = '2026-12-31';
  const ending = { type: 'string', deprecated: true, 'x-sunset': sunset } as const;
  const payloadWith = (properties: object, definitions: object = {}) =>
    acme([event({ type: 'done', payload: { type: 'object', properties } as never })], {
      definitions: definitions as never,
    });

  test.each<readonly [string, Contract, Contract]>([
    ['an event', acme([done, event({ type: 'gone', deprecated: true, sunset })]), acme([done])],
    ['a field', payloadWith({ id: {}, old: ending }), payloadWith({ id: {} })],
    [
      'a field of a list of shared objects',
      payloadWith({ all: { type: 'array', items: { $ref: '#/$defs/One' } } }, { One: { properties: { old: ending } } }),
      payloadWith({ all: { type: 'array', items: { $ref: '#/$defs/One' } } }, { One: { properties: {} } }),
    ],
  ])('%s is breaking, and says when it was to be', (_, base, head) => {
    const compared = (today: string) => compareContracts(base, head, { issuesOf, today });
    const [early, late] = [compared('2026-12-30'), compared('2026-12-31')].map((changes) =>
      changes.find(({ rule }) => rule === 'event-removed' || rule === 'field-removed'),
    );
    expect(early?.message).toMatch(
      / was removed\. The removal was announced for 2026-12-31, which is in the future\.$/,
    );
    expect(late?.message).toMatch(/ was removed\. The removal was announced for 2026-12-31\.$/);
    expect(late?.wire).toBe('breaking');
    expect(early?.id).toBe(late?.id);
  });

  test('is found in schemas that share their parts', () => {
    const level = (depth: number) => ({ allOf: [{ $ref: `#/$defs/L${depth}` }, { $ref: `#/$defs/L${depth}` }] });
    const shared = Object.fromEntries(Array.from({ length: 60 }, (_, depth) => [`L${depth}`, level(depth + 1)]));
    const contractWith = (properties: object) =>
      payloadWith({ first: { $ref: '#/$defs/L0' } }, { ...shared, L60: { type: 'object', properties } });
    const changes = compareContracts(contractWith({ old: ending }), contractWith({}), { issuesOf });
    expect(changes.map(({ message }) => message)).toContainEqual(expect.stringContaining(sunset));
  });

  test('is words while it is only announced', () => {
    expect(changesOf(payloadWith({ old: { type: 'string' } }), payloadWith({ old: ending }))).toEqual([
      'words of done: docs',
    ]);
  });
});
