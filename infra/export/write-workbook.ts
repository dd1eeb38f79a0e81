import type { Writable } from 'node:stream';
import exceljs from 'exceljs';

/** A sheet's columns: heading and width in characters. */
export type SheetColumn = { heading: string; width: number };

/** Text that a spreadsheet program would take for a formula is made plain text (security: formula injection). */
const plain = (value: string | number | null) => (typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value);

/** Writes one sheet row by row into a stream, so that no file is ever whole in memory. */
export async function writeWorkbook(
  output: Writable,
  sheet: { name: string; columns: readonly SheetColumn[] },
  pages: AsyncIterable<readonly (string | number | null)[][]>,
): Promise<void> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true });
  const worksheet = workbook.addWorksheet(sheet.name, { views: [{ state: 'frozen', ySplit: 1 }] });
  worksheet.columns = sheet.columns.map(({ heading, width }) => ({ header: heading, width }));
  worksheet.getRow(1).font = { bold: true };
  for await (const rows of pages) for (const row of rows) worksheet.addRow(row.map(plain)).commit();
  worksheet.commit();
  await workbook.commit();
}
