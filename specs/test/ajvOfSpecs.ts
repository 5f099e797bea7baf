import { Ajv, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { channelFiles, type EventFile, filesUnder, readYaml } from './specFiles.ts';

// ajv-formats is CommonJS whose types put the function one level deeper than Node does.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

const base = 'https://specs.invalid/';

/**
 * An Ajv that knows every shared schema by the address of its file and resolves references itself, so that nothing of
 * the generator takes part in the check.
 */
export function ajvOfSpecs(): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  for (const provider of Object.keys(channelFiles())) {
    for (const file of filesUnder(`${provider}/schemas`)) {
      ajv.addSchema({ $id: base + file, ...readYaml<object>(file) });
    }
  }
  return ajv;
}

export function compilePayload(ajv: Ajv, event: EventFile): ValidateFunction {
  return ajv.getSchema(base + event.file) ?? ajv.compile({ $id: base + event.file, ...event.payload });
}

/** The validator of a shared schema, by its file. */
export function schemaOf(ajv: Ajv, file: string): ValidateFunction {
  const validate = ajv.getSchema(base + file);
  if (validate === undefined) throw new Error(`${file} is not a shared schema of a provider.`);
  return validate;
}
