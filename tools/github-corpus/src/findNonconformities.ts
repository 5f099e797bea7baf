import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { type GithubSchemaObject, mapValues } from './githubSchema.ts';
import type { GithubSchemas } from './readGithubSchemas.ts';
import type { GithubPayload } from './readPayloads.ts';

/** A payload that its schema rejects. */
export interface Nonconformity {
  readonly type: string;
  /** A JSON pointer into the payload. */
  readonly pointer: string;
  readonly message: string;
}

/** Validates payloads against GitHub's own schemas, without any conversion. */
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
    if (!validate) throw new Error(`GitHub has no schema of "${type}".`);
    if (validate(payload)) return [];
    const [error] = validate.errors ?? [];
    return [{ type, pointer: error?.instancePath ?? '', message: error?.message ?? '' }];
  });
}

/** Ajv rejects the `$schema` in GitHub's schemas, because the URI of draft-07 lacks its empty fragment. */
function withoutDialect({ $schema: _, ...schema }: GithubSchemaObject): GithubSchemaObject {
  return schema;
}
