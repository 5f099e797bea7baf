import { RULE_GROUPS, type Rule, type RuleExample } from '@hookbook/diff';

const GROUPS: readonly (readonly [string, Readonly<Record<string, Rule>>])[] = Object.entries(RULE_GROUPS);

const SEVERITIES: Readonly<Record<Rule['severity'], string>> = {
  breaking: 'breaking',
  source: 'breaking for code only',
  compatible: 'compatible',
  either: 'breaking, if more values are allowed',
  docs: 'docs',
  none: 'nothing',
};

/** Every rule with its example, for the terminal. */
export function rulesText(): string {
  const names = GROUPS.flatMap(([, rules]) => Object.keys(rules));
  const width = Math.max(...names.map((name) => name.length));
  const lines = GROUPS.flatMap(([group, rules]) => [
    group.toUpperCase(),
    ...Object.entries(rules).flatMap(([name, { severity, title, example }]) => [
      `  ${name.padEnd(width)}  ${SEVERITIES[severity]}: ${title}`,
      `  ${' '.repeat(width)}  ${textOf(example.part, example.before)}  →  ${textOf(example.part, example.after)}`,
    ]),
    '',
  ]);
  return lines.join('\n').trimEnd();
}

/** The same as tables in Markdown. */
export function rulesMarkdown(): string {
  return GROUPS.map(([group, rules]) => {
    const rows = Object.entries(rules).map(([name, { severity, title, example }]) => {
      const cells = [`\`${name}\``, SEVERITIES[severity], title, exampleCell(example)];
      return `| ${cells.join(' | ')} |`;
    });
    const heading = group.charAt(0).toUpperCase() + group.slice(1);
    return [`## ${heading}`, '', '| rule | severity | change | example |', '|---|---|---|---|', ...rows].join('\n');
  }).join('\n\n');
}

function exampleCell({ part, before, after }: RuleExample): string {
  return `\`${textOf(part, before)}\` → \`${textOf(part, after)}\``;
}

/** Schemas are shown as they are, and other parts below their key. */
function textOf(part: RuleExample['part'], text: string): string {
  const mapping = text.startsWith('{') ? text : text === '' ? '{}' : `{ ${text} }`;
  return part === 'value' || part === 'payload' ? mapping : `${part}: ${mapping}`;
}
