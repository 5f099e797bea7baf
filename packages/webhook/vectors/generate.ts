import { readFile, writeFile } from 'node:fs/promises';
import { build } from './build.ts';
import { jsonText } from './jsonText.ts';

// Writes `vectors.json`, and `signatures.json` with the signatures that another run would make differently.

const file = (name: string) => new URL(name, import.meta.url);
const read = async (name: string) => JSON.parse(await readFile(file(name), 'utf8'));

const built = build(await read('keys.json'), await read('signatures.json'));
await writeFile(file('vectors.json'), jsonText(built.file));
await writeFile(file('signatures.json'), jsonText(built.signatures));
console.log(`Wrote ${built.file.vectors.length} vectors.`);
