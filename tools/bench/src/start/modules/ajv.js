import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const { shared, events } = JSON.parse(readFileSync(process.env.HOOKBOOK_SCHEMAS, 'utf8'));
// `inlineRefs` takes even longer.
const ajv = new Ajv2020({ strict: false, validateSchema: false, inlineRefs: false, logger: false });
addFormats.default(ajv);
ajv.addSchema(shared);
const checks = new Map(events.map(({ type, schema }) => [type, ajv.compile(schema)]));

export const safeParseEvent = (event) => ({ ok: checks.get(event.eventName)(event) });
