import path from 'node:path';
import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { expect, it } from 'vitest';
import { acmeEdited, acmeWith, CHANNEL, DELETED, type SpecFiles, USER } from '../specs/acme.ts';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder } from '../specs/specFolder.ts';

const TWO_PROBLEMS = acmeEdited(USER, 'type: object', 'type: objekt', [
  CHANNEL,
  'eventType: $message.payload#/type',
  'eventType: $message.payload#/type\n  data: $message.payload#/usr',
]);

async function checked(files: SpecFiles, ...argv: readonly string[]) {
  const specs = await specFolder(files);
  const cwd = path.dirname(specs);
  return { cwd, ...(await hookbook(['check', '--specs', 'specs', ...argv], { cwd })) };
}

it('pretty: location, code, message, frame and fix', async () => {
  const { out, error, exit } = await checked(TWO_PROBLEMS);
  expect(out).toBe(`specs/acme/schemas/user.yaml:1:7 error[schema-invalid]
  Unknown type "objekt". Did you mean "object"?
  > 1 | type: objekt
      |       ^^^^^^
    2 | required: [id]
  fix: Use null, boolean, object, array, number, integer or string.

specs/acme/channel.yaml:8:9 warning[webhook-place-unknown]
  No message declares a property at $message.payload#/usr. Did you mean "user"?
    6 | x-webhook:
    7 |   eventType: $message.payload#/type
  > 8 |   data: $message.payload#/usr
      |         ^^^^^^^^^^^^^^^^^^^^^
  fix: Correct the expression, or add the property to the envelope.

1 error, 1 warning`);
  expect({ error, exit }).toEqual({ error: '', exit: 1 });
});

it('pretty: the related location of a clash', async () => {
  const { out } = await checked(acmeEdited(DELETED, 'name: user.deleted', 'name: user.created'));
  expect(out).toBe(`specs/acme/events/user.deleted.yaml:1:1 warning[message-name-clash]
  Two messages are named "user.created".
  > 1 | name: user.created
      | ^^^^^^^^^^^^^^^^^^
    2 | title: User deleted
  specs/acme/events/user.created.yaml:1:1 event "user.created"
  fix: Give each message its own name.

0 errors, 1 warning`);
});

it('pretty: colours on a terminal', async () => {
  const specs = await specFolder(TWO_PROBLEMS);
  const { out } = await hookbook(['check', '--specs', specs], { color: true });
  expect(out).toContain('\u001b[31merror[schema-invalid]\u001b[39m');
  expect(out).toContain('\u001b[33mwarning[webhook-place-unknown]\u001b[39m');
});

it('pretty: a spec cannot send escape sequences to the terminal', async () => {
  const { out } = await checked(acmeEdited(USER, 'type: object', `"\\e]0;pwned\\a\\e[2J": 1 # \u009b31m \u202e`));
  expect(out).toContain('\ufffd]0;pwned\ufffd\ufffd[2J');
  expect(out).toMatch(/^[\n\u0020-\u007e\u00a0-\u2027\u2030-\u2065\u206a-\uffff]*$/);
});

it('json: everything', async () => {
  const { cwd, out, error, exit } = await checked(TWO_PROBLEMS, '--format', 'json');
  expect(JSON.parse(out)).toEqual({
    diagnostics: [
      {
        code: 'schema-invalid',
        severity: 'error',
        message: 'Unknown type "objekt". Did you mean "object"?',
        fix: 'Use null, boolean, object, array, number, integer or string.',
        file: path.join(cwd, 'specs/acme/schemas/user.yaml'),
        range: { start: { line: 1, column: 7 }, end: { line: 1, column: 13 } },
        pointer: '/type',
      },
      {
        code: 'webhook-place-unknown',
        severity: 'warning',
        message: 'No message declares a property at $message.payload#/usr. Did you mean "user"?',
        fix: 'Correct the expression, or add the property to the envelope.',
        file: path.join(cwd, 'specs/acme/channel.yaml'),
        range: { start: { line: 8, column: 9 }, end: { line: 8, column: 30 } },
        pointer: '/x-webhook/data',
      },
    ],
  });
  expect({ error, exit }).toEqual({ error: '', exit: 1 });
});

it('json: an empty list for a valid spec', async () => {
  const { out, exit } = await checked(acmeWith({}), '--format', 'json');
  expect({ out: JSON.parse(out), exit }).toEqual({ out: { diagnostics: [] }, exit: 0 });
});

it('github: an annotation for each problem', async () => {
  const { out, error, exit } = await checked(TWO_PROBLEMS, '--format', 'github');
  expect(out.split('\n')).toEqual([
    '::error file=specs/acme/schemas/user.yaml,line=1,endLine=1,col=7,endColumn=13,title=schema-invalid::Unknown type "objekt". Did you mean "object"? Use null, boolean, object, array, number, integer or string.',
    '::warning file=specs/acme/channel.yaml,line=8,endLine=8,col=9,endColumn=30,title=webhook-place-unknown::No message declares a property at $message.payload#/usr. Did you mean "user"? Correct the expression, or add the property to the envelope.',
  ]);
  expect({ error, exit }).toEqual({ error: '', exit: 1 });
});

it('github: nothing for a valid spec', async () => {
  expect(await checked(acmeWith({}), '--format', 'github')).toMatchObject({ out: '', error: '', exit: 0 });
});

it('pretty: the number of events and providers of a valid spec', async () => {
  const { out, error, exit } = await checked(acmeWith({}));
  expect({ out, error, exit }).toEqual({ out: '2 events of 1 provider, no problems', error: '', exit: 0 });
});

/** Acme with the same unknown keyword in many schemas, and many messages without an event type. */
function acmeWithMany(places: number): SpecFiles {
  const members = Array.from({ length: places }, (_, index) => `  m${index}: { type: string, minlength: 1 }\n`).join(
    '',
  );
  const names = Array.from({ length: places }, (_, index) => `user.event${index}`);
  const messages = names.map(
    (name) => `  ${name}: { payload: { type: object, properties: { type: { const: 7 } } } }\n`,
  );
  return acmeEdited(USER, 'properties:\n', `properties:\n${members}`, [
    CHANNEL,
    'messages:\n',
    `messages:\n${messages.join('')}`,
  ]);
}

it('pretty: one problem in many places, and the number of problems of one kind beyond twenty', async () => {
  const { out } = await checked(acmeWithMany(30));
  expect(out.match(/error\[schema-keyword-unknown\]/g)).toHaveLength(1);
  expect(out).toContain(`  specs/acme/schemas/user.yaml:5:23 also here
  specs/acme/schemas/user.yaml:6:23 also here
  specs/acme/schemas/user.yaml:7:23 also here
  specs/acme/schemas/user.yaml:8:23 also here
  specs/acme/schemas/user.yaml:9:23 also here
  … and in 24 more places
  fix: Rename it to "minLength".`);
  expect(out.match(/warning\[event-type-missing\]/g)).toHaveLength(20);
  expect(out).toMatch(
    /\n\n… and 10 more of event-type-missing\n`hookbook check --format json` lists all\.\n\n1 error, 30 warnings$/,
  );
});

it('json: all problems of one kind, and the number of places of one problem', async () => {
  const { out } = await checked(acmeWithMany(30), '--format', 'json');
  const { diagnostics } = JSON.parse(out) as { diagnostics: readonly Diagnostic[] };
  expect(diagnostics.filter(({ code }) => code === 'event-type-missing')).toHaveLength(30);
  const [unknown] = diagnostics;
  expect(unknown).toMatchObject({ code: 'schema-keyword-unknown', count: 30 });
  expect(unknown?.related).toHaveLength(5);
});

it('advice is no warning: it comes last and fails no run', async () => {
  const files = { 'asyncapi.yaml': 'asyncapi: 2.6.0\ninfo: { title: Acme, version: 1.0.0 }\nchannels: {}\n' };
  const pretty = await checked(files);
  expect(pretty.exit).toBe(0);
  expect(pretty.out).toMatch(/warning\[channel-empty\][\s\S]* advice\[asyncapi-advice\]/);
  expect(pretty.out).toMatch(/\n0 errors, 1 warning, \d+ pieces of advice$/);
  const github = await checked(files, '--format', 'github');
  expect(github.out).toMatch(/^::warning [^\n]*\n::notice file=specs\/asyncapi\.yaml,[^\n]*title=asyncapi-advice::/);
});
