import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { ConnectionLost, StatementFailed } from './connection.ts';

export const nothingWritten = 'Nothing was written there, and everything here is safe.';

/** Why the database could not do it, for people; undefined for what is not the database's doing. */
export function databaseFailure(thrown: unknown): AppError | undefined {
  if (thrown instanceof StatementFailed) return refusal(thrown);
  if (thrown instanceof ConnectionLost) return lost(thrown);
  return undefined;
}

function refusal({ sqlState, message, constraint, column }: StatementFailed): AppError {
  switch (sqlState) {
    case '28P01':
    case '28000':
      if (message.includes('certificate')) {
        return appError('tls-refused', `The database asks for another certificate: ${message}.`, {
          remedy: 'Add the client certificate of this user and its key in the environment.',
        });
      }
      return appError('wrong-password', `The database refused the login: ${message}.`, {
        remedy: 'Check the user and type the password again.',
      });
    case '3D000':
      return appError('no-such-database', `There is no such database on this server: ${message}.`, {
        remedy: 'Check the name of the database in the environment.',
      });
    case '42P01':
    case '3F000':
      return appError('schema-missing', `A table is missing there: ${message}. ${nothingWritten}`, {
        remedy: 'Set up this database, or check the schema in the environment.',
      });
    case '42703':
      return appError('schema-differs', `A column is missing there: ${message}. ${nothingWritten}`, {
        remedy: 'Compare the tables with the data model, then try again.',
      });
    case '0A000':
      if (!message.includes('during recovery')) return refusedOtherwise(message, sqlState);
      return appError(
        'permission-denied',
        `This server is a standby and only answers questions. ${nothingWritten}`,
        {
          remedy: 'Connect to its primary to write.',
        },
      );
    case '42501':
    case '25006':
      return appError(
        'permission-denied',
        `The database does not allow this: ${message}. ${nothingWritten}`,
        {
          remedy: 'Ask for the right on this table, or use another database user.',
        },
      );
    case '23505':
      return appError('push-failed', `A value is taken by another row there: ${message}. ${nothingWritten}`, {
        remedy: 'Rename the document here, or pull the other one first.',
        ...(constraint ? { place: constraint } : {}),
      });
    case '23514':
    case '23502':
    case '23503':
      return appError('push-failed', `A rule of the table refuses this: ${message}. ${nothingWritten}`, {
        remedy: 'Change what it names, or compare the tables with the data model.',
        ...((constraint ?? column) ? { place: constraint ?? column ?? '' } : {}),
      });
    case '22001':
      return appError('push-failed', `A text is too long for its column: ${message}. ${nothingWritten}`, {
        remedy: 'Shorten it; the findings name the place.',
        ...(column ? { place: column } : {}),
      });
    case '55P03':
      return appError(
        'push-failed',
        `Somebody else holds the rows, the table or the publish lock there. ${nothingWritten}`,
        {
          remedy: 'Try again in a moment.',
        },
      );
    case '57014':
      return appError(
        'push-failed',
        `The database took too long and stopped the statement. ${nothingWritten}`,
        {
          remedy: 'Try again; if it comes back, push fewer documents at once.',
        },
      );
    case '53100':
      return appError('push-failed', `The disk of the database is full. ${nothingWritten}`, {
        remedy: 'Tell whoever looks after it, and try again when there is room.',
      });
    case '53300':
      return appError('unreachable', 'The database has no connection left to give.', {
        remedy: 'Try again in a moment.',
      });
    case '57P03':
      return appError('unreachable', `The database is not ready: ${message}.`, {
        remedy: 'Try again in a moment.',
      });
    default:
      return refusedOtherwise(message, sqlState);
  }
}

function refusedOtherwise(message: string, sqlState: string): AppError {
  return appError('push-failed', `The database refused: ${message} (${sqlState}). ${nothingWritten}`, {
    remedy: 'Read what it says, mend it and try again.',
  });
}

function lost({ message, reason }: ConnectionLost): AppError {
  if (reason === 'tls') {
    return appError('tls-refused', `No safe connection: ${message}.`, {
      remedy: 'Check the host name, or add the authority that signed the certificate. Nothing was sent.',
    });
  }
  if (reason === 'client-key') {
    return appError('tls-refused', `The client certificate or its key cannot be used: ${message}.`, {
      remedy: 'Check both PEM texts and the passphrase of the key. Nothing was sent.',
    });
  }
  if (reason === 'protocol') {
    return appError('unreachable', `The server does not answer like a Postgres database: ${message}.`, {
      remedy: 'Check the host and the port.',
    });
  }
  return appError('unreachable', `The database cannot be reached: ${message}.`, {
    remedy: 'Check the network, the host and the port, then try again.',
  });
}
