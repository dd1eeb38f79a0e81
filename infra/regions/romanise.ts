import { customPinyin, pinyin } from 'pinyin-pro';

// Readings of place names that the general dictionary of pinyin-pro doesn't know.
customPinyin({
  乐清: 'yuè qīng',
  乐亭: 'lào tíng',
  乐陵: 'lào líng',
  六合区: 'lù hé qū',
  郫都: 'pí dū',
  尉犁: 'yù lí',
  歙县: 'shè xiàn',
  浚县: 'xùn xiàn',
  莘庄: 'xīn zhuāng',
  解州: 'hài zhōu',
  繁峙: 'fán shì',
  单县: 'shàn xiàn',
});

/** How a name is typed in Latin letters: `pinyin` without tones and spaces, ü as v; `initials` one letter per syllable. */
export function romanise(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .map((syllable) => syllable.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '');
  return { pinyin: syllables.join(''), initials: syllables.map((syllable) => syllable.charAt(0)).join('') };
}
