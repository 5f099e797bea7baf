import path from 'node:path';
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
  expect(out).toBe(`specs/acme/channel.yaml:8:9 warning[webhook-place-unknown]
  No message declares a property at $message.payload#/usr. Did you mean "user"?
    6 | x-webhook:
    7 |   eventType: $message.payload#/type
  > 8 |   data: $message.payload#/usr
      |         ^^^^^^^^^^^^^^^^^^^^^
  fix: Correct the expression, or add the property to the envelope.

specs/acme/schemas/user.yaml:1:7 error[schema-invalid]
  Unknown type "objekt". Did you mean "object"?
  > 1 | type: objekt
      |       ^^^^^^
    2 | required: [id]
  fix: Use null, boolean, object, array, number, integer or string.

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
        code: 'webhook-place-unknown',
        severity: 'warning',
        message: 'No message declares a property at $message.payload#/usr. Did you mean "user"?',
        fix: 'Correct the expression, or add the property to the envelope.',
        file: path.join(cwd, 'specs/acme/channel.yaml'),
        range: { start: { line: 8, column: 9 }, end: { line: 8, column: 30 } },
        pointer: '/x-webhook/data',
      },
      {
        code: 'schema-invalid',
        severity: 'error',
        message: 'Unknown type "objekt". Did you mean "object"?',
        fix: 'Use null, boolean, object, array, number, integer or string.',
        file: path.join(cwd, 'specs/acme/schemas/user.yaml'),
        range: { start: { line: 1, column: 7 }, end: { line: 1, column: 13 } },
        pointer: '/type',
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
    '::warning file=specs/acme/channel.yaml,line=8,endLine=8,col=9,endColumn=30,title=webhook-place-unknown::No message declares a property at $message.payload#/usr. Did you mean "user"? Correct the expression, or add the property to the envelope.',
    '::error file=specs/acme/schemas/user.yaml,line=1,endLine=1,col=7,endColumn=13,title=schema-invalid::Unknown type "objekt". Did you mean "object"? Use null, boolean, object, array, number, integer or string.',
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
