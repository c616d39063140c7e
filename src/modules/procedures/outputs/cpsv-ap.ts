import { CHANNEL_NAMES, conditionWords, LEVEL_NAMES } from '../model/words.ts'
import type { Channel, ProcedureDefinition, TimeLimit } from '../model/definition.ts'
import { timeFor } from '../model/rules.ts'
import { codeOf, versionUrl, type OutputInput } from './input.ts'
import { lawLine } from './parts/law.ts'
import { moneyLines } from './parts/money.ts'
import { timeWords } from './parts/words.ts'

/** Where the words come from: CPSV-AP 3.2 and what it stands on. Written out, so that a reader fetches nothing. */
const CONTEXT = {
  cpsv: 'http://purl.org/vocab/cpsv#', cv: 'http://data.europa.eu/m8g/', dct: 'http://purl.org/dc/terms/', eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/', owl: 'http://www.w3.org/2002/07/owl#', rdfs: 'http://www.w3.org/2000/01/rdf-schema#', schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#', spdx: 'http://spdx.org/rdf/terms#', xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

type Node = { '@id'?: string; '@type'?: string; [property: string]: unknown }

const vi = (text: string) => ({ '@value': text, '@language': 'vi' })
const typed = (value: string, type: string) => ({ '@value': value, '@type': type })
const lettersOf: Record<TimeLimit['unit'], (value: number) => string> = {
  workingDay: (value) => `P${value}D`, calendarDay: (value) => `P${value}D`, workingHour: (value) => `PT${value}H`, month: (value) => `P${value}M`, year: (value) => `P${value}Y`,
}
/** Leaves out what no source states. */
const stated = (node: Node): Node => Object.fromEntries(Object.entries(node).filter(([, value]) => value != null && !(Array.isArray(value) && value.length === 0)))

const organisation = (name: string, id?: string): Node => stated({ ...(id ? { '@id': id } : {}), '@type': 'cv:PublicOrganisation', 'skos:prefLabel': vi(name) })

/** The time as a duration; that it counts working days a duration cannot say, so the words stand beside. */
function timesOf(definition: ProcedureDefinition): { duration: unknown[]; rules: Node[] } {
  const whole = timeFor(definition, null, null).limit
  const limits = [...(whole ? [{ name: null as string | null, limit: whole }] : []), ...(definition.cases ?? []).flatMap((one) => (one.time ? [{ name: one.name, limit: one.time }] : []))]
  return {
    duration: whole ? [typed(lettersOf[whole.unit](whole.value), 'xsd:duration')] : [],
    rules: limits.map(({ name, limit }) => ({ '@type': 'cpsv:Rule', 'dct:title': vi(name === null ? 'Thời hạn giải quyết' : `Thời hạn giải quyết, trường hợp ${name}`), 'dct:description': vi(timeWords(limit)) })),
  }
}

const channelId = (url: string, channel: Channel): string => `${url}#kenh-${channel}`

function costs(definition: ProcedureDefinition, url: string): Node[] {
  return moneyLines(definition).map(({ kind, fee, caseName }) => stated({
    '@type': 'cv:Cost',
    'cv:value': fee.amount === null ? null : typed(String(fee.amount), 'xsd:integer'),
    'cv:currency': fee.amount === null ? null : 'VND',
    'dct:description': vi([kind, conditionWords(fee.when, caseName), fee.per && `mỗi ${fee.per}`, fee.basis].filter(Boolean).join('; ')),
    'cv:ifAccessedThrough': fee.when.channel === null ? null : { '@id': channelId(url, fee.when.channel) },
  }))
}

const evidence = ({ papers, cases }: ProcedureDefinition): Node[] => [
  ...(papers ?? []).map((paper) => ({ paper, of: null as string | null })),
  ...(cases ?? []).flatMap((one) => (one.papers ?? []).map((paper) => ({ paper, of: one.name }))),
].map(({ paper, of }) => stated({
  '@type': 'cv:Evidence', 'dct:identifier': paper.code, 'dct:title': vi(paper.name),
  'dct:description': of === null ? null : vi(`Trường hợp ${of}`),
  'dct:conformsTo': paper.form ? vi(paper.form.name) : null,
}))

const participation = (role: string, name: string): Node => ({ '@type': 'cv:Participation', 'cv:role': vi(role), 'cv:hasParticipant': organisation(name) })

/** The procedure as a public service of the European vocabulary (CPSV-AP), JSON-LD. */
export function cpsvAp(input: OutputInput): { '@context': typeof CONTEXT } & Node {
  const { definition, agency, version } = input
  const url = versionUrl(input)
  const { agencies } = definition
  const { duration, rules } = timesOf(definition)
  const authority = agencies.deciding ?? agencies.executing ?? agency.name
  return {
    '@context': CONTEXT,
    ...stated({
      '@id': url,
      '@type': 'cpsv:PublicService',
      'dct:identifier': codeOf(input),
      'dct:title': vi(definition.name),
      'dct:description': definition.plain.description === null || definition.composed.some((one) => one.part === 'plain.description') ? null : vi(definition.plain.description),
      'dct:language': 'vi',
      'dct:spatial': vi(agency.place),
      'owl:versionInfo': version.state === 'draft' ? 'Bản thảo' : String(version.number),
      'dct:issued': version.validFrom === null ? null : typed(version.validFrom, 'xsd:date'),
      'spdx:checksum': { '@type': 'spdx:Checksum', 'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' }, 'spdx:checksumValue': typed(version.hash, 'xsd:hexBinary') },
      'foaf:page': { '@id': url },
      'cv:thematicArea': vi(definition.field),
      'dct:type': vi(LEVEL_NAMES[definition.level]),
      'schema:keywords': definition.keywords.map(vi),
      'cv:hasCompetentAuthority': organisation(authority, agency.name.startsWith(authority) ? `${input.baseUrl}/#${agency.code}` : undefined),
      'cv:hasParticipation': [
        ...(agencies.executing === null || agencies.executing === authority ? [] : [participation('Cơ quan thực hiện', agencies.executing)]),
        ...agencies.cooperating.map((name) => participation('Cơ quan phối hợp', name)),
      ],
      'cv:holdsRequirement': definition.conditions === null ? [] : [{ '@type': 'cv:Requirement', 'dct:description': vi(definition.conditions) }],
      'cv:isDescribedAt': { '@id': `${input.baseUrl}/thu-tuc/${definition.key}` },
      'dct:audience': (definition.applicants ?? []).map(vi),
      'cv:hasChannel': (definition.channels ?? []).map(({ channel }) => ({ '@id': channelId(url, channel), '@type': 'cv:Channel', 'dct:type': vi(CHANNEL_NAMES[channel]) })),
      'cv:processingTime': duration,
      'cpsv:follows': [...rules, ...(definition.publicSteps ?? []).map((step, at) => ({ '@type': 'cpsv:Rule', 'dct:title': vi(`Bước ${at + 1}`), 'dct:description': vi(step) }))],
      'cpsv:hasInput': evidence(definition),
      'cpsv:produces': (definition.results ?? []).map((result) => stated({ '@type': 'cv:Output', 'dct:identifier': result.code, 'dct:title': vi(result.name) })),
      'cv:hasCost': costs(definition, url),
      'cv:hasLegalResource': (definition.legalBasis ?? []).map((law) => stated({
        ...(law.url ? { '@id': law.url } : {}), '@type': 'eli:LegalResource', 'eli:number': law.number, 'dct:title': vi(lawLine(law)),
        'eli:date_document': law.issuedOn === null ? null : typed(law.issuedOn, 'xsd:date'),
      })),
      'dct:relation': definition.related.map((key) => ({ '@id': `${input.baseUrl}/thu-tuc/${key}` })),
    }),
  }
}
