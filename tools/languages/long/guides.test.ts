import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { describeLanguage } from '../src/describeLanguage.ts';
import { exampleOf } from '../src/exampleIn.ts';
import { requestsThatSignTheBody, standardRequests } from '../src/signedRequests.ts';
import { TOOLS } from '../src/tools.ts';
import { verifyGuide } from '../src/verifyGuide.ts';
import { writeFiles } from '../src/writeFiles.ts';

const GUIDE = await verifyGuide();
const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-guides-'));
afterAll(() => rm(folder, { recursive: true }));

const requests = { body: requestsThatSignTheBody(), standard: standardRequests() };
const expected = {
  body: requests.body.map(({ isSigned }) => isSigned),
  standard: requests.standard.map(({ isSigned }) => isSigned),
};

function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { cwd: folder, input: JSON.stringify(requests), encoding: 'utf8' });
}

describeLanguage('Go', [TOOLS.go], () => {
  test('the functions of the guide are formatted, and find which requests are signed', async () => {
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

type request struct {
\tBody, Signature, Secret string
\tHeaders                 map[string]string
}

func main() {
\tvar requests struct{ Body, Standard []request }
\tif err := json.NewDecoder(os.Stdin).Decode(&requests); err != nil {
\t\tpanic(err)
\t}
\tfound := map[string][]bool{}
\tfor _, r := range requests.Body {
\t\tfound["body"] = append(found["body"], webhooks.IsSigned([]byte(r.Body), r.Signature, r.Secret))
\t}
\tfor _, r := range requests.Standard {
\t\tid, timestamp := r.Headers["webhook-id"], r.Headers["webhook-timestamp"]
\t\tisSigned := webhooks.IsSignedAsStandard([]byte(r.Body), id, timestamp, r.Signature, r.Secret)
\t\tfound["standard"] = append(found["standard"], isSigned)
\t}
\tif err := json.NewEncoder(os.Stdout).Encode(found); err != nil {
\t\tpanic(err)
\t}
}
`;

describeLanguage('PHP', [TOOLS.php], () => {
  test('the functions of the guide find which requests are signed', async () => {
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
$standard = fn ($r) => is_signed_as_standard(
    $r['body'], $r['headers']['webhook-id'], $r['headers']['webhook-timestamp'], $r['signature'], $r['secret']
);
echo json_encode([
    'body' => array_map(fn ($r) => is_signed($r['body'], $r['signature'], $r['secret']), $requests['body']),
    'standard' => array_map($standard, $requests['standard']),
]);
`;
