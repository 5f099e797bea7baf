/** Temporary until regex/ is there. */
export function isValidPattern(pattern: string): { ok: true } | { ok: false; message: string } {
  try {
    new RegExp(pattern, 'u');
    return { ok: true };
  } catch (error) {
    return { ok: false, message: (error as Error).message.replace(/^Invalid regular expression: .*\/u: /s, '') };
  }
}
export function findBacktracking(_pattern: string): { kind: string; explanation: string } | undefined {
  return undefined;
}
