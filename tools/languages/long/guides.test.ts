import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { describeLanguage } from '../src/describeLanguage.ts';
import { exampleOf } from '../src/exampleIn.ts';
import { requestsThatSignTheBody } from '../src/signedRequests.ts';
import { TOOLS } from '../src/tools.ts';
import { verifyGuide } from '../src/verifyGuide.ts';
import { writeFiles } from '../src/writeFiles.ts';

const GUIDE = await verifyGuide();
const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-guides-'));
afterAll(() => rm(folder, { recursive: true }));

const requests = requestsThatSignTheBody();
const expected = requests.map(({ isSigned }) => isSigned);

function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { cwd: folder, input: JSON.stringify(requests), encoding: 'utf8' });
}

describeLanguage('Go', [TOOLS.go], () => {
  test('the function of the guide is formatted, and finds which requests are signed', async () => {
    await writeFiles(folder, [
      { path: 'go.mod', text: 'module example\n\ngo 1.19\n' },
      { path: 'webhooks/webhooks.go', text: exampleOf(GUIDE, 'go') },
      { path: 'main.go', text: GO_PROGRAM },
    ]);
    expect(run('gofmt', ['-l', '.'])).toBe('');
    expect(run('go', ['vet', './...'])).toBe('');
    expect(JSON.parse(run('go', ['run', '.']))).toEqual(expected);
  });
});

const GO_PROGRAM = `package main

import (
\t"encoding/json"
\t"os"

\t"example/webhooks"
)

type request struct{ Body, Signature, Secret string }

func main() {
\tvar requests []request
\tif err := json.NewDecoder(os.Stdin).Decode(&requests); err != nil {
\t\tpanic(err)
\t}
\tfound := []bool{}
\tfor _, r := range requests {
\t\tfound = append(found, webhooks.IsSigned([]byte(r.Body), r.Signature, r.Secret))
\t}
\tif err := json.NewEncoder(os.Stdout).Encode(found); err != nil {
\t\tpanic(err)
\t}
}
`;

describeLanguage('PHP', [TOOLS.php], () => {
  test('the function of the guide finds which requests are signed', async () => {
    await writeFiles(folder, [
      { path: 'webhooks.php', text: exampleOf(GUIDE, 'php') },
      { path: 'main.php', text: PHP_PROGRAM },
    ]);
    expect(JSON.parse(run('php', ['-d', 'display_errors=stderr', 'main.php']))).toEqual(expected);
  });
});

const PHP_PROGRAM = `<?php
require __DIR__ . '/webhooks.php';
$requests = json_decode(file_get_contents('php://stdin'), true);
echo json_encode(array_map(fn ($r) => is_signed($r['body'], $r['signature'], $r['secret']), $requests));
`;
