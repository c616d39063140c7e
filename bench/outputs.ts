import { closeEngine } from '../src/modules/documents/index.ts'
import { roleNames } from '../src/modules/people/model.ts'
import { hashOf } from '../src/modules/procedures/hash.ts'
import { loadSeedProcedures } from '../src/modules/procedures/load.ts'
import { checkDefinition } from '../src/modules/procedures/model/check.ts'
import { outputs } from '../src/modules/procedures/outputs/index.ts'
import { outputKinds, type OutputInput } from '../src/modules/procedures/outputs/input.ts'
import { compileBpmn } from '../src/modules/workflow/index.ts'

const LANES = [['Bộ phận Một cửa', 'receptionOfficer'], ['Lãnh đạo phòng', 'roomHead'], ['Chuyên viên', 'officer'], ['Lãnh đạo Sở', 'departmentLeader'], ['Văn thư', 'clerk']] as const

/** A process of so many steps in a row, over five lanes, with its drawing. */
function longProcess(steps: number): string {
  const all = Array.from({ length: steps }, (_, at) => ({ id: `buoc-${at + 1}`, lane: at % LANES.length, x: 220 + at * 160, y: 80 + (at % LANES.length) * 120 }))
  const chain = ['dau', ...all.map(({ id }) => id), 'cuoi']
  const width = 400 + steps * 160
  const lane = (_: unknown, at: number) => `<bpmn:lane id="lan-${at}" name="${LANES[at]?.[0]}" motcua:position="${LANES[at]?.[1]}">${all.filter((one) => one.lane === at).map(({ id }) => `<bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>`).join('')}${at === 0 ? '<bpmn:flowNodeRef>dau</bpmn:flowNodeRef><bpmn:flowNodeRef>cuoi</bpmn:flowNodeRef>' : ''}</bpmn:lane>`
  const task = ({ id }: { id: string }, at: number) => `<bpmn:userTask id="${id}" name="Bước ${at + 1}: xem xét, xử lý nội dung hồ sơ"><bpmn:extensionElements><motcua:step kind="appraise" workingHours="2"><motcua:work>Kiểm tra, đối chiếu nội dung hồ sơ với quy định và chuyển bước sau.</motcua:work><motcua:check>Hồ sơ đủ thành phần</motcua:check><motcua:output name="Phiếu xử lý bước ${at + 1}" /></motcua:step></bpmn:extensionElements></bpmn:userTask>`
  const place = (id: string) => all.find((one) => one.id === id) ?? (id === 'dau' ? { x: 160, y: 90 } : { x: 220 + steps * 160, y: 90 })
  const flows = chain.slice(1).map((to, at) => ({ from: chain[at] ?? '', to, id: `f-${at}` }))
  const shape = (id: string, x: number, y: number, w: number, h: number, more = '') => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"${more}><dc:Bounds x="${x}" y="${y}" width="${w}" height="${h}" /></bpmndi:BPMNShape>`
  return `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:motcua="https://motcua.vn/bpmn/1" id="d" targetNamespace="x">
<bpmn:collaboration id="c"><bpmn:participant id="so" name="Sở Công Thương" processRef="p" /></bpmn:collaboration>
<bpmn:process id="p" name="Quy trình dài" isExecutable="true"><bpmn:laneSet id="l">${LANES.map(lane).join('')}</bpmn:laneSet><bpmn:startEvent id="dau" />${all.map(task).join('')}<bpmn:endEvent id="cuoi" />
${flows.map(({ id, from, to }) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" />`).join('')}</bpmn:process>
<bpmndi:BPMNDiagram id="s"><bpmndi:BPMNPlane id="m" bpmnElement="c">${shape('so', 60, 60, width, 600, ' isHorizontal="true"')}${LANES.map((_, at) => shape(`lan-${at}`, 90, 60 + at * 120, width - 30, 120, ' isHorizontal="true"')).join('')}
${all.map(({ id, x, y }) => shape(id, x, y, 120, 80)).join('')}${shape('dau', 160, 90, 36, 36)}${shape('cuoi', 220 + steps * 160, 90, 36, 36)}
${flows.map(({ id, from, to }) => { const [a, b] = [place(from), place(to)]; return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${a.x + 60}" y="${a.y + 40}" /><di:waypoint x="${b.x}" y="${b.y + 40}" /></bpmndi:BPMNEdge>` }).join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`
}

async function longInput(steps: number): Promise<OutputInput> {
  const [seed] = loadSeedProcedures().filter(({ key }) => key === '2.000004')
  if (!seed) throw new Error('no procedure 2.000004')
  const definition = { ...seed, time: { value: Math.ceil((steps * 2) / 8), unit: 'workingDay' as const, text: null }, process: { bpmn: longProcess(steps) } }
  return {
    definition, plan: await compileBpmn(definition.process.bpmn), version: { number: 1, hash: hashOf(definition), validFrom: '2023-01-01', state: 'published' },
    agency: { code: 'H08.14', name: 'Sở Công Thương tỉnh Bình Định', parentName: 'Ủy ban nhân dân tỉnh Bình Định', place: 'Bình Định', address: '', phone: '' },
    baseUrl: 'http://localhost:3000', amendments: [{ number: 1, validFrom: '2023-01-01', parts: 'Toàn bộ', summary: 'Ban hành lần đầu', decision: null }],
    decision: null, approval: { drafter: null, reviewer: null, approver: null }, roleNames, names: {},
  }
}

const middle = (times: number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
async function timed(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return middle(times)
}

/** Check and all outputs of a procedure of thirty steps; then each paper. The threads run already, as in a server. */
export async function measureOutputs(note: (what: string, figure: string, against: string, target: string) => void): Promise<void> {
  const input = await longInput(30)
  const all = () => outputKinds.flatMap((kind) => outputs[kind].formats.map((format) => ({ kind, format })))
  const whole = async () => {
    const plan = await compileBpmn(input.definition.process?.bpmn ?? '')
    checkDefinition(input.definition, { plan })
    const now = { ...input, plan }
    await Promise.all(all().map(({ kind, format }) => outputs[kind].render(now, format)))
  }
  await whole()
  note('30 steps: check and all outputs, PDF and DOCX', `${Math.round(await timed(7, whole))} ms`, '', '≤ 1,000 ms')
  for (const { kind, format } of all().filter((one) => one.format === 'pdf' || one.format === 'docx')) {
    note(`30 steps: ${kind} as ${format}`, `${Math.round(await timed(9, () => outputs[kind].render(input, format)))} ms median`, '', format === 'pdf' ? '≤ 150 ms' : '')
  }
  await closeEngine()
}
