import { execFileSync } from 'node:child_process';

/** What a language is checked with, beyond what `npm ci` installs. */
export interface Tool {
  readonly name: string;
  /** A command that works if the tool is there. */
  readonly probe: readonly [command: string, ...args: readonly string[]];
  /** The package of Debian. */
  readonly debian: string;
}

/** Debian's own Python is the one that has Debian's pydantic. */
export const TOOLS = {
  pydantic: { name: 'pydantic 1', probe: ['/usr/bin/python3', '-c', 'import pydantic'], debian: 'python3-pydantic' },
  mypy: { name: 'mypy', probe: ['/usr/bin/mypy', '--version'], debian: 'mypy' },
  go: { name: 'go', probe: ['go', 'version'], debian: 'golang-go' },
  php: { name: 'php', probe: ['php', '--version'], debian: 'php-cli' },
  javac: { name: 'javac', probe: ['javac', '--version'], debian: 'default-jdk-headless' },
  jackson: {
    name: 'Jackson',
    probe: ['test', '-e', '/usr/share/java/jackson-databind.jar'],
    debian: 'libjackson2-databind-java',
  },
} as const satisfies Readonly<Record<string, Tool>>;

/** The tools that are not installed. */
export function missing(tools: readonly Tool[]): readonly Tool[] {
  return tools.filter(({ probe: [command, ...args] }) => outputOf(command, args) === undefined);
}

/** One line: what is not checked, and how to change that. */
export function advice(language: string, tools: readonly Tool[]): string {
  const names = tools.map(({ name }) => name).join(' and ');
  return `The code in ${language} is not checked: ${names} not found (apt-get install ${tools.map(({ debian }) => debian).join(' ')}).`;
}

/** The output of a command; undefined if it is missing or fails. */
export function outputOf(command: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
