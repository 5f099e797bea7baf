import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A schema as Ajv compiles it. */
type Validate = (value: unknown) => boolean;
type AssignValidator = (schema: AsyncapiSchema, dialect: string, allErrors: boolean) => Validate;

interface AsyncapiSchema {
  readonly $id?: unknown;
}

const require = createRequire(import.meta.url);
const requireFromParser = createRequire(require.resolve('@asyncapi/parser'));
const SPECTRAL = requireFromParser.resolve('@stoplight/spectral-functions');
const requireFromSpectral = createRequire(SPECTRAL);

/**
 * Makes the rules of the parser use schemas of AsyncAPI that were compiled by an earlier process, and keeps those of this
 * one in a folder. Ajv takes more than a second for them, which is longer than everything else.
 */
export function keepCompiledSchemas(folder: string): void {
  const ajvModule = require(path.join(path.dirname(SPECTRAL), 'schema/ajv.js')) as {
    createAjvInstances: () => AssignValidator;
  };
  const { createAjvInstances } = ajvModule;
  ajvModule.createAjvInstances = () => {
    const assignValidator = createAjvInstances();
    return (schema, dialect, allErrors) =>
      isOfAsyncapi(schema) && allErrors ? compiled(schema, folder) : assignValidator(schema, dialect, allErrors);
  };
}

function isOfAsyncapi({ $id }: AsyncapiSchema): boolean {
  return typeof $id === 'string' && $id.startsWith('http://asyncapi.com/definitions/');
}

const validators = new WeakMap<AsyncapiSchema, Validate>();

function compiled(schema: AsyncapiSchema, folder: string): Validate {
  const validate = validators.get(schema) ?? read(schema, folder);
  validators.set(schema, validate);
  return validate;
}

function read(schema: AsyncapiSchema, folder: string): Validate {
  const { version } = requireFromSpectral('ajv/package.json');
  const hash = createHash('sha256')
    .update(`${version}\0${JSON.stringify(schema)}`)
    .digest('hex');
  const file = path.join(folder, `${hash}.cjs`);
  try {
    return requireFromSpectral(file) as Validate;
  } catch {
    return compile(schema, file);
  }
}

/** The options are those of the rules. */
function compile(schema: AsyncapiSchema, file: string): Validate {
  const { default: Ajv } = requireFromSpectral('ajv');
  const { default: standaloneCode } = requireFromSpectral('ajv/dist/standalone');
  const options = { allErrors: true, strict: false, allowUnionTypes: true, unicodeRegExp: false, logger: false };
  const ajv = new Ajv({ ...options, code: { source: true } });
  requireFromSpectral('ajv-formats').default(ajv);
  requireFromSpectral('ajv-errors').default(ajv);
  ajv.addSchema(requireFromSpectral('ajv/dist/refs/json-schema-draft-06.json'));
  const validate = ajv.compile(schema);
  write(file, standaloneCode(ajv, validate));
  return validate;
}

/** A folder that cannot be written is ignored: the next process takes longer. */
function write(file: string, code: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    // Node resolves what the code requires from the folder of the file, where Ajv may be of another version.
    const libraries = JSON.stringify(SPECTRAL);
    const text = `require = require('node:module').createRequire(${libraries});\n${code}`;
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
  } catch {}
}
