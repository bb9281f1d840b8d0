/** Two exporters at the terminal: what they type is a signed line and a paper, with no database anywhere. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeAuthority } from '#election/keys/authority.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { writeExporterKey } from '#election/online/exporter-key.ts'
import { INCIDENTS_FILE, openIncidents, readIncidents } from '#election/online/incidents.ts'
import { Program } from '#simulation/online/programs/program.ts'
import { writeDocuments } from '#simulation/online/signed-election.ts'
import { votersElection } from '#simulation/rooms/voter-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { Text } from '#ui/messages/message.ts'
import { exportQuestions, incidentQuestions as questions, incidentRefusals as refusals } from '#words/online.ts'

const PASSPHRASE = 'an invented passphrase'
const randomness = seededRandomness('incident at a terminal')
const directory = mkdtempSync(join(tmpdir(), 'ippyo-incident-'))
afterAll(() => rmSync(directory, { recursive: true }))
const made = votersElection({
  ...{ seed: 'incident', now: 1_790_000_000, page: 'https://vote.example', clientFiles: '00'.repeat(32) },
  authority: makeAuthority(randomness),
})
mkdirSync(join(directory, 'election'))
const election = writeDocuments(made, join(directory, 'election'))
const keyFiles = await Promise.all(
  made.exporters.map(async (key, at) => {
    const path = join(directory, `exporter-${at}.key`)
    writeFileSync(path, await writeExporterKey(key, { passphrase: PASSPHRASE, cost: COST_FIXTURE, randomness }))
    return path
  }),
)
const config = join(directory, 'incident.json')
writeFileSync(config, JSON.stringify({ election, keyFiles }))
const list = () => {
  const { electionId, keys } = made.settings
  const bytes = new Uint8Array(readFileSync(join(election.package, INCIDENTS_FILE)))
  const read = readIncidents(bytes, { electionId, exporters: keys.exporters })
  return read.ok ? read.value.lines : expect.unreachable(read.error.type)
}

async function typed(about: string, answers: readonly string[], line: number) {
  const program = new Program('online/main/incident.ts', [config], null)
  const asked: readonly Text[] = [
    ...[questions.incident, questions.class, questions.measure],
    ...[about === '' ? questions.from : questions.fromBefore, questions.to, questions.lineJa, questions.lineEn],
  ]
  const saying = ({ en }: Text) => (en.split(/[{]/)[0] ?? '').slice(0, 30)
  // Words that are typed before the question are nobody's answer.
  const answer = async (text: Text, word: string, turn = 1) => {
    await program.says((said) => said.startsWith(saying(text)), turn)
    if (about !== '' && (text === questions.lineJa || text === questions.lineEn))
      await program.says((said) => said.startsWith(saying(questions.textBefore)), text === questions.lineJa ? 1 : 2)
    program.type(word)
  }
  for (const [at, question] of asked.entries()) await answer(question, [about, ...answers][at] ?? '')
  for (const turn of [1, 2]) {
    await program.says((said) => said.startsWith('Every voter reads this line'), turn)
    program.type(String(line))
    await program.says((said) => said.includes(exportQuestions.passphrase.en), turn)
    program.type(PASSPHRASE)
  }
  expect(await program.ended).toBe(0)
}

test('enters an incident, ends it, and prints the paper', async () => {
  await typed('', ['1', '1', '2026-11-18T09:10', '', '通信が切れました。', 'The line is down.'], 1)
  expect(openIncidents(list())).toMatchObject([
    { incident: 1, class: 'system', measure: 'stopped', ja: '通信が切れました。' },
  ])
  await typed('1', ['1', '1', '', '2026-11-18T09:40', '', ''], 2)
  const [first, second] = list()
  expect([first?.to, second]).toMatchObject([null, { incident: 1, from: first?.from, en: 'The line is down.' }])
  expect(openIncidents(list())).toEqual([])
  const paper = new Program('online/main/incident.ts', [config, 'paper', join(directory, 'report.pdf')])
  expect(await paper.ended).toBe(0)
  expect(readFileSync(join(directory, 'report.pdf'), 'latin1').slice(0, 5)).toBe('%PDF-')
})

test('says in words why a damaged list takes no line, and leaves it as it is', async () => {
  const path = join(election.package, INCIDENTS_FILE)
  writeFileSync(path, '{}')
  const program = new Program('online/main/incident.ts', [config], null)
  expect(await program.ended).toBe(1)
  expect(program.lines).toContain(refusals['incidents-malformed'].en)
  expect(readFileSync(path, 'utf8')).toBe('{}')
})
