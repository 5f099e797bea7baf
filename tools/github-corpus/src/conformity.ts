import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { GithubSchemas } from './events.ts';
import type { GithubPayload } from './payloads.ts';
import { type GithubSchemaObject, mapValues } from './schema.ts';

/** A payload that its schema does not allow. */
export interface Nonconformity {
  readonly type: string;
  /** JSON pointer into the payload. */
  readonly pointer: string;
  readonly message: string;
}

/** Checks payloads against GitHub's own schemas, before any conversion. */
export function findNonconformities(
  { events, shared }: GithubSchemas,
  payloads: readonly GithubPayload[],
): Nonconformity[] {
  const ajv = new Ajv({ strict: false, inlineRefs: false });
  addFormats.default(ajv);
  const definitions = {
    ...mapValues(shared, (schema) => (typeof schema === 'boolean' ? schema : withoutDialect(schema))),
    ...Object.fromEntries(events.map(({ type, schema }) => [type, withoutDialect(schema)])),
  };
  ajv.addSchema({ $id: 'github', definitions });
  return payloads.flatMap(({ type, payload }) => {
    const validate = ajv.getSchema(`github#/definitions/${type}`);
    if (!validate) throw new Error(`No schema for ${type}`);
    if (validate(payload)) return [];
    const [error] = validate.errors ?? [];
    return [{ type, pointer: error?.instancePath ?? '', message: error?.message ?? '' }];
  });
}

/** Its `$schema` names draft-07 without the empty fragment, which Ajv does not know. */
function withoutDialect({ $schema: _, ...schema }: GithubSchemaObject): GithubSchemaObject {
  return schema;
}
