import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { fileSize } from '../../client/format.ts';
import { nameOf } from '../../client/names.ts';
import { downloadFile } from '../../client/request.ts';
import type { OrderFacts } from '../../client/shapes.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { text } from '../../text/zh-CN.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import { previewKindOf } from './preview-kind.ts';

type File = OrderFacts['attachments'][number];

/** Files with what the scan found; opening is audited. */
export function AttachmentList({ orderId, attachments, mayOpen }: { orderId: string; attachments: readonly File[]; mayOpen: boolean }) {
  const [previewed, preview] = useState<File>();
  const download = useMutation({ mutationFn: (file: File) => downloadFile(`/orders/${orderId}/attachments/${file.id}`, file.fileName) });
  if (attachments.length === 0) return <p className="quiet">{text.order.facts.noAttachments}</p>;
  return (
    <>
      <ul className="files">
        {attachments.map((file) => (
          <li key={file.id}>
            <span className="ellipsis">{file.fileName}</span>
            <span className="quiet">{fileSize(file.sizeBytes)}</span>
            <span className="quiet">{nameOf.attachmentState(file.state)}</span>
            {mayOpen && previewKindOf(file.mediaType) !== 'none' && (
              <Button size="small" aria-label={text.order.open.previewOf(file.fileName)} onClick={() => preview(file)}>
                {text.order.open.preview}
              </Button>
            )}
            {mayOpen && previewKindOf(file.mediaType) === 'none' && <span className="quiet">{text.order.open.downloadOnly}</span>}
            {mayOpen && (
              <Button size="small" aria-label={text.order.open.downloadOf(file.fileName)} loading={download.isPending && download.variables === file} onClick={() => download.mutate(file)}>
                {text.order.open.download}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemAlert error={download.error} />
      {previewed && <PreviewDialog orderId={orderId} file={previewed} close={() => preview(undefined)} />}
    </>
  );
}
