/** The sentences of this room, by refusal or problem code; `{…}` are blanks. */
export const text = {
  // a file
  'workflow.tooLarge': 'Tệp sơ đồ lớn hơn {limit}; xin lưu lại tệp nhỏ hơn.',
  'workflow.notXml': 'Tệp không phải là XML đúng quy cách{place}; xin xuất lại tệp BPMN từ phần mềm vẽ.',
  'workflow.doctype': 'Tệp có khai báo DOCTYPE hoặc thực thể XML; vì an toàn, chúng tôi không đọc tệp như vậy.',
  'workflow.tooDeep': 'Các thẻ XML lồng nhau quá sâu hoặc quá nhiều; chúng tôi không đọc tệp như vậy.',
  'workflow.tooManyNodes': 'Quy trình có hơn {limit} phần, kể cả các quy trình được gọi; xin chia nhỏ.',
  'workflow.encoding': 'Không đọc được bảng mã của tệp; xin lưu lại bằng UTF-8.',
  'workflow.notBpmn': 'Tệp XML này không phải là sơ đồ BPMN 2.0.',
  'workflow.noProcess': 'Sơ đồ không có quy trình nào.',
  'workflow.lost': 'Phần {name} của tệp gốc không giữ được khi lưu lại.',
  'workflow.unwritable': 'Không ghi lại được sơ đồ này vì có phần mở rộng khai báo không đúng; xin giữ tệp gốc.',
  'workflow.unread': 'Không đọc được {name}: phần này không theo quy cách BPMN.',
  'workflow.duplicateId': 'Mã {name} được dùng cho hai phần của sơ đồ.',
  'workflow.illegalId': 'Mã {name} có ký tự không dùng được; mã chỉ gồm chữ không dấu, chữ số, dấu chấm và gạch nối.',
  'workflow.brokenReference': 'Phần {owner} chỉ tới {name}, nhưng sơ đồ không có phần này.',
  'workflow.looseFlow': 'Đường nối {name} thiếu điểm đầu hoặc điểm cuối trong cùng quy trình.',
  // what is executed
  'workflow.notExecuted': 'Phần {name} là {type}; loại này vẽ được nhưng không chạy được.',
  'workflow.drawnOnly': 'Phần {name} ({type}) chỉ để xem, không ảnh hưởng tới việc chạy quy trình.',
  'workflow.foreign': 'Phần {name} có phần mở rộng {type} của phần mềm khác; được giữ nguyên, không dùng khi chạy.',
  'workflow.notChosen': 'Quy trình {name} có trong tệp nhưng không phải là quy trình được chạy.',
  'workflow.attribute': 'Phần {name}: thuộc tính mở rộng “{attribute}” có giá trị “{value}” không đúng.',
  'workflow.feelSyntax': 'Biểu thức FEEL của {name} sai từ ký tự thứ {at}: {expression}',
  'workflow.language': 'Phần {name} dùng ngôn ngữ {type}; chỉ chạy được biểu thức FEEL.',
  'workflow.noExpression': 'Phần {name} chưa có biểu thức FEEL.',
  'workflow.duration': 'Phần {name} cần thời lượng ISO 8601 như PT16H hoặc P3D; đang ghi “{value}”.',
  'workflow.emptyScope': 'Quy trình con {name} chưa có nội dung.',
  'workflow.calledMissing': 'Phần {name} gọi quy trình {called}, nhưng không tìm thấy quy trình này.',
  'workflow.calledLoop': 'Phần {name} gọi lại chính quy trình đang chứa nó.',
  // the table of steps
  'workflow.notInTable': 'Không sửa được thứ tự bước ngay trong bảng tại {step}, vì các đường đi quanh bước này không thẳng. Xin mở phần Vẽ để sửa.',
  'workflow.tableFixed': 'Quy trình này có nhánh phức tạp nên không thêm, bỏ hay chuyển bước trong bảng được; nội dung từng bước vẫn sửa được ở đây. Thứ tự các bước xin sửa ở phần Vẽ.',
  // shape
  'workflow.noStart': '{name} chưa có điểm bắt đầu.',
  'workflow.manyStarts': '{name} có nhiều điểm bắt đầu; chỉ được có một.',
  'workflow.noEnd': '{name} chưa có điểm kết thúc.',
  'workflow.unreachable': 'Không có đường nào từ điểm bắt đầu tới {name}.',
  'workflow.deadEnd': '{name} không có đường đi tiếp; xin nối tới bước sau hoặc điểm kết thúc.',
  'workflow.gatewayCycle': '{names} nối thành vòng mà trong vòng không có bước nào.',
  'workflow.automaticCycle': '{names} tự chạy thành vòng mà không chờ ai; xin thêm một bước hoặc một thời gian chờ.',
  // behaviour
  'workflow.deadlock': 'Quy trình có thể kẹt tại {name}: cổng chờ một nhánh không bao giờ tới.',
  'workflow.cannotEnd': 'Từ {name} quy trình không thể đi tới điểm kết thúc.',
  'workflow.twice': '{name} có thể được mở hai lần cùng lúc, vì các nhánh song song chưa được gộp trước đó.',
  'workflow.never': '{name} không bao giờ được mở, dù có đường vẽ tới.',
  'workflow.tooManyStates': 'Quy trình có quá nhiều nhánh song song nên không kiểm tra hết được (hơn {limit} trạng thái).',
  // running
  'workflow.notOpen': 'Bước “{name}” không còn mở: có thể đã có người xử lý xong.',
  'workflow.choiceMissing': 'Cần chọn hướng đi tiếp tại “{gateway}”: {flows}.',
  'workflow.choiceMany': 'Tại “{gateway}” chỉ được chọn một hướng.',
  'workflow.choiceUnknown': 'Không có hướng “{flow}” sau bước này.',
  'workflow.choiceRefused': 'Tại “{gateway}” không đi được hướng “{flow}” vì điều kiện của hướng này không thỏa.',
  'workflow.noWay': 'Tại “{gateway}” không điều kiện nào thỏa và không có hướng mặc định.',
  'workflow.endless': 'Quy trình chạy vòng mãi tại “{node}” mà không tới bước nào.',
  'workflow.walkTooLong': 'Với các lựa chọn này quy trình chưa kết thúc sau {limit} bước.',
  'workflow.stuck': 'Quy trình kẹt lại: không còn bước nào mở.',
  'workflow.feel': 'Biểu thức FEEL sai: {expression}',
  'workflow.feelValue': 'Biểu thức FEEL cho ra một hàm, không phải một giá trị: {expression}',
  'workflow.notExecutable': 'Quy trình chưa chạy được: {first}',
  'workflow.hours': 'Tổng thời gian {hours} giờ không chia được cho các bước: cần bội số của nửa giờ và ít nhất {least} giờ.',
} as const satisfies Record<string, string>

export type TextKey = keyof typeof text

/** The sentence of a code with its blanks filled; the code itself if it has no sentence here. */
export function sentenceOf(code: string, params: Record<string, string | number> = {}): string {
  const sentence: string = Object.hasOwn(text, code) ? text[code as TextKey] : code
  return sentence.replace(/\{(\w+)\}/g, (blank, key: string) => String(params[key] ?? blank))
}
