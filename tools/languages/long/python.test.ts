import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { emitPython } from '@hookbook/models-emitter/python';
import { moduleNames } from '@hookbook/models-emitter/python/names';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casesOf, wholeContract } from '../src/cases.ts';
import { describeLanguage } from '../src/describeLanguage.ts';
import { exampleIn } from '../src/exampleIn.ts';
import { outputOf, TOOLS } from '../src/tools.ts';
import { writeFiles } from '../src/writeFiles.ts';

const README = path.join(import.meta.dirname, '../../../packages/models-python/README.md');

/** Another Python than Debian's may have version 2, of which Debian has no package. */
const INTERPRETERS = ['/usr/bin/python3', 'python3'];

const contract = await wholeContract();
const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-python-'));
beforeAll(async () => {
  await writeFiles(path.join(folder, 'hookbook_models'), await emitPython(contract));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs Python in a folder that has the models. A warning is an error. */
function python(command: string, args: readonly string[], input: string): string {
  const options = { cwd: folder, input, encoding: 'utf8', env: { ...process.env, PYTHONPATH: folder } } as const;
  return execFileSync(command, ['-W', 'error', ...args], { ...options, maxBuffer: 2 ** 28 });
}

describeLanguage('Python', [TOOLS.pydantic, TOOLS.mypy], () => {
  describe.each(
    INTERPRETERS.flatMap((command) => {
      const version = outputOf(command, ['-c', 'import pydantic; print(pydantic.VERSION)']);
      return version === undefined ? [] : [{ command, version }];
    }),
  )('with pydantic $version', ({ command }) => roundTrips(command));

  test('the models and the example of the README pass mypy --strict', async () => {
    await writeFiles(folder, [{ path: 'example.py', text: await exampleIn(README, 'python') }]);
    const options = { cwd: folder, encoding: 'utf8' } as const;
    expect(execFileSync('/usr/bin/mypy', ['--strict', 'hookbook_models', 'example.py'], options)).toContain(
      'no issues',
    );
  });
});

function roundTrips(command: string): void {
  test('every payload is read as the model of its event, and written back as it was', () => {
    const cases = casesOf(contract);
    expect(cases.length).toBeGreaterThan(1400);
    const slugs = contract.providers.map(({ slug }) => slug);
    const modules = Object.fromEntries(moduleNames(slugs).map((name, index) => [slugs[index], name]));
    const script = path.join(import.meta.dirname, '../src/python/roundtrip.py');
    const failures = python(command, [script, JSON.stringify(modules)], JSON.stringify(cases));
    expect(JSON.parse(failures)).toEqual([]);
  });

  test('an unknown event type, a body that is not JSON and a wrong payload are told apart', () => {
    const script = `
from hookbook_models.dynamic import InvalidBody, UnknownEvent, parse_event
from pydantic import ValidationError
print(parse_event('{"eventName":"user.moved","a":null}'))
print(parse_event({"eventName": "user.moved"}) == UnknownEvent("user.moved", {"eventName": "user.moved"}))
for body in ["{", "[]", '{"eventName":1}', "NaN", b"\\xff"]:
    try: parse_event(body)
    except InvalidBody as error: print(str(error).split(":")[0])
try: parse_event('{"eventName":"user.created"}')
except ValidationError as error: print(type(error).__name__)
`;
    expect(python(command, ['-'], script).trim().split('\n')).toEqual([
      "UnknownEvent(type='user.moved', payload={'eventName': 'user.moved', 'a': None})",
      'True',
      'The body is not JSON',
      'The event type is missing',
      'The event type is missing',
      'The body is not JSON',
      'The body is not JSON',
      'ValidationError',
    ]);
  });

  test('the example of the README answers an event', async () => {
    const example = await exampleIn(README, 'python');
    const program = `${example.replace(/if __name__[\s\S]*$/, '')}
import threading, urllib.request, urllib.error
server = HTTPServer(("127.0.0.1", 0), Receiver)
threading.Thread(target=server.serve_forever, daemon=True).start()
def send(body):
    try: return urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{server.server_port}/", body)).status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
print(send(BODY), send(b'{"eventName":"user.moved"}'), send(b"{}"))
server.shutdown()
server.server_close()
`;
    const [body = ''] = casesOf(contract).flatMap((sent) =>
      sent.model === 'UserCreatedEvent' && sent.provider === 'dynamic' ? [sent.body] : [],
    );
    const printed = python(command, ['-'], program.replace('BODY', `${JSON.stringify(body)}.encode()`));
    expect(printed).toContain('unknown event user.moved');
    expect(printed.trim().split('\n').at(-1)).toBe('204 204 400');
  });
}
