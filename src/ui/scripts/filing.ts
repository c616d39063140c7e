/**
 * Comfort for a page on which an application is filled in; the page works without it. What is typed is kept
 * in this browser until it is filed, problems are said when a field is left, sending shows its progress.
 */
import { addComfort } from '../../modules/forms/browser/comfort.ts'
import { fillIn, forget, keep, recall, textsOf } from '../../modules/forms/browser/keep.ts'
import { sendWithProgress } from '../../modules/forms/browser/send.ts'
import type { FilingPage } from '../../modules/forms/model/filing.ts'

start()

function start(): void {
  const told = document.getElementById('filing-page')?.textContent
  if (!told) return
  const page = JSON.parse(told) as FilingPage
  if (page.filed) return forget(page.draftKey)
  const form = page.formId === undefined ? null : document.getElementById(page.formId)
  if (!(form instanceof HTMLFormElement)) return
  if (page.newer) keep(page.draftKey, textsOf(form))
  else restore(form, page.draftKey)
  if (page.form) addComfort(form, page.form)
  let waiting = 0
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(() => keep(page.draftKey, textsOf(form)), 300)
  })
  const now = () => keep(page.draftKey, textsOf(form))
  form.addEventListener('change', now)
  window.addEventListener('pagehide', now)
  form.addEventListener('submit', (event) => {
    now()
    if (form.enctype === 'multipart/form-data') send(event, form)
  })
}

/** Brings back what this browser kept, where the page shows something else, and says so. */
function restore(form: HTMLFormElement, draftKey: string): void {
  const kept = recall(draftKey)
  const shown = textsOf(form)
  // After a refusal the page shows what was just sent: newer than anything kept.
  const refused = document.getElementById('can-sua') !== null
  if (!kept || refused || kept.texts.length === 0 || JSON.stringify(kept.texts) === JSON.stringify(shown)) return
  fillIn(form, kept.texts)
  const at = new Date(kept.at)
  const two = (n: number) => String(n).padStart(2, '0')
  const when = `${at.getHours()} giờ ${two(at.getMinutes())}, ${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`
  const undo = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Bỏ nội dung này' })
  undo.className = 'ds-button'
  undo.dataset.variant = 'tertiary'
  const note = noteBefore(form, `Đã đưa lại những gì bạn điền trên máy này lúc ${when}. Tệp đính kèm cần chọn lại. `)
  note.append(undo)
  undo.addEventListener('click', () => {
    fillIn(form, shown)
    forget(draftKey)
    form.dispatchEvent(new Event('change'))
    note.remove()
  })
}

function noteBefore(form: HTMLFormElement, words: string): HTMLElement {
  const note = Object.assign(document.createElement('p'), { textContent: words })
  note.className = 'note'
  note.setAttribute('role', 'status')
  form.prepend(note)
  return note
}

function send(event: SubmitEvent, form: HTMLFormElement): void {
  event.preventDefault()
  const buttons = [...form.querySelectorAll<HTMLButtonElement>('button[type=submit]')]
  const status = document.getElementById('sending') ?? form.appendChild(document.createElement('p'))
  status.id = 'sending'
  status.setAttribute('role', 'status')
  const bar = document.createElement('progress')
  const show = (words: string, part?: number) => {
    for (const button of buttons) button.disabled = part !== undefined
    if (status.firstChild?.nodeValue !== words) status.replaceChildren(words, ' ')
    if (part === undefined) bar.remove()
    else status.append(Object.assign(bar, { max: 1, value: part, ariaLabel: 'Phần đã gửi' }))
  }
  // Who comes back to a page that was sent gets it afresh: open buttons, a key of its own.
  window.addEventListener('pageshow', (shown) => shown.persisted && location.reload(), { once: true })
  sendWithProgress(form, event.submitter, show, (page) => replacePage(form, page))
}

/** Puts the server's page in place of this one; files that were chosen stay chosen, unless the server took or refused them. */
function replacePage(old: HTMLFormElement, page: Document): void {
  const files = new Map([...old.querySelectorAll<HTMLInputElement>('input[type=file]')].map((one) => [one.name, one.files]))
  document.title = page.title
  document.body.replaceWith(document.adoptNode(page.body))
  for (const input of document.querySelectorAll<HTMLInputElement>('input[type=file]')) {
    const chosen = files.get(input.name)
    const answered = input.ariaInvalid === 'true' || input.closest('.field')?.querySelector('.kept-files') != null
    if (chosen && chosen.length > 0 && !answered) input.files = chosen
  }
  start()
  document.getElementById('can-sua')?.focus()
  if (!document.getElementById('can-sua')) window.scrollTo(0, 0)
}
