/**
 * Reviews: which documents ask for one, who asked about which plan, who answered. The functions take who it is from the
 * session, so that nobody answers in another's name, and refuse an answer by whoever asked.
 */
export const reviewSql: readonly string[] = [
  `CREATE TABLE jd_sync.review_policies (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  document_id uuid,
  required boolean NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp()
)`,
  `CREATE TABLE jd_sync.review_requests (
  id uuid PRIMARY KEY,
  plan_hash text NOT NULL,
  requested_by text NOT NULL,
  display_name text,
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  note text NOT NULL,
  content text NOT NULL,
  withdrawn_at timestamptz
)`,
  'CREATE INDEX review_requests_of_a_plan ON jd_sync.review_requests (plan_hash)',
  `CREATE TABLE jd_sync.review_answers (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES jd_sync.review_requests (id),
  answer text NOT NULL CHECK (answer IN ('approved', 'declined')),
  word text NOT NULL,
  answered_by text NOT NULL,
  display_name text,
  answered_at timestamptz NOT NULL DEFAULT clock_timestamp()
)`,
  `CREATE FUNCTION jd_sync.set_review_policy(document uuid, is_required boolean)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO jd_sync.review_policies (document_id, required, set_by) VALUES ($1, $2, session_user)
$$`,
  `CREATE FUNCTION jd_sync.request_review(request uuid, hash text, name text, words text, planned text)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO jd_sync.review_requests (id, plan_hash, requested_by, display_name, note, content)
  VALUES ($1, $2, session_user, left($3, 80), left($4, 1000), $5)
$$`,
  `CREATE FUNCTION jd_sync.answer_review(request uuid, hash text, verdict text, words text, name text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  asked jd_sync.review_requests;
BEGIN
  SELECT * INTO asked FROM jd_sync.review_requests r WHERE r.id = request FOR UPDATE;
  IF asked.id IS NULL OR asked.withdrawn_at IS NOT NULL OR asked.plan_hash <> hash THEN
    RAISE EXCEPTION 'this request is not open any more' USING ERRCODE = '22023';
  END IF;
  IF asked.requested_by = session_user THEN
    RAISE EXCEPTION 'a review is answered by somebody else than whoever asked' USING ERRCODE = '42501';
  END IF;
  INSERT INTO jd_sync.review_answers (request_id, answer, word, answered_by, display_name)
  VALUES (request, verdict, left(words, 1000), session_user, left(name, 80));
END $$`,
  `CREATE FUNCTION jd_sync.withdraw_review(request uuid)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE jd_sync.review_requests SET withdrawn_at = clock_timestamp()
  WHERE id = $1 AND requested_by = session_user AND withdrawn_at IS NULL
$$`,
];

/**
 * Who may push could switch a review off, push, and switch it on again. From here on only the owner of jd_sync, who could take
 * all of it away, switches one off; everybody who may push may ask for one.
 */
export const keptReviewSql: readonly string[] = [
  `CREATE OR REPLACE FUNCTION jd_sync.set_review_policy(document uuid, is_required boolean)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF is_required IS NOT TRUE AND NOT pg_has_role(session_user, (SELECT n.nspowner FROM pg_namespace n WHERE n.nspname = 'jd_sync'), 'USAGE') THEN
    RAISE EXCEPTION 'a review is switched off by the owner of jd_sync only' USING ERRCODE = '42501';
  END IF;
  INSERT INTO jd_sync.review_policies (document_id, required, set_by) VALUES (document, is_required, session_user);
END $$`,
];
