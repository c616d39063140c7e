/** J and K move, X chooses, Enter opens; any element with `data-key` takes the focus at its key. */
const storageKey = 'motcua-phim-tat'
const typing = (element: Element | null): boolean =>
  element instanceof HTMLElement && element.matches('input:not([type=checkbox],[type=radio]), select, textarea, [contenteditable]')

const remember = (on: boolean) => {
  try {
    localStorage.setItem(storageKey, on ? 'bat' : 'tat')
  } catch {
    // A browser that keeps nothing: the switch holds for this page.
  }
}
const remembered = (): boolean => {
  try {
    return localStorage.getItem(storageKey) !== 'tat'
  } catch {
    return true
  }
}

export function watchKeys(): void {
  const rows = [...document.querySelectorAll<HTMLTableRowElement>('[data-worklist] tbody [data-row]')]
  const help = document.querySelector<HTMLElement>('[data-keys]')
  const button = help?.querySelector<HTMLButtonElement>('[data-keys-switch]')
  let on = remembered()
  let at = -1

  const show = () => {
    if (!help || !button) return
    help.hidden = rows.length === 0
    help.classList.toggle('keys-off', !on)
    button.textContent = on ? 'Tắt phím tắt' : 'Bật phím tắt'
  }
  button?.addEventListener('click', () => {
    on = !on
    remember(on)
    show()
  })
  show()

  const move = (by: number) => {
    rows[at]?.classList.remove('at')
    at = Math.min(rows.length - 1, Math.max(0, at + by))
    const row = rows[at]
    row?.classList.add('at')
    row?.querySelector<HTMLElement>('.work-title a')?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }
  const acts: Record<string, () => void> = {
    j: () => move(1),
    k: () => move(-1),
    x: () => rows[at]?.querySelector<HTMLInputElement>('.pick input')?.click(),
    Enter: () => rows[at]?.querySelector<HTMLAnchorElement>('.work-title a')?.click(),
  }

  // The list and the keys must agree when somebody walks with Tab or the mouse.
  for (const [index, row] of rows.entries()) {
    row.addEventListener('focusin', () => {
      rows[at]?.classList.remove('at')
      at = index
      row.classList.add('at')
    })
  }

  document.addEventListener('keydown', (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (typing(document.activeElement) || document.querySelector('dialog[open]')) return
    // Enter on a link or button already does its work.
    if (event.key === 'Enter' && document.activeElement !== document.body) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const target = key.length === 1 ? document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) : null
    const act = target ? () => target.focus() : rows.length > 0 ? acts[key] : undefined
    if (!act) return
    event.preventDefault()
    act()
  })
}
