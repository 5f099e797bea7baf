import { readFileSync } from 'node:fs';
import { z } from 'zod';

const { events } = JSON.parse(readFileSync(process.env.HOOKBOOK_SCHEMAS, 'utf8'));
const schemas = new Map(events.map(({ type, bundled }) => [type, z.fromJSONSchema(bundled)]));

export const safeParseEvent = (event) => ({ ok: schemas.get(event.eventName).safeParse(event).success });
