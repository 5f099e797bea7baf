import { getEventListeners } from 'node:events';
import { startReceiver } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { waitFor } from '@hookbook/testkit/waitFor';
import { describe, expect, test } from 'vitest';
import { loadText, progressText } from '../src/cli/loadText.ts';
import { createDelivery, send } from '../src/index.ts';
import { type LoadOptions, type LoadProgress, load } from '../src/load/load.ts';
import type { Attempt } from '../src/send/attempt.ts';
import { hookbookMock } from './hookbookMock.ts';
import { createSimulation } from './simulation.ts';
import { TEST_PROVIDERS, WHSEC } from './testProviders.ts';

const DELIVERED: Attempt = { delivered: true, startedAt: '', duration: 0, status: 204 };

function failedWith(code: string, status?: number): Attempt {
  const error = { code, message: `It failed with ${code}.`, fix: `Fix ${code}.` };
  return { delivered: false, startedAt: '', duration: 0, error, ...(status !== undefined && { status }) };
}

/** Where an endpoint spends its time. */
type Respond = (number: number, sent: number) => { readonly after: number; readonly attempt?: Attempt };

type Changes = Partial<LoadOptions<number>>;

/** Sends numbers to an endpoint in simulated time. */
async function simulate(respond: Respond, changes: Changes, simulation = createSimulation()) {
  const sent: { readonly number: number; readonly at: number }[] = [];
  let underWay = 0;
  let most = 0;
  const sendNumber = async (number: number, signal: AbortSignal) => {
    sent.push({ number, at: simulation.now() });
    underWay += 1;
    most = Math.max(most, underWay);
    const { after, attempt = DELIVERED } = respond(number, simulation.now());
    try {
      await simulation.sleep(after, signal);
    } finally {
      underWay -= 1;
    }
    return attempt;
  };
  const create = (number: number) => number;
  const report = await simulation.run(
    load({ concurrency: 64, create, send: sendNumber, stopwatch: simulation, ...changes }),
  );
  return { report, sent, most };
}

/** About 1 %, as the histogram promises. */
function about(milliseconds: number) {
  return expect.closeTo(milliseconds, -Math.log10(2 * 0.01 * milliseconds));
}

describe('a load with a rate', () => {
  test('sends each delivery when it is due', async () => {
    const { report, sent, most } = await simulate(() => ({ after: 20 }), { rate: 100, count: 500 });
    expect(sent.map(({ number }) => number)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
    for (const { number, at } of sent) expect(at).toBeCloseTo((number - 1) * 10);
    expect(report).toMatchObject({
      planned: 500,
      sent: 500,
      delivered: 500,
      failed: 0,
      failures: [],
      perSecond: expect.closeTo(100),
    });
    expect(report.sinceDue).toMatchObject({ min: 20, p50: about(20), max: 20 });
    expect([report.punctuality, report.isStopped, report.aborted]).toEqual([
      { late: 0, latest: 0, ownDelay: expect.closeTo(0) },
      false,
      0,
    ]);
    expect(report.seconds).toBeCloseTo(5.01);
    expect(most).toBe(3);
  });

  test('counts the time that deliveries wait for a slow endpoint', async () => {
    // One delivery takes two seconds, and the others a millisecond.
    const respond: Respond = (number) => ({ after: number === 101 ? 2001 : 1 });
    const { report } = await simulate(respond, { rate: 100, count: 1000, concurrency: 1 });
    expect(report.sinceSent).toMatchObject({ p50: about(1), p99: about(1), max: 2001 });
    // 200 deliveries became due meanwhile, and 22 more until these were sent.
    expect(report.sinceDue).toMatchObject({ p50: about(1), p90: about(1101), max: 2001 });
    expect(report.punctuality).toEqual({ late: 222, latest: expect.closeTo(1991), ownDelay: expect.closeTo(0) });
  });

  test('lets a slow endpoint delay nothing while there is room', async () => {
    const respond: Respond = (number) => ({ after: number === 101 ? 2000 : 1 });
    const { report, sent } = await simulate(respond, { rate: 100, count: 1000, concurrency: 2 });
    for (const { number, at } of sent) expect(at).toBeCloseTo((number - 1) * 10);
    expect(report.punctuality).toMatchObject({ late: 0 });
    expect(report.sinceDue).toEqual(report.sinceSent);
  });

  test('has at most as many under way as allowed', async () => {
    const { report, most } = await simulate(() => ({ after: 100 }), { rate: 1000, count: 500, concurrency: 20 });
    expect([most, report.sent]).toEqual([20, 500]);
    // 20 at a time take 100 ms, a millisecond after each other.
    expect(report.perSecond).toBeCloseTo(500 / 2.42);
    expect(report.punctuality).toMatchObject({ late: 480, latest: expect.closeTo(2400 - 480) });
  });

  test('sends for a time', async () => {
    const { report } = await simulate(() => ({ after: 1 }), { rate: 0.5, duration: 60_000 });
    expect(report).toMatchObject({ planned: 30, sent: 30, perSecond: 0.5 });
    expect((await simulate(() => ({ after: 1 }), { rate: 0.5, duration: 1 })).report.sent).toBe(1);
  });

  test('reports the rate that was reached', async () => {
    expect((await simulate(() => ({ after: 1 }), { rate: 2, count: 3 })).report.perSecond).toBe(2);
    expect((await simulate(() => ({ after: 9000 }), { rate: 2, count: 3 })).report.perSecond).toBe(2);
    const slow = await simulate(() => ({ after: 1000 }), { rate: 2, count: 3, concurrency: 1 });
    expect(slow.report.perSecond).toBe(3 / 2.5);
  });
});

describe('a load without a rate', () => {
  test('keeps as many under way as allowed', async () => {
    const { report, most } = await simulate(() => ({ after: 10 }), { count: 1000, concurrency: 10 });
    expect([most, report.sent, report.seconds]).toEqual([10, 1000, expect.closeTo(1)]);
    expect(report.perSecond).toBeCloseTo(1000);
    expect(report).not.toHaveProperty('punctuality');
    expect(report.sinceDue).toEqual(report.sinceSent);
  });

  test('starts no delivery after its time', async () => {
    const { report, sent } = await simulate(() => ({ after: 300 }), { duration: 1000, concurrency: 2 });
    expect(report.planned).toBeUndefined();
    expect(sent.map(({ at }) => at)).toEqual([0, 0, 300, 300, 600, 600, 900, 900]);
    expect(report.seconds).toBeCloseTo(1.2);
  });
});

test('failures are counted by their status or error code', async () => {
  const attempts = [
    failedWith('status', 500),
    failedWith('redirect', 301),
    failedWith('timeout'),
    failedWith('status', 0),
  ];
  const respond: Respond = (number) => ({ after: 1, attempt: attempts[number % 8] ?? DELIVERED });
  const { report } = await simulate(respond, { rate: 100, count: 80 });
  expect(report).toMatchObject({ sent: 80, delivered: 40, failed: 40 });
  expect(report.failures).toEqual([
    { code: '301', count: 10, message: 'It failed with redirect.', fix: 'Fix redirect.' },
    { code: 'timeout', count: 10, message: 'It failed with timeout.', fix: 'Fix timeout.' },
    { code: 'no-response', count: 10, message: 'It failed with status.', fix: 'Fix status.' },
    { code: '500', count: 10, message: 'It failed with status.', fix: 'Fix status.' },
  ]);
});

describe('a load that is stopped', () => {
  test('reports what has ended', async () => {
    const simulation = createSimulation();
    const controller = new AbortController();
    void simulation.sleep(1005).then(() => controller.abort(new Error('enough')));
    const changes = { rate: 100, duration: 60_000, signal: controller.signal };
    const { report, sent } = await simulate(() => ({ after: 20 }), changes, simulation);
    expect(sent).toHaveLength(101);
    expect(report).toMatchObject({ isStopped: true, planned: 6000, sent: 99, delivered: 99, aborted: 2 });
  });

  test('reports so while it waits for room', async () => {
    const simulation = createSimulation();
    const controller = new AbortController();
    void simulation.sleep(500).then(() => controller.abort());
    const changes = { rate: 100, count: 1000, concurrency: 3, signal: controller.signal };
    const { report, sent } = await simulate(() => ({ after: 10_000 }), changes, simulation);
    expect(sent).toHaveLength(3);
    expect(report).toMatchObject({ isStopped: true, sent: 0, aborted: 3 });
    expect(report).not.toHaveProperty('sinceDue.p50');
  });

  test('may be stopped before it begins', async () => {
    const { report } = await simulate(() => ({ after: 1 }), { rate: 1, count: 5, signal: AbortSignal.abort() });
    expect(report).toMatchObject({ isStopped: true, sent: 0, aborted: 0 });
  });
});

test.each([
  ['creating', { create: (number: number) => (number < 5 ? number : fail()) }],
  ['sending', { send: async (number: number) => (number < 5 ? DELIVERED : fail()) }],
])('an error in %s ends the load', async (_, changes) => {
  await expect(simulate(() => ({ after: 1 }), { rate: 10, count: 1000, ...changes })).rejects.toThrow('mistaken');
});

function fail(): never {
  throw new Error('mistaken');
}

test('progress is reported at intervals', async () => {
  const seen: LoadProgress[] = [];
  const onProgress = (progress: LoadProgress) => void seen.push(progress);
  const respond: Respond = (number) => ({ after: number > 250 ? 705 : 5 });
  await simulate(respond, { rate: 100, count: 350, concurrency: 100, onProgress, progressEvery: 1000 });
  expect(seen).toMatchObject([
    { planned: 350, sent: 100, perSecond: expect.closeTo(100), underWay: 0 },
    { sent: 200, perSecond: expect.closeTo(100), underWay: 0 },
    { sent: 250, perSecond: expect.closeTo(50), underWay: 50 },
    { sent: 330, underWay: 20 },
  ]);
});

test.each([undefined, 'pipelined'] as const)(
  'a signal that outlives a delivery has nothing of it left: %s',
  async (fault) => {
    await using receiver = await startReceiver();
    const { signal } = new AbortController();
    const options = { provider: 'mute', event: 'thing.done', secret: WHSEC, catalogue: TEST_PROVIDERS, fault };
    await send(createDelivery<string>(options), receiver.url, { signal });
    await waitFor(() => expect(getEventListeners(signal, 'abort')).toEqual([]));
  },
);

describe('text', () => {
  const numbers = { sent: 12_345, delivered: 12_340, failed: 5, failures: [], histogram: [] };
  const latency = { min: 0.2, p50: 1.234, p90: 12.34, p99: 123.4, 'p99.9': 1234, max: 12_340 };
  const results = { ...numbers, sinceDue: latency, sinceSent: { ...latency, max: 999 } };
  const report = { ...results, planned: 12_345, seconds: 10, perSecond: 1234.5, isStopped: false, aborted: 0 };
  const facts = { rate: undefined, concurrency: 64, busy: 0.5 };

  test('of progress', () => {
    const progress = { ...results, planned: 20_000, perSecond: 1998.7, underWay: 12 };
    expect(progressText(progress)).toBe(
      '12,345 of 20,000 sent, 1,999/s, 12 under way, 5 failed, p50 1.23 ms, p99 123 ms',
    );
    expect(progressText({ ...progress, planned: undefined, sent: 0, sinceDue: undefined })).toBe(
      '0 sent, 1,999/s, 12 under way, 5 failed',
    );
  });

  test('of a report with a rate', () => {
    const punctuality = { late: 0, latest: 0, ownDelay: 3 };
    const histogram = [
      { from: 0.2, to: 0.5, count: 1 },
      { from: 500, to: 1000, count: 12_344 },
    ];
    const failures = [{ code: '401', count: 5, message: 'It responded with 401.', fix: 'Read the logs.' }];
    expect(loadText({ ...report, punctuality, histogram, failures }, { ...facts, rate: 1240 })).toBe(
      `12,345 sent in 10.0 s: 1,234.5 of 1,240 per second
12,340 delivered, 5 failed
  401 × 5: It responded with 401.
  Read the logs.

  latency  since due  since sent
  min        0.20 ms     0.20 ms
  p50        1.23 ms     1.23 ms
  p90        12.3 ms     12.3 ms
  p99         123 ms      123 ms
  p99.9       1.23 s      1.23 s
  max         12.3 s      999 ms

  since due
  0.2 ms –  0.5 ms       1    0.0 %  █
  500 ms –     1 s  12,344  100.0 %  ████████████████████████████████████████`,
    );
  });

  test('of a report without a rate has one latency', () => {
    const text = loadText(report, facts);
    expect(text).toContain('12,345 sent in 10.0 s: 1,234.5 per second\n');
    expect(text).toContain('  latency  since sent\n  min         0.20 ms\n');
    expect(text).not.toContain('due');
  });

  test.each([
    [
      'the endpoint is slow',
      { late: 1200, latest: 3400, ownDelay: 0 },
      0.5,
      [
        'The endpoint is slower than the rate: 1,200 of 12,345 started late, at most 3.40 s.',
        'At most 64 are under way at a time. Raise --concurrency to allow more.',
      ],
    ],
    [
      'the process may be slow',
      { late: 1200, latest: 3400, ownDelay: 0 },
      0.97,
      [
        'The endpoint or this process is slower than the rate: 1,200 of 12,345 started late, at most 3.40 s.',
        'At most 64 are under way at a time. Raise --concurrency to allow more.',
        'This process was busy 97 % of the time.',
      ],
    ],
    [
      'the process was busy once',
      { late: 0, latest: 0, ownDelay: 120 },
      0.5,
      ['This process was busy: it started some deliveries up to 120 ms after they were due.'],
    ],
  ])('says that %s', (_, punctuality, busy, lines) => {
    const text = loadText({ ...report, punctuality }, { ...facts, busy, rate: 2000 });
    expect(text.split('\n\n')[0]?.split('\n').slice(2)).toEqual(lines);
  });

  test('says that deliveries were late though the rate was reached', () => {
    const punctuality = { late: 12, latest: 3, ownDelay: 0 };
    expect(loadText({ ...report, punctuality }, { ...facts, rate: 1240 })).toContain(
      '\n12 of 12,345 started late, at most 3.00 ms.\n',
    );
  });

  test('of a report that was stopped', () => {
    const stopped = { ...report, planned: 20_000, isStopped: true, aborted: 7 };
    expect(loadText(stopped, facts)).toMatch(/^12,345 of 20,000 sent in .*\n.*\nStopped while 7 were under way\.\n/);
    const none = { ...stopped, sent: 0, sinceDue: undefined, sinceSent: undefined };
    expect(loadText(none, facts).split('\n')).toHaveLength(3);
  });
});

describe('send', () => {
  const args = (to: string, ...more: readonly string[]) => [
    ...['send', 'mute', 'thing.done', '--to', to, '--secret', WHSEC],
    ...more,
  ];

  test('sends many deliveries, each with its id and signature', async () => {
    await using receiver = await startReceiver();
    const { code, stdout, stderr } = await hookbookMock(args(receiver.url, '--count', '200'));
    expect([code, receiver.received.length]).toEqual([0, 200]);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(200);
    expect(receiver.received.every((request) => verifyStandardWebhook(request, WHSEC))).toBe(true);
    expect(stdout).toMatch(/^200 sent in .* per second\n200 delivered, 0 failed\n\n {2}latency {2}since sent\n/);
    expect(stderr).toMatch(/^Signed with Standard Webhooks, .*\n/);
  });

  test('prints a report as JSON, and no other', async () => {
    await using receiver = await startReceiver();
    const { code, stdout, stderr } = await hookbookMock(
      args(receiver.url, '--rate', '1000', '--count', '50', '--json'),
    );
    const report = JSON.parse(stdout);
    expect([code, report]).toMatchObject([
      0,
      {
        ...{ provider: 'mute', event: 'thing.done', url: receiver.url, rate: 1000, concurrency: 64 },
        ...{ planned: 50, sent: 50, delivered: 50, failed: 0, failures: [], isStopped: false, aborted: 0 },
        punctuality: { late: expect.any(Number), latest: expect.any(Number), ownDelay: expect.any(Number) },
      },
    ]);
    expect(Object.keys(report.sinceDue)).toEqual(['min', 'p50', 'p90', 'p99', 'p99.9', 'max']);
    expect(report.histogram.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(50);
    expect(stderr).not.toContain('delivered');
  });

  test('exits with 1 if a delivery fails, and counts why', async () => {
    await using receiver = await startReceiver((response) =>
      response.writeHead(receiver.received.length % 2 === 0 ? 204 : 401).end(),
    );
    const { code, stdout } = await hookbookMock(args(receiver.url, '--rate', '30000/m', '--count', '20'));
    expect(code).toBe(1);
    expect(stdout).toContain('10 delivered, 10 failed\n  401 × 10: The receiver responded with 401');
  });

  test('sends the same ids for the same seed', async () => {
    const idsOf = async (seed: string) => {
      await using receiver = await startReceiver();
      await hookbookMock(args(receiver.url, '--count', '20', '--concurrency', '3', '--seed', seed));
      return receiver.received.map(({ headers }) => headers['webhook-id']).sort();
    };
    const ids = await idsOf('7');
    expect(new Set(ids).size).toBe(20);
    expect(await idsOf('7')).toEqual(ids);
    expect(await idsOf('8')).not.toEqual(ids);
    const { stdout } = await hookbookMock(['print', 'mute', 'thing.done', '--seed', '7-20', '--json']);
    expect(ids).toContain(JSON.parse(stdout).id);
  });

  test('prints its progress, and a report when it is stopped', async () => {
    await using receiver = await startReceiver();
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    let progress = '';
    const stderr = (text: string) => {
      if (!/^[\d,]+ of 360,000 sent, [\d,]+\/s, \d+ under way, \d+ failed/.test(text)) return;
      progress = text;
      stop();
    };
    const { code, stdout } = await hookbookMock(args(receiver.url, '--rate', '100/s', '--duration', 'PT1H'), {
      ...{ stderr, untilStopped: () => stopped },
    });
    expect([code, progress]).toEqual([130, expect.any(String)]);
    expect(stdout).toMatch(/^[\d,]+ of 360,000 sent in .*\n.*\nStopped while \d+ were under way\.\n/);
  });

  test('replaces its progress on a terminal, and removes it', async () => {
    await using receiver = await startReceiver();
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const shown: string[] = [];
    const showProgress = (text: string) => {
      shown.push(text);
      stop();
    };
    const { stderr } = await hookbookMock(args(receiver.url, '--rate', '10', '--duration', 'PT1H'), {
      ...{ showProgress, untilStopped: () => stopped },
    });
    expect([shown[0], shown.at(-1)]).toEqual([expect.stringContaining(' sent, '), '']);
    expect(stderr).not.toContain(' sent, ');
  });

  test('sends a fault of the network, and warms up without it', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(204).end());
    const { code } = await hookbookMock(args(receiver.url, '--count', '3', '--fault', 'pipelined'));
    expect([code, receiver.received.length]).toEqual([0, 6]);
  });

  test('refuses a host that is not this machine, before it sends', async () => {
    const { code, stderr } = await hookbookMock(args('http://10.0.0.1/', '--rate', '10'));
    expect([code, stderr]).toEqual([2, expect.stringContaining('--allow-host 10.0.0.1')]);
  });

  test.each([
    [['--rate', '0'], 'Invalid value "0" for --rate.\nUse a number such as 2000/s or 30/m, at most 100000/s.'],
    [['--rate', '5/h'], 'Invalid value "5/h" for --rate.'],
    [['--rate', '100001'], 'Invalid value "100001" for --rate.'],
    [['--count', '1.5'], 'Invalid value "1.5" for --count.\nUse an integer from 1 to'],
    [['--duration', '10s'], 'Invalid value "10s" for --duration.\nUse an ISO 8601 duration such as PT30S or PT5M.'],
    [['--duration', 'PT0S'], 'Invalid value "PT0S" for --duration.'],
    [['--rate', '5', '--concurrency', '0'], 'Invalid value "0" for --concurrency.'],
    [['--concurrency', '5'], '--concurrency needs several deliveries.\nAdd --rate, --count or --duration.'],
    [['--count', '5', '--duration', 'PT1S'], '--count and --duration cannot be combined.\nRemove one of them.'],
    [
      ['--rate', '5', '--retry'],
      '--retry cannot be combined with --rate, which makes one attempt of each delivery.\nRemove --retry, or send one delivery without --rate.',
    ],
    [['--count', '5', '--retry', 'standard'], '--retry cannot be combined with --count'],
    [['--duration', 'PT1S', '--time-scale', '2'], '--time-scale cannot be combined with --duration'],
    [['--rate', '5', '--virtual-time'], '--virtual-time cannot be combined with --rate'],
  ])('refuses %j', async (flags, message) => {
    const { code, stderr } = await hookbookMock(args('3000', ...flags));
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test('has help about it', async () => {
    const { stdout } = await hookbookMock(['send', '--help']);
    for (const option of ['--rate <number>/s', '--count', '--duration', '--concurrency'])
      expect(stdout).toContain(option);
  });
});
