/** A name fit to be kept and offered again: no path, no control characters, at most 120 characters. */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}"<>|?*:]/gu, '').trim()
  const [, stem = clean, ending = ''] = /^(.*?)(\.[^.]{1,8})?$/s.exec(clean) ?? []
  return `${stem.slice(0, 120 - ending.length) || 'tep'}${ending}`.toWellFormed()
}

/**
 * The header that offers a file for saving under a Vietnamese name (RFC 6266): in full after RFC 5987, and once
 * more without marks for what does not read that.
 */
export function asAttachment(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').replace(/[^\x20-\x7e]|["\\%]/g, '_')
  // What encodeURIComponent leaves and RFC 5987 does not allow.
  const full = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`
}

/** 98304 → `96 kB`, 5242880 → `5 MB`. */
export function shownSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kB'] : [bytes / (1024 * 1024), 'MB']
  return `${(size < 10 ? Math.round(size * 10) / 10 : Math.round(size)).toString().replace('.', ',')} ${unit}`
}
