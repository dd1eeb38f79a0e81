/** The two readers ship no types for their main entry; a parsed node is looked at through `scripts/models/moddle-node.ts`. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<{ rootElement: object; warnings: readonly { message: string }[] }>;
  }
}
declare module 'dmn-moddle' {
  export class DmnModdle {
    constructor();
    fromXML(xml: string): Promise<{ rootElement: object; warnings: readonly { message: string }[] }>;
  }
}
