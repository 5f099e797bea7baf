import type { Event, Example, Provider, Webhook } from '@hookbook/contract';
import { formBody, isForm } from '@hookbook/contract';
import { withExactNumbers } from '@hookbook/contract/data';
import { ownValueNames } from '../../../../packages/webhook/src/signature/values.ts';
import { curlCode } from '../code/curlCode.ts';
import { handlersOf } from '../code/handlers.ts';
import { commandCode, parseCode, sendCommand } from '../code/receiveCode.ts';
import { secretName, valueVariable } from '../code/verifyCode.ts';
import { splitDescription } from './about.ts';
import { changesSection } from './changelog.ts';
import { deliverySections } from './deliverySections.ts';
import { HOME } from './paths.ts';
import type { Block, Inline, Section, Sections, ShownExample } from './sections.ts';
import type { EventShapes, SchemaShapes, Shape } from './shape/shape.ts';
import type { EventEntry, ProviderEntry, SchemaEntry, Site } from './site.ts';

export function homeSections({ providers }: Site) {
  return { start: startSection(providers) } satisfies Sections;
}

/** More tabs would not be seen at a glance. */
const MAX_STARTS = 6;

/** The way to a first event: an endpoint for each provider, and what sends to it. Brokers reach no endpoint. */
function startSection(providers: readonly ProviderEntry[]): Section | undefined {
  const starts = providers.flatMap(({ title, events, provider }) => {
    const event = typicalEvent(events, provider);
    if (event === undefined || provider.protocols.length > 0) return [];
    const handlers = handlersOf(event, provider).slice(0, 1);
    return handlers.map((handler) => ({ handler: { ...handler, title }, command: sendCommand(event, provider) }));
  });
  const [first] = starts;
  if (first === undefined) return undefined;
  return {
    id: 'start',
    title: 'Receive a first event',
    blocks: [
      {
        kind: 'text',
        text: ['A complete endpoint on Node.js. The page of each event has it for other frameworks, too.'],
      },
      { kind: 'handlers', handlers: starts.slice(0, MAX_STARTS).map(({ handler }) => handler) },
      {
        kind: 'text',
        text: [
          ...['The mock server (', { code: 'npm install --save-dev @hookbook/mock-server' }],
          ') plays the provider, so you need no account and no tunnel:',
        ],
      },
      { kind: 'code', code: first.command, language: 'sh', caption: 'Shell' },
    ],
  };
}

export function providerSections(entry: ProviderEntry) {
  const { webhook } = entry.provider;
  return {
    receive: receiveSection(entry),
    delivery: deliverySections(webhook),
    testEvent: { id: 'ping', title: 'Test event', blocks: [{ kind: 'text', text: testEventText(entry) }] },
    events: { id: 'events', title: 'Events', blocks: [{ kind: 'events', events: entry.events }] },
    commands: commandsSection(entry),
    unresolved: unresolvedSection(entry.provider),
    schemas: schemasSection(entry),
    languages: languagesSection(entry),
    about: aboutSection(entry),
    notes: notesSection(webhook),
    changes: changesSection(entry.changes),
  } satisfies Sections;
}

/** An endpoint for any of its events. Those of a broker arrive in another way. */
function receiveSection(parent: ProviderEntry): Section | undefined {
  const { events, provider } = parent;
  const event = typicalEvent(events, provider);
  if (event === undefined || provider.protocols.length > 0) return undefined;
  return {
    id: 'receive',
    title: 'Receive its events',
    blocks: [
      { kind: 'text', text: receiveIntro(parent), htmlOnly: true },
      ...handleBlocks(event, provider),
      {
        kind: 'text',
        text: [
          'Each event has a handler of its own in ',
          { code: 'on' },
          '; ',
          { code: 'otherwise' },
          ' gets the others.',
        ],
      },
    ],
  };
}

/** The one with the most examples, but not a test event. */
function typicalEvent(events: readonly EventEntry[], { webhook }: Provider): Event | undefined {
  const others = events.map(({ event }) => event).filter(({ type }) => type !== webhook.ping);
  const [typical = events[0]?.event] = others.toSorted((a, b) => b.examples.length - a.examples.length);
  return typical;
}

export function eventSections({ event, shapes, provider, isCommand, changes }: EventEntry, parent: ProviderEntry) {
  return {
    code: isCommand
      ? {
          ...{ id: 'code', title: 'In TypeScript' },
          blocks: [{ kind: 'code', code: commandCode(event, provider), language: 'ts', caption: 'TypeScript' }],
        }
      : {
          ...{ id: 'handle', title: 'Handle it' },
          blocks: [
            { kind: 'text', text: receiveIntro(parent), htmlOnly: true },
            ...handleBlocks(event, provider, parent),
            languagesBlock(event, parent),
            ...sendBlocks(event, provider),
          ],
        },
    shapes: shapeSections(shapes()),
    examples: examplesSection(event, provider),
    changes: changesSection(changes),
  } satisfies Sections;
}

export function schemaSections(entry: SchemaEntry, parent: ProviderEntry) {
  const { shape, definitions } = entry.shapes();
  return {
    shapes: [shapeSection('schema', 'Schema', shape), ...definitionSections(definitions)],
    usedBy: { id: 'used-by', title: 'Used by', blocks: [{ kind: 'text', text: usedByText(entry, parent) }] },
  } satisfies Sections;
}

/** Every schema page has the list, so it must not grow with the provider. */
const MAX_USERS = 50;

function usedByText({ usedBy: { name, events, schemas } }: SchemaEntry, parent: ProviderEntry): readonly Inline[] {
  const linked = new Set(events);
  const eventEntries = [...parent.events, ...parent.commands].filter(({ event }) => linked.has(event));
  const schemaEntries = parent.schemas.filter(({ definition }) => schemas.includes(definition.name));
  const links: readonly Inline[] = [
    ...schemaEntries.map((to) => ({ link: { code: to.definition.name }, to })),
    ...eventEntries.map((to) => ({ link: { code: to.event.type }, to })),
  ];
  const more = links.length - MAX_USERS;
  const shown = more > 0 ? links.slice(0, MAX_USERS) : links;
  const others = `${more} more ${more === 1 ? 'event' : 'events'}`;
  return [
    ...shown.flatMap((link, index) => (index === 0 ? [link] : [', ', link])),
    ...(more > 0 ? [' and ', { link: others, to: { path: HOME, query: name } }] : []),
  ];
}

const LANGUAGES = 'Python, Go and Java';

function languagesBlock({ typeName }: Event, { path, guides }: ProviderEntry): Block | undefined {
  if (guides.length === 0) return undefined;
  const link = { link: LANGUAGES, to: { path, fragment: 'languages' } };
  return { kind: 'text', text: [{ code: typeName }, ' is also a model for ', link, '.'] };
}

function languagesSection({ guides, events, provider }: ProviderEntry): Section | undefined {
  if (events.length === 0 || guides.length === 0) return undefined;
  return {
    id: 'languages',
    title: `In ${LANGUAGES}`,
    blocks: [
      {
        kind: 'text',
        text: [
          `Every event is also a model in these languages. To parse a body${provider.webhook.signature ? ' that you have verified' : ''}:`,
        ],
      },
      ...guides.map(({ code, language, title }) => ({ kind: 'code', code, language, caption: title }) as const),
    ],
  };
}

function handleBlocks(event: Event, provider: Provider, allOn?: ProviderEntry): Section['blocks'] {
  if (provider.protocols.length === 0)
    return [{ kind: 'handlers', handlers: handlersOf(event, provider), ...(allOn && { allOn }) }];
  return [{ kind: 'code', code: parseCode(event, provider), language: 'ts', caption: 'TypeScript' }];
}

const SEND_INTRO: readonly Inline[] = [
  'Send this event to your endpoint with the mock server (',
  { code: 'npm install --save-dev @hookbook/mock-server' },
  '):',
];

/** The mock server speaks HTTP, so it cannot send the events of a broker. */
function sendBlocks(event: Event, provider: Provider): Section['blocks'] {
  if (provider.protocols.length > 0) return [];
  return [
    { kind: 'text', text: SEND_INTRO, htmlOnly: true },
    { kind: 'code', code: sendCommand(event, provider), language: 'sh', caption: 'Shell' },
    ...curlBlocks(provider),
  ];
}

function curlBlocks(provider: Provider): Section['blocks'] {
  const code = curlCode(provider);
  if (code === undefined) return [];
  const text = [
    'Or with ',
    { code: 'curl' },
    provider.webhook.signature ? ', signed by ' : ':',
    ...(provider.webhook.signature ? [{ code: 'openssl' }, ':'] : []),
  ];
  return [
    { kind: 'text', text },
    { kind: 'code', code, language: 'sh', caption: 'Shell' },
  ];
}

function testEventText({ provider, events }: ProviderEntry): readonly Inline[] {
  const { ping } = provider.webhook;
  if (ping === undefined) return ['The vendor does not publish a test event.'];
  const entry = events.find(({ event }) => event.type === ping);
  const name = { code: ping };
  return [entry ? { link: name, to: entry } : name, ' is sent when you register an endpoint.'];
}

/** Messages in the other direction. */
function commandsSection({ commands }: ProviderEntry): Section | undefined {
  if (commands.length === 0) return undefined;
  return { id: 'commands', title: 'Commands', blocks: [{ kind: 'events', events: commands }] };
}

function schemasSection({ schemas }: ProviderEntry): Section | undefined {
  if (schemas.length === 0) return undefined;
  return { id: 'schemas', title: 'Schemas', blocks: [{ kind: 'schemas', schemas }] };
}

/** What the contract describes and receivers cannot recognise. */
function unresolvedSection({ unresolvedEvents }: Provider): Section | undefined {
  if (unresolvedEvents.length === 0) return undefined;
  const items = unresolvedEvents.map(({ name, reason }): readonly Inline[] => [{ code: name }, `: ${reason}`]);
  return {
    id: 'unresolved',
    title: 'Messages without an event type',
    blocks: items.map((text) => ({ kind: 'text', text })),
  };
}

function aboutSection({ title, provider }: ProviderEntry): Section | undefined {
  const { rest } = splitDescription(provider.description);
  return rest === undefined
    ? undefined
    : { id: 'about', title: `About ${title}`, blocks: [{ kind: 'prose', prose: rest }] };
}

function notesSection({ notes }: Webhook): Section | undefined {
  return notes === undefined
    ? undefined
    : { id: 'notes', title: 'Good to know', blocks: [{ kind: 'prose', prose: notes }] };
}

function shapeSections({ payload, headers, definitions }: EventShapes): readonly Section[] {
  return [
    shapeSection('payload', 'Payload', payload),
    ...(headers ? [shapeSection('headers', 'Headers', headers)] : []),
    ...definitionSections(definitions),
  ];
}

function definitionSections(definitions: SchemaShapes['definitions']): readonly Section[] {
  return definitions.map(({ name, id, shape }) => shapeSection(id, name, shape));
}

function shapeSection(id: string, title: string, shape: Shape): Section {
  return { id, title, blocks: [{ kind: 'shape', shape }] };
}

function examplesSection(event: Event, { webhook }: Provider): Section | undefined {
  if (event.examples.length === 0) return undefined;
  const shown = isForm(webhook.delivery?.contentType) ? event.examples.map(asForm) : event.examples;
  return { id: 'examples', title: 'Examples', blocks: [{ kind: 'examples', examples: richestFirst(shown) }] };
}

function asForm(example: Example): ShownExample {
  return { ...example, form: formBody(withExactNumbers(example.payload, example.numbers)) };
}

/**
 * Examples with more members come before those with fewer, those with as many stay in the order of their author, and what nobody
 * has written comes last.
 */
function richestFirst(examples: readonly ShownExample[]): readonly ShownExample[] {
  const rank = ({ origin }: Example) => (origin === 'generated' ? 1 : 0);
  const sizes = new Map(examples.map((example) => [example, valuesIn(example.payload)]));
  const size = (example: ShownExample) => sizes.get(example) ?? 0;
  return [...examples].sort((a, b) => rank(a) - rank(b) || size(b) - size(a));
}

/** How many members and items a value has, at any depth. */
function valuesIn(payload: unknown): number {
  let count = 0;
  const rest: unknown[] = [payload];
  for (let value = rest.pop(); value !== undefined; value = rest.pop()) {
    count += 1;
    if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) rest.push(child);
  }
  return count;
}

function receiveIntro({ title, path, provider }: ProviderEntry): readonly Inline[] {
  const { protocols, webhook } = provider;
  const signature = { link: 'the signature', to: { path, fragment: 'signature' } };
  if (protocols.length > 0) return ['To parse a message:'];
  return webhook.signature
    ? [
        ...['A complete endpoint. It verifies ', signature, ', validates the body and skips duplicates. It reads '],
        ...[secretName(webhook.signature) === 'WEBHOOK_SECRET' ? 'the secret' : 'the public key', ' from '],
        { code: secretName(webhook.signature) },
        ...ownValueNames(webhook.signature).flatMap((name) => [
          ' and the value ',
          ...[{ code: name }, ' from ', { code: valueVariable(name) }],
        ]),
        ':',
      ]
    : [
        `A complete endpoint. It validates the body. ${title} does not document a signature, so it cannot verify the sender:`,
      ];
}
