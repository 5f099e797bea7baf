import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { providers } from '@hookbook/specs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';

/** Whether a payload is an event by the published JSON Schema. */
export type Verdict = (payload: unknown) => boolean;

// As an ES module Node has the whole CommonJS module under `default`.
const addFormats = addFormatsModule.default;

/** What Ajv says about the events of a provider, by event type: a judge that is none of Hookbook's own. */
export async function verdictsOf(provider: string): Promise<ReadonlyMap<string, Verdict>> {
  const { events = [] } = providers.find(({ name }) => name === provider) ?? {};
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  addFormats(ajv);
  return new Map(
    await Promise.all(
      events.map(async ({ type, schema }): Promise<[string, Verdict]> => {
        const text = await readFile(fileURLToPath(import.meta.resolve(`@hookbook/specs/${schema}`)), 'utf8');
        const validate = ajv.compile(JSON.parse(text));
        return [type, (payload) => validate(payload) === true];
      }),
    ),
  );
}
