/** A BPMN model as generator, lint and tests see it: what the engine executes, and how it is drawn. */
export interface Model {
  readonly file: string;
  readonly processId: string;
  readonly name: string;
  readonly documentation: string | undefined;
  readonly elements: readonly ModelElement[];
  readonly flows: readonly ModelFlow[];
  readonly messages: readonly ModelMessage[];
  /** Pools, lanes and text annotations: drawn, not executed. */
  readonly drawn: readonly { readonly id: string; readonly type: string; readonly name: string | undefined }[];
  readonly shapes: readonly Shape[];
  readonly edges: readonly Edge[];
}

/** `[target, FEEL source]` of a mapping. */
export type Mapping = readonly [target: string, source: string];

export interface ModelElement {
  readonly id: string;
  /** Without the prefix, such as `userTask`. */
  readonly type: string;
  readonly name: string | undefined;
  readonly documentation: string | undefined;
  /** The process or the subprocess it lies in. */
  readonly parentId: string;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  readonly headers: Readonly<Record<string, string>>;
  readonly job: { readonly type: string; readonly retries: string | undefined } | undefined;
  readonly userTask: { readonly formKey: string | undefined; readonly candidateGroups: string | undefined; readonly native: boolean } | undefined;
  readonly call: { readonly processId: string; readonly propagatesChild: boolean; readonly propagatesParent: boolean } | undefined;
  readonly decision: { readonly id: string; readonly resultVariable: string } | undefined;
  readonly message: ModelMessage | undefined;
  /** `message`, `timer`, `link`, …; `undefined` for tasks and none events. */
  readonly eventKind: string | undefined;
  readonly attachedTo: string | undefined;
  readonly isEventSubProcess: boolean;
  readonly defaultFlow: string | undefined;
}

export interface ModelFlow {
  readonly id: string;
  readonly name: string | undefined;
  readonly source: string;
  readonly target: string;
  readonly condition: string | undefined;
}

export interface ModelMessage {
  readonly name: string;
  /** FEEL; a message start event needs none. */
  readonly correlationKey: string | undefined;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Shape extends Rectangle {
  readonly id: string;
  readonly type: string;
  readonly label: Rectangle | undefined;
}

export interface Edge {
  readonly id: string;
  readonly type: string;
  readonly source: string | undefined;
  readonly waypoints: readonly { readonly x: number; readonly y: number }[];
  readonly label: Rectangle | undefined;
}
