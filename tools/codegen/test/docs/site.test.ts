import { fileURLToPath } from 'node:url';
import { describeSite } from '@hookbook/docs-site/describeSite';
import { readContract } from '../../src/generate/readContract.ts';
import { parse } from '../specs/sharedParser.ts';

const SPECS = fileURLToPath(new URL('../../../../specs', import.meta.url));

describeSite('the contract of this repository', async () => {
  const { contract, diagnostics } = await readContract(SPECS, { parse });
  if (!contract) throw new Error(`The contract cannot be read: ${JSON.stringify(diagnostics)}`);
  return contract;
});
