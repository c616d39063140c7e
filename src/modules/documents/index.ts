/** The door of the room: slips and documents as files, and documents from outside read. */
import { createEngine, docxWriter } from './engine.ts'
import { Receipt, RefusalSlip, SupplementRequest } from './model.ts'
import type { Document } from './model/document.ts'
import { documentSheet } from './pdf.ts'
import { receiptSheet, refusalSheet, supplementRequestSheet } from './sheet.ts'

let engine: ReturnType<typeof createEngine> | undefined
let writer: ReturnType<typeof createEngine> | undefined
const renderPdf: ReturnType<typeof createEngine>['renderPdf'] = (template, sheet) =>
  (engine ??= createEngine()).renderPdf(template, sheet)

/** The files of a package (.zip), within bounds. */
export { openNamed as openPackage } from './reading/named-package.ts'
export { closeReader, judgeOfficeFile, readOutside, readOwn } from './reading/index.ts'
/** For who says its refusals without the hall: the command line. */
export { text as documentSentences } from './text.ts'
export { qrSvg } from './qr.ts'

/** Mẫu số 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả: PDF/A, A5. */
export const renderReceipt = async (data: Receipt): Promise<Uint8Array> =>
  renderPdf('receipt', receiptSheet(Receipt.parse(data)))

/** Mẫu số 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: PDF/A, A5. */
export const renderSupplementRequest = async (data: SupplementRequest): Promise<Uint8Array> =>
  renderPdf('supplement-request', supplementRequestSheet(SupplementRequest.parse(data)))

/** Mẫu số 03, Phiếu từ chối tiếp nhận giải quyết hồ sơ: PDF/A, A5. */
export const renderRefusal = async (data: RefusalSlip): Promise<Uint8Array> =>
  renderPdf('refusal', refusalSheet(RefusalSlip.parse(data)))

/** A document as PDF/A-2a on A4, tagged, with its stamp at the foot of every sheet. */
export const renderDocumentPdf = (document: Document): Promise<Uint8Array> => renderPdf('document', documentSheet(document))

/** A document as DOCX, for officials who edit and sign: the same text, tables, figures and stamp as the PDF. */
export const renderDocumentDocx = (document: Document): Promise<Uint8Array> =>
  (writer ??= createEngine({}, docxWriter)).renderDocx(document)

/** Lets what is in work come out and ends the threads; a later call starts new ones. */
export async function closeEngine(): Promise<void> {
  const closed = [engine, writer]
  engine = writer = undefined
  await Promise.all(closed.map((one) => one?.close()))
}
