import { describe, expect, it } from 'vitest';
import {
  connectionOf,
  type EnvironmentForm,
  errorsOf,
  formOf,
  isConnectionString,
  isOtherDatabase,
  keepsKey,
  keepsPassword,
  saveInput,
} from './environment-form.ts';

const unguarded = { guarded: false, unlockedUntil: null } as const;

const filled: EnvironmentForm = {
  ...formOf(null),
  name: 'Staging',
  host: 'db.example.com',
  database: 'journeys',
  user: 'publisher',
};

describe('the connection form', () => {
  it('starts safe: TLS verified, development, the usual port', () => {
    expect(formOf(null)).toMatchObject({ tls: 'verify', role: 'dev', port: '5432', schema: 'public' });
  });

  it('names every missing field and nothing else', () => {
    expect(Object.keys(errorsOf(formOf(null), [])).sort()).toEqual(['database', 'host', 'name', 'user']);
    expect(errorsOf(filled, [])).toEqual({});
  });

  it('refuses a name that reads like another', () => {
    expect(errorsOf({ ...filled, name: ' staging ' }, ['Staging']).name).toBeDefined();
  });

  it('refuses TLS off for any server but this computer', () => {
    expect(errorsOf({ ...filled, tls: 'off' }, []).tls).toBeDefined();
    expect(errorsOf({ ...filled, tls: 'off', host: 'localhost' }, []).tls).toBeUndefined();
    expect(errorsOf({ ...filled, tls: 'off', host: 'localhost.example.com' }, []).tls).toBeDefined();
  });

  it('refuses ports that are none', () => {
    for (const port of ['0', '65536', 'abc', '', '1.5']) {
      expect(errorsOf({ ...filled, port }, []).port).toBeDefined();
    }
  });

  it('leaves a remembered password alone when none is typed', () => {
    expect(saveInput('e', filled).password).toBeNull();
    expect(saveInput('e', { ...filled, password: 'x' }).password).toBe('x');
  });

  it('gives back the connection that it was opened with', () => {
    const connection = { ...connectionOf(filled), authority: '-----BEGIN CERTIFICATE-----\nx' };
    const environment = {
      id: 'e',
      name: 'S',
      role: 'staging',
      connection,
      password: 'sealed',
      ...unguarded,
    } as const;
    expect(connectionOf(formOf(environment))).toEqual(connection);
  });

  it('offers to keep a password only for the server and user that it was typed for', () => {
    const environment = {
      id: 'e',
      name: 'S',
      role: 'staging',
      connection: connectionOf(filled),
      ...unguarded,
      password: 'sealed',
    } as const;
    expect(keepsPassword(environment, filled)).toBe(true);
    expect(keepsPassword(environment, { ...filled, database: 'other' })).toBe(true);
    expect(keepsPassword(environment, { ...filled, host: 'elsewhere.example.com' })).toBe(false);
    expect(keepsPassword(environment, { ...filled, user: 'admin' })).toBe(false);
    expect(keepsPassword({ ...environment, password: 'none' }, filled)).toBe(false);
  });

  it('notices another database behind the same name', () => {
    const connection = connectionOf(filled);
    const environment = {
      id: 'e',
      name: 'S',
      role: 'staging',
      connection,
      password: 'none',
      ...unguarded,
    } as const;
    expect(isOtherDatabase(environment, { ...filled, user: 'other', name: 'T' })).toBe(false);
    expect(isOtherDatabase(environment, { ...filled, database: 'other' })).toBe(true);
    expect(isOtherDatabase(environment, { ...filled, schema: 'other' })).toBe(true);
    expect(isOtherDatabase(null, filled)).toBe(false);
  });

  it('knows a connection string from other text', () => {
    expect(isConnectionString(' postgresql://a@b/c')).toBe(true);
    expect(isConnectionString('host=db dbname=journeys')).toBe(true);
    expect(isConnectionString('see postgres://')).toBe(false);
  });

  it('asks for what a client certificate needs, and keeps a key only for the server that it was for', () => {
    const pem = '-----BEGIN CERTIFICATE-----\nx';
    expect(errorsOf({ ...filled, clientCertificate: 'x' }, []).clientCertificate).toBeDefined();
    expect(
      errorsOf({ ...filled, clientCertificate: pem, host: 'localhost', tls: 'off' }, []).tls,
    ).toBeDefined();
    expect(errorsOf({ ...filled, clientCertificate: pem, clientKey: 'x' }, []).clientKey).toBeDefined();
    const connection = connectionOf({ ...filled, clientCertificate: pem, connectSeconds: '5' });
    expect(connection).toMatchObject({ clientCertificate: pem, connectSeconds: 5 });
    expect(connectionOf(filled), 'nothing is said that was not asked for').not.toHaveProperty(
      'clientCertificate',
    );
    const environment = {
      id: 'e',
      name: 'S',
      role: 'staging',
      connection,
      ...unguarded,
      password: 'none',
      clientKey: 'sealed',
    } as const;
    const form = formOf(environment);
    expect(keepsKey(environment, form)).toBe(true);
    expect(keepsKey(environment, { ...form, host: 'other.example.com' })).toBe(false);
    expect(saveInput(null, form, 'e')).toMatchObject({ id: null, secretsOf: 'e', clientKey: null });
  });

  it('takes seconds within reason, or none', () => {
    expect(errorsOf({ ...filled, connectSeconds: '0' }, []).connectSeconds).toBeDefined();
    expect(errorsOf({ ...filled, statementSeconds: '1.5' }, []).statementSeconds).toBeDefined();
    expect(errorsOf({ ...filled, connectSeconds: '120', statementSeconds: '' }, [])).toEqual({});
  });
});
