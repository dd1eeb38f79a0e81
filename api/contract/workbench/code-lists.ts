/** The published code lists, for looking things up. */
export { codeLists } from '../../../domain/code-list/code-lists.ts';
