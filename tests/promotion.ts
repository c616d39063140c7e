/** A PDF that file-type knows as one; small. */
export const pdfBytes = (text = 'Giấy tờ mẫu'): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`%PDF-1.4\n% ${text}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`)

/** Answers to the whole form of 2.000004, as a careful business types them. */
export const promotionAnswers: Record<string, string> = {
  merchantName: 'Công ty TNHH Thương mại Gió Biển', taxCode: '4100000000', address: '00 đường Mẫu, thành phố Quy Nhơn', phone: '0905 000 001',
  email: 'giobien@example.vn', representative: 'Lê Thị Thu Hà', contactName: 'Lê Thị Thu Hà', contactPhone: '0905 000 001',
  programmeName: 'Quay số mừng xuân Gió Biển', method: 'wheel', startsOn: '01/12/2023', endsOn: '31/12/2023', area: 'Tỉnh Bình Định',
  goods: 'Đồ gia dụng, 46 mặt hàng', prizeGoods: 'Xe máy, tủ lạnh, nồi cơm điện', totalWorth: '186.000.000', customers: 'Khách mua hàng tại các cửa hàng trong tỉnh', pledge: 'yes',
}
