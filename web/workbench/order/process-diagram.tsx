import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import { modelQueryOf } from '../../client/queries.ts';
import type { History, OrderFacts } from '../../client/shapes.ts';
import { text } from '../../text/zh-CN.ts';
import { placeIn, waitingPlaces, type ModelName } from './models.ts';

type Canvas = {
  addMarker(id: string, marker: string): void;
  zoom(scale: number | 'fit-viewport', center?: 'auto'): number;
  scrollToElement(id: string, padding: number): void;
};
type Registry = { get(id: string): object | undefined };
type Item = History['workItems'][number];
type Props = { name: ModelName; order: OrderFacts; items: readonly Item[]; follows: boolean };

/** From here on labels can be read. */
const readable = 0.72;

/** Brings a place into the middle of the view, large enough to be read. */
function showPlace(viewer: NavigatedViewer, id: string): void {
  const canvas = viewer.get<Canvas>('canvas');
  canvas.zoom(readable);
  canvas.scrollToElement(id, 180);
}

/** Marks the tasks that were done and those that wait, and answers where the order is; a called process counts with what is in it. */
function mark(viewer: NavigatedViewer, { name, order, items, follows }: Props): string | undefined {
  const canvas = viewer.get<Canvas>('canvas');
  const elements = viewer.get<Registry>('elementRegistry');
  const drawn = (places: readonly (string | undefined)[]) => [...new Set(places)].filter((id) => id !== undefined && elements.get(id) !== undefined) as string[];
  const placesOf = (chosen: readonly Item[]) => chosen.map((item) => placeIn(name, item, order));
  const now = drawn([...placesOf(items.filter(({ state }) => state === 'open' || state === 'claimed')), ...(follows ? [waitingPlaces[name]] : [])]);
  for (const id of drawn([...placesOf(items), ...now])) canvas.addMarker(id, now.includes(id) ? 'way-now' : 'way-done');
  return now[0];
}

/** One model, drawn by bpmn-js, with the order's way and place on it. */
export default function ProcessDiagram(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<NavigatedViewer>(null);
  const [failed, fail] = useState(false);
  const [now, keepNow] = useState<string>();
  const { data: xml, error } = useQuery(modelQueryOf(props.name));
  // Drawn again only when the way has changed, not with every look at the server.
  const way = `${props.items.map(({ id, state }) => `${id} ${state}`).join()} ${props.follows}`;
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (!place.current || xml === undefined) return;
    const viewer = new NavigatedViewer({ container: place.current, textRenderer: { defaultStyle: { fontFamily: 'inherit' } } });
    viewer.importXML(xml).then(
      () => {
        shown.current = viewer;
        const scale = viewer.get<Canvas>('canvas').zoom('fit-viewport', 'auto');
        const current = mark(viewer, latest.current);
        keepNow(current);
        if (current !== undefined && scale < readable) showPlace(viewer, current);
      },
      () => fail(true),
    );
    return () => {
      shown.current = null;
      viewer.destroy();
    };
  }, [xml, way]);
  if (failed || error) return <div className="diagram empty">{text.diagram.failed}</div>;
  const whole = () => shown.current?.get<Canvas>('canvas').zoom('fit-viewport', 'auto');
  return (
    <div>
      <div className="diagram-tools">
        <Button size="small" onClick={whole}>
          {text.diagram.whole}
        </Button>
        {now !== undefined && (
          <Button size="small" onClick={() => shown.current && showPlace(shown.current, now)}>
            {text.diagram.toNow}
          </Button>
        )}
      </div>
      <div ref={place} className="diagram" role="group" aria-label={text.diagram.label(text.diagram.models[props.name])} aria-busy={xml === undefined} />
    </div>
  );
}
