import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Id } from '../../../shared/base/ids.ts';
import type { Json } from '../../../shared/base/json.ts';
import { DocumentChooser } from '../../documents/inspector/document-chooser.tsx';
import { DraftField } from '../../documents/inspector/draft-field.tsx';
import { optionalText } from '../../documents/inspector/parsing.ts';
import { useFunnelFormDeps } from './deps.ts';

export interface ExperimentAndVariant {
  readonly experimentId: Id | null;
  readonly variantName: string | null;
}

interface ExperimentLinkProps extends ExperimentAndVariant {
  readonly limit: number | null;
  readonly onChange: (link: ExperimentAndVariant) => void;
}

/** The experiment, and the variant of it that this is. The variants of an experiment that is here are offered. */
export function ExperimentLink({ experimentId, variantName, limit, onChange }: ExperimentLinkProps) {
  const { bridge, openDocument } = useFunnelFormDeps();
  const keys = useVariantKeys(experimentId);
  return (
    <>
      <DocumentChooser
        bridge={bridge}
        kind="experiment"
        label="Experiment"
        value={experimentId}
        onOpen={openDocument}
        onChange={(id) => onChange({ experimentId: id, variantName: id === null ? null : variantName })}
      />
      {(experimentId !== null || variantName !== null) &&
        (keys === null || keys.length === 0 ? (
          <DraftField
            label="Variant"
            value={variantName ?? ''}
            parse={optionalText}
            limit={limit}
            onCommit={(next) => onChange({ experimentId, variantName: asText(next) })}
          />
        ) : (
          <Select
            label="Variant"
            value={variantName}
            placeholder="Choose one"
            data={withCurrent(keys, variantName)}
            error={
              variantName !== null && !keys.includes(variantName)
                ? 'The experiment has no such variant.'
                : undefined
            }
            clearable
            comboboxProps={{ shadow: 'md' }}
            onChange={(next) => onChange({ experimentId, variantName: next })}
          />
        ))}
    </>
  );
}

function withCurrent(keys: readonly string[], current: string | null): string[] {
  return current === null || keys.includes(current) ? [...keys] : [...keys, current];
}

function asText(value: Json): string | null {
  return typeof value === 'string' ? value : null;
}

/** The keys of an experiment's variants; null where none is chosen, or it is not here. */
export function useVariantKeys(experimentId: Id | null): readonly string[] | null {
  const { bridge } = useFunnelFormDeps();
  const [read, setRead] = useState<{ readonly of: Id; readonly keys: readonly string[] } | null>(null);
  useEffect(() => {
    if (experimentId === null) return undefined;
    let stopped = false;
    async function readKeys(id: Id) {
      const reply = await bridge.call('documents.open', { id });
      if (stopped || !reply.ok || reply.value.document.kind !== 'experiment') return;
      const variants = Object.values(reply.value.document.records).filter(({ kind }) => kind === 'variant');
      const sorted = variants.toSorted((a, b) => Number(a['order'] ?? 0) - Number(b['order'] ?? 0));
      const keys = sorted.flatMap(({ key }) => (typeof key === 'string' && key !== '' ? [key] : []));
      setRead({ of: id, keys: [...new Set(keys)] });
    }
    void readKeys(experimentId);
    const stop = bridge.on('documents.changed', ({ id }) => {
      if (id === experimentId) void readKeys(experimentId);
    });
    return () => {
      stopped = true;
      stop();
    };
  }, [bridge, experimentId]);
  return experimentId !== null && read?.of === experimentId ? read.keys : null;
}
