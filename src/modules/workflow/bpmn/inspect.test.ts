import { describe, expect, test } from 'vitest'
import { processOf, documentOf, sketch, type Sketch } from '../fixtures/sketch.ts'
import { compileBpmn, inspectBpmn } from './inspect.ts'

const codes = async (it: Sketch) => (await inspectBpmn(sketch(it))).problems.map(({ code, element }) => `${code} ${element}`)

describe('the check names', () => {
  test.each<[string, Sketch, string[]]>([
    ['an exclusive split into a parallel join', { nodes: 's:start x:exclusive a:user b:user j:parallel e:end', flows: 's>x x>a x>b a>j b>j j>e' }, ['deadlock j']],
    ['an inclusive split into a parallel join', { nodes: 's:start x:inclusive a:user b:user j:parallel e:end', flows: 's>x x>a x>b a>j b>j j>e' }, ['deadlock j']],
    ['a way back that jumps over a split', { nodes: 's:start p:parallel a:user b:user j:parallel x:exclusive e:end', flows: 's>p p>a p>b a>j b>j j>x x>a x>e' }, ['deadlock j']],
    ['a loop without a way out', { nodes: 's:start x:exclusive a:user b:user e:end', flows: 's>x x>e x>a a>b b>a' }, ['cannotEnd a']],
    ['a branch in a loop beside one that ends', { nodes: 's:start p:parallel a:user b:user e:end', flows: 's>p p>a p>b a>e b>b' }, ['cannotEnd b']],
    ['branches that were split and never joined', { nodes: 's:start p:parallel a:user b:user c:user e:end', flows: 's>p p>a p>b a>c b>c c>e' }, ['twice c']],
    ['a split inside a loop', { nodes: 's:start a:user p:parallel e:end', flows: 's>a a>p p>a p>e' }, ['cannotEnd a']],
    ['a cycle of gateways', { nodes: 's:start x:exclusive y:exclusive e:end', flows: 's>x x>y y>x y>e' }, ['gatewayCycle y']],
    ['a cycle nobody waits in', { nodes: 's:start x:exclusive g:service e:end', flows: 's>x x>g g>x x>e' }, ['automaticCycle g']],
    ['a missing start', { nodes: 'a:user e:end', flows: 'a>e' }, ['noStart P']],
    ['two starts', { nodes: 's:start t:start a:user e:end', flows: 's>a t>a a>e' }, ['manyStarts P']],
    ['a missing end', { nodes: 's:start a:user', flows: 's>a' }, ['noEnd P', 'deadEnd a']],
    ['a step without a way to it', { nodes: 's:start a:user b:user e:end', flows: 's>a a>e b>e' }, ['unreachable b']],
    ['a step without a way on', { nodes: 's:start x:exclusive a:user e:end', flows: 's>x x>a x>e' }, ['deadEnd a']],
    ['FEEL that cannot be read', { nodes: 's:start x:exclusive a:user e:end', flows: 's>x x>a[so luong >] x>e! a>e' }, ['feelSyntax x_a']],
  ])('%s', async (_, it, expected) => {
    expect(await codes(it)).toEqual(expected)
  })

  test('every problem with a sentence of its own, in which no blank is left', async () => {
    const { problems } = await inspectBpmn(sketch({ nodes: 's:start x:exclusive=Đủ? y:exclusive e:end q:user', flows: 's>x x>y y>x y>e' }))
    for (const { message } of problems) expect(message).toMatch(/^\p{Lu}[^{}]*\.$/u)
    expect(problems.map(({ message }) => message)).toContain('Cổng y, cổng “Đủ?” nối thành vòng mà trong vòng không có bước nào.')
  })
})

describe('elements that are not executed', () => {
  const strange: [string, string][] = [
    ['complexGateway', '<complexGateway id="k"/>'],
    ['eventBasedGateway', '<eventBasedGateway id="k"/>'],
    ['sendTask', '<sendTask id="k"/>'],
    ['adHocSubProcess', '<adHocSubProcess id="k"/>'],
    ['transaction', '<transaction id="k"/>'],
    ['signalEventDefinition', '<intermediateThrowEvent id="k"><signalEventDefinition/></intermediateThrowEvent>'],
    ['multiInstanceLoopCharacteristics', '<userTask id="k"><multiInstanceLoopCharacteristics/></userTask>'],
    ['timeCycle', '<intermediateCatchEvent id="k"><timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition></intermediateCatchEvent>'],
    ['event subProcess', '<subProcess id="k" triggeredByEvent="true"/>'],
  ]
  const model = (xml: string, executable: boolean) =>
    sketch({ nodes: 's:start e:end', flows: 's>k k>e', more: xml, executable })

  test.each(strange)('%s is refused by its name when the model is to run, and kept when it is only drawn', async (name, xml) => {
    const run = await inspectBpmn(model(xml, true))
    expect(run).toMatchObject({ ok: false, executable: false })
    expect(run.problems).toContainEqual(expect.objectContaining({ code: 'notExecuted', element: 'k', message: expect.stringContaining(name) }))
    const drawn = await inspectBpmn(model(xml, false))
    expect(drawn.problems.filter(({ code }) => code === 'notExecuted')).toEqual([])
    expect(drawn).toMatchObject({ executable: false, ignored: expect.arrayContaining([expect.objectContaining({ code: 'notExecuted', element: 'k' })]) })
  })

  test('a drawn model is refused when somebody wants to run it', async () => {
    await expect(compileBpmn(model('<complexGateway id="k"/>', false))).rejects
      .toMatchObject({ code: 'workflow.notExecutable', fields: [{ field: 'k', code: 'workflow.notExecuted' }] })
  })

  test('a timer without a duration and a call to nowhere are named', async () => {
    const timer = sketch({ nodes: 's:start t:timer e:end', flows: 's>t t>e' }).replace('PT8H', 'tám giờ')
    expect((await inspectBpmn(timer)).problems.map(({ code }) => code)).toEqual(['duration'])
    const call = sketch({ nodes: 's:start e:end', flows: 's>k k>e', more: '<callActivity id="k" calledElement="Khac"/>' })
    expect((await inspectBpmn(call)).problems.map(({ code }) => code)).toEqual(['calledMissing'])
    const itself = sketch({ nodes: 's:start e:end', flows: 's>k k>e', more: '<callActivity id="k" calledElement="P"/>' })
    expect((await inspectBpmn(itself)).problems.map(({ code }) => code)).toContain('calledLoop')
  })

  test('processes that call one another twice, again and again, are refused before they fill the memory', async () => {
    const calls = Array.from({ length: 30 }, (_, i) => processOf({
      id: `Q${i}`, nodes: `s${i}:start e${i}:end`, flows: `s${i}>a${i} a${i}>b${i} b${i}>e${i}`,
      more: `<callActivity id="a${i}" calledElement="Q${i + 1}"/><callActivity id="b${i}" calledElement="Q${i + 1}"/>`,
    }))
    const last = processOf({ id: 'Q30', nodes: 's:start u:user e:end', flows: 's>u u>e' })
    expect((await inspectBpmn(documentOf(...calls, last))).problems.map(({ code }) => code)).toEqual(['tooManyNodes'])
  })

  test('data, notes, pools and extensions of other programs are listed, each by its id', async () => {
    const xml = documentOf(
      '<collaboration id="C"><participant id="dan" name="Người dân"/><messageFlow id="mf" sourceRef="dan" targetRef="a"/></collaboration>',
      processOf({
        nodes: 's:start e:end', flows: 's>a a>e',
        more: `<userTask id="a" xmlns:z="urn:z" z:who="x"><extensionElements><z:form key="k"/></extensionElements></userTask>
          <dataObject id="d"/><dataObjectReference id="dr" dataObjectRef="d"/><textAnnotation id="t"><text>Ghi chú</text></textAnnotation>`,
      }),
    )
    const { ok, executable, ignored } = await inspectBpmn(xml)
    expect([ok, executable]).toEqual([true, true])
    expect(ignored.map(({ code, element }) => `${code} ${element}`).sort())
      .toEqual(['drawnOnly d', 'drawnOnly dan', 'drawnOnly dr', 'drawnOnly mf', 'drawnOnly t', 'foreign a', 'foreign a'])
  })
})

describe('steps', () => {
  const xml = sketch({
    nodes: 's:start e:end', flows: 's>a a>b b>e',
    more: `<laneSet id="L"><lane id="l1" name="Phòng" motcua:position="officer"><flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef></lane></laneSet>
      <userTask id="a" name="Thẩm định"><extensionElements>
        <motcua:step kind="appraise" workingHours="20"><motcua:work>Xem hồ sơ</motcua:work><motcua:check>Đủ giấy tờ</motcua:check>
          <motcua:form code="M02" name="Mẫu số 02"/><motcua:output name="Dự thảo"/></motcua:step></extensionElements></userTask>
      <userTask id="b" name="Ký"><documentation>Ký văn bản</documentation><extensionElements><motcua:step position="departmentLeader"/></extensionElements></userTask>`,
  })

  test('carry their table line, and their position from the step or the lane', async () => {
    const { stepsOf } = await import('../model/plan.ts')
    expect(stepsOf(await compileBpmn(xml))).toEqual([
      {
        id: 'a', number: 1, name: 'Thẩm định', manual: false, position: 'officer', lane: 'Phòng',
        work: { kind: 'appraise', hours: 20, work: 'Xem hồ sơ', checks: ['Đủ giấy tờ'], forms: [{ code: 'M02', name: 'Mẫu số 02' }], outputs: [{ name: 'Dự thảo' }] },
      },
      { id: 'b', number: 2, name: 'Ký', manual: false, position: 'departmentLeader', lane: 'Phòng', work: { work: 'Ký văn bản', position: 'departmentLeader' } },
    ])
  })

  test.each([['kind="appraise"', 'kind="bay"'], ['workingHours="20"', 'workingHours="hai"'], ['workingHours="20"', 'workingHours="-1"']])(
    'with %s written as %s are a problem', async (good, bad) => {
      expect((await inspectBpmn(xml.replace(good, bad))).problems).toMatchObject([{ code: 'attribute', element: 'a' }])
    })
})
