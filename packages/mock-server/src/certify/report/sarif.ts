import type { Certificate } from '../certify.ts';

/** SARIF 2.1.0, which code hosts show: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarifReport({ url, results }: Certificate, version: string): string {
  const rules = results.map(({ check, summary, problem }) => ({
    id: check,
    shortDescription: { text: `Sends ${summary}.` },
    ...(problem && { help: { text: problem.fix } }),
  }));
  const found = results.flatMap(({ check, problem }, ruleIndex) =>
    problem
      ? [
          {
            ...{ ruleId: check, ruleIndex, level: 'error', message: { text: `${problem.message} ${problem.fix}` } },
            locations: [{ physicalLocation: { artifactLocation: { uri: url } } }],
          },
        ]
      : [],
  );
  const driver = { name: 'hookbook-mock certify', version, rules };
  return `${JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver }, results: found }] }, null, 2)}\n`;
}
