import { Alert } from 'antd';
import type { OrderFacts } from '../../client/shapes.ts';
import { text } from '../../text/zh-CN.ts';

const names = text.running.gate;

/** What the quality gate found, by name: what stops the feedback first (P3.6). */
export function QualityCheck({ check }: { check: OrderFacts['qualityCheck'] }) {
  if (check === null) return null;
  const named = (effect: 'block' | 'warn') => check.findings.filter((one) => one.effect === effect).map(({ finding }) => <li key={finding}>{finding}</li>);
  const [blocks, warnings] = [named('block'), named('warn')];
  const version = check.tableVersion === null ? names.title : names.version(check.tableVersion);
  if (blocks.length + warnings.length === 0) return <Alert className="gate" type="success" showIcon title={names.passed} description={version} />;
  return (
    <>
      {blocks.length > 0 && <Alert className="gate" type="error" showIcon title={names.blocked} description={<ul>{blocks}</ul>} />}
      {warnings.length > 0 && <Alert className="gate" type="warning" showIcon title={names.warned} description={<ul>{warnings}</ul>} />}
      <p className="quiet">{version}</p>
    </>
  );
}
