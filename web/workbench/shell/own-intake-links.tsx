import { useQuery } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import { menuQuery } from '../../client/own-intake-queries.ts';
import { transferText } from '../../text/dashboard.ts';
import { knowledgeText, ownIntakeText, seatText } from '../../text/own-intake.ts';
import { CallPopup } from '../seat/call-popup.tsx';

/** The pages that the server offers this user beside inbox and search; a seat agent's calls pop up on all of them. */
export function OwnIntakeLinks() {
  const { data: entries = [] } = useQuery(menuQuery);
  return (
    <>
      {entries.includes('seat') && <NavLink to="/seat">{seatText.nav}</NavLink>}
      {entries.includes('petition') && <NavLink to="/petitions/new">{ownIntakeText.petition.nav}</NavLink>}
      {entries.includes('nationalTransfer') && <NavLink to="/national-transfers">{transferText.nav}</NavLink>}
      {entries.includes('nationalTransfer') && <NavLink to="/petitions/new">{ownIntakeText.petition.navNational}</NavLink>}
      {entries.includes('knowledge') && <NavLink to="/knowledge">{knowledgeText.nav}</NavLink>}
      {entries.includes('seat') && <CallPopup />}
    </>
  );
}
