import type { ComponentType } from 'react';
import type { WorkItemKind } from '../../../api/contract/workbench/names.ts';
import type { History } from '../../client/shapes.ts';
import { AnswerForm } from './answer-form.tsx';
import { StepForm } from './step-form.tsx';
import { DecisionForm, EndorsementForm, SendingForm } from '../negotiation/negotiation-form.tsx';
import { FeedbackForm } from './feedback-form.tsx';
import type { FormProps } from './form-props.ts';
import { GenericReviewForm } from './generic-review-form.tsx';
import { InformingForm } from './informing-form.tsx';
import { InitialReviewForm } from './initial-review-form.tsx';
import { IntakeForm } from './intake-form.tsx';
import { InvestigationForm } from './investigation-form.tsx';
import { NationalForm } from './national-form.tsx';
import { ReviewForm } from './review-form.tsx';
import { SupervisionAcceptanceForm } from '../supervision/acceptance-form.tsx';
import { SupervisionReplyForm } from '../supervision/reply-form.tsx';
import { ReworkForm } from './rework-form.tsx';
import { RulingForm } from './ruling-form.tsx';

type KindForm = { form: ComponentType<FormProps>; /** The act that the server must allow for the form to be shown. */ action: string };

const forms: Record<WorkItemKind, KindForm> = {
  'initial-review': { form: InitialReviewForm, action: 'acceptInitialReview' },
  'province-intake': { form: IntakeForm, action: 'handle' },
  'city-intake': { form: IntakeForm, action: 'handle' },
  'county-intake': { form: IntakeForm, action: 'handle' },
  investigation: { form: InvestigationForm, action: 'submitReport' },
  'report-review': { form: ReviewForm, action: 'approve' },
  'province-review': { form: ReviewForm, action: 'approve' },
  'round-ruling': { form: RulingForm, action: 'rule' },
  'consultation-answer': { form: AnswerForm, action: 'submitAnswer' },
  'answer-review': { form: ReviewForm, action: 'approve' },
  'declaration-acceptance': { form: StepForm, action: 'recordStep' },
  'household-check': { form: StepForm, action: 'recordStep' },
  'public-notice': { form: StepForm, action: 'recordStep' },
  determination: { form: StepForm, action: 'recordStep' },
  informing: { form: InformingForm, action: 'confirmInformed' },
  'national-confirmation': { form: NationalForm, action: 'confirmResult' },
  'supervision-reply': { form: SupervisionReplyForm, action: 'replyToSupervision' },
  'supervision-acceptance': { form: SupervisionAcceptanceForm, action: 'decideReply' },
  'feedback-rework': { form: ReworkForm, action: 'correctWording' },
  feedback: { form: FeedbackForm, action: 'approveFeedback' },
  'generic-review': { form: GenericReviewForm, action: 'submitGenericReview' },
  'withdrawal-endorsement': { form: EndorsementForm, action: 'endorseRequest' },
  'withdrawal-sending': { form: SendingForm, action: 'releaseRequest' },
  'withdrawal-decision': { form: DecisionForm, action: 'decideRequest' },
  'extension-endorsement': { form: EndorsementForm, action: 'endorseRequest' },
  'extension-sending': { form: SendingForm, action: 'releaseRequest' },
  'extension-decision': { form: DecisionForm, action: 'decideRequest' },
};

/** The form of a task's kind, where the server allows its act now. */
export function formOf({ kind, availableActions }: History['workItems'][number]): ComponentType<FormProps> | undefined {
  const { form, action } = forms[kind];
  return availableActions.includes(action) ? form : undefined;
}
