import { parseKept, type Kept } from '../model/filing.ts'

const nameOf = (draftKey: string) => `motcua:${draftKey}`

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Controls whose texts are kept: no files, nothing hidden, no passwords. */
const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter((element): element is Control => {
    if (!(element instanceof HTMLInputElement)) {
      return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
    }
    return element.name !== '' && !['file', 'hidden', 'password', 'submit', 'button'].includes(element.type)
  })

const isTicked = (control: Control): boolean | undefined =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')
    ? control.checked
    : undefined

/** Every text in the form as it stands, by control name; boxes that are not ticked have none. */
export const textsOf = (form: HTMLFormElement): Kept['texts'] =>
  controlsOf(form)
    .filter((control) => isTicked(control) !== false && control.value !== '')
    .map((control) => [control.name, control.value])

export function fillIn(form: HTMLFormElement, texts: Kept['texts']): void {
  const byName = new Map<string, string[]>()
  for (const [name, value] of texts) byName.set(name, [...(byName.get(name) ?? []), value])
  for (const control of controlsOf(form)) {
    const values = byName.get(control.name) ?? []
    if (isTicked(control) !== undefined) (control as HTMLInputElement).checked = values.includes(control.value)
    else control.value = values[0] ?? ''
  }
}

/** Storage can be full, or closed in a private window: then nothing is kept, and nothing breaks. */
function tryStorage<T>(work: (storage: Storage) => T): T | undefined {
  try {
    return work(localStorage)
  } catch {
    return undefined
  }
}

export const keep = (draftKey: string, texts: Kept['texts']): void => {
  tryStorage((storage) => storage.setItem(nameOf(draftKey), JSON.stringify({ at: Date.now(), texts } satisfies Kept)))
}
export const forget = (draftKey: string): void => {
  tryStorage((storage) => storage.removeItem(nameOf(draftKey)))
}
export const recall = (draftKey: string): Kept | undefined =>
  tryStorage((storage) => parseKept(storage.getItem(nameOf(draftKey)), Date.now()))
