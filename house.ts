/**
 * The plan of the house. A room may call only the rooms in its list; the order is the order of the floors,
 * and every list points upwards in this file (so there can be no ring). `tests/architecture.test.ts` reads it.
 *
 * You enter another room by `index.ts` (what it does), `model.ts` or `model/*` (what it is) or, for a piece
 * of screen another room shows, `view.tsx`. Inside a room: pages or api → service → store, never backwards.
 * `platform/` and `ui/` know no room; `outside/` is handed in by the hall (`src/*.ts`).
 */
export const house = {
  /** working time, holidays, make-up days, the clock ledger: lịch làm việc */
  calendar: [],
  /** agencies, units, positions, delegation, identification codes: cơ cấu tổ chức */
  organisation: ['calendar'],
  /** officers, citizens, businesses, sessions, roles: người dùng */
  people: ['organisation'],
  /** fields of an application, their rules and their screen: biểu mẫu điện tử */
  forms: [],
  /** BPMN in, a plan out; tokens moved by a pure function: quy trình điện tử */
  workflow: [],
  /** papers the agency makes: templates to PDF: văn bản, mẫu giấy */
  documents: [],
  /** the one definition, its versions, its public page: thủ tục hành chính */
  procedures: ['calendar', 'organisation', 'people', 'forms', 'workflow', 'documents'],
  /** what is said to whom, through which channel: thông báo */
  notices: ['organisation', 'people'],
  /** legal clocks, their warnings and reports: kiểm soát thủ tục hành chính */
  control: ['calendar', 'organisation', 'people', 'workflow', 'documents', 'procedures', 'notices'],
  /** intake, processing, supplements, results: hồ sơ */
  dossiers: ['calendar', 'organisation', 'people', 'forms', 'workflow', 'documents', 'procedures', 'notices', 'control'],
  /** home, search, tracking: cổng công khai */
  portal: ['calendar', 'organisation', 'forms', 'procedures', 'dossiers'],
} as const satisfies Record<string, readonly string[]>

export type Room = keyof typeof house
