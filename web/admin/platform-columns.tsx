import { Tag, type TableColumnsType } from 'antd';
import { TimeText } from '../components/time-text.tsx';
import { adminText } from '../text/admin.ts';
import { text as common } from '../text/zh-CN.ts';
import type { Key, Platform } from './queries.ts';

const { platforms: text, keys: keyText } = adminText;
const modes = ['workOrderTransfer', 'callTransfer', 'interfaceCall', 'pageCall'] as const;

/** The modes and ways of docking that are switched on, in words. */
export const modesOf = (platform: Platform): string => modes.filter((mode) => platform[mode]).map((mode) => text.fields[mode]).join('、') || common.none;

/** What a list of platforms says about each, whoever reads it. */
export const platformColumns: TableColumnsType<Platform> = [
  { title: text.columns.name, render: (_, { name, code }) => <><strong>{name}</strong><div className="quiet">{code}</div></> },
  { title: text.columns.modes, render: (_, platform) => modesOf(platform) },
  { title: text.columns.anonymity, width: 130, render: (_, { anonymityRule }) => (anonymityRule === null ? <span className="quiet">{text.noRule}</span> : text.rules[anonymityRule][0]) },
  { title: text.columns.keys, width: 150, render: (_, { requestKeys, callbackKeys }) => text.keyCounts(requestKeys, callbackKeys) },
  { title: text.columns.live, width: 90, render: (_, { live }) => <Tag className={live ? 'tag status-running' : 'tag status-waiting'}>{live ? text.live : text.notLive}</Tag> },
]; // prettier-ignore

/** What a list of keys says about each; never its secret. */
export const keyColumns: TableColumnsType<Key> = [
  { title: keyText.columns.keyId, render: (_, { keyId }) => <code className="breaking">{keyId}</code> },
  { title: keyText.columns.purpose, width: 90, render: (_, { purpose }) => keyText.purposes[purpose] },
  { title: keyText.columns.algorithm, width: 120, render: (_, { algorithm }) => algorithm },
  { title: keyText.columns.validFrom, width: 140, render: (_, { validFrom }) => (Date.parse(validFrom) === 0 ? keyText.fromTheStart : <TimeText at={validFrom} relative={false} />) },
  { title: keyText.columns.validUntil, width: 140, render: (_, { validUntil }) => (validUntil === null ? common.none : <TimeText at={validUntil} relative={false} />) },
];

export const isInForce = ({ validUntil }: Key): boolean => validUntil === null || Date.parse(validUntil) > Date.now();
