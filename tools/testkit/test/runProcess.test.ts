import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { childEnvironment, ProcessError, run, runOrThrow, startProcess } from '../src/runProcess.ts';

const cwd = tmpdir();
const program = (code: string) => ['--input-type=module', '--eval', code];

describe('run', () => {
  test('returns the exit code and everything that was printed', async () => {
    const result = await run('node', program('console.log("out"); console.error("err"); process.exit(3)'), { cwd });
    expect(result).toEqual({ code: 3, signal: null, stdout: 'out\n', stderr: 'err\n' });
  });

  test('rejects if the program does not exist', async () => {
    await expect(run('no-such-program', [], { cwd })).rejects.toThrow('ENOENT');
  });

  test('kills a program that exceeds its time limit', async () => {
    const result = await run('node', program('setInterval(() => {}, 1000)'), { cwd, timeoutMs: 200 });
    expect(result).toMatchObject({ code: null, signal: 'SIGTERM' });
  });
});

describe('runOrThrow', () => {
  test('returns the result of a program that succeeds', async () => {
    expect(await runOrThrow('node', program('console.log(1)'), { cwd })).toMatchObject({ code: 0, stdout: '1\n' });
  });

  test('throws with the command line, the exit code and the output', async () => {
    const failure = runOrThrow('node', ['--eval', 'console.log("before"); process.exit(1)'], { cwd });
    await expect(failure).rejects.toThrow(ProcessError);
    await expect(failure).rejects.toThrow(`ended with 1 in ${cwd}\nbefore\n`);
  });
});

describe('startProcess', () => {
  test('waits for a text on stdout, and for the end', async () => {
    const running = startProcess('node', program('console.log("ready"); setInterval(() => {}, 1000)'), { cwd });
    expect(await running.waitForOutput('ready')).toBe('ready\n');
    running.child.kill();
    expect(await running.ended).toMatchObject({ signal: 'SIGTERM', stdout: 'ready\n' });
  });

  test('rejects if the program ends before it prints the text', async () => {
    const running = startProcess('node', program('console.error("port taken")'), { cwd });
    await expect(running.waitForOutput('ready')).rejects.toThrow('port taken');
  });
});

describe('the environment of a child', () => {
  const VARIABLES = {
    npm_config_registry: 'x',
    TURBO_HASH: 'x',
    VITEST: 'x',
    HOOKBOOK_SECRET: 'x',
    NODE_OPTIONS: '--no-warnings',
    OF_THE_SHELL: 'kept',
  };
  beforeEach(() => void Object.assign(process.env, VARIABLES));
  afterEach(() => {
    for (const name of Object.keys(VARIABLES)) delete process.env[name];
  });

  test('contains the variables of the shell, without those of npm, Turborepo, Vitest and Node', () => {
    const environment = childEnvironment();
    expect(Object.keys(VARIABLES).filter((name) => name in environment)).toEqual(['OF_THE_SHELL']);
    expect(environment.NO_COLOR).toBe('1');
  });

  test('has the commands of the repository first on PATH', async () => {
    const { stdout } = await run('node', ['--print', 'process.env.PATH'], { cwd });
    expect(stdout.split(path.delimiter)[0]).toMatch(/node_modules[/\\]\.bin$/);
  });

  test('takes further variables', async () => {
    const env = { OF_THE_SHELL: 'replaced' };
    expect((await run('node', ['--print', 'process.env.OF_THE_SHELL'], { cwd, env })).stdout).toBe('replaced\n');
  });
});
