import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { fileSize } from '../../client/format.ts';
import { toProblem } from '../../client/problem.ts';
import { exportFile } from '../../client/request.ts';
import type { OrderSearch } from '../../client/shapes.ts';
import { exportText as text } from '../../text/exports.ts';

/** Saves what the search finds as an Excel file, saying how much of it has come. */
export function ExportButton({ criteria, disabled }: { criteria: OrderSearch; disabled: boolean }) {
  const { message } = App.useApp();
  const [bytes, setBytes] = useState(0);
  const save = useMutation({
    mutationFn: () => exportFile('/orders/export', criteria, text.fileName, setBytes),
    onSuccess: () => void message.success(text.done),
    onError: (error) => void message.error(toProblem(error).message),
    onSettled: () => setBytes(0),
  });
  return (
    <Button disabled={disabled} loading={save.isPending} onClick={() => save.mutate()} title={text.note}>
      {save.isPending ? text.underWay(fileSize(bytes)) : text.button}
    </Button>
  );
}
