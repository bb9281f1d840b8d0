/** The record of this turn. Written whole after each piece, so that a night may be cut at any moment. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const played = z.strictObject({
  name: z.string(),
  command: z.string(),
  commit: z.string(),
  date: z.string(),
  seconds: z.number(),
  isRed: z.boolean(),
  /** Lines that name a seed, and of a red piece its last lines. */
  words: z.array(z.string()),
})
export type Played = z.infer<typeof played>

const schema = z.strictObject({ turn: z.number().int().min(0), played: z.array(played) })
export type Night = z.infer<typeof schema>

export function readNight(file: string): Night {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    // The first night on this computer.
    return { turn: 0, played: [] }
  }
  return schema.parse(JSON.parse(text))
}

export function writeNight(file: string, night: Night): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(night, null, 1))
  renameSync(`${file}.new`, file)
}
