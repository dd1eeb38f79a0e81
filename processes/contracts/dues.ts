export { dueNames, type DueName } from '../../domain/due/due-names.ts';
