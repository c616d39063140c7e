import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sketch } from '../fixtures/sketch.ts'
import type { Element } from './element.ts'
import { inspectBpmn } from './inspect.ts'
import { lostBetween } from './lost.ts'
import { keepFrom, readBpmn, writeBpmn } from './read.ts'

const good = sketch({ nodes: 's:start a:user e:end', flows: 's>a a>e' })

/** Of the processor: the tests run beside others. */
const secondsSince = (began: NodeJS.CpuUsage): number => process.cpuUsage(began).user / 1e6

describe('a file that must not be read', () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`
  const zip = new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, 0xdf, 0xa4, 0xd2, 0x6c, 0x5a, 1, 0, 0, ...Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)])
  test.each<[string, string | Uint8Array, string]>([
    ['plain text', 'Kính gửi Sở', 'notXml'],
    ['nothing', '', 'notXml'],
    ['XML that breaks off', good.slice(0, -20), 'notXml'],
    ['an undeclared prefix', good.replace('<startEvent', '<x:thing/><startEvent'), 'notXml'],
    ['an undeclared entity', good.replace('id="a"', 'id="a" name="&nbsp;"'), 'notXml'],
    ['a billion laughs', `${laughs}<definitions name="&j;"/>`, 'doctype'],
    ['an external entity', '<!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>', 'doctype'],
    ['another kind of XML', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'notBpmn'],
    ['definitions of another namespace', '<definitions xmlns="urn:x"/>', 'notBpmn'],
    ['thousands of nested tags', `${'<a>'.repeat(5000)}`.replace('<a>', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">'), 'tooDeep'],
    ['three megabytes', `${good}<!--${'x'.repeat(3 * 1024 * 1024)}-->`, 'tooLarge'],
    ['a Word file by the name of BPMN', zip, 'encoding'],
    ['an entity that reads a file', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><definitions name="&x;"/>', 'doctype'],
    ['an entity of parameters from elsewhere', '<!DOCTYPE d [<!ENTITY % x SYSTEM "http://169.254.169.254/"> %x;]><d/>', 'doctype'],
    ['two megabytes of one attribute', good.replace('id="a"', `id="a" name="${'x'.repeat(2 * 1024 * 1024)}"`), 'tooLarge'],
    ['ninety thousand elements', good.replace('<userTask id="a">', `<userTask id="a">${'<x/>'.repeat(90_000)}`), 'tooDeep'],
    ['an attribute twice', good.replace('id="a"', 'id="a" id="b"'), 'notXml'],
    ['bytes of no known encoding', new Uint8Array([0x3c, 0xff, 0xfe, 0x80]), 'encoding'],
    ['BPMN without a process', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x"/>', 'noProcess'],
  ])('%s', async (_, input, code) => {
    const began = process.cpuUsage()
    const found = await inspectBpmn(input)
    expect(secondsSince(began)).toBeLessThan(2)
    expect(found).toMatchObject({ ok: false, executable: false, problems: [{ code, element: null }] })
  })
})

test('what is huge but harmless is answered within two seconds', async () => {
  const began = process.cpuUsage()
  const wide = good.replace('id="a"', `id="a" name="${'Thẩm định '.repeat(100_000)}"`)
  expect((await inspectBpmn(wide)).ok).toBe(true)
  const spaced = good.replace('id="D"', `id="D"${' '.repeat(1_000_000)}`)
  expect((await inspectBpmn(spaced)).ok).toBe(true)
  expect(secondsSince(began)).toBeLessThan(2)
})

test('UTF-16 and a byte order mark are read', async () => {
  const utf16 = new Uint8Array(Buffer.from(`\uFEFF${good.replace('UTF-8', 'UTF-16')}`, 'utf16le'))
  expect((await inspectBpmn(utf16)).ok).toBe(true)
  expect((await inspectBpmn(`\uFEFF${good}`)).ok).toBe(true)
})

test('a broken reference and a doubled id are named', async () => {
  const broken = await inspectBpmn(good.replace('targetRef="e"', 'targetRef="khong-co"'))
  expect(broken.problems.map(({ code }) => code)).toContain('brokenReference')
  const doubled = await inspectBpmn(good.replace('<endEvent id="e">', '<endEvent id="a">'))
  expect(doubled.problems).toContainEqual(expect.objectContaining({ code: 'duplicateId', element: 'a' }))
})

describe('a round trip', () => {
  const seeds = ['standard-40h', 'consult-40h', 'notify']
  test.each(seeds)('loses nothing of %s', async (name) => {
    const xml = readFileSync(new URL(`../../../../seeds/processes/${name}.bpmn`, import.meta.url), 'utf8')
    const written = await writeBpmn(await readBpmn(xml))
    expect(written.lost).toEqual([])
    expect(lostBetween(written.xml, xml)).toEqual([])
  })

  test('keeps what other programs wrote', async () => {
    const foreign = good
      .replace('xmlns:motcua', 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:z="urn:z" xmlns:motcua')
      .replace('<userTask id="a">', `<userTask id="a" camunda:assignee="demo" z:colour="xanh"><documentation>Ghi &lt;chú&gt;</documentation><extensionElements>
        <camunda:formData><camunda:formField id="f" type="string">Văn bản</camunda:formField></camunda:formData><z:deep><z:er n="1"/></z:deep></extensionElements>`)
      .replace('<endEvent', '<dataObject id="d"/><dataStoreReference id="ds" name="Kho"/><complexGateway id="k" z:x="y"/><endEvent')
    const written = await writeBpmn(await readBpmn(foreign))
    expect(written.lost).toEqual([])
    const again = await writeBpmn(await readBpmn(written.xml))
    expect(again.xml).toBe(written.xml)
  })

  test('keeps comments, and elements where BPMN knows none, which it names', async () => {
    const odd = good.replace('<startEvent', '<!-- người vẽ: An --><startEvent').replace('<endEvent', '<khongCo id="q" n="1"/><endEvent')
    const bpmn = await readBpmn(odd)
    expect(bpmn.problems).toContainEqual(expect.objectContaining({ code: 'unread' }))
    const { xml, lost } = await writeBpmn(bpmn)
    expect(lost).toEqual([])
    expect(xml).toMatch(/<!-- người vẽ: An -->[^]*<khongCo id="q" n="1"\/>/)
  })

  test('leaves out what an editor took out, with what hung on it, and says so', async () => {
    const odd = good.replace('<userTask id="a">', '<userTask id="a"><!-- hỏi lại -->').replace('<endEvent', '<!-- sau cùng --><endEvent')
    const bpmn = await readBpmn(odd)
    const [process] = bpmn.definitions.get('rootElements') as Element[]
    const elements = process?.get('flowElements') as Element[]
    process?.set('flowElements', elements.filter((element) => element.get('id') !== 'a'))
    const { xml, lost } = await writeBpmn(bpmn)
    expect(xml).not.toMatch(/userTask|hỏi lại/)
    expect(xml).toContain('<!-- sau cùng -->')
    expect(lost.map(({ message }) => message).join()).toMatch(/userTask#a.*hỏi lại/s)
  })

  test('keeps prefixes that a foreign part declares for itself', async () => {
    const deep = good.replace('<userTask id="a">', '<userTask id="a"><extensionElements><q:a xmlns:q="urn:q"><q:b w:z="1" xmlns:w="urn:w">x</q:b><b xmlns="urn:o"/></q:a></extensionElements>')
    expect((await writeBpmn(await readBpmn(deep))).lost).toEqual([])
    const outside = good.replace('</process>', '<z:note xmlns:z="urn:z"><w:deep xmlns:w="urn:w" n="1"/></z:note></process>')
    expect((await writeBpmn(await readBpmn(outside))).lost).toEqual([])
    expect(lostBetween(outside, await keepFrom(outside, (await writeBpmn(await readBpmn(good))).xml))).toEqual([])
  })
})

describe('other programs', () => {
  test('may write any encoding they declare', async () => {
    const latin = Buffer.from(good.replace('UTF-8', 'ISO-8859-1').replace('id="a"', 'id="a" name="Prüfung"'), 'latin1')
    expect((await inspectBpmn(new Uint8Array(latin))).plan?.nodes[1]?.name).toBe('Prüfung')
    const unknown = Buffer.from(good.replace('UTF-8', 'VISCII-9'))
    expect((await inspectBpmn(new Uint8Array(unknown))).problems.map(({ code }) => code)).toEqual(['encoding'])
  })

  test('may spell out what BPMN assumes, choose their prefixes, and break names over lines', async () => {
    const spelled = good
      .replace(/<(\/?)(definitions|process|startEvent|userTask|endEvent|sequenceFlow)/g, '<$1semantic:$2')
      .replace('xmlns="http', 'xmlns:semantic="http').replace('<semantic:definitions', '<semantic:definitions typeLanguage="http://www.w3.org/2001/XMLSchema"')
      .replace('id="a"', 'id="a" startQuantity="1" isForCompensation="false" name="Thẩm định&#10;hồ sơ"').replace('id="s"', 'id="s" isInterrupting="true"')
    expect((await inspectBpmn(spelled)).plan?.nodes[1]?.name).toBe('Thẩm định hồ sơ')
    expect((await writeBpmn(await readBpmn(spelled))).lost).toEqual([])
  })

  test('may put their own elements anywhere: they are noted, and nothing of BPMN is in doubt', async () => {
    const odd = good.replace('<userTask id="a">', '<z:note xmlns:z="urn:z">x</z:note><userTask id="a">')
    const { ok, ignored } = await inspectBpmn(odd)
    expect([ok, ignored.map(({ code }) => code)]).toEqual([true, ['unread']])
    expect((await writeBpmn(await readBpmn(odd))).lost).toEqual([])
  })
})

test('what is only drawn may have what cannot be run, without another complaint about it', async () => {
  const xml = sketch({
    nodes: 's:start a:user x:exclusive b:user e:end', flows: 's>a a>x x>b[$cond] x>e! b>k', executable: false,
    more: '<endEvent id="k"><signalEventDefinition/></endEvent><subProcess id="u" triggeredByEvent="true"/><subProcess id="v"/><sequenceFlow id="a_v" sourceRef="a" targetRef="v"/><sequenceFlow id="v_e" sourceRef="v" targetRef="e"/>',
  })
  const { ok, executable, problems, ignored } = await inspectBpmn(xml)
  expect({ ok, executable, problems }).toEqual({ ok: true, executable: false, problems: [] })
  expect(ignored.map(({ code, element }) => `${code} ${element}`).sort()).toEqual(['emptyScope v', 'feelSyntax x_b', 'notExecuted k', 'notExecuted u'])
})
