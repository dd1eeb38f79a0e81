import { maskAddress, maskIdNumber, maskName, maskPhone } from '../personal-data/mask.ts';

/** Fields whose values are codes, numbers, dates or fingerprints: shown as they are. Anything not named here is hidden. */
const plain = new Set([
  'kind', 'acceptanceNo', 'platformOrderNo', 'round', 'sequence', 'orderType', 'status', 'previousStatus', 'requestNo', 'unit', 'truthfulness',
  'amountYuan', 'size', 'digest', 'result', 'authorisation', 'callerCategory', 'serviceType', 'regionCode', 'problemCategory', 'risk', 'mediaType',
]); // prettier-ignore

const masks: Record<string, (value: string) => string> = {
  name: maskName,
  personName: maskName,
  answeredBy: maskName,
  phone: maskPhone,
  callerNumber: maskPhone,
  idNumber: maskIdNumber,
  address: maskAddress,
};

/** A date, a time, or a name that says one. */
const isTime = (key: string, value: string) => /(At|On|By)$/.test(key) && /^\d{4}-\d{2}-\d{2}/.test(value);

/**
 * A message as an operator may see it: structure, codes, numbers and times; people masked, what people wrote replaced by
 * how long it is, so that a missing or overlong field still shows (P8.1, goals 4.3). Links are hidden: they open files.
 */
export function maskPayload(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => maskPayload(entry, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, maskPayload(entry, name)]));
  if (typeof value !== 'string') return value;
  if (plain.has(key) || isTime(key, value)) return value;
  const mask = masks[key];
  return mask ? mask(value) : `（${Array.from(value).length} 字）`;
}
