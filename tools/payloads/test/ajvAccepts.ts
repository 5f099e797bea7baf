import type { Schema } from '@hookbook/contract/schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Whether Ajv accepts a value, with decimal multiples. */
export function ajvAccepts(
  schema: Schema,
  value: unknown,
  definitions: Readonly<Record<string, Schema>> = {},
): boolean {
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    logger: false,
    ownProperties: true,
    multipleOfPrecision: 10,
  });
  addFormats.default(ajv);
  return ajv.compile({ allOf: [schema], $defs: definitions })(value) === true;
}
