import type { ContractResult } from '@hookbook/codegen';
import type { Event, Provider } from '@hookbook/contract';
import { fromPointer, isMapping } from '@hookbook/contract/data';
import { Ajv, type ValidateFunction } from 'ajv';
import { createAjv, documentForAjv, draftOf } from './ajvDrafts.ts';
import type { Oracle } from './subject.ts';

type SpecDocument = NonNullable<ContractResult['document']>;

/** Returns the oracle of an event of a provider. */
export type OracleOf = (event: Event, provider: Pick<Provider, 'webhook'>) => Oracle;

/** Ajv on the spec files as people write them. It shares no code with hookbook, and resolves references itself. */
export function ajvOracles(document: SpecDocument): OracleOf {
  const instances = new Map<string, Ajv>();
  const ajvFor = (schemaFormat: string, formats: 'assertion' | 'annotation'): Ajv => {
    const draft = draftOf(schemaFormat);
    const key = `${draft} ${formats}`;
    const ajv =
      instances.get(key) ?? addFiles(createAjv(draft, { validateFormats: formats === 'assertion' }), document);
    instances.set(key, ajv);
    return ajv;
  };
  return (event, { webhook }) => {
    const { source } = event;
    const file = [...document.files.values()].find(({ name }) => name === source.file);
    if (!file) throw new Error(`${source.file} is not a file of the contract.`);
    const payload = payloadLocation(file.value, source.pointer);
    const uri = `${file.uri}#${`${source.pointer}/${payload.path}`.split('/').map(encodeURIComponent).join('/')}`;
    const ajv = ajvFor(payload.format, webhook.formats ?? 'assertion');
    const validate = compileWithoutRemote(ajv, payload.isPresent ? { $ref: uri } : {});
    const hasEventType = eventTypeTest(event, webhook);
    return (value) => {
      if (!hasEventType(value)) return { valid: false, reason: `The event type is not ${event.type}.` };
      const valid = validate(value);
      return { valid, reason: valid ? '' : ajv.errorsText(validate.errors) };
    };
  };
}

function addFiles(ajv: Ajv, { files }: SpecDocument): Ajv {
  for (const { value, uri } of files.values()) if (isMapping(value)) ajv.addSchema(documentForAjv(value), uri);
  return ajv;
}

/** A remote schema is not read, and accepts every value. */
function compileWithoutRemote(ajv: Ajv, schema: object): ValidateFunction {
  try {
    return ajv.compile(schema);
  } catch (error) {
    if (!(error instanceof Ajv.MissingRefError) || ajv.getSchema(error.missingSchema)) throw error;
    return compileWithoutRemote(ajv.addSchema({}, error.missingSchema), schema);
  }
}

/** Where the payload schema of a message is, relative to the message, and its format. */
interface PayloadLocation {
  readonly path: string;
  readonly format: string;
  /** A message without a schema accepts every payload. */
  readonly isPresent: boolean;
}

function payloadLocation(file: unknown, pointer: string): PayloadLocation {
  const message = (fromPointer(pointer) ?? []).reduce(memberOf, file);
  const payload = memberOf(message, 'payload');
  const format = memberOf(payload, 'schemaFormat');
  if (typeof format === 'string') return { path: 'payload/schema', format, isPresent: true };
  const messageFormat = memberOf(message, 'schemaFormat');
  return { path: 'payload', format: String(messageFormat ?? ''), isPresent: payload !== undefined };
}

/** An event type that the schema does not pin is required nevertheless, because it is always on the wire. */
function eventTypeTest({ typeOrigin, typeParts }: Event, { eventType }: Provider['webhook']) {
  const pins = eventType.flatMap((place, index) => {
    const part = typeParts[index];
    return typeOrigin === 'schema' || place.in === 'header' || part === undefined ? [] : [{ path: place.path, part }];
  });
  return (value: unknown): boolean => pins.every(({ path, part }) => isAt(value, path, part));
}

/** Hookbook pins the event type in every item of a batch. */
function isAt(value: unknown, [name, ...rest]: readonly string[], part: string): boolean {
  if (name === undefined) return value === part;
  if (Array.isArray(value) && name === '0') return value.length > 0 && value.every((item) => isAt(item, rest, part));
  return isAt(memberOf(value, name), rest, part);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
