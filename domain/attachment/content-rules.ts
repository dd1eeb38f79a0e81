import { DomainError } from '../shared/domain-error.ts';

/** What a file is by its content. Old Office files are told apart by what their container holds. */
export type ContentFormat =
  | 'word' | 'sheet' | 'word-xml' | 'sheet-xml' | 'office-encrypted' | 'ofd' | 'pdf' | 'text'
  | 'jpg' | 'png' | 'gif' | 'bmp' | 'webp' | 'zip' | 'rar' | '7z' | 'mp3' | 'wav' | 'm4a' | 'amr'; // prettier-ignore

/** Sorts of files that have a size limit of their own. */
export type FileKind = 'document' | 'picture' | 'archive' | 'audio';

type AllowedType = { kind: FileKind; mediaType: string; format: ContentFormat };

/** The allow-list (P1.6): extension → what the content must then be. Everything else is refused. */
export const allowedTypes: ReadonlyMap<string, AllowedType> = new Map(
  (
    [
      ['doc', 'document', 'application/msword', 'word'],
      ['docx', 'document', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'word-xml'],
      ['wps', 'document', 'application/vnd.ms-works', 'word'],
      ['xls', 'document', 'application/vnd.ms-excel', 'sheet'],
      ['xlsx', 'document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'sheet-xml'],
      ['et', 'document', 'application/vnd.ms-excel', 'sheet'],
      ['ofd', 'document', 'application/ofd', 'ofd'],
      ['pdf', 'document', 'application/pdf', 'pdf'],
      ['txt', 'document', 'text/plain', 'text'],
      ['jpg', 'picture', 'image/jpeg', 'jpg'],
      ['jpeg', 'picture', 'image/jpeg', 'jpg'],
      ['png', 'picture', 'image/png', 'png'],
      ['gif', 'picture', 'image/gif', 'gif'],
      ['bmp', 'picture', 'image/bmp', 'bmp'],
      ['webp', 'picture', 'image/webp', 'webp'],
      ['zip', 'archive', 'application/zip', 'zip'],
      ['rar', 'archive', 'application/vnd.rar', 'rar'],
      ['7z', 'archive', 'application/x-7z-compressed', '7z'],
      ['mp3', 'audio', 'audio/mpeg', 'mp3'],
      ['wav', 'audio', 'audio/wav', 'wav'],
      ['m4a', 'audio', 'audio/mp4', 'm4a'],
      ['amr', 'audio', 'audio/amr', 'amr'],
    ] as const
  ).map(([extension, kind, mediaType, format]) => [extension, { kind, mediaType, format }]),
);

/** Settings with defaults: bytes per kind; pixels of a picture; entries, unpacked bytes and depth of archives. */
export type ContentLimits = {
  maxBytes: Record<FileKind, number>;
  maxPixels: number;
  maxEntries: number;
  maxUnpackedBytes: number;
  /** Unpacked ÷ packed; looked at from 10 MiB unpacked on, because short texts shrink a lot by nature. */
  maxRatio: number;
  /** Archives inside archives; 3 allows a zip of zips of documents that hold tables. */
  maxNesting: number;
};

const mebibyte = 1_048_576;

export const defaultContentLimits: ContentLimits = {
  maxBytes: { document: 20 * mebibyte, picture: 20 * mebibyte, archive: 50 * mebibyte, audio: 50 * mebibyte },
  maxPixels: 100_000_000,
  maxEntries: 2_000,
  maxUnpackedBytes: 500 * mebibyte,
  maxRatio: 200,
  maxNesting: 3,
};

/** Why the inside of an archive (a zip, or a document that is one) is refused; the names are stable. */
export const archiveProblems = {
  damaged: '文件已损坏，无法打开',
  encrypted: '压缩包已加密，无法检查内容；请去除密码后上传',
  'too-many-entries': '压缩包内文件过多',
  'unpacks-too-large': '压缩包解压后过大',
  'nested-too-deep': '压缩包内嵌套层数过多',
  'unsafe-name': '压缩包内文件路径不安全',
  macros: '文件含有宏，不被允许',
} as const;

export type ArchiveProblem = keyof typeof archiveProblems;

/** What was found in a file. `format` is absent where the content is none of those we know. */
export type ContentFacts = { format?: ContentFormat; pixels?: number; archiveProblem?: ArchiveProblem };

/** The rule for a file of this name; throws `attachment-type-refused` where its extension isn't on the allow-list. */
export function allowedTypeOf(fileName: string): AllowedType {
  const extension = /\.([^.]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const type = allowedTypes.get(extension);
  if (!type) throw new DomainError('attachment-type-refused', `附件类型不被允许；可上传：${[...allowedTypes.keys()].join('、')}`);
  return type;
}

/** Throws `attachment-type-refused` where the content isn't what the extension says, or holds what we don't take. */
export function assertContentAllowed(type: AllowedType, facts: ContentFacts, limits: ContentLimits): void {
  const problem =
    facts.format === 'office-encrypted' ? '文件已加密，无法检查内容；请去除密码后上传'
    : facts.format !== type.format ? '文件内容与扩展名不符'
    : facts.archiveProblem ? archiveProblems[facts.archiveProblem]
    : type.kind === 'picture' && facts.pixels === undefined ? '图片已损坏，无法读取尺寸'
    : (facts.pixels ?? 0) > limits.maxPixels ? `图片超过 ${Math.floor(limits.maxPixels / 1_000_000)} 百万像素的上限`
    : undefined; // prettier-ignore
  if (problem) throw new DomainError('attachment-type-refused', problem);
}
