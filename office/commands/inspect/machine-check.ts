/**
 * The output of `ippyo inspect machine --json`, as a file that a stick carries to the office. Codes and facts: its reader has the
 * words. Nobody signed it: the sheet that is made of it is signed by hand, beside the machine (docs/documents.md).
 */
import { z } from 'zod'
import { parseJson } from '#election/keys/json-file.ts'
import { parseMinute } from '#election/time.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { REQUIREMENTS, type Requirement } from '#shell/machine/requirement.ts'

const MACHINE_CHECK_BYTES_MAX = 64 * 1024
const text = (longest: number) => z.string().max(longest)

/** `number`: 照合番号 of its key. */
const machineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['kiosk', 'issuer']), id: text(32), serial: text(64), number: text(32) }),
  z.object({ kind: z.enum(['tally', 'sorting']), serial: text(64), number: text(32) }),
  z.object({ kind: z.literal('office') }),
])
export type MachineChecked = z.infer<typeof machineSchema>

const softwareSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('as-listed'), fingerprint: z.string().regex(/^\d{5}( \d{5}){3}$/) }),
  z.object({ type: z.literal('unlisted') }),
  z.object({ type: z.literal('differs'), path: text(300) }),
])

const checkSchema = z.object({
  kind: z.literal('machine-check'),
  /** Null: it needs none. */
  keys: z.boolean().nullable(),
  /** Null: it has no keys. */
  machine: machineSchema.nullable(),
  at: z.string().transform((minute, context) => {
    const read = parseMinute(minute)
    if (read === null) context.addIssue('no minute')
    return read ?? z.NEVER
  }),
  software: softwareSchema,
  /** Each once; one that is not there was not asked. */
  points: z
    .array(z.object({ requirement: z.enum(REQUIREMENTS), holds: z.boolean(), found: text(2000) }))
    .min(1)
    .refine((points) => new Set(points.map(({ requirement }) => requirement)).size === points.length),
})
export type MachineCheck = z.infer<typeof checkSchema>

/** The file's word about itself counts for nothing: each point counts. */
export function mayStart({
  keys,
  machine,
  software,
  points,
}: Pick<MachineCheck, 'keys' | 'machine' | 'software' | 'points'>): boolean {
  return keys !== false && machine !== null && software.type === 'as-listed' && points.every(({ holds }) => holds)
}

/** In a shell nobody asks for devices, and a file may leave a point out: the sheet names each that is missing. */
export function notAsked({ points }: Pick<MachineCheck, 'points'>): readonly Requirement[] {
  const asked = new Set(points.map(({ requirement }) => requirement))
  return REQUIREMENTS.filter((each) => !asked.has(each))
}

/** Null: they are no such check. */
export function parseMachineCheck(bytes: Uint8Array): MachineCheck | null {
  return parseJson(bytes, MACHINE_CHECK_BYTES_MAX, checkSchema)
}

/** Null: the file is no such check. */
export async function readMachineCheck(path: string): Promise<MachineCheck | null> {
  // It gives one byte above the bound of a file that is too long.
  return parseMachineCheck(await readRegular(path, MACHINE_CHECK_BYTES_MAX))
}
