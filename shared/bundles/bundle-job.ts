/** What long work with a bundle is at: the file is read, its documents are compared with those here, or they are written. */
export type BundleStep = 'read' | 'compare' | 'write';

/** The job under which the progress of a preview, an import or an export is told, in documents. */
export function bundleJob(job: string): string {
  return `bundle:${job}`;
}
