import { fileURLToPath } from 'node:url';
import { findNonconformities } from './conformity.ts';
import { readGithubSchemas } from './events.ts';
import { writeGithubCorpus } from './writeGithubCorpus.ts';

const schemas = readGithubSchemas();
const { document, payloads } = await writeGithubCorpus(fileURLToPath(new URL('../.cache', import.meta.url)));
const nonconformities = findNonconformities(schemas, payloads);
console.log(`${document}: ${schemas.events.length} events, ${Object.keys(schemas.shared).length} shared schemas`);
console.log(`${payloads.length} payloads, ${payloads.length - nonconformities.length} conform to their schema`);
for (const { type, pointer, message } of nonconformities) console.log(`  ${type} ${pointer} ${message}`);
