import { digestOf, generatedFrom } from '../test/determinism/generated.ts';

/** A program that prints a digest of everything generated from a spec, with its locale and time zone. */
const [specs = ''] = process.argv.slice(2);
const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
const files = await generatedFrom(specs);
process.stdout.write(JSON.stringify({ locale, timeZone, files: files.size, digest: digestOf(files) }));
