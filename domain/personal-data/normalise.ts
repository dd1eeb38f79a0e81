/** The shortest national number (area code or mobile): what is shorter before a hyphen isn't a number with an extension. */
const nationalDigits = 10;

/**
 * A phone as the blind index and the comparison of duplicates see it: digits only, without the prefix of the country;
 * an extension stays behind `x` (`+86 138-1234-8000` → `13812348000`, `0731-84123456转802` → `073184123456x802`).
 */
export function normalisePhone(phone: string): string {
  const national = phone.normalize('NFKC').trim().replace(/^(?:\+|00)\s*86[\s-]*|^86(?=[\s-]*1)/, '');
  const [, number = '', extension = ''] = /^(.*?)(?:-|转|分机|ext\.?|x|#)\s*(\d{1,6})$/i.exec(national) ?? [];
  const digits = number.replace(/\D/g, '');
  return digits.length >= nationalDigits ? `${digits}x${extension}` : national.replace(/\D/g, '');
}

/** An ID number (居民身份证号) in one form: half width, without blanks, `X` upper case. */
export function normaliseIdNumber(idNumber: string): string {
  return idNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}
