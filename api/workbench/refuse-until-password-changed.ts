import type { RequestHandler } from 'express';
import { DomainError } from '../../domain/shared/domain-error.ts';
import { userOf } from './require-session.ts';

/** With a password that was given out once, nothing can be done but changing it. Error: `password-change-required`. */
export const refuseUntilPasswordChanged: RequestHandler = (request, response, next) => {
  if (userOf(response).mustChangePassword && request.path !== '/session/password')
    throw new DomainError('password-change-required', '您使用的是一次性密码，请先修改密码。');
  next();
};
