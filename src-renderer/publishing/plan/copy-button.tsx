import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';

interface CopyButtonProps {
  readonly label: string;
  readonly text: string;
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
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      />
    </>
  );
}
