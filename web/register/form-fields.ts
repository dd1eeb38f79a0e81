import { callerCategory, problemCategory, risk, serviceType, type CodeList } from '../../api/contract/register/names.ts';
import { registerText as text } from '../text/register.ts';
import type { OrderType } from './shapes.ts';

/** How a field is asked for. `most`: characters it takes, as its schema says. */
export type FieldKind =
  | { kind: 'line'; most: number; inputMode?: 'tel' | 'text' }
  | { kind: 'text'; most: number; rows: number }
  | { kind: 'yesNo' }
  | { kind: 'tick' }
  | { kind: 'radios'; list: CodeList }
  | { kind: 'select'; list: CodeList }
  | { kind: 'date' }
  | { kind: 'region' }
  | { kind: 'files' };

/** One field of a page: the name is that of the submission. */
export type FormField = { name: string; label: string; hint?: string; isOptional?: true; wide?: true } & FieldKind;

/** Fields under a heading, in the order in which they are filled in. */
export type FormSection = { title: string; fields: readonly FormField[] };

const names = text.fields;
const { hints, sections } = text;

const region = (hint: string): FormField => ({ name: 'region', label: names.region, kind: 'region', hint, wide: true });
const detailedAddress: FormField = { name: 'detailedAddress', label: names.detailedAddress, kind: 'line', most: 300, hint: hints.detailedAddress, wide: true };
const category: FormField = { name: 'problemCategory', label: names.problemCategory, kind: 'select', list: problemCategory };
const content = (label: string): FormField => ({ name: 'content', label, kind: 'text', most: 10_000, rows: 5, wide: true });
const files: FormSection = { title: sections.files, fields: [{ name: 'attachments', label: names.attachments, kind: 'files', isOptional: true, wide: true }] };
const person: readonly FormField[] = [
  { name: 'name', label: names.name, kind: 'line', most: 60 },
  { name: 'phone', label: names.phone, kind: 'line', most: 40, inputMode: 'tel' },
  { name: 'idNumber', label: names.idNumber, kind: 'line', most: 18 },
];

/** The fields of each page: tables 1 to 3 of the scheme without those that the launch ticket fills. */
export const formSections: Record<OrderType, readonly FormSection[]> = {
  complaint: [
    {
      title: sections.caller,
      fields: [
        { name: 'anonymous', label: names.anonymous, kind: 'yesNo' },
        { name: 'confidential', label: names.confidential, kind: 'tick', hint: hints.confidential, isOptional: true },
        ...person,
        { name: 'address', label: names.address, kind: 'line', most: 300, wide: true },
      ],
    },
    { title: sections.place, fields: [region(hints.region), detailedAddress] },
    {
      title: sections.matter,
      fields: [
        category,
        { name: 'finishBy', label: names.finishBy, kind: 'date' },
        { name: 'accused', label: names.accused, kind: 'line', most: 2000, hint: hints.accused, isOptional: true, wide: true },
        content(names.content),
      ],
    },
    files,
  ],
  consultation: [
    {
      title: sections.caller,
      fields: [
        { name: 'callerCategory', label: names.callerCategory, kind: 'radios', list: callerCategory },
        { name: 'serviceType', label: names.serviceType, kind: 'radios', list: serviceType },
      ],
    },
    { title: sections.place, fields: [region(hints.region), detailedAddress] },
    { title: sections.matter, fields: [category, content(names.consultationContent)] },
    files,
  ],
  declaration: [
    { title: sections.caller, fields: person },
    { title: sections.place, fields: [region(hints.declarationRegion)] },
    { title: sections.matter, fields: [{ name: 'risk', label: names.risk, kind: 'select', list: risk }, content(names.content)] },
    files,
  ],
};

/** Every field of a page in the order of filling in. */
export const fieldsOf = (type: OrderType): readonly FormField[] => formSections[type].flatMap(({ fields }) => fields);
