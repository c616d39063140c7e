import type { ChangeNote } from '../model/note.ts'

export const notesHome = { href: '/can-doc', label: 'Cần đọc' }
export const allNotes = { href: '/kiem-soat/pho-bien', label: 'Phổ biến thay đổi' }
export const notePath = (note: Pick<ChangeNote, 'id'>): string => `${notesHome.href}/${note.id}`

/** Code and version lead to the note, the name stands under it. */
export const NoteLink = ({ note }: { note: ChangeNote }) => (
  <><a href={notePath(note)}>{note.code}, phiên bản {note.number}</a><br /><small>{note.name}</small></>
)

/** Names of the steps that changed. */
export const stepWords = ({ changes }: Pick<ChangeNote, 'changes'>): string =>
  changes.length === 0 ? 'không bước nào thay đổi' : changes.map(({ number, name, kind }) => (kind === 'removed' ? `bỏ bước «${name}»` : `${number}. ${name}`)).join('; ')
