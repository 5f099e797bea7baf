import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Starts a command of a shell, with its output on the output of errors. */
export async function startCommand(command: string): Promise<{ readonly kill: () => Promise<void> }> {
  // A process group of its own, so that what the shell has started is killed with it.
  const child = spawn(command, { shell: true, detached: true, stdio: ['ignore', 2, 2] });
  const exited = once(child, 'exit');
  await once(child, 'spawn');
  return {
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      if (child.pid === undefined || process.platform === 'win32') child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
      await exited;
    },
  };
}
