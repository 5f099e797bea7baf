import type { DefinitionMap, Schema } from '@hookbook/contract/schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Whether a value matches a canonical schema, according to Ajv: a judge that shares no code with the types. */
export function ajvValidator(schema: Schema, definitions: DefinitionMap): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, validateFormats: true, ownProperties: true });
  addFormats.default(ajv);
  const $defs = Object.fromEntries(definitions);
  const validate = ajv.compile(typeof schema === 'boolean' ? { allOf: [schema] } : { ...schema, $defs });
  return (value) => validate(value) === true;
}
