import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { fileSize } from '../client/format.ts';
import { nameOf } from '../client/names.ts';
import { uploadFile } from '../client/request.ts';
import type { UploadedAttachment } from '../client/shapes.ts';
import { text } from '../text/zh-CN.ts';
import { ProblemAlert } from './problem-alert.tsx';

type Props = { value?: string[]; onChange?: (ids: string[]) => void; known: readonly { id: string; fileName: string }[]; label: string };
const names = text.actions.upload;

/** Files that are uploaded at once and referred to by id; used as the control of a form item. */
export function UploadField({ value = [], onChange, known, label }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [uploaded, keep] = useState<readonly UploadedAttachment[]>([]);
  const upload = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const all: UploadedAttachment[] = [];
      for (const file of files) all.push(await uploadFile<UploadedAttachment>('/attachments', file));
      return all;
    },
    onSuccess: (all) => {
      keep([...uploaded, ...all]);
      onChange?.([...value, ...all.map(({ attachmentId }) => attachmentId)]);
    },
  });
  const nameAt = (id: string, index: number) =>
    uploaded.find(({ attachmentId }) => attachmentId === id)?.name ?? known.find((file) => file.id === id)?.fileName ?? names.unnamed(index + 1);
  return (
    <div>
      <ul className="files">
        {value.map((id, index) => {
          const file = uploaded.find(({ attachmentId }) => attachmentId === id);
          return (
            <li key={id}>
              <span className="ellipsis">{nameAt(id, index)}</span>
              {file && <span className="quiet">{`${fileSize(file.size)} · ${nameOf.attachmentState(file.state) ?? ''}`}</span>}
              <Button type="text" size="small" aria-label={names.remove(nameAt(id, index))} onClick={() => onChange?.(value.filter((one) => one !== id))}>
                ×
              </Button>
            </li>
          );
        })}
      </ul>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={({ target }) => {
          upload.mutate([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button size="small" loading={upload.isPending} onClick={() => input.current?.click()}>
        {upload.isPending ? names.uploading : names.button}
      </Button>{' '}
      <span className="quiet">{names.help}</span>
      <ProblemAlert error={upload.error} />
    </div>
  );
}
