import { spawn } from 'node:child_process';

const COMMANDS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', '""'],
};

/** Opens a URL in the browser of the user. Rejects if no program does that. */
export function openBrowser(url: string, platform: NodeJS.Platform = process.platform): Promise<void> {
  const [command = 'xdg-open', ...args] = COMMANDS[platform] ?? [];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
