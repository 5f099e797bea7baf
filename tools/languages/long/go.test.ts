import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Contract } from '@hookbook/contract';
import { emitGo, GO_MODULE } from '@hookbook/models-emitter/go';
import { stringLiteral } from '@hookbook/models-emitter/go/literals';
import { packageNames } from '@hookbook/models-emitter/go/names';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesOf, wholeContract } from '../src/cases.ts';
import { describeLanguage } from '../src/describeLanguage.ts';
import { exampleIn } from '../src/exampleIn.ts';
import { encodableSlugs, hostileContract } from '../src/hostileContract.ts';
import { TOOLS } from '../src/tools.ts';
import { writeFiles } from '../src/writeFiles.ts';

const PROGRAMS = path.join(import.meta.dirname, '../src/go');
const README = path.join(import.meta.dirname, '../../../packages/models-go/README.md');

describeLanguage('Go', [TOOLS.go], async () => {
  const contract = await wholeContract();
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-go-'));
  const slugs = contract.providers.map(({ slug }) => slug);
  const packages = packageNames(slugs);
  beforeAll(async () => {
    await writeFiles(folder, [
      { path: 'go.mod', text: `module ${GO_MODULE}\n\ngo 1.19\n` },
      { path: 'roundtrip/parsers.go', text: parsers(slugs, packages) },
      { path: 'example/main.go', text: await exampleIn(README, 'go') },
      { path: 'example/main_test.go', text: exampleTest(contract) },
      { path: 'errors/main.go', text: ERRORS },
    ]);
    await writeFiles(path.join(folder, 'webhooks'), await emitGo(contract));
    await cp(PROGRAMS, folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  function run(command: string, args: readonly string[], input = ''): string {
    return execFileSync(command, args, { cwd: folder, input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  }

  test('gofmt and go vet find nothing, also in the example of the README', () => {
    expect(run('gofmt', ['-l', 'webhooks', 'example/main.go', 'roundtrip/main.go', 'outline'])).toBe('');
    expect(run('go', ['vet', './...'])).toBe('');
  });

  test('every payload is decoded as the model of its event, and encoded as it was', () => {
    const cases = casesOf(contract);
    expect(cases.length).toBeGreaterThan(1400);
    expect(JSON.parse(run('go', ['run', './roundtrip'], JSON.stringify(cases)))).toEqual([]);
  });

  test('an unknown event type, a body that is not JSON and a wrong payload are told apart', () => {
    expect(run('go', ['run', './errors']).trim().split('\n')).toEqual([
      '*wire.UnknownEvent user.moved {"eventName":"user.moved","a":null}',
      'not valid JSON: unexpected end of JSON input',
      'the event type is missing: /eventName: expected a string, got nothing',
      'the event type is missing: /eventName: expected a string, got a number',
      '/eventId: expected a string, got a boolean',
      '/eventId: expected a string, got null',
      '/environmentId: expected a string, got nothing',
    ]);
  });

  test('the example of the README answers an event', () => {
    expect(run('go', ['test', './example'])).toMatch(/^ok/);
  });

  test('a spec full of hostile text has the usual declarations, in layout of gofmt', async () => {
    const hostile = path.join(folder, 'hostile');
    await writeFiles(hostile, await emitGo(hostileContract));
    await rm(path.join(hostile, 'wire'), { recursive: true });
    expect(run('gofmt', ['-l', 'hostile'])).toBe('');
    expect(run('go', ['vet', './hostile/...'])).toBe('');
    const files = hostileContract.providers.map(({ slug }) => `hostile/${slug}/events.go`);
    const outlines = JSON.parse(run('go', ['run', './outline', ...files])) as Record<string, string>;
    const encodable = encodableSlugs.map((slug) => outlines[`hostile/${slug}/events.go`]);
    expect(encodable.length).toBeGreaterThan(50);
    expect(encodable).toEqual(encodable.map(() => outlines['hostile/p0/events.go']));
  });
});

function parsers(slugs: readonly string[], packages: readonly string[]): string {
  const imports = packages.map((name, index) => `\tp${index} "${GO_MODULE}/webhooks/${name}"\n`);
  const entries = slugs.map(
    (slug, index) =>
      `\t${stringLiteral(slug)}: func(body []byte, headers http.Header) (any, error) { return p${index}.ParseEvent(body, headers) },\n`,
  );
  return `package main

import (
	"net/http"

${imports.join('')})

var parsers = map[string]func([]byte, http.Header) (any, error){
${entries.join('')}}
`;
}

function exampleTest(contract: Contract): string {
  const [body = ''] = casesOf(contract).flatMap((sent) =>
    sent.model === 'UserCreatedEvent' && sent.provider === 'dynamic' ? [sent.body] : [],
  );
  return `package main

import (
	"net/http/httptest"
	"strings"
	"testing"
)

func TestReceive(t *testing.T) {
	for body, status := range map[string]int{
		${stringLiteral(body)}: 204,
		\`{"eventName":"user.moved"}\`: 204,
		\`{}\`: 400,
	} {
		response := httptest.NewRecorder()
		receive(response, httptest.NewRequest("POST", "/", strings.NewReader(body)))
		if response.Code != status {
			t.Errorf("%s: answered %d", body, response.Code)
		}
	}
}
`;
}

const ERRORS = `package main

import (
	"encoding/json"
	"fmt"

	"${GO_MODULE}/webhooks/dynamic"
)

func main() {
	for _, body := range []string{
		\`{"eventName":"user.moved","a":null}\`,
		\`{\`,
		\`[]\`,
		\`{"eventName":1}\`,
		\`{"eventName":"user.created","eventId":true}\`,
		\`{"eventName":"user.created","eventId":null}\`,
		\`{"eventName":"user.created","eventId":"e","messageId":"m","webhookId":"w"}\`,
	} {
		event, err := dynamic.ParseEvent([]byte(body), nil)
		if err != nil {
			fmt.Println(err)
			continue
		}
		text, _ := json.Marshal(event)
		fmt.Printf("%T %s %s\\n", event, event.EventType(), text)
	}
}
`;
