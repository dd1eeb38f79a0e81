import { hash } from 'node:crypto';

/**
 * Digest over a checked submission: another spelling of the same JSON is the same content (P1.3). Its fields are put in
 * order by name; what is nested in them is in the order of its schema, whatever order was sent.
 */
export function fingerprintOf(type: string, submission: object): Buffer {
  const fields = Object.entries(submission).sort(([one], [other]) => (one < other ? -1 : 1));
  return hash('sha256', JSON.stringify([type, fields]), 'buffer');
}
