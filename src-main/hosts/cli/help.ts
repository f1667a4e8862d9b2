/** What `--help` prints. */
export const help = `Usage: journey-designer <command> [options]

  validate <file>       checks a document file or a bundle by the rules of its kinds; needs no workspace, changes nothing; status 1
                        where there are errors or warnings (--seal: first gives a bundle that was changed by hand on purpose the
                        checksum of what it holds now)
  lint                  what the rules notice in every document, taken as this workspace takes it; status 1 where there are
                        errors or warnings
  list                  the documents of the workspace (--all: archived ones too)
  export <document>     writes one document (--format json|mermaid|csv); <document> is its id or name
  export [<document>]   --format bundle: every document as one file, or the named ones (--document <name>, as often as
                        needed) with all that they name (--no-references: without)
  export <environment>  --format sql: what a push would write there, as a file that runs twice with equal results
  picture <document>    draws one document as SVG (--theme light|dark, --no-legend)
  import <file>         adds what a file holds to the workspace: a bundle, all of it or nothing (--document <name>, --copies:
                        what cannot simply be taken becomes a copy, --replace: it replaces what was changed here too); a
                        document of ours, BPMN 2.0 XML, a Mautic campaign, a Dittofeed journey, a Journey Builder
                        interaction, a Mermaid flowchart or a CSV of steps (--name <name>); --preview only says what would
                        happen, status 3 where a bundle cannot simply be taken

  environment <name>    adds an environment from the connection URL in JD_URL, or changes where it is (--role
                        dev|staging|production; one that is new is like production unless it is said)
  diff <environment>    how the documents here and the rows there differ; status 1 where they do
  diff <bundle>         how the documents here and those of a bundle differ; status 1 where they do
  plan <environment>    rehearses what a push would write, and prints it with the hash of the plan (--document <name>, as
                        often as needed; else everything that can be published); status 1 where it is blocked
  push <environment>    plans and pushes (--document <name>, --plan <hash>: only this plan, --confirm <environment> where the
                        name is asked for)
  pull <environment>    takes over what changed there (--document <name>, --accept-vanished: what cannot be seen was deleted)
  rollback <push>       takes back one push, except what others changed since (--plan, --confirm as for push)
  settle <push>         finds out whether a push is there whose answer was lost; sends nothing again

Options
  --out <file>               where an export or a picture goes, as a whole or not at all (else to standard output)
  --json                     data as JSON on standard output, a failure too
  --user-data-dir <folder>   where Journey Designer keeps its data (else JD_WORKSPACE, else the system's place)
  --version, --help

Secrets come from variables only. JD_PASSPHRASE opens a protected workspace; in a terminal it is asked for. JD_PASSWORD_<NAME> or
JD_PASSWORD, or the password in JD_URL_<NAME> or JD_URL, is the one of an environment that the workspace knows none for (the name in
capitals, all else than letters and digits as _); it is not kept. With CI set nothing is ever asked.
Data goes to standard output, messages to standard error.
Exit status: 0 done, 1 findings or failure, 2 wrong usage, 3 conflict, production moved, or workspace in use,
4 not reachable, 5 not known whether the push is there.
`;
