import { describe, expect, test } from 'vitest';
import { certify } from '../src/index.ts';
import { SECRET, startHandWritten } from './handWrittenReceiver.ts';
import { PLANTED_BUGS } from './plantedBugs.ts';

function failures(certificate: Awaited<ReturnType<typeof certify>>) {
  return certificate.results.flatMap(({ check, problem }) => (problem ? [`${check}: ${problem.message}`] : []));
}

describe('no false alarm', () => {
  test('about a right receiver that is written by hand', async () => {
    await using receiver = await startHandWritten();
    const { url, observe } = receiver;
    const certificate = await certify({ url, provider: 'platform', secret: SECRET, observe });
    expect(failures(certificate)).toEqual([]);
    expect(certificate.results.length).toBeGreaterThanOrEqual(60);
  }, 60_000);
});

describe('every planted bug is found', () => {
  test('there are at least 30', () => {
    expect(Object.keys(PLANTED_BUGS).length).toBeGreaterThanOrEqual(30);
  });

  test.each(Object.entries(PLANTED_BUGS))(
    '%s',
    async (_, { bug, found }) => {
      await using receiver = await startHandWritten(bug());
      const { url, observe } = receiver;
      const only = ['usual', found];
      const certificate = await certify({ url, provider: 'platform', secret: SECRET, observe, only });
      expect(failures(certificate).map((text) => text.split(':')[0])).toContain(found);
    },
    30_000,
  );
});
