import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Provider } from '@hookbook/contract';
import { stringLiteral } from '@hookbook/contract/text';
import { contract } from '@hookbook/testkit/contracts';
import { bundleValidators, emitValidators } from '@hookbook/testkit/loadValidators';
import type { Receiver, receiverFor } from '../../../../packages/receiver/src/receiver.ts';
import { emitReceiver } from '../../src/emit/emitReceiver.ts';
import { temporaryFolder, writeFiles } from '../specs/specFolder.ts';

export interface GeneratedReceiver<Events> {
  readonly createReceiver: (
    options: Parameters<ReturnType<typeof receiverFor<Events, unknown>>>[0] & {
      readonly values?: Readonly<Record<string, string>>;
    },
  ) => Receiver;
}

/** The receiver that is generated for a provider, with its validators. */
export async function generatedReceiver<Events>(provider: Provider): Promise<GeneratedReceiver<Events>> {
  const { slug } = provider;
  const [file] = await emitReceiver(contract([provider]));
  const published = (name: string) => stringLiteral(new URL(`../../../../packages/${name}`, import.meta.url).href);
  const text = (file?.text ?? '')
    .replace("'../receiver.ts'", published('receiver/src/receiver.ts'))
    .replace("'../values.ts'", published('receiver/src/values.ts'))
    .replace("'@hookbook/webhook/scheme'", published('webhook/src/scheme.ts'))
    .replace(`'@hookbook/validators/${slug}'`, "'./validators.mjs'");
  const validators = await bundleValidators(await emitValidators([provider]), `export * from './${slug}.ts';`);
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'receiver.ts': text, 'validators.mjs': validators });
  return import(pathToFileURL(path.join(folder, 'receiver.ts')).href);
}
