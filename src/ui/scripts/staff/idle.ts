/**
 * Warns 60 s before the session ends and keeps it open while somebody works. Tabs share one deadline through
 * localStorage, so that work in one of them does not let another one fall asleep.
 */
const WARN_SECONDS = 60
const sharedKey = 'motcua-het-phien'

const readShared = (): number => {
  try {
    return Number(localStorage.getItem(sharedKey) ?? 0)
  } catch {
    return 0
  }
}
const writeShared = (deadline: number) => {
  try {
    localStorage.setItem(sharedKey, String(deadline))
  } catch {
    // Alone in its tab then.
  }
}

export function watchIdle(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[data-idle-seconds]')
  const idleSeconds = Number(dialog?.dataset['idleSeconds'] ?? 0)
  if (!dialog || !(idleSeconds > WARN_SECONDS)) return
  const left = dialog.querySelector<HTMLElement>('[data-idle-left]')
  let busy = false
  let deadline = 0

  const extend = () => {
    deadline = Date.now() + idleSeconds * 1000
    writeShared(deadline)
  }
  const keep = async () => {
    busy = false
    const answer = await fetch('/phien/giu', { method: 'POST', headers: { accept: 'application/json' } }).catch(() => undefined)
    // A session that is gone already: the page asks to log in again, and comes back here.
    if (answer && (answer.status === 401 || answer.redirected)) location.reload()
    else if (answer?.ok) {
      extend()
      dialog.close()
    }
  }
  const tick = () => {
    deadline = Math.max(deadline, readShared())
    const seconds = Math.ceil((deadline - Date.now()) / 1000)
    if (seconds <= 0) return location.reload()
    if (seconds > WARN_SECONDS) {
      if (dialog.open) dialog.close()
      if (busy && seconds < idleSeconds * 0.75) void keep()
      return
    }
    if (busy && !dialog.open) return void keep()
    if (left) left.textContent = String(seconds)
    if (!dialog.open) dialog.showModal()
  }

  for (const kind of ['keydown', 'pointerdown'] as const) {
    document.addEventListener(kind, () => (busy ||= !dialog.open), { passive: true })
  }
  dialog.querySelector('[data-idle-stay]')?.addEventListener('click', () => void keep())
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    void keep()
  })
  extend()
  setInterval(tick, 1000)
}
