import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyRepository } from '../src/copyRepository.ts';
import { addFiles, buildPackages, compile, edit, evaluate, npx } from '../src/newcomer.ts';
import { page, SECRET, sendEvent } from '../src/observe.ts';
import type { Ran } from '../src/run.ts';
import { verifyStandardWebhook } from '../src/verifyStandardWebhook.ts';

let copy: string;
beforeAll(async () => {
  copy = await copyRepository();
});
afterAll(() => rm(copy, { recursive: true, force: true }));

describe('a description, a member of an enum and an event are edited in specs/', () => {
  const NEW_EVENT = `{
    id: 'evt_1', type: 'project.deleted', created_at: '2026-01-01T00:00:00Z', data: { project_id: 'prj_1', reason: 'archived' },
  }`;
  const RISK = `{ event_type: 'risk.alert', payload: { risk_level: 'CRITICAL' } }`;
  const observed = () =>
    evaluate<Record<string, unknown>>(
      copy,
      `import { safeParseEvent } from '@hookbook/validators/platform';
      import { safeParseEvent as safeParseWorth } from '@hookbook/validators/worth';
      const event = ${NEW_EVENT};
      const drift = [];
      safeParseWorth(${RISK}, { onDrift: ({ code, pointer }) => drift.push(code + ' ' + pointer) });
      const known = safeParseEvent(event);
      const wrong = safeParseEvent({ ...event, data: { project_id: 1 } });
      print({ known: known.known, drift, wrong: wrong.ok ? [] : wrong.issues.map(({ code, pointer }) => code + ' ' + pointer) });`,
    );

  let before: { compiled: string; exhaustive: string; observed: Record<string, unknown>; page: { status: number } };
  let check: Ran;
  let generate: Ran;
  beforeAll(async () => {
    await addFiles(copy, 'event');
    before = {
      compiled: await compile(copy, 'after.ts'),
      exhaustive: await compile(copy, 'before.ts'),
      observed: await observed(),
      page: await page(copy, 'platform/project.deleted.html'),
    };
    await edit(
      copy,
      'specs/platform/channel.yaml',
      '  project.updated:',
      '  project.deleted: { $ref: ./events/project.deleted.yaml }\n  project.updated:',
    );
    await edit(copy, 'specs/worth/events/risk.alert.yaml', '[LOW, MODERATE, HIGH]', '[LOW, MODERATE, HIGH, CRITICAL]');
    await edit(
      copy,
      'specs/worth/events/risk.alert.yaml',
      'How high the risk is.',
      'How high the risk is, in four steps.',
    );
    check = await npx(copy, 'hookbook', 'check');
    generate = await npx(copy, 'hookbook', 'generate');
    await buildPackages(copy);
  });

  test('before, nothing knows the event', () => {
    expect(before.compiled).toContain('project.deleted');
    expect(before.compiled).toContain('CRITICAL');
    expect(before.exhaustive).toBe('');
    expect(before.observed).toEqual({ known: false, drift: ['unknown-member /payload/risk_level'], wrong: [] });
    expect(before.page.status).toBe(404);
  });

  test('hookbook check has no objection', () => {
    expect(check).toMatchObject({ code: 0, stdout: expect.stringContaining('67 events of 4 providers, no problems') });
  });

  test('hookbook generate says what it changed', () => {
    expect(generate.code, generate.stderr).toBe(0);
    for (const artifact of ['types', 'validators', 'mock-server', 'docs'])
      expect(generate.stdout).toMatch(new RegExp(`^${artifact} +.*changed`, 'm'));
    expect(generate.stdout).toContain('67 events');
  });

  test('types: programs that use the new event and the new member compile, and misuse of them does not', async () => {
    expect(await compile(copy, 'after.ts')).toBe('');
  });

  test('types: a switch that was exhaustive no longer is', async () => {
    expect(await compile(copy, 'before.ts')).toMatch(/before\.ts.*error.*ProjectDeletedEvent/s);
  });

  test('validators: the event is known, a wrong one is refused where it is wrong, the member is no news', async () => {
    expect(await observed()).toEqual({ known: true, drift: [], wrong: ['type /data/project_id'] });
  });

  test('mock server: sends the event, signed', async () => {
    const { command, received } = await sendEvent(copy, 'platform', 'project.deleted');
    expect(command.code, command.stderr).toBe(0);
    expect(received).toHaveLength(1);
    const [request] = received;
    expect(request && verifyStandardWebhook(request, SECRET)).toBe(true);
    expect(JSON.parse(String(request?.body))).toMatchObject({
      type: 'project.deleted',
      data: { project_id: 'prj_789xyz', reason: 'archived' },
    });
  });

  test('docs: the event has its page, and the edited description is on the other', async () => {
    const { status, text } = await page(copy, 'platform/project.deleted.html');
    expect(status).toBe(200);
    expect(text).toContain('thirty days after it was archived');
    const edited = await page(copy, 'worth/risk.alert.html');
    expect(edited.text).toContain('in four steps');
    expect(edited.text).toContain('CRITICAL');
  });
});
