import { checkForm } from './check.ts'
import { fieldsOf, type FormDefinition } from './definition.ts'

/** What is wrong with a form in words for officials, with the key of the question. */
export type FormFaultSaid = { key: string; message: string }

const SAID: [RegExp, (called: string, found: RegExpExecArray, nameOf: (key: string) => string) => string][] = [
  [/^this key is used twice$/, (called) => `${called} trùng mã với một câu hỏi khác; xin bỏ một trong hai.`],
  [/^showWhen asks for (\S+), which does not come before$/, (called, [, key = ''], nameOf) => `${called} chỉ hỏi theo ${nameOf(key)}, nên phải đứng sau câu đó.`],
  [/^notBefore asks for (\S+), which is no date before it$/, (called, [, key = ''], nameOf) => `${called} không được trước ${nameOf(key)}, nên phải đứng sau một câu hỏi ngày như vậy.`],
  [/^a table needs columns$/, (called) => `${called} cần ít nhất một cột.`],
  [/^two columns have one key$/, (called) => `${called} có hai cột trùng mã.`],
  [/^a column is one plain value/, (called) => `Cột của ${called} không dùng được loại chọn nhiều hay điều kiện hiện.`],
  [/^a choice needs options$/, (called) => `${called} cần ít nhất một lựa chọn.`],
  [/^options need values of their own$/, (called) => `${called} có hai lựa chọn giống nhau.`],
  [/^the pattern is no regular expression$/, (called) => `${called} có mẫu kiểm tra viết sai.`],
  [/^a pattern needs patternHint/, (called) => `${called} có mẫu kiểm tra nên cần lời nói rõ dạng phải viết.`],
  [/^min is above max$/, (called) => `${called} có giá trị nhỏ nhất lớn hơn giá trị lớn nhất.`],
  [/^no source can answer/, (called) => `${called} thuộc loại không điền sẵn được.`],
  [/ answers true or false$| has no option /, (called) => `${called} chỉ hỏi theo một câu trả lời không còn nữa; xin chọn lại điều kiện.`],
]

/** The faults of a form, each with its question; empty when it can be filled in. */
export function faultsSaid(form: FormDefinition): FormFaultSaid[] {
  const nameOf = (key: string): string => {
    const label = fieldsOf(form).find((field) => field.key === key)?.label
    return label ? `“${label}”` : 'một câu hỏi không còn nữa'
  }
  return checkForm(form).map(({ path, message }) => {
    const key = path.split('.')[0] ?? path
    for (const [pattern, say] of SAID) {
      const found = pattern.exec(message)
      if (found) return { key, message: say(nameOf(key), found, nameOf) }
    }
    return { key, message: `${nameOf(key)} chưa điền được.` }
  })
}
