import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
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

/**
 * A sequence flow by its process and id; `tells`: the event behind an event-based gateway, which tells that it was taken;
 * `when`: the value of a variable on which it is taken, where it isn't the way of everything else.
 */
export type Flow = { process: string; id: string; source: string; target: string; tells: boolean; when: readonly [variable: string, value: string] | undefined };

/** The way to which a value leads that nobody thought of. */
export const isUnexpected = ({ target }: Flow): boolean => target.startsWith('event_unexpected');

const processes = join(import.meta.dirname, '../../processes');

/** Every sequence flow of our models. */
export async function modelledFlows(): Promise<Flow[]> {
  const files = (await readdir(processes)).filter((name) => name.endsWith('.bpmn'));
  const models = await Promise.all(files.map((name) => readFile(join(processes, name), 'utf8')));
  return models.flatMap((model) => {
    const process = /<bpmn:process id="([^"]+)"/.exec(model)?.[1] ?? '';
    const waiting = [...model.matchAll(/<bpmn:eventBasedGateway id="([^"]+)"/g)].map(([, id]) => id);
    return [...model.matchAll(/<bpmn:sequenceFlow id="([^"]+)"[^>]* sourceRef="([^"]+)" targetRef="([^"]+)"(?:>\s*<bpmn:conditionExpression[^>]*>=(\w+) = "(\w+)"<)?/g)].map(
      ([, id = '', source = '', target = '', variable, value]) => ({
        process, id, source, target, tells: waiting.includes(source), when: variable !== undefined && value !== undefined ? ([variable, value] as const) : undefined,
      }),
    );
  });
}

/** Whether a flow was taken. The engine writes no record of one out of an event-based gateway, but of the event behind it. */
export function walkedIn(records: readonly ExportedRecord[]): (flow: Flow) => boolean {
  const named = (wanted: string) =>
    new Set(
      records.filter(({ intent, recordType }) => intent === wanted && recordType === 'EVENT').map(({ value }) => `${value.bpmnProcessId ?? ''}/${value.elementId ?? ''}`),
    );
  const [taken, happened] = [named('SEQUENCE_FLOW_TAKEN'), named('ELEMENT_COMPLETED')];
  return ({ process, id, target, tells }) => taken.has(`${process}/${id}`) || (tells && happened.has(`${process}/${target}`));
}

/**
 * Leaves what a test file has walked, for the report of `npm test`, which adds the files up: several measure the same
 * models. Says how far this file came; without `FLOWS_FOLDER` nothing is left.
 */
export async function reportWalked(name: string, flows: readonly Flow[], walked: readonly Flow[]): Promise<void> {
  console.log(`sequence flows walked: ${walked.length} of ${flows.length}`);
  const folder = process.env['FLOWS_FOLDER'];
  if (folder === undefined) return;
  const named = (list: readonly Flow[]) => list.map(({ process: model, id }) => `${model}/${id}`);
  const content = { walked: named(walked), modelled: named(await modelledFlows()) };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), JSON.stringify(content));
}
