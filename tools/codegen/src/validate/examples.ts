import type { Provider } from '@hookbook/contract';
import { escapeLoneSurrogates, fromPointer } from '@hookbook/contract/data';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Normalised } from '../normalise/normalise.ts';
import type { ProviderWithSource } from '../normalise/read/channel.ts';
import { locationOf, member, type SpecNode } from '../spec/file/specNode.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { containsAny, errorLocations } from './containsAny.ts';

/**
 * Reports every example that its payload schema rejects. Uses Ajv, to be independent of the generated validators. Skips
 * events whose schemas have errors already.
 */
export function validateExamples(
  document: SpecDocument,
  { providers }: Normalised,
  earlier: readonly Diagnostic[],
): Diagnostic[] {
  const errors = errorLocations(earlier);
  return providers.flatMap(({ provider, events }) => {
    const validEvents = events.filter(({ message }) => !containsAny(document, message.node, errors));
    return validateProvider(provider, validEvents);
  });
}

const AJV_OPTIONS = { strict: false, validateSchema: false, logger: false, allErrors: true, verbose: true } as const;

function validateProvider(provider: Provider, events: ProviderWithSource['events']): Diagnostic[] {
  const ajv = new Ajv2020({ ...AJV_OPTIONS, validateFormats: provider.webhook.formats !== 'annotation' });
  formats.default(ajv);
  // If two definitions share a name, which is an error already, the first one counts.
  const definitions = provider.definitions.map(({ name, schema }) => [name, schema] as const).reverse();
  const payloads = events.map(({ event }) => event.payload);
  ajv.addSchema(escapeLoneSurrogates({ $id: 'provider', $defs: Object.fromEntries(definitions), payloads }));
  return events.flatMap(({ event, examples }, index) => {
    const validate = ajv.getSchema(`provider#/payloads/${index}`);
    if (!validate) return [];
    return examples.flatMap(({ example, node }) =>
      validateExample(validate, node, `Example "${example.name}" of event "${event.type}" is invalid`),
    );
  });
}

/** More errors of one example add little. */
const MAX_ERRORS = 5;

function validateExample(validate: ValidateFunction, payload: SpecNode, example: string): Diagnostic[] {
  if (validate(escapeLoneSurrogates(payload.value))) return [];
  const errors = firstErrors(validate.errors ?? []);
  const causes = errors.filter((error) => !isComposition(error));
  return (causes.length > 0 ? causes : errors).slice(0, MAX_ERRORS).map((error) => {
    const path = fromPointer(error.instancePath) ?? [];
    const node = path.reduce<SpecNode>((parent, token) => member(parent, token) ?? parent, payload);
    const message = `${example}: ${error.instancePath || 'the payload'} ${messageOf(error)}.`;
    return createDiagnostic('example-invalid', locationOf(node), message);
  });
}

/** One error for each value: the first, or one that explains why a composition failed. */
function firstErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const byPath = new Map<string, ErrorObject>();
  for (const error of errors) {
    const first = byPath.get(error.instancePath);
    if (!first || isComposition(first)) byPath.set(error.instancePath, error);
  }
  return [...byPath.values()];
}

function isComposition({ keyword }: ErrorObject): boolean {
  return ['allOf', 'anyOf', 'oneOf', 'if', 'not'].includes(keyword);
}

function messageOf({ keyword, message, params }: ErrorObject): string {
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`;
  if (keyword === 'enum') {
    const values = (params.allowedValues as unknown[]).map((value) => JSON.stringify(value));
    return `must be one of ${values.join(', ')}`;
  }
  return message ?? 'is not valid';
}
