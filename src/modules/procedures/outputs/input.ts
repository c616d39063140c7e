import type { Plan } from '../../workflow/model.ts'
import type { ProcedureDefinition } from '../model/definition.ts'
import { templateHref, type TemplateFile } from '../model/template.ts'

/** Who drafted, reviewed or approved, and when; `at` null: not signed yet. */
export type Signatory = { name: string; title: string; at: Date | null }

/** All that the outputs of a version are made of: equal inputs give equal outputs. */
export type OutputInput = {
  definition: ProcedureDefinition
  /** The compiled process; null while there is none. */
  plan: Plan | null
  version: { number: number; hash: string; validFrom: string | null; state: 'draft' | 'published' }
  agency: { code: string; name: string; parentName: string; place: string; address: string; phone: string }
  /** Without a slash at the end. */
  baseUrl: string
  /** One row for each earlier and this version, oldest first: the amendment table of the ISO document. `parts`: which of its sections changed. */
  amendments: { number: number; validFrom: string | null; summary: string; decision: string | null; parts: string }[]
  /** The publication decision (quyết định công bố), when there is one; `title`: of who signed it. */
  decision: { number: string; signedOn: string; signer: string; title: string } | null
  /** The approval page of the ISO document. */
  approval: { drafter: Signatory | null; reviewer: Signatory | null; approver: Signatory | null }
  /** Vietnamese names of positions. */
  roleNames: Record<string, string>
  /** Names of other procedures it speaks of, by key. */
  names: Record<string, string>
}

export const outputKinds = ['page', 'annex', 'internal-process', 'iso', 'plan', 'national-json', 'cpsv-ap'] as const
export type OutputKind = (typeof outputKinds)[number]
export type OutputFormat = 'html' | 'pdf' | 'docx' | 'json'

/** Code of the procedure; where no source shows one, its key stands for it. */
export const codeOf = ({ definition }: OutputInput): string => definition.code ?? definition.key

/** The public page of this version; a draft has none and names where its page will be. */
export const versionUrl = ({ definition, version, baseUrl }: OutputInput): string =>
  `${baseUrl}/thu-tuc/${definition.key}${version.state === 'draft' ? '' : `?phien-ban=${version.number}`}`

/** Where a template file of this version is fetched; null where there is none, and of a draft, whose files nobody may fetch yet. */
export const templateUrl = ({ definition, version, baseUrl }: OutputInput, file: TemplateFile | null | undefined): string | null =>
  file && version.state === 'published' ? `${baseUrl}${templateHref(definition.key, file)}` : null
