import type { Json } from '../base/json.ts';
import { jsonDefect, jsonDefectInWords } from '../base/json-depth.ts';
import { parseJson } from '../base/parse-json.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { ImportProblem } from './imported.ts';

/** A JSON text of another program, not nested too deep and without keys that set a prototype. */
export function readJson(text: string): Result<Json, ImportProblem> {
  try {
    return soundJson(parseJson(text.startsWith('\ufeff') ? text.slice(1) : text));
  } catch (thrown) {
    return err({ place: 'The file', reason: `is not JSON: ${reasonOf(thrown)}` });
  }
}

/** The value where it can be walked safely. */
export function soundJson(value: unknown): Result<Json, ImportProblem> {
  const defect = jsonDefect(value);
  if (!defect) return ok(value as Json);
  return err({ place: defect.place === '' ? 'The file' : defect.place, reason: jsonDefectInWords(defect) });
}

function reasonOf(thrown: unknown): string {
  return (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 200);
}
