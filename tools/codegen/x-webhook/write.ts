import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { xWebhookModules } from './modules.ts';

for (const { path: file, text } of await xWebhookModules()) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
