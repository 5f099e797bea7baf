import type { Certificate } from '../certify.ts';
import type { CheckResult } from '../check.ts';
import { escapeMarkup } from './markup.ts';
import { verdictText } from './terminal.ts';

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:0 auto;padding:1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #8886}
.failed td:first-child{font-weight:bold}code{font-family:ui-monospace,monospace}h1,td{overflow-wrap:anywhere}
td:first-child{overflow-wrap:normal}@media (max-width:40rem){h1{font-size:1.4rem}thead{display:none}tr,td{display:block}
tr{padding-block:.5rem;border-bottom:1px solid #8886}td{padding:.1rem 0;border:0}}`;

/** A page without scripts. */
export function htmlReport(certificate: Certificate): string {
  const { provider, url, results } = certificate;
  const sorted = [...results].sort((a, b) => Number(a.passed) - Number(b.passed));
  const title = `Certificate of ${url}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeMarkup(title)}</h1>
<p>${escapeMarkup(verdictText(certificate))} Provider: ${escapeMarkup(provider)}.</p>
<table>
<thead><tr><th scope="col">Check</th><th scope="col">Sends</th><th scope="col">Expected</th><th scope="col">Result</th></tr></thead>
<tbody>
${sorted.map(rowOf).join('')}</tbody>
</table>
</main>
</body>
</html>
`;
}

function rowOf({ check, summary, expected, passed, problem, statuses }: CheckResult): string {
  const shown = [...new Set(statuses.map((status) => (status === 0 ? 'no response' : String(status))))].join(', ');
  const response = shown === '' ? '' : ` (${shown})`;
  const result = problem ? `Failed. ${problem.message} ${problem.fix}` : `Passed${response}`;
  const cells = [`<code>${escapeMarkup(check)}</code>`, ...[summary, expected, result].map(escapeMarkup)];
  return `<tr class="${passed ? 'passed' : 'failed'}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`;
}
