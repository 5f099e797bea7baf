import type { Contract, Event, Example, Guide, Provider, RuntimeExpression, Webhook } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';

/** A contract with the given providers. Override anything else that the test depends on. */
export function contract(providers: readonly Provider[], overrides: Partial<Contract> = {}): Contract {
  return { title: 'Test', version: '1.0.0', description: '', providers, guides: [], releases: [], ...overrides };
}

export interface ProviderOverrides extends Partial<Omit<Provider, 'definitions' | 'webhook'>> {
  /** Schemas by name. */
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly webhook?: Partial<Webhook>;
}

/** By default, the provider `acme` without events, whose event type is the member `type` of the payload. */
export function provider({ definitions = {}, webhook, ...overrides }: ProviderOverrides = {}): Provider {
  const { name = 'acme' } = overrides;
  return {
    name,
    slug: slugOf(name),
    typeName: typeNameOf(name),
    title: typeNameOf(name),
    description: '',
    docs: [],
    tags: [],
    webhook: { eventType: [payloadExpression('type')], ...webhook },
    protocols: [],
    channels: [],
    events: [],
    commands: [],
    unresolvedEvents: [],
    definitions: Object.entries(definitions).map(([definition, schema]) => ({
      name: definition,
      schema,
      source: { file: `schemas/${slugOf(definition)}.yaml`, pointer: '' },
    })),
    source: { file: 'channel.yaml', pointer: '' },
    ...overrides,
  };
}

/** By default, the event `thing.done`, whose payload is any object. */
export function event(overrides: Partial<Event> = {}): Event {
  const { type = 'thing.done', typeName = `${typeNameOf(type)}Event` } = overrides;
  return {
    type,
    slug: slugOf(type),
    typeName,
    guardName: `is${typeName}`,
    validatorName: typeName.charAt(0).toLowerCase() + typeName.slice(1),
    title: type,
    summary: '',
    description: '',
    tags: [],
    docs: [],
    deprecated: false,
    typeOrigin: 'schema',
    typeParts: [type],
    payload: { type: 'object' },
    examples: [],
    source: { file: `events/${slugOf(type)}.yaml`, pointer: '' },
    ...overrides,
  };
}

/** By default, an example written by Hookbook, whose payload is an empty object. */
export function example(overrides: Partial<Example> = {}): Example {
  const { name = 'example' } = overrides;
  return {
    slug: slugOf(name),
    name,
    summary: '',
    origin: 'hookbook',
    payload: {},
    source: { file: `examples/${slugOf(name)}.json`, pointer: '' },
    ...overrides,
  };
}

/** By default, the guide `start` with one sentence. */
export function guide(overrides: Partial<Guide> = {}): Guide {
  const { slug = 'start' } = overrides;
  const source = { file: `guides/${slug}.yaml`, pointer: '' };
  return { slug, title: typeNameOf(slug), summary: '', text: 'Begin here.', source, ...overrides };
}

/** The member of the payload at a path. */
export function payloadExpression(...path: readonly string[]): RuntimeExpression {
  return { in: 'payload', path, expression: `$message.payload#${path.map((name) => `/${name}`).join('')}` };
}

/** A header, by its lower-case name. */
export function headerExpression(name: string): RuntimeExpression {
  return { in: 'header', path: [name], expression: `$message.header#/${name}` };
}

function slugOf(name: string): string {
  return name.replace(/[^\w.-]/g, '-');
}

function typeNameOf(name: string): string {
  return name.replace(/(?:^|[^a-zA-Z0-9]+)([a-zA-Z0-9]?)/g, (_, letter: string) => letter.toUpperCase());
}
