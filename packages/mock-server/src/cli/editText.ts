import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UsageError } from '../errors/usageError.ts';
import { quoteForShell } from '../recording/curl.ts';

/** What a person makes of a text in an editor. Rejects with a `UsageError` if the editor fails. */
export async function editText(text: string, editor: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-edit-'));
  const file = path.join(folder, 'payload.json');
  try {
    await writeFile(file, text, { mode: 0o600 });
    // The editor may have arguments, such as `code --wait`.
    const quoted = process.platform === 'win32' ? `"${file}"` : quoteForShell(file);
    const [code] = await once(spawn(`${editor} ${quoted}`, { shell: true, stdio: 'inherit' }), 'exit');
    if (code === 0) return await readFile(file, 'utf8');
    throw new UsageError({
      code: 'editor-failed',
      message: `The editor ${JSON.stringify(editor)} exited with ${code}, so nothing was sent.`,
      where: '--edit',
      fix: 'Set VISUAL or EDITOR to an editor that waits until the file is closed.',
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
