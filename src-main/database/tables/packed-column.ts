import { customType } from 'drizzle-orm/sqlite-core';
import { packText, unpackText } from '../packed-text.ts';

/** A text that is kept packed; one that was kept before texts were packed is there as it is. */
export const packed = customType<{ data: string; driverData: Buffer | string }>({
  dataType: () => 'any',
  toDriver: packText,
  fromDriver: unpackText,
});
