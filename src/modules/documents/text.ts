export const text = {
  'documents.tooLong': 'Giấy này dài hơn {max} trang nên không in một lần được. Xin bớt số dòng rồi in lại.',
  'documents.busy': 'Máy đang in nhiều giấy. Xin thử lại sau ít phút.',
} as const
