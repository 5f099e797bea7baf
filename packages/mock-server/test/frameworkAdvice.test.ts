import { describe, expect, test } from 'vitest';
import { FRAMEWORK_NAMES, frameworkAdvice } from '../src/certify/frameworks.ts';
import { certify, catalogue as contract } from '../src/index.ts';
import { SECRET, startHandWritten } from './handWrittenReceiver.ts';
import { hookbookMock } from './hookbookMock.ts';
import { PLANTED_BUGS } from './plantedBugs.ts';

test('killing a receiver needs something that shows effects', async () => {
  const start = async () => ({ kill: async () => {} });
  const options = { url: 'http://127.0.0.1:1/', provider: 'platform', secret: SECRET, start };
  await expect(certify(options)).rejects.toThrow('need `observe`');
});

describe('advice for a framework', () => {
  test('is added to what a framework makes go wrong', async () => {
    await using receiver = await startHandWritten(PLANTED_BUGS['verifies serialised JSON']?.bug());
    const only = ['json-python'];
    const { results } = await certify({
      url: receiver.url,
      provider: 'platform',
      secret: SECRET,
      only,
      framework: 'nestjs',
    });
    expect(results[0]?.problem?.fix).toMatch(/With NestJS: Create the application with .*rawBody: true/);
  });

  test.each(FRAMEWORK_NAMES)('%s has advice on raw bodies and on limits', (name) => {
    const advice = ['changed-body', 'large-field', 'charset', 'slow-head'].map((check) =>
      frameworkAdvice(name, { name: check, group: '' }),
    );
    expect(advice).toEqual(advice.map(() => expect.stringMatching(/^With \S.*\.$/)));
    expect(frameworkAdvice(name, { name: 'wrong-signature', group: 'signature' })).toBeUndefined();
  });

  test('of an unknown framework is a usage error', async () => {
    const args = ['certify', '3000', '--provider', 'platform', '--framework', 'expres'];
    expect(await hookbookMock(args, { catalogue: contract })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Unknown framework "expres". Did you mean "express"?'),
    });
  });
});
