/** Writes the drawings of docs/roles/technician.md, one a machine, into `docs/pictures/wiring/`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { answerHelp } from '#build/usage.mjs'
import { WIRED, wiringSvg } from './wiring.ts'

answerHelp(import.meta.url)

const out = fileURLToPath(new URL('../../docs/pictures/wiring/', import.meta.url))
mkdirSync(out, { recursive: true })
for (const machine of WIRED) writeFileSync(`${out}${machine}.svg`, wiringSvg(machine))
