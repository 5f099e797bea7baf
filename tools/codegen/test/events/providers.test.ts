import { describe, expect, it } from 'vitest';
import { contractOf, eventsOf } from './contractOf.ts';

const WEBHOOK = 'x-webhook: { eventType: $message.payload#/type }';

function message(type: string): string {
  return `{ name: ${type}, payload: { type: object, properties: { type: { const: ${type} } } } }`;
}

function asyncapi2(channels: string, rest = ''): string {
  return `asyncapi: 2.6.0\ninfo: { title: Parcel hooks, version: 1.0.0 }\n${rest}channels:\n${channels.replace(/^/gm, '  ')}\n`;
}

describe('the provider of a channel is', () => {
  it('the document, if channels with the same x-webhook have one event each', async () => {
    const channels = `made: { ${WEBHOOK}, subscribe: { message: ${message('parcel.made')} } }
lost: { ${WEBHOOK}, subscribe: { message: ${message('parcel.lost')} } }`;
    expect(await eventsOf(asyncapi2(channels))).toEqual([
      'parcel-hooks parcel.lost schema',
      'parcel-hooks parcel.made schema',
    ]);
  });

  it('the channel, if its x-webhook is its own', async () => {
    const channels = `a: { ${WEBHOOK}, subscribe: { message: ${message('made')} } }
b: { x-webhook: { eventType: $message.payload#/type, ping: lost }, subscribe: { message: ${message('lost')} } }`;
    expect(await eventsOf(asyncapi2(channels))).toEqual(['a made schema', 'b lost schema']);
  });

  it('named by x-provider, on the channel or the document', async () => {
    const channels = `made: { x-provider: Acme, ${WEBHOOK}, subscribe: { message: ${message('made')} } }
lost: { x-provider: Acme, subscribe: { message: ${message('lost')} } }
kept: { x-provider: Other, subscribe: { message: ${message('kept')} } }`;
    expect(await eventsOf(asyncapi2(channels))).toEqual(['Acme lost schema', 'Acme made schema', 'Other kept schema']);
    const named = `made: { subscribe: { message: ${message('made')} } }`;
    expect(await eventsOf(asyncapi2(named, 'x-provider: Acme\n'))).toEqual(['Acme made schema']);
  });

  it('the document, if the x-webhook is in its info or at its root', async () => {
    const channels = `made: { subscribe: { message: ${message('made')} } }\nlost: { subscribe: { message: ${message('lost')} } }`;
    const atRoot = asyncapi2(channels, `${WEBHOOK}\n`);
    const inInfo = asyncapi2(channels).replace('version: 1.0.0', `version: 1.0.0, ${WEBHOOK}`);
    for (const document of [atRoot, inInfo]) {
      const { contract, codes } = await contractOf(document);
      expect(contract.providers.map(({ name, title, events }) => [name, title, events.length])).toEqual([
        ['parcel-hooks', 'Parcel hooks', 2],
      ]);
      expect(codes).not.toContain('webhook-default');
    }
  });

  it('a server, if servers have their own x-webhooks', async () => {
    const servers = `servers:
  eu: { url: https://eu.example, protocol: https, ${WEBHOOK} }
  us: { url: https://us.example, protocol: https, x-webhook: { eventType: $message.payload#/type, ping: lost } }
`;
    const channels = `made: { servers: [eu], subscribe: { message: ${message('made')} } }
lost: { servers: [us], subscribe: { message: ${message('lost')} } }`;
    expect(await eventsOf(asyncapi2(channels, servers))).toEqual(['eu made schema', 'us lost schema']);
  });
});

describe('an event is what the application sends:', () => {
  it('subscribe and not publish in AsyncAPI 2, unless a message is in both', async () => {
    const both = "{ $ref: '#/components/messages/both' }";
    const channels = `parcel:
  ${WEBHOOK}
  subscribe: { message: { oneOf: [${message('made')}, ${both}] } }
  publish: { message: { oneOf: [${message('order')}, ${both}] } }`;
    const components = `components: { messages: { both: ${message('kept')} } }\n`;
    expect(await eventsOf(asyncapi2(channels, components))).toEqual(['parcel kept schema', 'parcel made schema']);
  });

  it('the messages of send operations in AsyncAPI 3, without replies', async () => {
    const document = `asyncapi: 3.0.0
info: { title: Parcel hooks, version: 1.0.0 }
channels:
  parcel:
    ${WEBHOOK}
    messages: { made: ${message('made')}, order: ${message('order')}, ordered: ${message('ordered')}, unused: ${message('unused')} }
operations:
  send:
    action: send
    channel: { $ref: '#/channels/parcel' }
    messages: [{ $ref: '#/channels/parcel/messages/made' }]
  order:
    action: receive
    channel: { $ref: '#/channels/parcel' }
    messages: [{ $ref: '#/channels/parcel/messages/order' }]
    reply: { channel: { $ref: '#/channels/parcel' }, messages: [{ $ref: '#/channels/parcel/messages/ordered' }] }
`;
    expect(await eventsOf(document)).toEqual(['parcel made schema', 'parcel unused schema']);
  });
});

it('lists a message of several channels once, unless it stands for several events', async () => {
  const components = `components: { messages: { both: ${message('made')}, open: { name: open, payload: {} } } }\n`;
  const ref = (name: string) => `{ subscribe: { message: { $ref: '#/components/messages/${name}' } } }`;
  expect(await eventsOf(asyncapi2(`a: ${ref('both')}\nb: ${ref('both')}`, components))).toEqual([
    'parcel-hooks made schema',
  ]);
  expect(await eventsOf(asyncapi2(`a: ${ref('open')}\nb: ${ref('open')}`, components))).toEqual([
    'parcel-hooks a channel',
    'parcel-hooks b channel',
  ]);
});

it('names anonymous messages after their channel', async () => {
  const channels = 'company: { subscribe: { message: { oneOf: [{ payload: {} }, { payload: {} }] } } }';
  expect(await eventsOf(asyncapi2(channels))).toEqual(['parcel-hooks company 1 name', 'parcel-hooks company 2 name']);
});

it('names several anonymous messages after what is in them, so that another one renames none', async () => {
  const components = 'components: { schemas: { Closed: { type: object } } }\n';
  const messages = [
    '{ title: Opened, payload: {} }',
    "{ payload: { $ref: '#/components/schemas/Closed' } }",
    '{ payload: { title: Moved, type: object } }',
    '{ summary: It was sold., payload: { type: array } }',
    '{ payload: { type: string } }',
  ];
  const namesOf = (listed: readonly string[]) =>
    eventsOf(asyncapi2(`company: { subscribe: { message: { oneOf: [${listed.join(', ')}] } } }`, components));
  const names = await namesOf(messages.slice(1));
  expect(names).toEqual([
    'parcel-hooks company 00404e68 name',
    'parcel-hooks company Closed name',
    'parcel-hooks company It was sold name',
    'parcel-hooks company Moved name',
  ]);
  expect(await namesOf(messages)).toEqual(expect.arrayContaining([...(names ?? [])]));
  expect(await namesOf([...messages].reverse())).toEqual(await namesOf(messages));
});
