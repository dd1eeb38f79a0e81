import { NavLink, Outlet } from 'react-router';
import { useTitle } from '../workbench/use-title.ts';
import { consoleText as text } from '../text/console.ts';

const tabs = [
  ['deliveries', text.tabs.deliveries],
  ['alarms', text.tabs.alarms],
  ['reconciliation', text.tabs.differences],
  ['signatures', text.tabs.signatures],
  ['platforms', text.tabs.platforms],
] as const;

/** The delivery console: callbacks, alarms, reconciliation, signatures, and how each platform is set up. */
export function ConsolePage() {
  useTitle(text.nav);
  return (
    <section className="panel" aria-labelledby="console-title">
      <div className="bar">
        <h1 id="console-title">{text.nav}</h1>
        <nav className="subnav" aria-label={text.nav}>
          {tabs.map(([path, name]) => (
            <NavLink key={path} to={`/console/${path}`}>
              {name}
            </NavLink>
          ))}
        </nav>
      </div>
      <Outlet />
    </section>
  );
}
