import { registerText as text } from '../text/register.ts';

/** What page this is and for which platform. */
export function PageHead({ title, platformName }: { title: string; platformName: string }) {
  return (
    <header className="head">
      <span className="brand">{text.brand}</span>
      <h1>{title}</h1>
      <span className="platform">{platformName}</span>
    </header>
  );
}
