/** A JSON Pointer (RFC 6901) to a place in a request body: `['region', 'code']` → `/region/code`; the whole body is ''. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
