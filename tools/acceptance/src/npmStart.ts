import { startProcess } from '@hookbook/testkit/runProcess';

export interface RunningStart {
  /** Everything that was printed until both servers were ready. */
  readonly text: string;
  /** The URL of the documentation. */
  readonly docs: string;
  /** The URL of the mock server. */
  readonly mock: string;
  /** Interrupts like Ctrl+C. Returns the exit code. */
  readonly stop: () => Promise<number | null>;
}

/** Runs `npm start` in a copy, without npm in between, and waits for both servers. */
export async function npmStart(copy: string, args: readonly string[]): Promise<RunningStart> {
  const running = startProcess('node', ['tools/start/src/main.ts', ...args], { cwd: copy });
  const text = await running.waitForOutput('Stop with Ctrl+C');
  const stop = async () => {
    running.child.kill('SIGINT');
    return (await running.ended).code;
  };
  return { text, docs: urlAfter(text, 'Documentation'), mock: urlAfter(text, 'Mock server'), stop };
}

function urlAfter(text: string, label: string): string {
  const url = new RegExp(`${label} +(http://\\S+)`).exec(text)?.[1];
  if (!url) throw new Error(`npm start printed no URL after "${label}":\n${text}`);
  return url;
}
