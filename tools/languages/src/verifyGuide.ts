import path from 'node:path';
import { readContract } from '@hookbook/codegen';

/** The text of the guide that verifies signatures in other languages. */
export async function verifyGuide(): Promise<string> {
  const { contract } = await readContract(path.join(import.meta.dirname, '../../../specs'), { validate: false });
  const guide = contract?.guides.find(({ slug }) => slug === 'verify-by-hand');
  if (!guide) throw new Error('The contract has no guide "verify-by-hand".');
  return guide.text;
}
