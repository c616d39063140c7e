/** Checkboxes of a work list: all at once, none, how many; the bar sticks while something is chosen. */
export function watchChoices(): void {
  const table = document.querySelector<HTMLTableElement>('[data-worklist]')
  const bar = document.querySelector<HTMLElement>('[data-bulk]')
  if (!table || !bar) return
  const boxes = [...table.querySelectorAll<HTMLInputElement>('tbody .pick input')]
  const all = table.querySelector<HTMLInputElement>('[data-choose-all]')
  const words = bar.querySelector<HTMLElement>('[data-bulk-count]')
  const none = bar.querySelector<HTMLButtonElement>('[data-choose-none]')

  const tell = () => {
    const chosen = boxes.filter((box) => box.checked).length
    bar.classList.toggle('has-chosen', chosen > 0)
    if (words) words.textContent = (words.dataset['bulkCount'] ?? '').replace('{n}', String(chosen))
    if (none) none.hidden = chosen === 0
    if (all) {
      all.checked = chosen > 0 && chosen === boxes.length
      all.indeterminate = chosen > 0 && chosen < boxes.length
    }
  }
  const set = (checked: boolean) => {
    for (const box of boxes) box.checked = checked
    tell()
  }
  table.addEventListener('change', (event) => (event.target === all ? set(all?.checked ?? false) : tell()))
  none?.addEventListener('click', () => set(false))
  // Browsers bring back ticks after «back», later than this script runs.
  addEventListener('pageshow', tell)
  tell()
}
