import { expect, it } from 'vitest';
import { readContract } from '../../src/generate/readContract.ts';
import { acmeEdited, CREATED, DELETED, edited, ROOT, type SpecFiles, TWO_CASINGS, USER } from '../specs/acme.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder } from '../specs/specFolder.ts';

async function namesIn(files: SpecFiles) {
  const { contract, diagnostics } = await readContract(await specFolder(files), { parse });
  expect(diagnostics).toEqual([]);
  return contract?.providers.flatMap(({ events }) => events.map(({ type, typeName, slug }) => [type, typeName, slug]));
}

it.each([
  ['user.created.legacy', 'UserCreatedLegacyEvent', 'user.created.legacy'],
  ['UserCreatedLegacy', 'UserCreatedLegacyEvent', 'UserCreatedLegacy'],
])('x-name resolves a collision of event types that differ only in case: %s', async (name, typeName, slug) => {
  expect(await namesIn(edited(TWO_CASINGS, [CREATED, 'payload:', `x-name: ${name}\npayload:`]))).toEqual([
    ['User.Created', typeName, slug],
    ['user.created', 'UserCreatedEvent', 'user.created'],
  ]);
});

it('x-name resolves a collision with a type of the provider', async () => {
  const files = edited(
    edited(edited(TWO_CASINGS, [DELETED, 'const: user.created', 'const: acme']), [
      DELETED,
      'type: user.created',
      'type: acme',
    ]),
    [DELETED, 'payload:', 'x-name: acme.happened\npayload:'],
  );
  expect(await namesIn(files)).toEqual([
    ['User.Created', 'UserCreatedEvent', 'User.Created'],
    ['acme', 'AcmeHappenedEvent', 'acme.happened'],
  ]);
});

it('x-name can be set in a trait', async () => {
  const root = `components: { messageTraits: { old: { x-name: user.deleted.old } } }\noperations:`;
  const trait = "traits: [{ $ref: '../../asyncapi.yaml#/components/messageTraits/old' }]\npayload:";
  const files = acmeEdited(ROOT, 'operations:', root, [DELETED, 'payload:', trait]);
  expect((await namesIn(files))?.[1]).toEqual(['user.deleted', 'UserDeletedOldEvent', 'user.deleted.old']);
});

it('x-name on a schema names its type', async () => {
  const files = acmeEdited(USER, 'type: object', 'type: object\nx-name: Account holder');
  const { contract } = await readContract(await specFolder(files), { parse });
  expect(contract?.providers[0]?.definitions.map(({ name }) => name)).toEqual(['AccountHolder']);
});

it('a schema in a Multi Format Schema Object has the name of that object', async () => {
  const format = 'schemaFormat: application/schema+json;version=draft-2020-12';
  const files = acmeEdited(
    ROOT,
    'operations:',
    `components: { schemas: { Address: { ${format}, schema: { type: object } } } }\noperations:`,
    [CREATED, '../schemas/user.yaml', '../../asyncapi.yaml#/components/schemas/Address/schema'],
  );
  const { contract } = await readContract(await specFolder(files), { parse });
  expect(contract?.providers[0]?.definitions.map(({ name }) => name)).toEqual(['Address', 'User']);
});
