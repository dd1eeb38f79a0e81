/** How personal data looks to everyone without the right to reveal it (goals 4.3; GB/T 35273 7.2). Never written back. */
const hidden = '****';

/** `13812348000` → `138****8000`; a landline keeps its area code and its last two digits (`0731-****56`). */
export function maskPhone(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/^\+?86(?=\D?1)/, '').replace(/\D/g, '');
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)}${hidden}${digits.slice(7)}`;
  const area = /^(010|02\d|0\d{3})\d{7,}$/.exec(digits)?.[1];
  if (area !== undefined) return `${area}-${hidden}${digits.slice(-2)}`;
  return digits.length > 4 ? `${hidden}${digits.slice(-2)}` : hidden;
}

/** `110101199003077758` → `110101********7758`; what isn't 15 or 18 characters long is hidden whole. */
export function maskIdNumber(idNumber: string): string {
  const text = idNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (text.length !== 18 && text.length !== 15) return hidden;
  return `${text.slice(0, 6)}${'*'.repeat(text.length - 10)}${text.slice(-4)}`;
}

/** `张三` → `张*`: the first character stays, at most three stars follow, so that a long name doesn't show its length. */
export function maskName(name: string): string {
  const [first = '', ...rest] = Array.from(name.trim());
  return `${first}${'*'.repeat(Math.min(rest.length, 3))}`;
}

const province = '(?:[^省市县区旗镇乡村]{2,8}(?:省|自治区|特别行政区))';
const city = '(?:[^省市县区旗镇乡村]{1,10}(?:市|自治州|地区|盟))';
const county = '(?:[^省市县区旗镇乡村街路巷号栋]{1,14}(?:自治县|自治旗|县|市|旗|(?<!小|社|园|校|厂|景|库)区))';
const toCounty = new RegExp(`^(?:${province}${city}?${county}?|${city}${county}?)`, 'u');

/** Keeps an address down to the county and hides the rest: `湖南省长沙市浏阳市沿溪镇沙龙村12号` → `湖南省长沙市浏阳市****`. */
export function maskAddress(address: string): string {
  return `${toCounty.exec(address.trim())?.[0] ?? ''}${hidden}`;
}
