import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startReceiver } from '@hookbook/testkit/receiver';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CliContext } from '../src/cli/cliContext.ts';
import { catalogue, certify } from '../src/index.ts';
import { RIGHT, SECRET, type Steps, startHandWritten } from './handWrittenReceiver.ts';
import { hookbookMock } from './hookbookMock.ts';
import { PLANTED_BUGS } from './plantedBugs.ts';

/** Checks that take seconds. The suites of the receiver make them with every framework. */
const SLOW = ['slow-body', 'slow-head', 'short-body', 'after-a-pause'];

function failures(certificate: Awaited<ReturnType<typeof certify>>) {
  return certificate.results.flatMap(({ check, problem }) => (problem ? [`${check}: ${problem.message}`] : []));
}

describe('no false alarm', () => {
  test('about a right receiver that is written by hand', async () => {
    await using receiver = await startHandWritten();
    const { url, observe } = receiver;
    const certificate = await certify({ url, provider: 'platform', secret: SECRET, observe, patience: 20, skip: SLOW });
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
    async (_, { bug, found, after = found }) => {
      await using receiver = await startHandWritten(bug());
      const { url, observe } = receiver;
      const only = ['usual', after, found];
      const certificate = await certify({
        url,
        provider: 'platform',
        secret: SECRET,
        observe,
        only,
        patience: 200,
        timeout: 1000,
      });
      expect(failures(certificate).map((text) => text.split(':')[0])).toContain(found);
    },
    30_000,
  );
});

test('a receiver that recognises duplicates by their bodies handles redeliveries again', async () => {
  const bodies = new Set<string>();
  const effects: string[] = [];
  await using receiver = await startReceiver((response, { body }) => {
    const text = body.toString();
    if (!bodies.has(text)) effects.push(JSON.parse(text).messageId);
    bodies.add(text);
    response.writeHead(204).end();
  });
  const only = ['usual', 'duplicate', 'redelivery'];
  const { results } = await certify({
    ...{ url: receiver.url, provider: 'dynamic', secret: SECRET, only, patience: 100 },
    observe: async (id) => effects.filter((effect) => effect === id).length,
  });
  expect(results).toMatchObject([
    { check: 'usual', passed: true },
    { check: 'duplicate', passed: true },
    { check: 'redelivery', problem: { message: expect.stringMatching(/happened 2 times/) } },
  ]);
});

test('a receiver may reject an event without the fields that it needs', async () => {
  await using receiver = await startHandWritten({
    isValid: (payload) => RIGHT.isValid(payload) && Object.keys((payload as { data: object }).data).length > 0,
  });
  const only = ['usual', 'required-only'];
  const certificate = await certify({ url: receiver.url, provider: 'platform', secret: SECRET, only });
  expect(certificate.results).toMatchObject([{ passed: true }, { passed: true, statuses: [] }]);
});

test('in a burst, a receiver may ask for some deliveries again, but not for ever', async () => {
  let running = 0;
  let accepted = 0;
  const busy = (limit: number): Partial<Steps> => ({
    respond: (response, outcome) => {
      running -= 1;
      accepted += 1;
      if (accepted > limit) response.writeHead(429).end();
      else RIGHT.respond(response, outcome);
    },
    admit: (request) => {
      running += 1;
      if (running <= 50) return RIGHT.admit(request);
      running -= 1;
      return 503;
    },
  });
  await using patient = await startHandWritten(busy(Number.POSITIVE_INFINITY));
  const options = { provider: 'platform', secret: SECRET, only: ['usual', 'burst'] };
  expect(failures(await certify({ ...options, url: patient.url }))).toEqual([]);
  accepted = 0;
  await using exhausted = await startHandWritten(busy(900));
  expect(failures(await certify({ ...options, url: exhausted.url }))).toEqual([
    'burst: The request was not accepted: the response was 429.',
  ]);
}, 60_000);

test('the page of errors that Express shows in development is no leak of the receiver', async () => {
  const page = `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>
<pre>PayloadTooLargeError: request entity too large<br> &nbsp; &nbsp;at readStream (/srv/app/raw-body/index.js:163:17)</pre>\n</body>\n</html>`;
  await using receiver = await startHandWritten({
    respond: (response, outcome) =>
      outcome === 'too-large' ? void response.writeHead(413).end(page) : RIGHT.respond(response, outcome),
  });
  const only = ['usual', 'large-body'];
  expect(failures(await certify({ url: receiver.url, provider: 'platform', secret: SECRET, only }))).toEqual([]);
});

test('a receiver may ignore events of a type, in a scenario as well as alone', async () => {
  await using receiver = await startHandWritten({
    isKnown: ({ type }) => type === 'user.created',
  });
  const { url, observe } = receiver;
  const certificate = await certify({
    ...{ url, provider: 'platform', event: 'user.created', secret: SECRET, observe, patience: 100 },
    only: ['usual', 'every-event', 'scenarios', 'reordered'],
  });
  expect(failures(certificate)).toEqual([]);
});

test('an event that a receiver has to survive has an effect at most once', async () => {
  await using receiver = await startHandWritten({ claim: () => true });
  const { url, observe } = receiver;
  const only = ['usual', 'pipelined'];
  const certificate = await certify({ url, provider: 'platform', secret: SECRET, observe, only, patience: 100 });
  expect(failures(certificate)).toEqual([
    expect.stringMatching(/^pipelined: .* happened 2 times, expected once at most/),
  ]);
});

test('a receiver that ignores every redelivery loses events', async () => {
  const effects: string[] = [];
  await using receiver = await startReceiver((response, { body }) => {
    const { messageId, redelivery } = JSON.parse(body.toString());
    if (redelivery !== true) effects.push(messageId);
    response.writeHead(204).end();
  });
  const { results } = await certify({
    ...{ url: receiver.url, provider: 'dynamic', secret: SECRET, only: ['usual', 'first-redelivery'], patience: 100 },
    observe: async (id) => effects.filter((effect) => effect === id).length,
  });
  expect(results).toMatchObject([
    { check: 'usual', passed: true },
    { check: 'first-redelivery', problem: { message: expect.stringMatching(/happened 0 times/) } },
  ]);
});

const OTHER_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx';

const JSON_CHECKS = ['json-python', 'json-php', 'json-go', 'json-floats', 'json-key-order'];

describe('hookbook-mock certify', () => {
  async function certified(args: readonly string[], changes: Partial<CliContext> = {}) {
    const written: Record<string, string> = {};
    const writeText = async (file: string, text: string) => {
      written[file] = text;
    };
    const result = await hookbookMock(['certify', '--provider', 'platform', '--secret', SECRET, ...args], {
      ...{ catalogue, writeText },
      ...changes,
    });
    return { ...result, written };
  }

  const ONLY = ['usual', 'charset', 'json-python', 'wrong-signature'].flatMap((check) => ['--only', check]);

  test('makes no check that would prove nothing, and none at all is an error', async () => {
    await using receiver = await startHandWritten();
    const names = async (provider: string, event?: string) => {
      const { results } = await certify({
        ...{ url: receiver.url, provider, secret: SECRET, event, catalogue },
        only: JSON_CHECKS,
      });
      return results.map(({ check }) => check);
    };
    // It has neither a slash nor an angle bracket, and no number.
    expect(await names('platform', 'user.deleted')).toEqual(['json-python', 'json-key-order']);
    const { code, stderr } = await certified([receiver.url, '--event', 'user.deleted', '--only', 'json-go']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('None of these checks apply')]);
  });

  test('a file without effects may not exist yet, and a URL names the event', async () => {
    await using receiver = await startHandWritten();
    const missing = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' });
    const observed = await certified(
      [receiver.url, '--only', 'usual', '--observe', 'effects.log', '--patience', '20'],
      {
        readBytes: () => Promise.reject(missing),
      },
    );
    expect([observed.code, observed.stdout + observed.stderr]).toEqual([1, expect.stringMatching(/usual/)]);
    const { code, stderr } = await certified([
      receiver.url,
      '--only',
      'usual',
      '--observe',
      'http://127.0.0.1:1/effects',
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Write {id} where the id')]);
  });

  test('exits with 0 if every check passed', async () => {
    await using receiver = await startHandWritten();
    const { code, stdout, stderr } = await certified([receiver.url, ...ONLY]);
    expect([code, stdout]).toEqual([0, 'All 4 checks passed.\n']);
    expect(stderr).toContain('1/4 ✓ usual: an event as the provider sends it\n');
    expect(stderr).toContain('Only responses were checked. Add --observe');
  });

  test('says that nothing listens', async () => {
    const { code, stderr } = await certified(['1', ...ONLY]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('Start the receiver: nothing is listening at http://localhost:1/webhooks.'),
    ]);
  });

  test('exits with 1, says how to correct it, and writes reports', async () => {
    await using receiver = await startHandWritten(PLANTED_BUGS['compares the content type as text']?.bug());
    const reports = ['--junit', 'j.xml', '--sarif', 's.json', '--html', 'h.html'];
    const { code, stdout, stderr, written } = await certified([receiver.url, ...ONLY, ...reports]);
    expect([code, stdout]).toEqual([1, '3 of 4 checks passed, 1 failed.\n']);
    expect(stderr).toContain(
      '✗ charset: a content type with a charset\n    The request was not accepted: the response was 415.\n    Compare only the type and subtype',
    );
    expect(written['j.xml']).toContain('tests="4" failures="1"');
    expect(written['j.xml']).toContain('<failure message="The request was not accepted: the response was 415.">');
    expect(JSON.parse(written['s.json'] ?? '')).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { version: '1.2.3' } }, results: [{ ruleId: 'charset', level: 'error' }] }],
    });
    expect(written['h.html']).toContain('<tr class="failed"><td><code>charset</code></td>');
  });

  test('stops after a usual delivery that is not accepted', async () => {
    await using receiver = await startHandWritten();
    const { results } = await certify({ url: receiver.url, provider: 'platform', secret: OTHER_SECRET });
    expect(results).toMatchObject([{ check: 'usual', passed: false, statuses: [401] }]);
  });

  test('finds nothing wrong during a rotation of secrets', async () => {
    await using receiver = await startHandWritten();
    const secret = [SECRET, OTHER_SECRET];
    expect(failures(await certify({ url: receiver.url, provider: 'platform', secret, skip: SLOW }))).toEqual([]);
  });

  test('refuses a check that does not exist', async () => {
    const { code, stderr } = await certified(['3000', '--only', 'charst']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Unknown check "charst". Did you mean "charset"?')]);
  });

  test('refuses an event that does not exist', async () => {
    const { code, stderr } = await certified(['3000', '--event', 'nope']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('has no event "nope"')]);
  });

  test('observes effects in a file, and at a URL', async () => {
    await using receiver = await startHandWritten(PLANTED_BUGS['handles duplicates again']?.bug());
    const counts = createServer(async (request, response) => {
      response.end(
        String(await receiver.observe(new URL(request.url ?? '', 'http://localhost').searchParams.get('id') ?? '')),
      );
    });
    await new Promise<void>((resolve) => counts.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void counts.close());
    const at = `http://127.0.0.1:${(counts.address() as AddressInfo).port}/?id={id}`;
    const { code, stderr } = await certified([receiver.url, '--only', 'usual', '--only', 'duplicate', '--observe', at]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/The effect of the event \S+ happened 2 times, expected once\./),
    ]);
    const readBytes = async () => Buffer.from('an effect of another event\n');
    // The advice is about effects: the request was accepted.
    const lost = await certified([receiver.url, '--only', 'usual', '--observe', 'effects.log', '--patience', '100'], {
      readBytes,
    });
    expect([lost.code, lost.stderr]).toEqual([
      1,
      expect.stringMatching(/happened 0 times, expected once\.\n +Handle the event/),
    ]);
  }, 20_000);

  test('observes effects with a command, which gets the id of the event', async () => {
    await using receiver = await startHandWritten();
    const observed = (program: string) =>
      certified([receiver.url, '--only', 'usual', '--observe-command', `"${process.execPath}" -e "${program}"`]);
    const once = await observed("console.log(process.env.EVENT_ID.startsWith('evt_') ? 1 : 0)");
    expect([once.code, once.stderr]).toEqual([0, expect.any(String)]);
    const twice = await observed('console.log(2)');
    expect([twice.code, twice.stderr]).toEqual([1, expect.stringContaining('happened 2 times')]);
    const words = await observed("console.log('two')");
    expect([words.code, words.stderr]).toEqual([2, expect.stringContaining('did not return a number')]);
    const failed = await observed('process.exit(3)');
    expect([failed.code, failed.stderr]).toEqual([2, expect.stringContaining('failed')]);
  }, 20_000);

  test('observes effects in one place', async () => {
    const { code, stderr } = await certified(['3000', '--observe', 'a.log', '--observe-command', 'b']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be combined')]);
  });
});
