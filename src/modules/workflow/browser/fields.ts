/** Plain controls of the panel: label above, one control, told when it changes. */
export type Change = (value: string) => void

let count = 0

function field(label: string, control: HTMLElement, hint?: string): HTMLElement {
  const id = `ve-o-${++count}`
  const box = document.createElement('div')
  box.className = 'field'
  const words = Object.assign(document.createElement('label'), { className: 'ds-label', htmlFor: id, textContent: label })
  control.id = id
  control.classList.add('ds-input')
  box.append(words)
  if (hint) {
    const note = Object.assign(document.createElement('p'), { className: 'hint', id: `${id}-goi-y`, textContent: hint })
    control.setAttribute('aria-describedby', note.id)
    box.append(note)
  }
  box.append(control)
  return box
}

export function textField(label: string, value: string, change: Change, { hint, judge }: { hint?: string; judge?: (value: string) => string | undefined } = {}): HTMLElement {
  const input = Object.assign(document.createElement('input'), { type: 'text', value, autocomplete: 'off' })
  const box = field(label, input, hint)
  const wrong = Object.assign(document.createElement('p'), { className: 'field-error', hidden: true })
  wrong.setAttribute('role', 'status')
  box.append(wrong)
  input.addEventListener('change', () => {
    const said = judge?.(input.value.trim())
    wrong.hidden = said === undefined
    wrong.textContent = said === undefined ? '' : `Cần sửa: ${said}`
    input.setAttribute('aria-invalid', String(said !== undefined))
    if (said === undefined) change(input.value.trim())
  })
  return box
}

export function areaField(label: string, value: string, change: Change, hint?: string, rows = 3): HTMLElement {
  const area = Object.assign(document.createElement('textarea'), { value, rows })
  area.addEventListener('change', () => change(area.value.trim()))
  return field(label, area, hint)
}

export function selectField(label: string, value: string, choices: readonly (readonly [string, string])[], change: Change, hint?: string): HTMLElement {
  const select = document.createElement('select')
  for (const [of, words] of choices) select.append(new Option(words, of, false, of === value))
  select.value = value
  select.addEventListener('change', () => change(select.value))
  return field(label, select, hint)
}

export function button(words: string, press: () => void): HTMLButtonElement {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'ds-button', textContent: words })
  made.dataset['variant'] = 'secondary'
  made.addEventListener('click', press)
  return made
}

export const heading = (words: string): HTMLElement => Object.assign(document.createElement('h3'), { textContent: words })
