/** Where one side of a comparison comes from. */
export type Source =
  /** The document as it stands in this window. */
  | { readonly from: 'now' }
  | {
      readonly from: 'revision';
      readonly revision: number;
      readonly version: string | null;
      readonly at: string | null;
    }
  | { readonly from: 'document'; readonly documentId: string; readonly name: string }
  | {
      readonly from: 'environment';
      readonly environmentId: string;
      readonly name: string;
      readonly role: string;
    };
