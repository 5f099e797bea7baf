import type { Contract, Event, Provider, RuntimeExpression, Webhook } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';

const source = { file: 'asyncapi.yaml', pointer: '' };

/** A contract with these providers, and defaults for everything else. */
export function contract(providers: readonly Provider[]): Contract {
  return { title: 'Test', version: '1.0.0', description: '', providers };
}

export interface ProviderParts extends Partial<Omit<Provider, 'definitions' | 'webhook'>> {
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly webhook?: Partial<Webhook>;
}

export function provider({ definitions = {}, webhook, ...parts }: ProviderParts): Provider {
  return {
    name: 'acme',
    slug: 'acme',
    typeName: 'Acme',
    title: 'Acme',
    description: '',
    docs: [],
    tags: [],
    webhook: { eventType: [payloadExpression('type')], ...webhook },
    events: [],
    definitions: Object.entries(definitions).map(([name, schema]) => ({ name, schema, source })),
    source,
    ...parts,
  };
}

export function event(parts: Partial<Event> & Pick<Event, 'type' | 'typeName' | 'payload'>): Event {
  return {
    slug: parts.type.replace(/[^a-z.]/g, '-'),
    title: '',
    summary: '',
    description: '',
    tags: [],
    docs: [],
    deprecated: false,
    typeParts: [parts.type],
    examples: [],
    source,
    ...parts,
  };
}

export function payloadExpression(...path: string[]): RuntimeExpression {
  return { in: 'payload', path, expression: `$message.payload#/${path.join('/')}` };
}

export function headerExpression(name: string): RuntimeExpression {
  return { in: 'header', path: [name], expression: `$message.header#/${name}` };
}
