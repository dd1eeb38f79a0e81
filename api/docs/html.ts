const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A piece of markup that is already safe. */
export type Html = { readonly markup: string };

/** Marks text that is markup already: the output of the Markdown renderer, say. */
export function trusted(markup: string): Html {
  return { markup };
}

type Piece = string | number | Html | undefined | readonly Html[];

function safe(piece: Piece): string {
  if (piece === undefined) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return String(piece).replace(/[&<>"']/g, (character) => entities[character] ?? '');
  return 'markup' in piece ? piece.markup : piece.map((one) => one.markup).join('');
}

/** Markup in which every inserted text is escaped. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
  return { markup: parts.map((part, position) => part + safe(pieces[position])).join('') };
}

/** Text in which `code` between back-quotes is set as such. */
export function inlineCode(text: string): Html {
  return trusted(safe(text).replace(/`([^`]+)`/g, '<code>$1</code>'));
}
