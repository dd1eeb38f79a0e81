import type { OrderPage, User, WorkItemDetail } from '../../client/shapes.ts';

/** What the form of a task is given. */
export type FormProps = { item: WorkItemDetail; page: OrderPage; user: User };
