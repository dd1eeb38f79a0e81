import { Segmented, Spin } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { nameOf } from '../../client/names.ts';
import type { History, OrderFacts } from '../../client/shapes.ts';
import { text } from '../../text/zh-CN.ts';
import { modelNames, modelOf, type ModelName } from './models.ts';

// The diagram's library is larger than the rest: it comes when somebody looks.
const ProcessDiagram = lazy(() => import('./process-diagram.tsx'));

/** The order's way and place in the models, level by level; it opens on the level where the order is now. */
export function DiagramTab({ order, items, follows }: { order: OrderFacts; items: History['workItems']; /** Whether it waits for a main order. */ follows: boolean }) {
  const current = items.filter(({ state, runNo }) => runNo === order.runNo && (state === 'open' || state === 'claimed'));
  const models = modelNames(order, items);
  const [chosen, choose] = useState<ModelName>();
  const [first] = current;
  const shown = chosen ?? models.find((name) => first && name === modelOf(first)) ?? models[0];
  const places = [...current.map((item) => `${nameOf.task(item)}（${item.unitName}）`), ...(follows ? [text.linking.waits] : [])];
  return (
    <div>
      <div className="bar">
        <Segmented<ModelName> value={shown} onChange={choose} aria-label={text.order.tabs.diagram} options={models.map((name) => ({ value: name, label: text.diagram.models[name] }))} />
        <span>{places.length === 0 ? text.diagram.nowhere : text.diagram.nowAt(places.join('、'))}</span>
        <span className="grow" />
        <span className="legend">
          <i className="legend-now" /> {text.diagram.now}
          <i className="legend-done" /> {text.diagram.done}
        </span>
      </div>
      <Suspense fallback={<div className="diagram"><Spin /></div>}>
        <ProcessDiagram key={shown} name={shown} order={order} items={items.filter(({ runNo }) => runNo === order.runNo)} follows={follows} />
      </Suspense>
    </div>
  );
}
