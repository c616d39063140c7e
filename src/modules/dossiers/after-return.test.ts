import { expect, it } from 'vitest'
import { promotionAnswers, sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { withProcess } from '../../seed/procedures.ts'
import { loadSeedProcedures } from '../procedures/load.ts'
import { publishVersion } from '../procedures/service.ts'
import { readLines } from './model/work.ts'
import { acceptDossier, endStep, fileDossier, handOverResult, myWork, viewDossier } from './service.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house)

// The result is issued; beside its return the specialist notes it in a book, and after it the one-stop puts the dossier away.
const bpmn = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:motcua="https://motcua.vn/bpmn/1" id="d" targetNamespace="urn:motcua:test">
  <process id="p" isExecutable="true">
    <laneSet id="ls"><lane id="l1" name="Một cửa" motcua:position="receptionOfficer"><flowNodeRef>s</flowNodeRef><flowNodeRef>nhan</flowNodeRef><flowNodeRef>tra</flowNodeRef><flowNodeRef>luu</flowNodeRef><flowNodeRef>e</flowNodeRef><flowNodeRef>j</flowNodeRef></lane>
    <lane id="l2" name="Văn thư" motcua:position="clerk"><flowNodeRef>ban-hanh</flowNodeRef><flowNodeRef>g</flowNodeRef><flowNodeRef>vao-so</flowNodeRef></lane></laneSet>
    <startEvent id="s" /><sequenceFlow id="f1" sourceRef="s" targetRef="nhan" />
    <userTask id="nhan" name="Tiếp nhận"><extensionElements><motcua:step kind="receive" /></extensionElements></userTask><sequenceFlow id="f2" sourceRef="nhan" targetRef="ban-hanh" />
    <userTask id="ban-hanh" name="Phát hành"><extensionElements><motcua:step kind="issue" /></extensionElements></userTask><sequenceFlow id="f3" sourceRef="ban-hanh" targetRef="g" />
    <parallelGateway id="g" /><sequenceFlow id="f4" sourceRef="g" targetRef="tra" /><sequenceFlow id="f5" sourceRef="g" targetRef="vao-so" />
    <userTask id="tra" name="Trả kết quả"><extensionElements><motcua:step kind="return" /></extensionElements></userTask><sequenceFlow id="f6" sourceRef="tra" targetRef="luu" />
    <userTask id="luu" name="Lưu hồ sơ"><extensionElements><motcua:step kind="file" /></extensionElements></userTask><sequenceFlow id="f7" sourceRef="luu" targetRef="j" />
    <userTask id="vao-so" name="Vào sổ theo dõi" /><sequenceFlow id="f8" sourceRef="vao-so" targetRef="j" />
    <parallelGateway id="j" /><sequenceFlow id="f9" sourceRef="j" targetRef="e" /><endEvent id="e" />
  </process>
</definitions>`

const [definition] = loadSeedProcedures().filter((one) => one.key === '2.000004')
if (!definition) throw new Error('no definition')
await publishVersion(department.system(), { definition: { ...withProcess(definition), time: null, statutory: null, channels: null, process: { bpmn } }, validFrom: '2023-10-16' })
const [reception, clerk] = await Promise.all(['motcua1', 'vanthu'].map((login) => department.as(login)))
if (!reception || !clerk) throw new Error('nobody')

async function issued(key: string) {
  const { code } = await fileDossier(reception!.ctx(), { procedure: '2.000004', channel: 'direct', answers: promotionAnswers, papers: [] }, key)
  const ref = { code }
  const view = () => viewDossier(reception!.ctx(), ref)
  const task = async (stepId: string) => (await view()).situation.tasks.find((one) => one.stepId === stepId)?.id ?? ''
  const open = async () => (await view()).situation.tasks.map((one) => one.stepId).sort()
  await acceptDossier(reception!.ctx(), ref, {})
  await endStep(clerk!.ctx(), ref, { taskId: await task('ban-hanh'), result: { number: '12/XN' } })
  expect(await open()).toEqual(['tra', 'vao-so'])
  return { ref, view, task, open }
}

it('steps after the return are somebody’s work, can be ended, and end the process; the applicant hears of one end', async () => {
  const { ref, view, task, open } = await issued('khoa-sau-khi-tra')
  expect((await view()).whole.dossier).toMatchObject({ business: 'finished', delivery: 'ready' })
  // The step of return is not ended by the way: somebody takes the result.
  await expect(endStep(reception!.ctx(), ref, { taskId: await task('tra') })).rejects.toMatchObject({ status: 409, possible: ['handOver'] })
  await handOverResult(reception!.ctx(), ref, { receiver: 'Lê Thị Thu Hà', by: 'counter' })
  expect(await open()).toEqual(['luu', 'vao-so'])
  expect(readLines((await myWork(reception!.ctx(), {})).lines).map((one) => one.stepName)).toEqual(['Lưu hồ sơ'])

  const page = await (await reception!.get(`/ho-so/${ref.code}`)).text()
  expect(page).toContain('Lưu hồ sơ')
  const answer = await reception!.post(`/ho-so/${ref.code}/chuyen-buoc`, { taskId: await task('luu'), revision: String((await view()).whole.dossier.revision), note: 'Kho 2, ngăn 14' })
  expect(answer.status).toBe(303)
  await endStep(clerk!.ctx(), ref, { taskId: await task('vao-so') })
  expect((await view()).whole.dossier).toMatchObject({ business: 'finished', delivery: 'handedOver', state: { at: [] } })
  expect(await open()).toEqual([])
  expect((await view()).events.filter((one) => one.kind === 'dossier.finished')).toHaveLength(1)
  expect((await (await reception!.get(`/ho-so/${ref.code}`)).text())).toContain('Đã trả kết quả')
})

it('steps beside the return can be ended before it, and the result still waits to be handed over', async () => {
  const { ref, view, task, open } = await issued('khoa-ben-canh')
  const page = await (await clerk!.get(`/ho-so/${ref.code}`)).text()
  expect(page).toContain('Vào sổ theo dõi')
  expect(page).not.toContain('Ghi nhận đã trả kết quả')
  await endStep(clerk!.ctx(), ref, { taskId: await task('vao-so') })
  expect((await view()).whole.dossier).toMatchObject({ business: 'finished', delivery: 'ready' })
  expect(await open()).toEqual(['tra'])
  expect(await (await reception!.get(`/ho-so/${ref.code}`)).text()).toContain('Ghi nhận đã trả kết quả')
})
