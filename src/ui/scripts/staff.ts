/** Comfort on staff pages: keys in the work list, acts on many rows, the warning before a session ends. */
import { watchIdle } from './staff/idle.ts'
import { watchKeys } from './staff/keys.ts'
import { watchChoices } from './staff/choices.ts'

document.documentElement.classList.add('scripted')
watchChoices()
watchKeys()
watchIdle()

for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-send-on-change]')) {
  select.addEventListener('change', () => select.form?.requestSubmit())
}
