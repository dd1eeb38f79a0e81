import { useEffect, useRef, useState } from 'react';
import { attachmentState, nameOf } from '../../api/contract/register/names.ts';
import { registerText } from '../text/register.ts';
import { send, toProblem, uploadFile } from './page-api.ts';
import type { UploadedFile } from './shapes.ts';

type Change = (change: (before: readonly UploadedFile[]) => readonly UploadedFile[]) => void;
type Props = { labelledBy: string; describedBy: string; token: string; files: readonly UploadedFile[]; onChange: Change };

const text = registerText.files;
const askAgainMs = 3_000;

const sizeOf = (bytes: number) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);

const stateOf = ({ state }: UploadedFile) =>
  state === 'quarantined' ? text.checking : state === 'infected' ? text.refused : nameOf(attachmentState, state);

/** Files that are uploaded at once, each with its progress, and referred to by id when the form is submitted (P1.6). */
export function FileField({ labelledBy, describedBy, token, files, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [running, setRunning] = useState<{ name: string; percent: number } | undefined>();
  const [said, say] = useState<{ isBad: boolean; text: string } | undefined>();
  const waiting = files.find(({ state }) => state === 'quarantined');
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => {
      send<UploadedFile>(`/attachments/${waiting.attachmentId}`, { token }).then(
        (now) => onChange((before) => before.map((one) => (one.attachmentId === now.attachmentId ? now : one))),
        () => undefined,
      );
    }, askAgainMs);
    return () => clearInterval(timer);
  }, [waiting, token, onChange]);

  const upload = async (chosen: readonly File[]) => {
    say(undefined);
    for (const file of chosen) {
      setRunning({ name: file.name, percent: 0 });
      try {
        const uploaded = await uploadFile(file, token, (percent) => setRunning({ name: file.name, percent }));
        onChange((before) => [...before, uploaded]);
        say({ isBad: false, text: text.uploaded(file.name) });
      } catch (error) {
        say({ isBad: true, text: text.failed(file.name, toProblem(error).message) });
      }
    }
    setRunning(undefined);
  };
  return (
    <div className="files" role="group" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li key={file.attachmentId}>
              <span className="file-name">{file.name}</span> <span className="quiet">{`${sizeOf(file.size)} · ${stateOf(file)}`}</span>
              <button type="button" className="button small" aria-label={text.remove(file.name)} onClick={() => onChange((before) => before.filter((one) => one !== file))}>
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          void upload([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <button type="button" className="button" aria-disabled={running !== undefined} onClick={() => running ?? input.current?.click()}>
        {text.add}
      </button>{' '}
      <span className="quiet">{text.help}</span>
      {running && <progress max={100} value={running.percent} aria-label={text.uploading(running.name, running.percent)} />}
      <p className={said?.isBad ? 'problem' : 'quiet'} role="status">
        {running ? text.uploading(running.name, running.percent) : said?.text}
      </p>
    </div>
  );
}
