import type { AppError } from '../../../shared/contract/errors.ts';
import { variable } from './variables.ts';

/** The fields of a form are no places here, and what is typed there is said by an option or a variable. */
export function inCliWords(error: AppError, environment: string): AppError {
  switch (error.code) {
    case 'confirmation-needed':
      return { code: error.code, message: error.message, remedy: `Say it with --confirm "${environment}".` };
    case 'environment-locked':
      return { ...error, remedy: `--confirm "${environment}" unlocks it for this one command.` };
    case 'wrong-password':
      return {
        ...error,
        remedy: `Set ${variable('JD_PASSWORD', environment)} or JD_PASSWORD, or JD_URL with the user and password of this very database.`,
      };
    default:
      return error;
  }
}
