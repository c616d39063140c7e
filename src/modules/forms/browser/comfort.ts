import { fieldsOf, isShown, type FormDefinition } from '../model/definition.ts'
import { readPosted } from '../model/posted.ts'
import { sentenceOf } from '../model/sentence.ts'
import { adviceOn, validateForm } from '../model/validate.ts'

/** As `fieldId` of the form controls makes it. */
const idOf = (name: string) => `o-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`

const questionOf = (form: HTMLFormElement, key: string) =>
  form.querySelector<HTMLElement>(`[data-question="${CSS.escape(key)}"]`)

/** Says problems when a field is left, hides questions that are not asked. The server still judges. */
export function addComfort(form: HTMLFormElement, definition: FormDefinition): void {
  const judge = () => {
    const typed = readPosted(definition, new FormData(form))
    return validateForm(definition, typed)
  }
  const showQuestions = () => {
    const { values } = judge()
    for (const field of fieldsOf(definition)) {
      const question = field.showWhen && questionOf(form, field.key)
      if (question) question.hidden = !isShown(field, values)
    }
  }
  const whenReleased = afterPress()
  form.addEventListener('change', (event) => whenReleased(() => {
    showQuestions()
    // A wrong answer that was mended loses its mark at once.
    if (markOf(event.target)) sayAbout(event.target)
  }))
  form.addEventListener('focusout', (event) => whenReleased(() => {
    const { target } = event
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
      if (target.value !== '' || markOf(target)) sayAbout(target)
    }
  }))
  showQuestions()

  function sayAbout(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement) || !('name' in target)) return
    const name = String(target.name)
    const { values, problems } = judge()
    const known = fieldsOf(definition).some((field) => field.key === name.split('.')[0])
    if (!known) return
    const problem = problems.find((one) => one.field === name)
    const advice = adviceOn(definition, values).find((one) => one.field === name)
    say(name, problem && `Cần sửa: ${sentenceOf(problem)}`, 'loi')
    say(name, problem ? undefined : advice && sentenceOf(advice), 'xem-lai')
  }

  function markOf(target: EventTarget | null): HTMLElement | null {
    const name = target instanceof HTMLElement && 'name' in target ? String(target.name) : ''
    return name === '' ? null : document.getElementById(`${idOf(name)}-loi`)
  }

  /** Puts a sentence under the field, ties it to the control, or takes it away. */
  function say(name: string, sentence: string | undefined, part: 'loi' | 'xem-lai'): void {
    const control = document.getElementById(idOf(name))
    const field = control?.closest('.field')
    if (!control || !field) return
    const id = `${idOf(name)}-${part}`
    const described = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one !== '' && one !== id)
    let place = document.getElementById(id)
    if (sentence === undefined) place?.remove()
    else {
      place ??= field.appendChild(Object.assign(document.createElement('p'), { id }))
      place.className = part === 'loi' ? 'field-error' : 'hint'
      place.textContent = sentence
      described.push(id)
    }
    if (described.length > 0) control.setAttribute('aria-describedby', described.join(' '))
    else control.removeAttribute('aria-describedby')
    if (part !== 'loi') return
    field.classList.toggle('field-wrong', sentence !== undefined)
    if (sentence === undefined) control.removeAttribute('aria-invalid')
    else control.setAttribute('aria-invalid', 'true')
  }
}

/**
 * Puts off what moves the page while a button of the mouse is down: a sentence that comes or goes between press
 * and release slides the pressed control away, and the click is lost. Without a press the work is done at once.
 */
function afterPress(): (work: () => void) => void {
  let pressed = false
  let waiting: (() => void)[] = []
  const release = () => setTimeout(() => {
    pressed = false
    const due = waiting
    waiting = []
    for (const work of due) work()
  })
  document.addEventListener('pointerdown', () => { pressed = true }, true)
  document.addEventListener('pointerup', release, true)
  document.addEventListener('pointercancel', release, true)
  return (work) => { if (pressed) waiting.push(work); else work() }
}
