/**
 * Lists the folders of a tree as a `text` snippet shows it: one line per folder with its description, or several folders side
 * by side, and the folders inside indented by two spaces. Leaves out placeholders such as `<provider>/`.
 */
export function foldersIn(text: string): readonly string[] {
  const folders: string[] = [];
  const parents: string[] = [];
  for (const line of text.split('\n')) {
    const [, indent = '', names = ''] = /^( *)((?:\S+\/(?: +|$))+)/.exec(line) ?? [];
    parents.length = Math.min(parents.length, indent.length / 2);
    const parent = parents.join('');
    const found = names.split(' ').filter((name) => name !== '');
    folders.push(...found.filter((name) => !name.startsWith('<')).map((name) => parent + name));
    parents.push(found.at(-1) ?? '');
  }
  return folders;
}
