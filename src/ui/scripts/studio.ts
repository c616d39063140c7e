import { keepPlace, watchFrame } from './studio/frame.ts'
import { readOutputsBack } from './studio/read-back.ts'

/**
 * The studio keeps what is typed: 800 ms after the last key and when a box is left, the form is posted as it is
 * without leaving the page, and of the answer only what stands around the boxes is taken. Without it the form
 * is saved by its button.
 */
const PAUSE_MS = 800
const PRESENT_MS = 20_000
/** How long after the page and after the last save the outputs are read back (0.5–1 s of the server's work). */
const AFTER_PAGE_MS = 400
const AFTER_SAVE_MS = 1_500

watchFrame()
const readBack = readOutputsBack(take)
readBack(AFTER_PAGE_MS)
const studio = document.querySelector<HTMLFormElement>('form[data-studio]')
if (studio && studio.dataset['locked'] === undefined) keepForm(studio)

function keepForm(form: HTMLFormElement): void {
  document.body.classList.add('studio-scripted')
  let timer: ReturnType<typeof setTimeout> | undefined
  let changed = false
  let saving = false
  let stopped = false
  let held: (() => void) | undefined
  const said = () => document.querySelector<HTMLElement>('[data-live="saved"]')
  const say = (words: string) => { const line = said(); if (line && line.textContent !== words) line.textContent = words }

  const keep = async (): Promise<void> => {
    clearTimeout(timer)
    if (!changed || saving || stopped) return
    saving = true
    changed = false
    say('đang lưu…')
    const chosen = filesIn(form)
    let why = 'mất kết nối; sẽ thử lại'
    try {
      const body = form.querySelector('input[type=file]') ? new FormData(form) : new URLSearchParams(new FormData(form) as unknown as Record<string, string>)
      const answer = await fetch(form.action, { method: 'POST', body, headers: { 'x-requested-with': 'motcua' } })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      if (answer.headers.get('x-location')?.startsWith('/dang-nhap')) why = 'phiên làm việc đã hết; xin đăng nhập lại ở thẻ khác, nội dung ở đây sẽ được lưu tiếp'
      if (!page.querySelector('form[data-studio]')) throw new Error('No studio in the answer')
      take(page, chosen)
      mark(form, page)
      readBack(AFTER_SAVE_MS)
      if (answer.status === 409) {
        stopped = true
        say('chưa lưu: có người vừa sửa phần này')
      } else if (!answer.ok) {
        changed = true
        say('chưa lưu: còn chỗ cần sửa')
      }
    } catch {
      changed = true
      say(`chưa lưu được: ${why}`)
      timer = setTimeout(() => void keep(), 5000)
    } finally {
      saving = false
      const send = held
      held = undefined
      if (send && !stopped) send()
      else if (changed && timer === undefined) timer = setTimeout(() => void keep(), PAUSE_MS)
    }
  }

  form.addEventListener('input', () => {
    changed = true
    clearTimeout(timer)
    timer = setTimeout(() => { timer = undefined; void keep() }, PAUSE_MS)
  })
  form.addEventListener('focusout', () => void keep())
  // A press of a button lets go of a box, so that its content is on its way already: sent at once, the form would meet itself.
  document.addEventListener('submit', (event) => {
    const [pressed, by] = [event.target as HTMLFormElement, event.submitter]
    if (saving) {
      event.preventDefault()
      held = () => pressed.requestSubmit(by)
    } else if (pressed === form) {
      changed = false
      stopped = true
      clearTimeout(timer)
    }
  })
  window.addEventListener('beforeunload', (event) => { if (changed) event.preventDefault() })
  setInterval(() => void present(), PRESENT_MS)
}

/** The files that are chosen, by their boxes. */
const filesIn = (form: HTMLFormElement): Map<HTMLElement, File> =>
  new Map([...form.querySelectorAll<HTMLInputElement>('input[type=file]')].flatMap((input) => {
    const [file, box] = [input.files?.[0], input.closest<HTMLElement>('[data-live]')]
    return file && box ? [[box, file]] : []
  }))

/**
 * Takes what stands around the boxes out of an answered page; nothing that has the focus is touched. The box of a file
 * is taken when that very file was sent, so that it is not sent again: the answer names it, or says what is wrong with it.
 */
function take(page: Document, chosen: ReadonlyMap<HTMLElement, File> = new Map()): void {
  const revision = page.querySelector<HTMLInputElement>('input[name="revision"]')?.value
  for (const fresh of page.querySelectorAll<HTMLElement>('[data-live]')) {
    const old = document.querySelector<HTMLElement>(`[data-live="${fresh.dataset['live']}"]`)
    const input = old?.querySelector<HTMLInputElement>('input[type=file]')
    const sent = old && input ? chosen.has(old) && chosen.get(old) === input.files?.[0] : false
    const focused = old?.contains(document.activeElement) ?? false
    if (!old || (input ? !sent : focused || old.innerHTML === fresh.innerHTML)) continue
    for (const one of fresh.querySelectorAll('[autofocus]')) one.removeAttribute('autofocus')
    for (const open of old.querySelectorAll('details[open][id]')) fresh.querySelector(`#${open.id}`)?.setAttribute('open', '')
    const stay = keepPlace(old)
    old.replaceChildren(...[...fresh.childNodes].map((node) => document.adoptNode(node)))
    if (input) old.className = fresh.className
    if (input && focused) old.querySelector<HTMLInputElement>('input[type=file]')?.focus()
    stay()
  }
  // What is pressed next names the state it was pressed in, also where the focus kept its surroundings.
  if (revision !== undefined) for (const input of document.querySelectorAll<HTMLInputElement>('input[name="revision"]')) input.value = revision
}

/** Marks the boxes that the summary names. */
function mark(form: HTMLFormElement, page: Document): void {
  const wrong = new Set([...document.querySelectorAll<HTMLAnchorElement>('[data-live="faults"] a')].map(({ hash }) => hash.slice(1)))
  for (const box of form.querySelectorAll<HTMLElement>('.ds-input')) {
    if (wrong.has(box.id)) box.setAttribute('aria-invalid', 'true')
    else if (page.getElementById(box.id)?.getAttribute('aria-invalid') !== 'true') box.removeAttribute('aria-invalid')
  }
}

/** Says that the draft is still open here, and shows who else has it open. */
async function present(): Promise<void> {
  const line = document.querySelector<HTMLElement>('[data-live="others"]')
  const part = document.querySelector<HTMLInputElement>('[data-live="acts"] input[name="part"]')?.value
  if (!line?.dataset['ask'] || part === undefined || document.visibilityState === 'hidden') return
  const answer = await fetch(line.dataset['ask'], { method: 'POST', body: new URLSearchParams({ part }), headers: { 'x-requested-with': 'motcua' } }).catch(() => undefined)
  if (answer?.ok && answer.headers.get('content-type')?.startsWith('text/plain')) line.textContent = await answer.text()
}
