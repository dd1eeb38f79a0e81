import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { regionSource } from '../components/region-source.ts';
import { registerText as text } from '../text/register.ts';
import { CallFacts } from './call-facts.tsx';
import { Field } from './field.tsx';
import { fieldsOf, formSections } from './form-fields.ts';
import { askedByRule, fieldOf, initialValues, isCallerData, problemsOf, submissionOf, type FormValues } from './form-values.ts';
import { moveToNext } from './move-to-next.ts';
import { Notices } from './notices.tsx';
import { send, toProblem, type PageProblem } from './page-api.ts';
import type { Call, PageOrder, PageView, Receipt } from './shapes.ts';
import { SubmitBar } from './submit-bar.tsx';
import { useDraft } from './use-draft.ts';

type Props = { page: PageView; call: Call; token: string; onAccepted: (order: PageOrder) => void };

/** One of the three registration pages (P2.2): validated while it is filled in, kept as a draft, submitted once. */
export function RegistrationForm({ page, call, token, onAccepted }: Props) {
  const [values, setValues] = useState(() => initialValues(page));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<{ problem: PageProblem; values: FormValues } | undefined>();
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft(values, token, true);
  const source = useMemo(() => regionSource((path) => send(path, { token }), page.provinceCode), [token, page.provinceCode]);
  const problems = useMemo(() => problemsOf(page, call, values), [page, call, values]);
  const asked = askedByRule(page, values);
  // What the server named stands until something is changed.
  const named = refusal?.values === values ? refusal.problem.errors : [];
  const shown = [...problems.filter((problem) => touched.has(fieldOf(problem))), ...named.filter((problem) => !problems.some((own) => own.pointer === problem.pointer))];

  const touch = (name: string) => setTouched((before) => (before.has(name) ? before : new Set([...before, name])));
  const submit = async () => {
    if (isSending) return;
    setTouched(new Set(fieldsOf(call.orderType).map(({ name }) => name)));
    const wrong = fieldsOf(call.orderType).find(({ name }) => problems.some((problem) => fieldOf(problem) === name));
    if (wrong) {
      form.current?.querySelector<HTMLElement>(`[data-field="${wrong.name}"] :is(input:not([hidden]), select, textarea, button)`)?.focus();
      return;
    }
    setSending(true);
    try {
      const receipt = await send<Receipt>('/order', { method: 'POST', token, body: submissionOf(values) });
      onAccepted({ ...receipt, orderType: call.orderType, round: 1 });
    } catch (error) {
      setRefusal({ problem: toProblem(error), values });
      setSending(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      void submit();
    } else if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) {
      event.preventDefault();
      moveToNext(event.currentTarget, event.target);
    }
  };
  const hintOf = (name: string, hint: string | undefined) => {
    if (name === 'anonymous') return ruleHint(asked);
    return name === 'finishBy' && page.finishBy ? text.hints.finishBy(page.finishBy.clause) : hint;
  };
  return (
    <form
      ref={form}
      noValidate
      aria-label={text.titles[call.orderType]}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <CallFacts agentNumber={page.agentNumber} call={call} />
      <Notices sessionUntil={page.sessionUntil} draft={draft} restoredAt={page.draft?.savedAt} refusal={refusal?.problem} />
      {formSections[call.orderType].map((section) => (
        <fieldset key={section.title} className="section">
          <legend>{section.title}</legend>
          {section.fields.map((field) => (
            <Field
              key={field.name}
              field={field}
              hint={hintOf(field.name, field.hint)}
              isRequired={!field.isOptional && (!isCallerData(field.name) || call.orderType !== 'complaint' || asked.fields.has(field.name))}
              problem={shown.find((problem) => fieldOf(problem) === field.name)?.detail.replace(`${field.label}：`, '')}
              values={values}
              onChange={setValues}
              onLeave={() => touch(field.name)}
              earliestDay={call.calledAt.slice(0, 10)}
              region={{ source, startAt: page.provinceCode }}
              token={token}
            />
          ))}
        </fieldset>
      ))}
      <SubmitBar draft={draft} isSending={isSending} wrong={new Set(shown.map(fieldOf)).size} />
    </form>
  );
}

function ruleHint({ code, isDecided }: ReturnType<typeof askedByRule>): string | undefined {
  if (!isDecided) return undefined;
  return code === 'required-when-anonymous' || code === 'required-unless-anonymous' ? text.rule[code] : text.rule.optional;
}
