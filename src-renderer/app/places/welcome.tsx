import { FileInput, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { DocumentKind } from '../../../shared/documents/document.ts';
import { kindWords } from '../../documents/explorer/kinds.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { DocumentCommands } from '../document-commands.ts';
import { Logo } from '../frame/logo.tsx';
import { useServices } from '../services.ts';
import classes from './welcome.module.css';

/** The first minute: look at a sample, begin, or bring something along. Gone after the first choice. */
export function Welcome({ commands }: { readonly commands: DocumentCommands }) {
  const { library, settings } = useServices();
  const documents = useStore(library.store, (state) => state.documents);

  function then(run: () => void) {
    settings.set({ welcomed: true });
    run();
  }

  return (
    <section className={classes.welcome} aria-labelledby="welcome-title">
      <div className={classes.inner}>
        <Logo size={32} />
        <h2 id="welcome-title" className={classes.title}>
          Welcome to Journey Designer
        </h2>
        <p className={classes.text}>
          Draw how people move through your product, keep it in an encrypted workspace on this computer, and
          publish it to your database when it is ready. Nothing leaves this computer until you publish.
        </p>
        <div className={classes.columns}>
          <div>
            <h3 className={classes.heading}>Open a sample</h3>
            {documents === null && <SkeletonRows rows={3} label="Reading the documents" />}
            <ul className={classes.list}>
              {documents?.map((document) => (
                <li key={document.id}>
                  <Choice
                    icon={<KindIcon kind={document.kind} />}
                    title={document.name}
                    onClick={() => then(() => commands.open(document.id))}
                  />
                </li>
              ))}
              {documents?.length === 0 && (
                <li>
                  <Choice
                    icon={<KindIcon kind="journey" />}
                    title="Add the samples"
                    onClick={() => void commands.addSamples()}
                  />
                </li>
              )}
            </ul>
          </div>
          <div>
            <h3 className={classes.heading}>Or begin</h3>
            <ul className={classes.list}>
              <li>
                <Choice
                  icon={<Plus size={16} strokeWidth={1.75} />}
                  title="New document"
                  detail="From a template, or empty"
                  onClick={() => then(commands.create)}
                />
              </li>
              <li>
                <Choice
                  icon={<FileInput size={16} strokeWidth={1.75} />}
                  title="Import a file"
                  detail="Of a colleague, BPMN, Mermaid, CSV and others"
                  onClick={() => then(() => void commands.chooseImport())}
                />
              </li>
            </ul>
          </div>
        </div>
      </div>
    </section>
  );
}

function KindIcon({ kind }: { readonly kind: DocumentKind }) {
  const { Icon, color } = kindWords[kind];
  return <Icon size={16} strokeWidth={1.75} color={color} />;
}

interface ChoiceProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail?: string;
  readonly onClick: () => void;
}

function Choice({ icon, title, detail, onClick }: ChoiceProps) {
  return (
    <button type="button" className={classes.choice} onClick={onClick}>
      {icon}
      <span className={classes.words}>
        <span className="truncate">{title}</span>
        {detail && <span className={classes.detail}>{detail}</span>}
      </span>
    </button>
  );
}
