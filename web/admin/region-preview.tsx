import { Alert } from 'antd';
import { regionsAdminText as text } from '../text/regions-admin.ts';
import type { Preview } from './region-queries.ts';

type Named = { code: string; name: string };
const namesOf = (regions: readonly Named[]) => regions.map(({ name }) => name).join('、');

/** A part of what would change: how many, and the first of them. */
function Part({ title, count, lines }: { title: string; count: number; lines: readonly { key: string; line: string }[] }) {
  if (count === 0) return null;
  return (
    <section>
      <h3>
        {title} <span className="quiet">{count}</span>
      </h3>
      <ul>
        {lines.map(({ key, line }) => (
          <li key={key}>{line}</li>
        ))}
        {count > lines.length && <li className="quiet">{text.rest(count - lines.length)}</li>}
      </ul>
    </section>
  );
}

/** What taking a newer edition in force would change, and whom it touches. */
export function RegionPreview({ preview }: { preview: Preview }) {
  const { added, restored, renamed, removed, reorganised, effects } = preview;
  const listed = (regions: readonly Named[]) => regions.map(({ code, name }) => ({ key: code, line: `${code} ${name}` }));
  const changes = added.count + restored.count + renamed.count + removed.count;
  const touches = (['removed', 'renamed'] as const).filter((kind) => effects[kind].units.length + effects[kind].openOrders > 0);
  return (
    <div className="region-preview" role="region" aria-label={text.preview} tabIndex={0}>
      <p>{text.total(preview.total, preview.skipped)}{changes === 0 && text.nothing}</p>
      {touches.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={text.effect}
          description={
            <>
              {touches.map((kind) => (
                <div key={kind}>
                  {(kind === 'removed' ? text.effectRemoved : text.effectRenamed)(effects[kind].units.length, effects[kind].openOrders)}
                  {effects[kind].units.length > 0 && `：${namesOf(effects[kind].units.map(({ id, name }) => ({ code: id, name })))}`}
                </div>
              ))}
              <div>{text.effectNote}</div>
            </>
          }
        />
      )}
      <Part title={text.sections.reorganised} count={reorganised.count} lines={reorganised.first.map((one) => ({ key: `${one.parentCode} ${one.kind} ${namesOf(one.removed)}`, line: `${text.reorganised[one.kind]}：${namesOf(one.removed)} ${text.arrow} ${namesOf(one.added)}` }))} />
      <Part title={text.sections.renamed} count={renamed.count} lines={renamed.first.map(({ code, before, after }) => ({ key: code, line: `${code} ${before} ${text.arrow} ${after}` }))} />
      <Part title={text.sections.added} count={added.count} lines={listed(added.first)} />
      <Part title={text.sections.restored} count={restored.count} lines={listed(restored.first)} />
      <Part title={text.sections.removed} count={removed.count} lines={listed(removed.first)} />
    </div>
  ); // prettier-ignore
}
