/** The nonce of this very page, under which its content security policy applies styles. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/**
 * Gives every `<style>` that our scripts create the page's nonce. Ant Design passes it on for its themes, but not for the
 * little sheets by which it measures scroll bars and holds the page still behind a dialog.
 */
export function giveStylesTheNonce(): void {
  const create: (name: string, options?: ElementCreationOptions) => HTMLElement = Reflect.get<Document, 'createElement'>(document, 'createElement');
  Reflect.set(document, 'createElement', (name: string, options?: ElementCreationOptions) => {
    const element = create.call(document, name, options);
    if (element instanceof HTMLStyleElement) element.nonce = styleNonce;
    return element;
  });
}
