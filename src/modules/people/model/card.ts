/**
 * The QR text of an identity card (thẻ căn cước có chip): `CCCD|CMND cũ|Họ tên|ddMMyyyy|Giới tính|Nơi thường
 * trú|ddMMyyyy cấp`, UTF-8; the second field may be empty, and newer cards may add fields at the end.
 */
export type IdentityCard = {
  citizenId: string
  /** Number of the identity card of nine digits it replaced (số chứng minh nhân dân cũ). */
  formerId: string | null
  name: string
  /** `YYYY-MM-DD`. */
  birthDate: string
  /** As the card says: "Nam", "Nữ". */
  gender: string
  address: string
  issuedOn: string | null
  /** Whether sex and year of birth stand in the number as they stand beside it. A card that does not fit is to be looked at. */
  numberFits: boolean
}

/** Reads the text a QR scanner gives; undefined if it is no such text. Blanks and line ends around it do not count. */
export function readIdentityCard(text: string): IdentityCard | undefined {
  const [citizenId = '', formerId = '', name = '', birth = '', gender = '', address = '', issued = ''] = text.normalize('NFC').trim().split('|').map((part) => part.trim())
  const birthDate = dayOf(birth)
  if (!/^\d{12}$/.test(citizenId) || !/^(\d{9}|\d{12})?$/.test(formerId) || name === '' || birthDate === undefined) return undefined
  return {
    citizenId, formerId: formerId || null, name, birthDate, gender, address, issuedOn: dayOf(issued) ?? null,
    numberFits: fits(citizenId, birthDate, gender),
  }
}

/** `25081975` → `1975-08-25`; undefined if there is no such day. */
function dayOf(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? []
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return year !== '' && !Number.isNaN(at.getTime()) && at.getUTCDate() === Number(day) ? `${year}-${month}-${day}` : undefined
}

/** The fourth digit tells sex and century (0 nam, 1 nữ: thế kỷ 20; 2, 3: thế kỷ 21), the next two the year (NĐ 137/2015 Điều 13) [memory]. */
function fits(citizenId: string, birthDate: string, gender: string): boolean {
  const year = Number(birthDate.slice(0, 4))
  const sign = (Math.floor(year / 100) - 19) * 2 + (gender === 'Nữ' ? 1 : 0)
  return citizenId[3] === String(sign) && citizenId.slice(4, 6) === birthDate.slice(2, 4)
}
