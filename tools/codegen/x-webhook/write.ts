import { writeFile } from 'node:fs/promises';
import { TYPES_FILE, xWebhookTypes } from './types.ts';

await writeFile(TYPES_FILE, await xWebhookTypes());
