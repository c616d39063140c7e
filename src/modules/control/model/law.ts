/** A number of a text in one way of writing: `0?81/2018/NĐ-CP`, any dash, any case. */
const key = (text: string): string => text.normalize('NFC').toUpperCase().replace(/[–—]/g, '-').replace(/\s*([/-])\s*/g, '$1').replace(/(?<!\d)0+(?=\d)/g, '')

/** Whether what an official typed names the text of a number: "Nghị định số 128/2024/NĐ-CP" names 128/2024/NĐ-CP. */
export function restsOn(number: string, typed: string): boolean {
  const wanted = key(number)
  return wanted !== '' && key(typed).split(/[\s,;()]+/).includes(wanted)
}
