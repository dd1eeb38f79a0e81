/** A line of a CSV file (RFC 4180) with its number, counted from 1. */
export type CsvLine = { line: number; fields: string[] };

const fieldPattern = /(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))(?=,|$)/gy;

function fieldsOf(line: string): string[] | undefined {
  const fields: string[] = [];
  let end = 0;
  for (const match of line.matchAll(fieldPattern)) {
    fields.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    end = match.index + match[0].length;
  }
  return end === line.length ? fields : undefined;
}

/**
 * The lines of a CSV text, blank ones left out; byte order mark and CRLF are fine. A field may not hold a line break:
 * names of regions don't. A line whose quotes don't close gives no fields.
 */
export function* readCsv(text: string): Generator<CsvLine> {
  let line = 0;
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    const next = end < 0 ? text.length : end;
    const content = text.slice(start, text[next - 1] === '\r' ? next - 1 : next);
    start = next + 1;
    line += 1;
    if (content.trim() !== '') yield { line, fields: fieldsOf(content) ?? [] };
  }
}
