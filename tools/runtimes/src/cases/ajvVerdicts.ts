import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { providers } from '@hookbook/specs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Whether the published JSON Schema of an event accepts a payload. */
export type Verdict = (payload: unknown) => boolean;

/** The verdicts of Ajv for the events of a provider, by event type. Ajv shares no code with the generated validators. */
export async function ajvVerdicts(provider: string): Promise<ReadonlyMap<string, Verdict>> {
  const { events = [] } = providers.find(({ name }) => name === provider) ?? {};
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  addFormats.default(ajv);
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
