import { completionTexts, jobTexts, messageTexts } from './contract-shapes.ts';
import { variablesIn } from './feel-names.ts';
import type { Model, ModelElement } from './model.ts';
import { collect, type ModelProblem, type Report } from './problem.ts';

interface Subject {
  readonly file: string;
  readonly model: Model;
  readonly models: readonly Model[];
}

const constant = (source: string): string | undefined => /^="([^"]*)"$/.exec(source)?.[1];

/** The texts `name` may hold when this element is done; nothing where its values are open. */
function textsAfter(models: readonly Model[], element: ModelElement, name: string): readonly string[] {
  if (element.userTask !== undefined) return completionTexts(element.userTask.formKey ?? '', name) ?? [];
  if (element.job !== undefined) return jobTexts(element.job.type, name) ?? [];
  if (element.message !== undefined) return messageTexts(element.message.name, name) ?? [];
  const called = models.find(({ processId }) => processId === element.call?.processId);
  return called === undefined ? [] : textsOf(models, called, name);
}

/** All texts that anything in a model writes into a variable. */
export function textsOf(models: readonly Model[], model: Model, variable: string): readonly string[] {
  return model.elements.flatMap((element) =>
    element.outputs.flatMap(([target, source]) => {
      if (target !== variable) return [];
      const text = constant(source);
      return text === undefined ? variablesIn(source).flatMap((name) => textsAfter(models, element, name)) : [text];
    }),
  );
}

/** What a model's conditions compare: variable → texts. */
function comparisons(model: Model): ReadonlyMap<string, ReadonlySet<string>> {
  const compared = new Map<string, Set<string>>();
  for (const { condition } of model.flows) {
    for (const [, variable, text] of (condition ?? '').matchAll(/([A-Za-z_]\w*) = "([^"]*)"/g)) {
      if (variable !== undefined && text !== undefined) compared.set(variable, (compared.get(variable) ?? new Set()).add(text));
    }
  }
  return compared;
}

function everyOutcomeHasItsFlow({ model, models }: Subject, report: Report): void {
  for (const [variable, compared] of comparisons(model)) {
    const written = new Set(textsOf(models, model, variable));
    // Given from outside: the caller's or the start message's values, which the variable rules look at.
    if (written.size === 0) continue;
    for (const text of written) if (!compared.has(text)) report('outcome-values', model.processId, `${variable} 可以是 "${text}"，却没有连线接住它`);
    for (const text of compared) if (!written.has(text)) report('outcome-values', model.processId, `${variable} 从不是 "${text}"，这条连线走不到`);
  }
}

/** Every value an outcome can take has its flow, and no flow waits for a value that nothing gives (§3.1.7). */
export function checkOutcomes(models: readonly Model[]): readonly ModelProblem[] {
  return models.flatMap((model) => collect({ file: model.file, model, models }, [everyOutcomeHasItsFlow]));
}
