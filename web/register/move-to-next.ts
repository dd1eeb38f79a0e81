/** Everything in a form that can be filled in or pressed, in its order; of a group of radio buttons its chosen or first one. */
function stopsOf(form: HTMLFormElement): HTMLElement[] {
  const all = [...form.querySelectorAll<HTMLElement>('input:not([hidden]), select, textarea, button')].filter((one) => !(one as HTMLInputElement).disabled && one.offsetParent !== null);
  return all.filter((one) => {
    if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
    const group = all.filter((other): other is HTMLInputElement => other instanceof HTMLInputElement && other.name === one.name);
    return one === (group.find(({ checked }) => checked) ?? group[0]);
  });
}

/** Enter leads on like Tab does (P2.2), from one field to the next. */
export function moveToNext(form: HTMLFormElement, from: HTMLInputElement | HTMLSelectElement): void {
  const stops = stopsOf(form);
  const here = stops.findIndex((one) => one === from || (from.type === 'radio' && one instanceof HTMLInputElement && one.name === from.name));
  stops[here + 1]?.focus();
}
