/** The public page in its frame beside the boxes: it stays where it was scrolled, and its links open elsewhere. */
const frameIn = (within: ParentNode): HTMLIFrameElement | null => within.querySelector('iframe.studio-frame')

/** Remembers how far the frame in an element was scrolled; the answer puts the one that took its place there too. */
export function keepPlace(within: ParentNode): () => void {
  const top = frameIn(within)?.contentWindow?.scrollY ?? 0
  return () => {
    const frame = frameIn(within)
    if (!frame) return
    tame(frame)
    frame.addEventListener('load', () => frame.contentWindow?.scrollTo(0, top), { once: true })
  }
}

export function watchFrame(): void {
  const frame = frameIn(document)
  if (frame) tame(frame)
}

/** A link of the framed page opens in a window of its own: no other page of this site may stand in a frame. */
function tame(frame: HTMLIFrameElement): void {
  const listen = () => frame.contentDocument?.addEventListener('click', (event) => {
    // Its elements are of another window: not `instanceof` ours.
    const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>('a[href]')
    const address = link?.getAttribute('href')
    if (!address || address.startsWith('#')) return
    event.preventDefault()
    window.open(link?.href, '_blank', 'noopener')
  })
  listen()
  frame.addEventListener('load', listen)
}
