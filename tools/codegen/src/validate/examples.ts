import type { Provider } from '@hookbook/contract';
import { fromPointer } from '@hookbook/contract/data';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Normalised } from '../normalise/normalise.ts';
import type { ProviderWithSource } from '../normalise/read/channel.ts';
import { locationOf, member, type SpecNode } from '../spec/file/specNode.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { containsAny } from './containsAny.ts';

/**
 * Every example that its own payload schema rejects, judged by Ajv and not by the validators that are generated. Of an
 * event in whose schema something is wrong already, nothing can be said.
 */
export function validateExamples(
  document: SpecDocument,
  { providers }: Normalised,
  known: readonly Diagnostic[],
): Diagnostic[] {
  const places = known
    .filter(({ severity }) => severity === 'error')
    .map(({ file, pointer = '' }) => ({ file, pointer }));
  return providers.flatMap(({ provider, events }) =>
    validateProvider(
      provider,
      events.filter(({ message }) => !containsAny(document, message.node, places)),
    ),
  );
}

const LENIENT = { strict: false, validateSchema: false, logger: false } as const;

function validateProvider(provider: Provider, events: ProviderWithSource['events']): Diagnostic[] {
  const validateFormats = provider.webhook.formats !== 'annotation';
  const ajv = new Ajv2020({ ...LENIENT, allErrors: true, verbose: true, validateFormats });
  formats.default(ajv);
  // Where two share a name, which is an error already, the first has it.
  const definitions = provider.definitions.map(({ name, schema }) => [name, schema] as const).reverse();
  const payloads = events.map(({ event }) => event.payload);
  ajv.addSchema(wellFormed({ $id: 'provider', $defs: Object.fromEntries(definitions), payloads }));
  return events.flatMap(({ event, examples }, index) => {
    const validate = ajv.getSchema(`provider#/payloads/${index}`);
    return validate
      ? examples.flatMap(({ example, node }) => faultsOf(validate, node, `"${example.name}" of ${event.type}`))
      : [];
  });
}

function faultsOf(validate: ValidateFunction, node: SpecNode, what: string): Diagnostic[] {
  if (validate(wellFormed(node.value))) return [];
  const byPlace = new Map<string, ErrorObject>();
  for (const error of validate.errors ?? []) {
    const known = byPlace.get(error.instancePath);
    if (!known || isComposition(known)) byPlace.set(error.instancePath, error);
  }
  const errors = [...byPlace.values()];
  const primary = errors.filter((error) => !isComposition(error));
  return (primary.length > 0 ? primary : errors).slice(0, MAX_ERRORS).map((error) => {
    const path = fromPointer(error.instancePath) ?? [];
    const at = path.reduce<SpecNode>((parent, token) => member(parent, token) ?? parent, node);
    return createDiagnostic(
      'example-invalid',
      locationOf(at),
      `Example ${what}: ${error.instancePath || 'the payload'} ${messageOf(error)}.`,
    );
  });
}

/** Half a character, which JSON can hold, breaks Ajv, which makes URIs of names. Each is put in the same other way everywhere. */
function wellFormed<T>(value: T): T {
  const text = JSON.stringify(value);
  if (!HALF.test(text)) return value;
  return JSON.parse(text.replace(new RegExp(HALF, 'g'), '$1\uf8ff$2')) as T;
}

const HALF = /((?<!\\)(?:\\\\)*)\\u(d[89a-f][0-9a-f]{2})/;

/** One example that fails everywhere says enough with its first faults. */
const MAX_ERRORS = 5;

function isComposition({ keyword }: ErrorObject): boolean {
  return ['allOf', 'anyOf', 'oneOf', 'if', 'not'].includes(keyword);
}

function messageOf({ keyword, message, params }: ErrorObject): string {
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`;
  if (keyword === 'enum')
    return `must be one of ${(params.allowedValues as unknown[]).map((each) => JSON.stringify(each)).join(', ')}`;
  return message ?? 'is not valid';
}
