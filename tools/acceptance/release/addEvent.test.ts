import { rm } from 'node:fs/promises';
import type { RunResult } from '@hookbook/testkit/runProcess';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchPage, SECRET, sendEvent } from '../src/checkArtifacts.ts';
import { copyRepository } from '../src/copyRepository.ts';
import { addFiles, buildPackages, compileProgram, evaluate, npx, replaceOnce } from '../src/editCopy.ts';

let copy: string;
beforeAll(async () => {
  copy = await copyRepository();
});
afterAll(() => rm(copy, { recursive: true, force: true }));

describe('after a new event, a new enum member and a new description in specs/', () => {
  const NEW_EVENT = `{
    id: 'evt_1', type: 'project.deleted', created_at: '2026-01-01T00:00:00Z', data: { project_id: 'prj_1', reason: 'archived' },
  }`;
  const RISK = `{ event_type: 'risk.alert', payload: { risk_level: 'CRITICAL' } }`;
  const validateEvents = () =>
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

  let before: { errors: string; exhaustive: string; validated: Record<string, unknown>; page: { status: number } };
  let check: RunResult;
  let generate: RunResult;
  beforeAll(async () => {
    await addFiles(copy, 'addEvent');
    before = {
      errors: await compileProgram(copy, 'after.ts'),
      exhaustive: await compileProgram(copy, 'before.ts'),
      validated: await validateEvents(),
      page: await fetchPage(copy, 'platform/project.deleted.html'),
    };
    await replaceOnce(
      copy,
      'specs/platform/channel.yaml',
      '  project.updated:',
      '  project.deleted: { $ref: ./events/project.deleted.yaml }\n  project.updated:',
    );
    const riskAlert = 'specs/worth/events/risk.alert.yaml';
    await replaceOnce(copy, riskAlert, '[LOW, MODERATE, HIGH]', '[LOW, MODERATE, HIGH, CRITICAL]');
    await replaceOnce(copy, riskAlert, 'How high the risk is.', 'How high the risk is, in four steps.');
    check = await npx(copy, 'hookbook', 'check');
    generate = await npx(copy, 'hookbook', 'generate');
    await buildPackages(copy);
  });

  test('before, no artifact contains the event', () => {
    expect(before.errors).toContain('project.deleted');
    expect(before.errors).toContain('CRITICAL');
    expect(before.exhaustive).toBe('');
    expect(before.validated).toEqual({ known: false, drift: ['unknown-member /payload/risk_level'], wrong: [] });
    expect(before.page.status).toBe(404);
  });

  test('hookbook check reports no problem', () => {
    expect(check).toMatchObject({ code: 0, stdout: expect.stringContaining('67 events of 4 providers, no problems') });
  });

  test('hookbook generate reports what changed', () => {
    expect(generate.code, generate.stderr).toBe(0);
    for (const artifact of ['types', 'validators', 'mock-server', 'docs'])
      expect(generate.stdout).toMatch(new RegExp(`^${artifact} +.*changed`, 'm'));
    expect(generate.stdout).toContain('67 events');
  });

  test('types: a program compiles with the new event and member, and misuse of them does not compile', async () => {
    expect(await compileProgram(copy, 'after.ts')).toBe('');
  });

  test('types: a switch over all events is no longer exhaustive', async () => {
    expect(await compileProgram(copy, 'before.ts')).toMatch(/before\.ts.*error.*ProjectDeletedEvent/s);
  });

  test('validators: the event is known, an invalid one has an issue, and the member is no longer drift', async () => {
    expect(await validateEvents()).toEqual({ known: true, drift: [], wrong: ['type /data/project_id'] });
  });

  test('mock server: it sends the event, signed', async () => {
    const { command, received } = await sendEvent(copy, 'platform', 'project.deleted');
    expect(command.code, command.stderr).toBe(0);
    expect(received).toHaveLength(1);
    const [request] = received;
    expect(request && verifyStandardWebhook(request, SECRET)).toBe(true);
    expect(JSON.parse(String(request?.body))).toMatchObject({
      type: 'project.deleted',
      data: { project_id: expect.stringMatching(/^prj_/), reason: 'archived' },
    });
  });

  test('docs: the event has a page, and the other page shows the new description', async () => {
    const { status, text } = await fetchPage(copy, 'platform/project.deleted.html');
    expect(status).toBe(200);
    expect(text).toContain('thirty days after it was archived');
    const edited = await fetchPage(copy, 'worth/risk.alert.html');
    expect(edited.text).toContain('in four steps');
    expect(edited.text).toContain('CRITICAL');
  });
});
