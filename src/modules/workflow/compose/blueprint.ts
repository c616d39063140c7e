import type { StepKind, Way } from '../model/plan.ts'

/**
 * Drafts of processes for the demonstration department. The order of the steps is that of the template in the
 * project's notes on internal processes (tiếp nhận → phân công → thẩm định → soát → ký → phát hành → trả); no
 * source gives step times of a department of industry and trade, so shares of time, checks and words here are
 * composed, and every file written from them says so.
 */
export type Blueprint = { lanes: BlueprintLane[]; nodes: BlueprintNode[]; flows: BlueprintFlow[] }

export type BlueprintLane = { id: string; name: string; position: string }

export type BlueprintNode = {
  id: string
  lane: string
  /** Column of the drawing, from the left. */
  column: number
  /** Line inside the lane, for branches that lie under one another. */
  line?: number
} & (
  | { kind: 'start' | 'end' | 'parallel' }
  | { kind: 'exclusive'; name: string }
  | { kind: 'step'; name: string; does?: StepKind; share: number; beside?: true; /** Its hours come on top, and are given apart. */ extra?: true; work: string; checks?: string[]; outputs?: string[] }
)

export type BlueprintFlow = { from: string; to: string; id?: string; name?: string; action?: string; way?: Way; otherwise?: true; /** FEEL. */ when?: string }

/** The variants of `processFor` (các mẫu quy trình). */
export type Variant = 'standard' | 'consult' | 'consultByCase' | 'notify'

const oneStop = { id: 'mot-cua', name: 'Bộ phận Một cửa', position: 'receptionOfficer' }
const head = { id: 'lanh-dao-phong', name: 'Lãnh đạo phòng', position: 'roomHead' }
const officer = { id: 'chuyen-vien', name: 'Chuyên viên', position: 'officer' }
const leader = { id: 'lanh-dao-so', name: 'Lãnh đạo Sở', position: 'departmentLeader' }
const clerk = { id: 'van-thu', name: 'Văn thư', position: 'clerk' }

type StepNode = Extract<BlueprintNode, { kind: 'step' }>
type At = { column: number; line?: number }

const receive = (at: At, share: number): StepNode => ({
  ...at, kind: 'step', id: 'tiep-nhan', lane: oneStop.id, name: 'Tiếp nhận, số hóa, chuyển', does: 'receive', share,
  work: 'Kiểm tra thành phần hồ sơ, số hóa giấy tờ, lập Giấy tiếp nhận hồ sơ và hẹn trả kết quả, chuyển phòng chuyên môn.',
  checks: ['Đủ thành phần hồ sơ theo danh mục', 'Giấy tờ đọc được và đã số hóa'],
  outputs: ['Giấy tiếp nhận hồ sơ và hẹn trả kết quả'],
})
const assign = (at: At): StepNode => ({
  ...at, kind: 'step', id: 'phan-cong', lane: head.id, name: 'Phân công thụ lý', does: 'assign', share: 4,
  work: 'Giao chuyên viên thụ lý hồ sơ.',
})
const appraisalChecks = [
  'Nội dung đơn khớp với giấy tờ kèm theo', 'Giấy tờ còn hiệu lực, đúng thẩm quyền cấp',
  'Đáp ứng yêu cầu, điều kiện của thủ tục',
]

/** Draft reviewed, signed, issued, handed over: the same end for every procedure with a result. */
function ending(from: number, drafting: string): { nodes: BlueprintNode[]; flows: BlueprintFlow[] } {
  const nodes: BlueprintNode[] = [
    { kind: 'exclusive', id: 'du-dieu-kien', name: 'Đủ điều kiện?', lane: officer.id, column: from },
    {
      kind: 'step', id: 'xem-xet', name: 'Xem xét dự thảo', lane: head.id, column: from + 1, does: 'review', share: 4,
      work: 'Soát kết quả thẩm định và dự thảo văn bản; trả lại nếu cần sửa.',
    },
    { kind: 'exclusive', id: 'dong-y-du-thao', name: 'Đồng ý dự thảo?', lane: head.id, column: from + 2 },
    {
      kind: 'step', id: 'ky-duyet', name: 'Ký duyệt', lane: leader.id, column: from + 3, does: 'approve', share: 4,
      work: 'Xem xét, ký văn bản; trả lại nếu cần sửa.', outputs: ['Văn bản đã ký'],
    },
    { kind: 'exclusive', id: 'dong-y-ky', name: 'Đồng ý ký?', lane: leader.id, column: from + 4 },
    {
      kind: 'step', id: 'phat-hanh', name: 'Cấp số, ký số, phát hành', lane: clerk.id, column: from + 5, does: 'issue', share: 2,
      work: 'Cấp số, ký số của cơ quan, gắn mã kết quả, chuyển kết quả tới Bộ phận Một cửa.',
      outputs: ['Văn bản đã phát hành'],
    },
    {
      kind: 'step', id: 'tra-ket-qua', name: 'Trả kết quả', lane: oneStop.id, column: from + 6, does: 'return', share: 2,
      work: 'Thông báo cho người nộp, trả kết quả bản điện tử và bản giấy.',
    },
    { kind: 'end', id: 'ket-thuc', lane: oneStop.id, column: from + 7 },
  ]
  const flows: BlueprintFlow[] = [
    { from: drafting, to: 'du-dieu-kien' },
    { id: 'trinh-phong', from: 'du-dieu-kien', to: 'xem-xet', name: 'Đủ', action: 'Trình lãnh đạo phòng xem xét', way: 'on', otherwise: true },
    { id: 'bo-sung', from: 'du-dieu-kien', to: drafting, name: 'Cần bổ sung', action: 'Yêu cầu bổ sung', way: 'supplement' },
    { from: 'xem-xet', to: 'dong-y-du-thao' },
    { id: 'trinh-so', from: 'dong-y-du-thao', to: 'ky-duyet', name: 'Đồng ý', action: 'Trình lãnh đạo Sở ký', way: 'on', otherwise: true },
    { id: 'phong-tra-lai', from: 'dong-y-du-thao', to: drafting, name: 'Trả lại', action: 'Trả lại chuyên viên', way: 'back' },
    { from: 'ky-duyet', to: 'dong-y-ky' },
    { id: 'chuyen-van-thu', from: 'dong-y-ky', to: 'phat-hanh', name: 'Đồng ý', action: 'Ký duyệt, chuyển văn thư', way: 'on', otherwise: true },
    { id: 'so-tra-lai', from: 'dong-y-ky', to: drafting, name: 'Trả lại', action: 'Trả lại phòng chuyên môn', way: 'back' },
    { from: 'phat-hanh', to: 'tra-ket-qua' },
    { from: 'tra-ket-qua', to: 'ket-thuc' },
  ]
  return { nodes, flows }
}

const start = (to: string): { node: BlueprintNode; flow: BlueprintFlow } =>
  ({ node: { kind: 'start', id: 'bat-dau', lane: oneStop.id, column: 0 }, flow: { from: 'bat-dau', to } })

function standard(): Blueprint {
  const first = start('tiep-nhan')
  const end = ending(4, 'tham-dinh')
  return {
    lanes: [oneStop, head, officer, leader, clerk],
    nodes: [
      first.node, receive({ column: 1 }, 4), assign({ column: 2 }),
      {
        kind: 'step', id: 'tham-dinh', name: 'Thẩm định, dự thảo văn bản', lane: officer.id, column: 3, does: 'appraise', share: 20,
        work: 'Thẩm định hồ sơ, dự thảo văn bản giải quyết; nếu chưa đủ thì dự thảo yêu cầu bổ sung.',
        checks: appraisalChecks, outputs: ['Dự thảo văn bản giải quyết'],
      },
      ...end.nodes,
    ],
    flows: [first.flow, { from: 'tiep-nhan', to: 'phan-cong' }, { from: 'phan-cong', to: 'tham-dinh' }, ...end.flows],
  }
}

/** Appraising and consulting other bodies at the same time; the draft follows when both are done. */
function consult(): Blueprint {
  const first = start('tiep-nhan')
  const end = ending(7, 'du-thao')
  return {
    lanes: [oneStop, head, officer, leader, clerk],
    nodes: [
      first.node, receive({ column: 1 }, 4), assign({ column: 2 }),
      { kind: 'parallel', id: 'chia-viec', lane: officer.id, column: 3 },
      {
        kind: 'step', id: 'tham-dinh', name: 'Thẩm định hồ sơ', lane: officer.id, column: 4, does: 'appraise', share: 14,
        work: 'Thẩm định nội dung hồ sơ.', checks: appraisalChecks, outputs: ['Kết quả thẩm định'],
      },
      {
        kind: 'step', id: 'lay-y-kien', name: 'Lấy ý kiến cơ quan liên quan', lane: officer.id, column: 4, line: 1,
        does: 'consult', share: 14, beside: true,
        work: 'Gửi văn bản lấy ý kiến và nhận trả lời của cơ quan liên quan.', outputs: ['Văn bản trả lời'],
      },
      { kind: 'parallel', id: 'gop-viec', lane: officer.id, column: 5 },
      {
        kind: 'step', id: 'du-thao', name: 'Tổng hợp, dự thảo văn bản', lane: officer.id, column: 6, does: 'appraise', share: 6,
        work: 'Tổng hợp kết quả thẩm định và ý kiến, dự thảo văn bản giải quyết.', outputs: ['Dự thảo văn bản giải quyết'],
      },
      ...end.nodes,
    ],
    flows: [
      first.flow, { from: 'tiep-nhan', to: 'phan-cong' }, { from: 'phan-cong', to: 'chia-viec' },
      { from: 'chia-viec', to: 'tham-dinh' }, { from: 'chia-viec', to: 'lay-y-kien' },
      { from: 'tham-dinh', to: 'gop-viec' }, { from: 'lay-y-kien', to: 'gop-viec' },
      { from: 'gop-viec', to: 'du-thao' }, ...end.flows,
    ],
  }
}

/** Other bodies are consulted in some cases only, after the appraisal, in a time of its own. */
function consultByCase(): Blueprint {
  const first = start('tiep-nhan')
  const end = ending(6, 'du-thao')
  return {
    lanes: [oneStop, head, officer, leader, clerk],
    nodes: [
      first.node, receive({ column: 1 }, 4), assign({ column: 2 }),
      {
        kind: 'step', id: 'tham-dinh', name: 'Thẩm định hồ sơ', lane: officer.id, column: 3, does: 'appraise', share: 14,
        work: 'Thẩm định nội dung hồ sơ; xác định có phải lấy ý kiến cơ quan liên quan hay không.', checks: appraisalChecks, outputs: ['Kết quả thẩm định'],
      },
      { kind: 'exclusive', id: 'phai-lay-y-kien', name: 'Phải lấy ý kiến?', lane: officer.id, column: 4 },
      {
        kind: 'step', id: 'lay-y-kien', name: 'Lấy ý kiến cơ quan liên quan', lane: officer.id, column: 5, line: 1, does: 'consult', share: 0, extra: true,
        work: 'Gửi văn bản lấy ý kiến, theo dõi thời hạn trả lời và nhận trả lời của cơ quan liên quan.', outputs: ['Văn bản trả lời'],
      },
      {
        kind: 'step', id: 'du-thao', name: 'Tổng hợp, dự thảo văn bản', lane: officer.id, column: 6, does: 'appraise', share: 6,
        work: 'Tổng hợp kết quả thẩm định và ý kiến nếu có, dự thảo văn bản giải quyết.', outputs: ['Dự thảo văn bản giải quyết'],
      },
      ...end.nodes.map((node) => ({ ...node, column: node.column + 1 })),
    ],
    flows: [
      first.flow, { from: 'tiep-nhan', to: 'phan-cong' }, { from: 'phan-cong', to: 'tham-dinh' }, { from: 'tham-dinh', to: 'phai-lay-y-kien' },
      { id: 'lay', from: 'phai-lay-y-kien', to: 'lay-y-kien', name: 'Có', way: 'on', when: 'false' },
      { id: 'khong-lay', from: 'phai-lay-y-kien', to: 'du-thao', name: 'Không', way: 'on', otherwise: true },
      { from: 'lay-y-kien', to: 'du-thao' }, ...end.flows,
    ],
  }
}

/** A notification: received, looked at, filed; nothing is issued. */
function notify(): Blueprint {
  const first = start('tiep-nhan')
  return {
    lanes: [oneStop, officer],
    nodes: [
      first.node, receive({ column: 1 }, 2),
      {
        kind: 'step', id: 'xem-xet', name: 'Xem xét nội dung thông báo', lane: officer.id, column: 2, does: 'appraise', share: 4,
        work: 'Đối chiếu nội dung thông báo với quy định; nếu chưa phù hợp thì yêu cầu người nộp chỉnh sửa.',
        checks: ['Nội dung thông báo đầy đủ', 'Thời hạn thông báo đúng quy định'],
      },
      { kind: 'exclusive', id: 'phu-hop', name: 'Phù hợp?', lane: officer.id, column: 3 },
      {
        kind: 'step', id: 'luu', name: 'Lưu hồ sơ', lane: officer.id, column: 4, does: 'file', share: 2,
        work: 'Lưu hồ sơ điện tử và cập nhật sổ theo dõi.',
      },
      { kind: 'end', id: 'ket-thuc', lane: officer.id, column: 5 },
    ],
    flows: [
      first.flow, { from: 'tiep-nhan', to: 'xem-xet' }, { from: 'xem-xet', to: 'phu-hop' },
      { id: 'chap-nhan', from: 'phu-hop', to: 'luu', name: 'Phù hợp', action: 'Chấp nhận, lưu hồ sơ', way: 'on', otherwise: true },
      { id: 'bo-sung', from: 'phu-hop', to: 'xem-xet', name: 'Cần chỉnh sửa', action: 'Yêu cầu chỉnh sửa', way: 'supplement' },
      { from: 'luu', to: 'ket-thuc' },
    ],
  }
}

export const blueprints: Record<Variant, () => Blueprint> = { standard, consult, consultByCase, notify }
