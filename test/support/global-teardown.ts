import { endRunByHand } from './run-by-hand.ts';

/** Ends the PostgreSQL of a run by hand. */
export default endRunByHand;
