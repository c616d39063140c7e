/**
 * Sends a form with its files and shows how far it is. The server answers 204 with `X-Location` where it
 * would have redirected a browser; anything else is a page (the form again, with its problems).
 *
 * `done` is called with the new page, to put it in place of this one.
 */
export function sendWithProgress(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  show: (words: string, part?: number) => void,
  done: (page: Document) => void,
): void {
  const request = new XMLHttpRequest()
  const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href
  request.open('POST', action)
  request.setRequestHeader('X-Requested-With', 'motcua')
  request.responseType = 'text'
  request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
    if (lengthComputable && loaded < total) show(`Đang gửi: ${sizeOf(loaded)} trong ${sizeOf(total)}`, loaded / total)
    else show('Đã gửi xong, đang ghi hồ sơ…', 1)
  }
  request.onload = () => {
    const next = request.getResponseHeader('X-Location')
    if (request.status === 204 && next !== null) location.assign(next)
    else if (request.getResponseHeader('Content-Type')?.includes('text/html')) {
      done(new DOMParser().parseFromString(request.responseText, 'text/html'))
    } else show('Hệ thống chưa nhận được hồ sơ. Những gì bạn đã điền vẫn còn; xin gửi lại sau ít phút.')
  }
  request.onerror = () => show('Mất kết nối. Những gì bạn đã điền và tệp đã chọn vẫn còn; xin kiểm tra mạng rồi gửi lại.')
  request.send(new FormData(form, submitter))
  show('Đang gửi…', 0)
}

/** `840 kB`, `2,4 MB`. */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
}
