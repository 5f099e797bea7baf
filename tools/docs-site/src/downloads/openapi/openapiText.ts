import type { Event, Example, Provider } from '@hookbook/contract';
import { withExactNumbers } from '@hookbook/contract/data';
import { type DefinitionLookup, definitionName, mapReferences, type Schema } from '@hookbook/contract/schema';
import { EXAMPLE_ORIGINS } from '../../model/labels.ts';
import { openapiPath } from '../../model/paths.ts';
import type { EventEntry, ProviderEntry } from '../../model/site.ts';
import { externalDocs } from '../externalDocs.ts';
import { compactText, type MemberText, memberTexts, objectJson } from '../jsonText.ts';
import { headerParameters } from './headerParameters.ts';
import { SIGNATURE, securityScheme, signatureText } from './securityScheme.ts';

/** The events of a provider as the webhooks of an OpenAPI 3.1 document. */
export function openapiText({ provider, events, definitionsText }: ProviderEntry, version: string): string {
  const { title, description, definitions, webhook, docs, tags } = provider;
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const lookup = (name: string) => schemas.get(name);
  const scheme = securityScheme(webhook, openapiPath(provider));
  const text = scheme ? description : [description, signatureText(webhook, openapiPath(provider))].join('\n\n').trim();
  const shared: readonly MemberText[] = JSON.parse(
    definitionsText('openapi', () =>
      JSON.stringify(definitions.map(({ name, schema }) => [name, JSON.stringify(componentSchema(schema))])),
    ),
  );
  return compactText([
    ...memberTexts({
      openapi: '3.1.0',
      info: { title: `Webhooks of ${title}`, version, ...(text !== '' && { description: text }) },
      ...externalDocs(docs),
      ...(tags.length > 0 && { tags: [...new Map(tags.map((tag) => [tag.name, tag])).values()] }),
    }),
    ['webhooks', objectJson(events.map((entry) => webhookText(entry, lookup)))],
    ...memberTexts(scheme ? { security: [{ [SIGNATURE]: [] }] } : {}),
    [
      'components',
      objectJson([
        ['schemas', objectJson([...events.map(componentText), ...shared])],
        ...memberTexts(scheme ? { securitySchemes: { [SIGNATURE]: scheme } } : {}),
      ]),
    ],
  ]);
}

function webhookText({ event, provider, text }: EventEntry, lookup: DefinitionLookup): MemberText {
  return [event.type, text('openapi webhook', () => JSON.stringify({ post: operation(event, provider, lookup) }))];
}

function componentText({ event: { typeName, payload }, text }: EventEntry): MemberText {
  return [typeName, text('openapi schema', () => JSON.stringify(componentSchema(payload)))];
}

function operation(event: Event, provider: Provider, lookup: DefinitionLookup): object {
  const { delivery } = provider.webhook;
  const parameters = headerParameters(event, provider, lookup);
  return {
    operationId: event.validatorName,
    summary: event.title,
    ...(event.description !== '' || event.summary !== '' ? { description: event.description || event.summary } : {}),
    ...(event.tags.length > 0 && { tags: [...new Set(event.tags.map(({ name }) => name))] }),
    ...externalDocs(event.docs),
    ...(event.deprecated && { deprecated: true }),
    ...(parameters.length > 0 && {
      parameters: parameters.map(({ schema, ...parameter }) => ({ ...parameter, schema: componentSchema(schema) })),
    }),
    requestBody: {
      required: true,
      content: {
        [delivery?.contentType ?? 'application/json']: {
          schema: { $ref: `${COMPONENTS}${event.typeName}` },
          ...(event.examples.length > 0 && { examples: examplesOf(event.examples) }),
        },
      },
    },
    responses: { [statusOf(delivery?.success)]: { description: 'Received.' } },
  };
}

const COMPONENTS = '#/components/schemas/';

function componentSchema(schema: Schema): Schema {
  return mapReferences(schema, ($ref) => `${COMPONENTS}${definitionName($ref)}`);
}

function examplesOf(examples: readonly Example[]): object {
  return Object.fromEntries(
    examples.map(({ slug, name, summary, origin, payload, numbers }) => [
      slug,
      { summary: summary || name, description: EXAMPLE_ORIGINS[origin], value: withExactNumbers(payload, numbers) },
    ]),
  );
}

/** A code such as `200`, or a class such as `2XX`. */
function statusOf(success = '2XX'): string {
  const status = success.toUpperCase();
  return /^[1-5](\d\d|XX)$/.test(status) ? status : '2XX';
}
