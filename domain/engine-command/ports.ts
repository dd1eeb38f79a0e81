/** Ids and routing values that may enter the engine: strings, numbers, booleans, lists of strings, null. */
export type EngineVariables = Record<string, string | number | boolean | null | readonly string[]>;

/** A message to the engine. Its id is the command's id unless given; the command's id travels as variable `commandId`. */
export type MessageCommand = {
  kind: 'message';
  name: string;
  orderId: string;
  runNo: number;
  correlationKey: string;
  /** Same for every try; defaults to the command's id. */
  messageId?: string;
  timeToLiveMs: number;
  variables: EngineVariables;
};

/** Completes the job of a human task or of a waiting callback. */
export type CompleteJobCommand = {
  kind: 'completeJob';
  name: string;
  orderId: string;
  runNo: number;
  engineId: string;
  jobKey: string;
  variables: EngineVariables;
};

/** Fails a waiting job into an incident, e.g. when its delivery is dead. `reason` is read by operators; no personal data. */
export type FailJobCommand = Omit<CompleteJobCommand, 'kind' | 'variables'> & { kind: 'failJob'; reason: string };

export type EngineCommand = MessageCommand | CompleteJobCommand | FailJobCommand;

/** Where a command stands. */
export type CommandState = 'pending' | 'published' | 'consumed' | 'void';

/**
 * Commands to the engine, written in the transaction that decided them and sent strictly in order per order (§3.1.3).
 */
export type EngineCommands = {
  /** Appends a command; returns its id. */
  append(command: EngineCommand): Promise<string>;
  /** Marks a command consumed: a worker behind the event has seen it. Idempotent. */
  markConsumed(commandId: string): Promise<void>;
  /** Voids what is not sent yet: the order ended first. */
  voidPending(orderId: string, runNo: number): Promise<void>;
  /** Voids one command that can't take effect any more; `reason` is read by operators. */
  voidOne(commandId: string, reason: string): Promise<void>;
  /** Voids the messages to an instance that ended without hearing them. */
  voidCorrelated(correlationKey: string): Promise<void>;
  /** Lets a published message be sent again: nobody has consumed it. */
  republish(commandId: string): Promise<void>;
  /** Where a run's start command stands; `undefined` without one. */
  startState(orderId: string, runNo: number): Promise<CommandState | undefined>;
  /** Marks every message with this correlation key consumed: a worker has read all that they could tell. Idempotent. */
  consumeKey(orderId: string, correlationKey: string): Promise<void>;
  /** Marks every published command of a run consumed: its instance is gone, nothing is awaited. Idempotent. */
  consumeRun(orderId: string, runNo: number): Promise<void>;
};
