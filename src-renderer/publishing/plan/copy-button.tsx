import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';

interface CopyButtonProps {
  readonly label: string;
  /** Where it is long, made only when it is asked for. */
  readonly text: string | (() => string);
}

export function CopyButton({ label, text }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <output className="visually-hidden">{copied ? 'Copied' : ''}</output>
      <IconButton
        label={label}
        Icon={copied ? Check : Copy}
        size={24}
        onClick={() =>
          void navigator.clipboard
            .writeText(typeof text === 'string' ? text : text())
            .then(() => setCopied(true))
        }
      />
    </>
  );
}
