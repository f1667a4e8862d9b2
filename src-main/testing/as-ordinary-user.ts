/**
 * Root may write anywhere, so rights are tested as somebody else where the tests run as root. Only the effective user
 * changes, for the time of the work.
 */
export async function asOrdinaryUser<Value>(work: () => Promise<Value>): Promise<Value> {
  if (process.geteuid?.() !== 0) return work();
  const nobody = 65_534;
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
