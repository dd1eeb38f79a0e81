import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { fetchFile, saveBlob } from '../../client/request.ts';
import type { OrderFacts } from '../../client/shapes.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { text } from '../../text/zh-CN.ts';
import { previewKindOf } from './preview-kind.ts';
import './preview.css';

type File = OrderFacts['attachments'][number];
const names = text.order.open;

/** A file shown in the page: fetched once, which is audited as any opening, and kept only while the dialog is open. */
export function PreviewDialog({ orderId, file, close }: { orderId: string; file: File; close: () => void }) {
  const { data, error } = useQuery({
    queryKey: ['file', orderId, file.id],
    queryFn: () => fetchFile(`/orders/${orderId}/attachments/${file.id}`, file.mediaType),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return (
    <Modal
      open
      title={names.previewOf(file.fileName)}
      onCancel={close}
      width={980}
      style={{ top: 24 }}
      footer={
        <>
          <Button disabled={!data} onClick={() => data && saveBlob(data, file.fileName)}>
            {names.download}
          </Button>
          <Button type="primary" onClick={close}>
            {text.close}
          </Button>
        </>
      }
    >
      <ProblemAlert error={error} />
      {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && <Shown blob={data} file={file} />}
    </Modal>
  );
}

function Shown({ blob, file }: { blob: Blob; file: File }) {
  const kind = previewKindOf(file.mediaType);
  const url = useObjectUrl(blob);
  if (kind === 'text') return <TextFile blob={blob} name={file.fileName} />;
  if (url === undefined) return null;
  switch (kind) {
    case 'picture':
      return <PictureFile url={url} name={file.fileName} />;
    case 'pdf':
      return <iframe className="preview-frame" src={`${url}#navpanes=0`} title={file.fileName} />;
    case 'audio':
      return <audio className="preview-audio" controls src={url} aria-label={file.fileName} />;
    case 'none':
      return <p>{names.noPreview}</p>;
  }
}

function PictureFile({ url, name }: { url: string; name: string }) {
  const [isBroken, setBroken] = useState(false);
  return isBroken ? <p>{names.broken}</p> : <img className="preview-picture" src={url} alt={name} onError={() => setBroken(true)} />;
}

function TextFile({ blob, name }: { blob: Blob; name: string }) {
  const { data } = useQuery({ queryKey: ['text of', blob], queryFn: async () => readText(await blob.arrayBuffer()), staleTime: Infinity, gcTime: 0 });
  return (
    <pre className="preview-text" tabIndex={0} aria-label={name}>
      {data}
    </pre>
  );
}

/** Texts of our offices are UTF-8 or GB 18030. */
function readText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** An address for a blob while it is shown. */
function useObjectUrl(blob: Blob): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}
