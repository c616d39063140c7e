import { expect, it } from 'vitest'
import { promotionAnswers, sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { withProcess } from '../../seed/procedures.ts'
import { loadSeedProcedures } from '../procedures/load.ts'
import { publishVersion } from '../procedures/service.ts'
import { acceptDossier, deliverMessage, endStep, fileDossier, viewDossier } from './service.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, [])

// Reception, then, for what came to the counter, an answer of another body is awaited; after four working hours somebody is told to chase it.
const bpmn = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:motcua="https://motcua.vn/bpmn/1" id="d" targetNamespace="urn:motcua:test">
  <message id="m" name="tra-loi" />
  <process id="p" isExecutable="true">
    <laneSet id="ls"><lane id="l1" name="Một cửa" motcua:position="receptionOfficer"><flowNodeRef>s</flowNodeRef><flowNodeRef>nhan</flowNodeRef><flowNodeRef>g</flowNodeRef></lane>
    <lane id="l2" name="Chuyên viên" motcua:position="officer"><flowNodeRef>cho</flowNodeRef><flowNodeRef>nhac</flowNodeRef><flowNodeRef>doi</flowNodeRef><flowNodeRef>e</flowNodeRef><flowNodeRef>e2</flowNodeRef><flowNodeRef>soan</flowNodeRef><flowNodeRef>qua-mang</flowNodeRef></lane></laneSet>
    <startEvent id="s" /><sequenceFlow id="f1" sourceRef="s" targetRef="nhan" />
    <userTask id="nhan" name="Tiếp nhận"><extensionElements><motcua:step kind="receive" /></extensionElements></userTask><sequenceFlow id="f2" sourceRef="nhan" targetRef="g" />
    <exclusiveGateway id="g" default="khac" /><sequenceFlow id="tai-quay" sourceRef="g" targetRef="soan"><conditionExpression>channel = "direct"</conditionExpression></sequenceFlow>
    <sequenceFlow id="khac" sourceRef="g" targetRef="qua-mang" /><userTask id="qua-mang" name="Soạn văn bản trả lời qua mạng" /><sequenceFlow id="f7" sourceRef="qua-mang" targetRef="e" />
    <userTask id="soan" name="Soạn văn bản lấy ý kiến" /><boundaryEvent id="doi" attachedToRef="soan" cancelActivity="false"><timerEventDefinition><timeDuration>PT4H</timeDuration></timerEventDefinition></boundaryEvent>
    <sequenceFlow id="f3" sourceRef="doi" targetRef="nhac" /><userTask id="nhac" name="Nhắc văn bản" /><sequenceFlow id="f4" sourceRef="nhac" targetRef="e2" /><endEvent id="e2" />
    <sequenceFlow id="f5" sourceRef="soan" targetRef="cho" />
    <intermediateCatchEvent id="cho" name="Chờ trả lời"><messageEventDefinition messageRef="m" /></intermediateCatchEvent>
    <sequenceFlow id="f6" sourceRef="cho" targetRef="e" /><endEvent id="e" />
  </process>
</definitions>`

it('timers of the process fire by working time, and awaited messages move it on', async () => {
  const [definition] = loadSeedProcedures().filter((one) => one.key === '2.000004')
  if (!definition) throw new Error('no definition')
  await publishVersion(department.system(), { definition: { ...withProcess(definition), time: null, statutory: null, channels: null, process: { bpmn } }, validFrom: '2023-10-16' })
  const reception = await department.as('motcua1')
  const filed = await fileDossier(reception.ctx(), { procedure: '2.000004', channel: 'direct', answers: promotionAnswers, papers: [] }, 'khoa-quy-trinh-rieng')
  const ref = { code: filed.code }
  await acceptDossier(reception.ctx(), ref, {})
  const view = () => viewDossier(reception.ctx(), ref)
  const open = async () => (await view()).situation.tasks.map((t) => t.stepId).sort()
  expect(await open()).toEqual(['soan'])

  // 09:15 and four working hours: 15:15 the same day (break 11:30–13:30).
  const { rows } = await house.hall.ownerPool.query<{ run_at: Date }>("select run_at from graphile_worker.jobs where task_identifier = 'dossiers.fireTimer'")
  expect(rows.map((row) => row.run_at.toISOString())).toEqual(['2023-10-16T08:15:00.000Z'])
  await house.runJobs()
  expect(await open()).toEqual(['nhac', 'soan'])

  const specialist = await department.as('chuyenvien1')
  await expect(deliverMessage(specialist.ctx(), ref, { message: 'tra-loi' })).rejects.toMatchObject({ status: 409 })
  const task = (await view()).situation.tasks.find((t) => t.stepId === 'soan')
  await endStep(specialist.ctx(), ref, { taskId: task?.id ?? '' })
  expect(await open()).toEqual(['nhac'])
  await endStep(specialist.ctx(), ref, { taskId: (await view()).situation.tasks[0]?.id ?? '' })
  await deliverMessage(specialist.ctx(), ref, { message: 'tra-loi' })
  // The message was the last thing waited for: the dossier is finished, and that is told.
  expect((await view()).whole.dossier).toMatchObject({ business: 'finished', state: { at: [] } })
  expect((await view()).events.map((e) => e.kind)).toEqual(expect.arrayContaining(['dossier.timerFired', 'dossier.messageReceived', 'dossier.finished']))
})
