import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { SPECS } from '../test/determinism/generated.ts';
import { temporaryFolder } from '../test/specs/specFolder.ts';

const SCRIPT = fileURLToPath(new URL('./printDigest.ts', import.meta.url));

interface Printed {
  readonly locale: string;
  readonly timeZone: string;
  readonly files: number;
  readonly digest: string;
}

async function generateIn(env: Readonly<Record<string, string>>, cwd: string): Promise<Printed> {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, SPECS], { cwd, env: { PATH: '', ...env } });
  return JSON.parse(stdout) as Printed;
}

it('generates the same bytes in every locale, time zone and working directory', async () => {
  const elsewhere = await temporaryFolder();
  const runs = [
    await generateIn({ LC_ALL: 'en_US.UTF-8', TZ: 'UTC' }, SPECS),
    await generateIn({ LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' }, elsewhere),
    await generateIn({ LANG: 'de_DE.UTF-8', TZ: 'America/St_Johns' }, '/'),
    await generateIn({ LC_ALL: 'C' }, elsewhere),
  ];
  // The environments must really differ.
  expect(runs.slice(0, 3).map(({ locale, timeZone }) => `${locale} ${timeZone}`)).toEqual([
    'en-US UTC',
    'tr-TR Pacific/Kiritimati',
    'de-DE America/St_Johns',
  ]);
  const [first] = runs;
  expect(first?.files).toBeGreaterThan(300);
  expect(runs.map(({ digest }) => digest)).toEqual(runs.map(() => first?.digest));
});
