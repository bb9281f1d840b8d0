/** An operator writes each configuration from docs/formats/online-config.md alone: every member is there, and no other. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { ONLINE } from '#build/translated.mjs'
import {
  collectorConfig,
  digitalAuthAppConfig,
  evidenceConfig,
  exportConfig,
  gateConfig,
  holdConfig,
  incidentConfig,
  migrateConfig,
  pageConfig,
  provisionConfig,
  rollConfig,
  sequencerConfig,
  takeOverConfig,
  witnessConfig,
} from './config.ts'

const SCHEMAS: Readonly<Record<string, z.ZodObject>> = {
  ...{ collector: collectorConfig, 'digital-auth-app': digitalAuthAppConfig, evidence: evidenceConfig },
  ...{
    export: exportConfig,
    gate: gateConfig,
    hold: holdConfig,
    incident: incidentConfig,
    migrate: migrateConfig,
    page: pageConfig,
  },
  ...{
    provision: provisionConfig,
    roll: rollConfig,
    sequencer: sequencerConfig,
    'take-over': takeOverConfig,
    witness: witnessConfig,
  },
}

const page = readFileSync(join(import.meta.dirname, '../../docs/formats/online-config.md'), 'utf8')
const named = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
const rows = (heading: string) => {
  const [, table = ''] = page.split(`| ${heading} |`)
  return [...(table.split('\n\n')[0] ?? '').matchAll(/^\| (`[^|]*) \| (.*) \|$/gm)]
}

test.each(
  rows('program | members').map(([, program = '', members = '']) => [named(program)[0] ?? '', named(members)] as const),
)('%s', (program, members) => {
  expect(members.toSorted()).toEqual(Object.keys(SCHEMAS[program]?.shape ?? {}).toSorted())
})

test('every program that reads a configuration has its row, and every member its value', () => {
  const programs = rows('program | members').map(([, program = '']) => named(program)[0])
  const reading = readdirSync(import.meta.dirname)
    .filter((name) => !name.endsWith('.test.ts') && name !== 'config.ts')
    .filter((name) => readFileSync(join(import.meta.dirname, name), 'utf8').includes('readConfig('))
  expect(programs.toSorted()).toEqual(reading.map((name) => name.replace('.ts', '')).toSorted())
  // Tests start each as it was translated once.
  const translated = ONLINE.filter((file) => file.startsWith('online/main/'))
  expect(translated).toEqual(programs.toSorted().map((name) => `online/main/${name}.ts`))
  const used = new Set(rows('program | members').flatMap(([, , members = '']) => named(members)))
  const described = rows('member | value').flatMap(([, members = '']) => named(members))
  expect(described.toSorted()).toEqual([...used].toSorted())
})

test('every role that the schema makes has its row', () => {
  const roles = rows('role of the database | program').flatMap(([, names = '']) => named(names))
  const made = ['box', 'roll'].flatMap((side) => {
    const sql = readFileSync(join(import.meta.dirname, `../database/${side}/001-schema.sql`), 'utf8')
    return [
      ...(/ARRAY\[([^\]]*)\] LOOP\s+IF NOT EXISTS \(SELECT FROM pg_roles/.exec(sql)?.[1] ?? '').matchAll(/'(\w+)'/g),
    ].map(([, role = '']) => role)
  })
  expect(roles.toSorted()).toEqual(made.toSorted())
})
