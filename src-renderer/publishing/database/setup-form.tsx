import { DatabaseZap } from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { needsTypedName } from '../../../shared/publishing/typed-name.ts';
import footer from '../plan/footer.module.css';
import type { Setup } from './use-setup.ts';
import { WriteForm } from './write-form.tsx';
import { WriteTarget } from './write-target.tsx';

interface SetupFormProps {
  readonly environment: Environment;
  readonly setup: Setup;
  /** 'Set up this database'. */
  readonly label: string;
}

/** From where the steps that are shown are run. */
export function SetupForm({ environment, setup: { reply, progress, run }, label }: SetupFormProps) {
  return (
    <WriteForm
      environment={environment}
      asks={needsTypedName(environment.role)}
      purpose="to set it up"
      label={label}
      Icon={DatabaseZap}
      obstacle={progress ?? obstacleOf(reply)}
      onWrite={(confirmation) => void run(confirmation)}
    >
      <DatabaseZap size={20} strokeWidth={1.5} aria-hidden />
      <p className={footer.lines}>
        <WriteTarget environment={environment} />
        <span className={footer.second}>
          Each step is one transaction, checked before and after: all of it, or nothing
        </span>
      </p>
    </WriteForm>
  );
}

function obstacleOf(reply: Setup['reply']): string | null {
  if (reply.step !== 'ready') return 'The steps come first.';
  return reply.value.steps.some(({ state }) => state === 'to-do') ? null : 'No step can be made here.';
}
