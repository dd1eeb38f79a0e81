import { Button, Tag } from 'antd';
import { figureText as text } from '../../text/dashboard.ts';
import type { Figure, FigurePart } from './figure-address.ts';
import type { FigureWords } from './figure-words.ts';

type Props = { figure: Figure; shown: FigureWords; found: string | undefined; change: (next: Figure) => void };

/** The conditions that an address brings along, in words, with how much they find; each can be taken away. */
export function FigureTags({ figure, shown, found, change }: Props) {
  if (shown.length === 0) return null;
  return (
    <div className="figure-tags" role="group" aria-label={text.label}>
      <span className="quiet">{text.label}</span>
      {shown.map(({ words, parts }) => (
        <Tag key={words} closable onClose={() => change(Object.fromEntries(Object.entries(figure).filter(([name]) => !parts.includes(name as FigurePart))))}>
          {words}
        </Tag>
      ))}
      {found !== undefined && <span className="quiet">{found}</span>}
      <Button size="small" type="link" onClick={() => change({})}>
        {text.clear}
      </Button>
    </div>
  );
}
