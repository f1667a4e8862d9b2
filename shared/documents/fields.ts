/**
 * The known fields of a record. A `Partial` of the record would lose them: its index signature, which keeps unknown keys,
 * swallows every name.
 */
export type Fields<Kind> = {
  readonly [Key in keyof Kind as string extends Key ? never : number extends Key ? never : Key]?: Kind[Key];
};

/** What a new record is made of, as far as the user did not leave it open: `id` and `kind` are always new. */
export type Made<Kind> = Omit<Fields<Kind>, 'id' | 'kind'>;
