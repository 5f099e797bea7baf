import { escapeLoneSurrogates } from '@hookbook/contract/data';
import type { DefinitionMap, Schema } from '@hookbook/contract/schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { equalValues } from '../evaluate/index.ts';
import type { PatternTest } from '../pattern/index.ts';
import { FORMATS_OF_NUMBERS, FORMATS_OF_TEXTS } from './formats.ts';

export interface AjvTestOptions {
  readonly definitions: DefinitionMap;
  readonly assertsFormats: boolean;
  readonly matchesPattern: PatternTest;
}

/**
 * Whether Ajv accepts a value, for each of the schemas. A schema is compiled when it is first used, and definitions are
 * compiled once for all of them. A schema that Ajv cannot compile accepts nothing.
 */
export function createAjvTest(
  schemas: readonly Schema[],
  options: AjvTestOptions,
): (schema: Schema, value: unknown) => boolean {
  const ajv = createAjv(options);
  const $defs = Object.fromEntries(options.definitions);
  const indexes = new Map(schemas.map((schema, index) => [schema, index]));
  let isAdded = false;
  return (schema, value) => {
    try {
      if (!isAdded) ajv.addSchema(escapeLoneSurrogates({ $id: 'provider', $defs, schemas }));
      isAdded = true;
      const validate = ajv.getSchema(`provider#/schemas/${indexes.get(schema)}`);
      return validate?.(escapeLoneSurrogates(value)) === true;
    } catch {
      return false;
    }
  };
}

function createAjv({ assertsFormats, matchesPattern }: AjvTestOptions): Ajv2020 {
  const createPattern = (pattern: string) => ({
    test: (text: string) => matchesPattern(pattern, text),
    toString: () => `/${pattern}/u`,
  });
  const ajv = new Ajv2020({
    // 19.99 is a multiple of 0.01, although not in binary.
    multipleOfPrecision: 10,
    strict: false,
    validateSchema: false,
    logger: false,
    inlineRefs: false,
    ownProperties: true,
    // Without this, the checks of many members are nested too deeply to compile.
    allErrors: true,
    validateFormats: assertsFormats,
    // The engine of JavaScript can hang on a hostile pattern.
    code: { regExp: Object.assign(createPattern, { code: 'createPattern' }) },
  });
  // Ajv's comparison fails for members with names such as `constructor`.
  for (const [keyword, validate] of COMPARISONS) {
    ajv.removeKeyword(keyword);
    ajv.addKeyword({ keyword, validate, errors: false });
  }
  for (const [name, validate] of FORMATS_OF_TEXTS) ajv.addFormat(name, { type: 'string', validate });
  for (const [name, validate] of FORMATS_OF_NUMBERS) ajv.addFormat(name, { type: 'number', validate });
  return ajv;
}

const COMPARISONS = [
  ['const', equalValues],
  ['enum', (members: readonly unknown[], value: unknown) => members.some((member) => equalValues(member, value))],
] as const;
