import { diagnose } from '@hookbook/webhook/diagnose';
import type { FailedVerification } from './verification.ts';

/** Prints a diagnosis to the console: `createReceiver({ …, diagnose: printDiagnosis })`. */
export async function printDiagnosis(failure: FailedVerification): Promise<void> {
  const { cause, message } = await diagnose(failure);
  console.warn(`A delivery of ${failure.name} was rejected (${cause}). ${message}`);
}
