import { Ajv, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { channelFiles, type EventFile, filesUnder, readYaml } from './specFiles.ts';

// ajv-formats is CommonJS. Its types put the function one level deeper than Node does.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

const BASE_URI = 'https://specs.invalid/';

/**
 * Creates an Ajv that has every shared schema under the URI of its file. Ajv resolves the references, so these tests use no
 * code of the generator.
 */
export function createSpecAjv(): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  for (const provider of Object.keys(channelFiles())) {
    for (const file of filesUnder(`${provider}/schemas`)) {
      ajv.addSchema({ $id: BASE_URI + file, ...readYaml<object>(file) });
    }
  }
  return ajv;
}

/** Compiles the payload schema of an event. */
export function compilePayload(ajv: Ajv, event: EventFile): ValidateFunction {
  return ajv.getSchema(BASE_URI + event.file) ?? ajv.compile({ $id: BASE_URI + event.file, ...event.payload });
}

/** Returns the validator of a shared schema. Throws if `file` is not one. */
export function compileSharedSchema(ajv: Ajv, file: string): ValidateFunction {
  const validate = ajv.getSchema(BASE_URI + file);
  if (validate === undefined) throw new Error(`${file} is not a shared schema of a provider.`);
  return validate;
}
