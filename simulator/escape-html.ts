const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML: what stands in a callback, or in a file that somebody may have edited, comes from outside. */
export const escapeHtml = (text: string | number): string => String(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
