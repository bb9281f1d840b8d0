/** SCR-01: a municipality's own words in the configuration of an issuer, and what may stand in them. */
import { expect, test } from 'vitest'
import { appConfigSchema } from './config.ts'

const takes = (scripts: object): boolean => appConfigSchema.safeParse({ package: '/p', machine: '/m', scripts }).success

test('a step by its name, line by line, with the places that the step has values for', () => {
  expect(takes({ opening: ['ただいまから{election}の投票を{station}で始めます。', '始めます。'] })).toBe(true)
  expect(takes({ handOver: ['{contests}のカードです。'], end: ['終わりです。'] })).toBe(true)
  expect(takes({})).toBe(true)
  for (const scripts of [
    { overture: ['始めます。'] },
    { opening: [] },
    { opening: [''] },
    { opening: ['あ'.repeat(401)] },
    { opening: Array(10).fill('始めます。') },
    { opening: ['{contests}を始めます。'] },
    { closing: ['{time}になりました。'] },
    { opening: '始めます。' },
  ])
    expect([scripts, takes(scripts)]).toEqual([scripts, false])
})
