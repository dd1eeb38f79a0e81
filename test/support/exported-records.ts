import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What tests look at in a record that the engine exported. */
export type ExportedRecord = {
  key: number;
  valueType: string;
  intent: string;
  recordType: string;
  value: { elementId?: string; bpmnProcessId?: string; processInstanceKey?: number; jobKey?: number; errorMessage?: string };
};

/** Reads all records that an engine started with `logsRecords` has exported so far. */
export async function exportedRecords(logFile: string): Promise<ExportedRecord[]> {
  const lines = (await readFile(logFile, 'utf8')).split('\n').filter((line) => line.includes('"recordType"'));
  // Every key stays below 2^53 on partition 1, so JSON numbers hold them.
  return lines.map((line) => JSON.parse(line.slice(line.indexOf('{'))) as ExportedRecord);
}

/** A sequence flow by its process and id. */
export type Flow = { process: string; id: string; target: string };

const processes = join(import.meta.dirname, '../../processes');

/** Every sequence flow of our models. */
export async function modelledFlows(): Promise<Flow[]> {
  const files = (await readdir(processes)).filter((name) => name.endsWith('.bpmn'));
  const models = await Promise.all(files.map((name) => readFile(join(processes, name), 'utf8')));
  return models.flatMap((model) => {
    const process = /<bpmn:process id="([^"]+)"/.exec(model)?.[1] ?? '';
    return [...model.matchAll(/<bpmn:sequenceFlow id="([^"]+)"[^>]* targetRef="([^"]+)"/g)].map(([, id = '', target = '']) => ({ process, id, target }));
  });
}

/** The sequence flows that were taken, as `process/flow`. */
export function takenFlows(records: readonly ExportedRecord[]): Set<string> {
  const taken = records.filter(({ intent, recordType }) => intent === 'SEQUENCE_FLOW_TAKEN' && recordType === 'EVENT');
  return new Set(taken.map(({ value }) => `${value.bpmnProcessId ?? ''}/${value.elementId ?? ''}`));
}
