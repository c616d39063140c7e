/** Which facts each output has to carry (đầu ra phải ghi những gì). */
import type { Fact, FactKind } from '../facts/index.ts'
import type { OutputKind } from '../outputs/input.ts'

const INTERNAL = 'việc nội bộ, không đăng cho người dân'
const STEPS = 'các bước nội bộ ở bảng quy trình nội bộ'
const NO_PLACE = 'cấu trúc dữ liệu này không có chỗ ghi'
const PUBLIC = 'phần công bố ở phụ lục quyết định'

const all = (kinds: readonly FactKind[], why: string): Partial<Record<FactKind, string>> => Object.fromEntries(kinds.map((kind) => [kind, why]))

const ofSteps: FactKind[] = ['step', 'stepRole', 'stepHours', 'stepForm', 'stepOutput', 'total']
const ofPublication: FactKind[] = ['applicant', 'channel', 'sets', 'paper', 'copies', 'paperForm', 'fee', 'law', 'result', 'condition', 'publicStep', 'agency']

/** What an output leaves out, and why; whatever is not named here it has to say, and say rightly. */
const leftOut: Record<OutputKind, Partial<Record<FactKind, string>>> = {
  page: { ...all(['stepForm', 'stepOutput'], INTERNAL), field: 'lĩnh vực ở đường dẫn phía trên trang' },
  annex: all(ofSteps, STEPS),
  'internal-process': all(ofPublication, PUBLIC),
  iso: { publicStep: 'mục 5 ghi trình tự xử lý từng bước thay cho trình tự công bố' },
  plan: { ...all([...ofPublication, 'field', 'time'], PUBLIC), total: 'máy cộng lấy từ các bước' },
  'national-json': { ...all(ofSteps, NO_PLACE), sets: NO_PLACE },
  'cpsv-ap': { ...all(ofSteps, NO_PLACE), ...all(['sets', 'copies'], NO_PLACE) },
}

/** Why an output need not say a fact; undefined: it has to. Some hang on what the fact says, not on its kind. */
export function whyLeftOut(output: OutputKind, fact: Fact): string | undefined {
  if (output === 'national-json' && fact.value === 'email') return 'cơ sở dữ liệu quốc gia chỉ có ba kênh'
  if (output === 'cpsv-ap' && fact.kind === 'fee' && fact.value === '0') return 'từ vựng không có cách ghi “không thu”'
  return leftOut[output][fact.kind]
}

/** What an output may leave out and, where it says it, has to say rightly. */
export const mayLack = (output: OutputKind, fact: Fact): string | undefined =>
  output === 'page' && fact.kind === 'total' ? 'bước song song thì trang chỉ ghi thời hạn cam kết' : undefined
