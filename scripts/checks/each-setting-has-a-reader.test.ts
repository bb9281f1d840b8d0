/**
 * Each setting of a signed document is read by a program: two people approve it, so it must change something. Code that reads, writes or checks the
 * form of the document itself is no reader of its settings.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { candidateListSchema, packageSchema } from '#election/definition/package-schema.ts'
import { onlineSettingsSchema } from '#election/online/settings.ts'
import { ourFiles } from './our-files.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const PROGRAMS = ['documents', 'election', 'hardware', 'issuer', 'kiosk', 'office', 'online', 'shell', 'tally']
/** The form of the documents: where they are made, read and shown as they are. */
const OF_THE_FORM =
  /^election\/definition\/(?:import\/|definition\.ts|package-schema\.ts|package\.ts|settings\.ts|signed-candidate-list\.ts)|\.test\.tsx?$/

/** Words like `channels` are used elsewhere too: who reads a switch names what it is a part of. */
const NAMED_WITH = new Set(['settings', 'switches'])

/** Every member by its own name, at any depth; with the name before it where that is needed. */
function membersOf(schema: z.ZodType, within = ''): readonly string[] {
  const def = schema._zod.def as unknown as {
    readonly shape?: Readonly<Record<string, z.ZodType>>
    readonly element?: z.ZodType
    readonly innerType?: z.ZodType
    readonly valueType?: z.ZodType
    readonly options?: readonly z.ZodType[]
    readonly items?: readonly z.ZodType[]
  }
  const before = NAMED_WITH.has(within) ? `${within}.` : ''
  const own = Object.entries(def.shape ?? {}).flatMap(([name, member]) => [before + name, ...membersOf(member, name)])
  const inner = [def.element, def.innerType, def.valueType, ...(def.options ?? []), ...(def.items ?? [])]
  return [...own, ...inner.flatMap((each) => (each === undefined ? [] : membersOf(each, within)))]
}

const code = PROGRAMS.flatMap((folder) => ourFiles(ROOT, /\.tsx?$/, folder))
  .filter((file) => !OF_THE_FORM.test(file))
  .map((file) => readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))

/** `x.name`, or a member that is taken out of an object; a type or an object that is made of it is none. */
function isRead(member: string): boolean {
  const [name = '', within = ''] = member.split('.').reverse()
  const taken = new RegExp(`\\.${name}\\b|\\{[^{}]*\\b${name}\\b[^{};]*\\}\\s*(?:=[^=>]|:|\\)\\s*(?:=>|:))`)
  return code.some((text) => text.includes(within) && taken.test(text))
}

test.each([
  ['the package', packageSchema, 70],
  ['the candidate list', candidateListSchema, 20],
  ['the settings of an online box', onlineSettingsSchema, 25],
])('%s', (_document, schema, least) => {
  const members = [...new Set(membersOf(schema))]
  expect(members.length).toBeGreaterThan(least)
  expect(members.filter((name) => !isRead(name))).toEqual([])
})

test('a member that no program reads is seen', () => {
  expect([isRead('colourOfTheBox'), isRead('switches.sampleRate')]).toEqual([false, false])
})
