/** `national`: transferred by 国家局. */
export type PetitionChannel = 'letter' | 'visit' | 'email' | 'national';

/** What an order that people registered has beside its facts (P3.8). */
export type Petition = {
  orderId: string;
  channel: PetitionChannel;
  /** Calendar date, `YYYY-MM-DD`. */
  receivedOn: string;
  /** Where its handling starts: the province, or a city with a petition of its own. */
  startUnitId: string;
  registeredBy: string;
  /** Number of the letter or document; stored encrypted. */
  reference?: string | undefined;
};

/** Petitions in one transaction. */
export type Petitions = { insert(petition: Petition): Promise<void> };
