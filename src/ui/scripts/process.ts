/** Table or drawing board on the process part of the studio; the board is fetched when it is opened. */
for (const part of document.querySelectorAll<HTMLElement>('[data-process]')) start(part)

function start(part: HTMLElement): void {
  const drawing = part.querySelector<HTMLElement>('[data-drawing]')
  const board = part.querySelector<HTMLElement>('[data-board]')
  const table = part.querySelector<HTMLElement>('[data-table]')
  const field = part.querySelector<HTMLTextAreaElement>('[data-bpmn]')
  if (!drawing || !board || !table || !field) return
  part.classList.add('process-scripted')
  let fetched = false
  const buttons = [...part.querySelectorAll<HTMLButtonElement>('[data-show]')]
  const show = (what: string | undefined) => {
    const drawn = what === 'drawing'
    // What was drawn is kept first; the table of the next page shows it.
    if (!drawn && !field.disabled) return field.form?.requestSubmit()
    board.hidden = !drawn
    table.hidden = drawn
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset['show'] === what))
    if (drawn && !fetched) {
      fetched = true
      fetchBoard(drawing.dataset['script'] ?? '', drawing.dataset['style'] ?? '')
    }
  }
  for (const button of buttons) button.addEventListener('click', () => show(button.dataset['show']))
}

function fetchBoard(script: string, style: string): void {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: style }))
  document.head.append(Object.assign(document.createElement('script'), { src: script }))
}
