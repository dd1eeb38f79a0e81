/** How a file is shown in the page; `none` is to be saved and opened elsewhere. */
export type PreviewKind = 'picture' | 'pdf' | 'text' | 'audio' | 'none';

const kinds: Readonly<Partial<Record<string, PreviewKind>>> = {
  'image/jpeg': 'picture',
  'image/png': 'picture',
  'image/gif': 'picture',
  'image/bmp': 'picture',
  'image/webp': 'picture',
  'application/pdf': 'pdf',
  'text/plain': 'text',
  'audio/mpeg': 'audio',
  'audio/wav': 'audio',
  'audio/mp4': 'audio',
};

/** By the type that the content was checked to have at upload; browsers don't play AMR. */
export const previewKindOf = (mediaType: string): PreviewKind => kinds[mediaType] ?? 'none';
