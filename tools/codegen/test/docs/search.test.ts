import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { emitDocs } from '@hookbook/docs-site';
import { hitsOf, hitText, type NodeSearch, searchInNode } from '@hookbook/docs-site/searchInNode';
import { beforeAll, expect, test } from 'vitest';
import { readContract } from '../../src/generate/readContract.ts';
import { parse } from '../specs/sharedParser.ts';

const SPECS = fileURLToPath(new URL('../../../../specs', import.meta.url));

let search: NodeSearch;
let dataSize: number;
beforeAll(async () => {
  const { contract } = await readContract(SPECS, { parse });
  if (!contract) throw new Error('The contract cannot be read');
  const files = await emitDocs(contract);
  search = await searchInNode(files);
  dataSize = gzipSync(files.find(({ path }) => path === 'search-data.js')?.text ?? '').length;
});

function firstHit(query: string): string {
  const [hit] = hitsOf(search.find(query));
  return hit ? hitText(hit) : 'nothing';
}

test.each([
  ['user created', 'event user.created at dynamic/user.created.html'],
  ['user.created', 'event user.created at dynamic/user.created.html'],
  ['user.created platform', 'event user.created at platform/user.created.html'],
  ['usercreated', 'event user.created at dynamic/user.created.html'],
  ['user.craeted', 'event user.created at dynamic/user.created.html'],
  ['usr created', 'event user.created at dynamic/user.created.html'],
  ['wallet delegaton', 'event wallet.delegation.created at dynamic/wallet.delegation.created.html'],
  ['passkey recovery', 'event user.passkeyRecovery.started at dynamic/user.passkeyRecovery.started.html'],
  ['ALERT_CLOSED', 'event ALERT_CLOSED at flagright/ALERT_CLOSED.html'],
  ['OPEN', 'event ALERT_OPEN at flagright/ALERT_OPEN.html'],
  ['CLOSED', 'event ALERT_CLOSED at flagright/ALERT_CLOSED.html'],
  ['data.id', 'field data.id at dynamic/user.created.html#payload.data.id'],
  ['user id', 'field userId at dynamic/businessAccount.proposal.executed.html#payload.userId'],
  ['txHash', 'field data.transactionHash at dynamic/wallet.activity.html#payload.data.transactionHash'],
  [
    'emailVerified',
    'field data.verifiedCredentials[].email at dynamic/user.created.html#payload.data.verifiedCredentials.~items.email',
  ],
  ['data.wallets[].chain', 'field Wallet.chain at dynamic/schemas/Wallet.html#schema.chain'],
  ['data.wallets.chain', 'field Wallet.chain at dynamic/schemas/Wallet.html#schema.chain'],
  ['x-dynamic-signature-256', 'header x-dynamic-signature-256 at dynamic/index.html#signature'],
  ['TRANSACTION_BATCH', 'value data.type=TRANSACTION_BATCH at flagright/BATCH_COMPLETED.html#payload.data.type'],
  ['EVM', 'value Wallet.chain=EVM at dynamic/schemas/Wallet.html#schema.chain'],
  ['SUSPENDED', 'value data.state=SUSPENDED at flagright/USER_STATE_UPDATED.html#payload.data.state'],
  ['date-time', 'format date-time at dynamic/schemas/ShareSet.html#schema.createdAt'],
  ['Envelope', 'schema Envelope at dynamic/businessAccount.proposal.executed.html#payload'],
  ['wallet', 'schema Wallet at dynamic/schemas/Wallet.html'],
  ['retry', 'guide Delivery at dynamic/index.html#delivery'],
  ['retries', 'guide Retries and order at guide-retries-and-order.html'],
  ['retries dynamic', 'guide Delivery at dynamic/index.html#delivery'],
  ['timeout', 'guide Delivery at dynamic/index.html#delivery'],
  ['idempotency', 'guide Duplicates and idempotency at guide-duplicates-and-idempotency.html'],
  ['idempotency worth', 'guide Event type and IDs at worth/index.html#places'],
  ['certify', 'guide Certify at guide-test-with-the-mock-server.html#certify'],
  ['signature', 'guide Signature at dynamic/index.html#signature'],
  ['verify signature flagright', 'guide Signature at flagright/index.html#signature'],
  ['iban', 'nothing'],
])('%s leads to %s', (query, expected) => {
  expect(firstHit(query)).toBe(expected);
});

test.each([
  ['idempotency', 'guide-duplicates-and-idempotency.html'],
  ['retry', 'guide-retries-and-order.html'],
  ['python', 'guide-verify-by-hand.html#in-python'],
  ['php', 'guide-verify-by-hand.html#in-php'],
  ['raw body', 'guide-receive-safely.html#read-the-raw-body'],
])('%s finds %s', (query, address) => {
  const found = hitsOf(search.find(query)).map(hitText);
  expect(found.filter((hit) => hit.endsWith(` at ${address}`))).toHaveLength(1);
});

test('the search data is small', () => {
  expect(dataSize).toBeLessThan(24_000);
});
