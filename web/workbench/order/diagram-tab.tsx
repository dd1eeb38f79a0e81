import { Segmented, Spin } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { nameOf } from '../../client/names.ts';
import type { History, OrderFacts } from '../../client/shapes.ts';
import { text } from '../../text/zh-CN.ts';
import { modelNames, modelOfKind, type ModelName } from './models.ts';

// The diagram's library is larger than the rest: it comes when somebody looks.
const ProcessDiagram = lazy(() => import('./process-diagram.tsx'));

/** The order's way and place in the models, level by level; it opens on the level where the order is now. */
export function DiagramTab({ order, items }: { order: OrderFacts; items: History['workItems'] }) {
  const current = items.filter(({ state, runNo }) => runNo === order.runNo && (state === 'open' || state === 'claimed'));
  const models = modelNames(order, items.map(({ kind }) => kind));
  const [chosen, choose] = useState<ModelName>();
  const [first] = current;
  const shown = chosen ?? (first ? modelOfKind(first.kind, order) : models[0]);
  return (
    <div>
      <div className="bar">
        <Segmented<ModelName> value={shown} onChange={choose} aria-label={text.order.tabs.diagram} options={models.map((name) => ({ value: name, label: text.diagram.models[name] }))} />
        <span>{current.length === 0 ? text.diagram.nowhere : text.diagram.nowAt(current.map((item) => `${nameOf.task(item)}（${item.unitName}）`).join('、'))}</span>
        <span className="grow" />
        <span className="legend">
          <i className="legend-now" /> {text.diagram.now}
          <i className="legend-done" /> {text.diagram.done}
        </span>
      </div>
      <Suspense fallback={<div className="diagram"><Spin /></div>}>
        <ProcessDiagram key={shown} name={shown} order={order} items={items.filter(({ runNo }) => runNo === order.runNo)} />
      </Suspense>
    </div>
  );
}
