import { digestOf, generatedFrom } from './generated.ts';

/** Run as a process of its own: what it generates from a spec, as a digest, and in what surroundings it believes to be. */
const [specs = ''] = process.argv.slice(2);
const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
const files = await generatedFrom(specs);
process.stdout.write(JSON.stringify({ locale, timeZone, files: files.size, digest: digestOf(files) }));
